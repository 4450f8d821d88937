import { readFile } from 'node:fs/promises';
import { readStateDict } from '../models/formats/torch/state-dict.js';
import { writeOnnx } from '../models/formats/onnx/writer.js';
import { miniFasNet } from '../models/nets/minifasnet.js';
import { sharedData } from '../main/base/testing/shared-data.js';
import type { RgbImage } from '../main/vision/steps/image.js';
import { liveShareOf, type AntispoofNet } from '../main/vision/steps/live-share.js';
import { openNet } from '../main/vision/steps/net.js';
import { loadOpenCv } from '../main/vision/steps/opencv.js';
import { Picture } from '../main/vision/steps/picture.js';
import { frameOptions } from '../main/vision/analyse-options.js';
import { createPipeline } from '../main/vision/worker/pipeline.js';
import { inTurns, timeOfAsync } from './measure.js';
import { singleFacePictures } from './pictures.js';
import type { RowGroup } from './row.js';

const rowName = 'liveness-frame';
const netRowName = 'liveness-net';
const rounds = 60;
/** About a third of the distance between the eyes, so that every frame is compared with an earlier one. */
const stepPx = 12;
const stepsAside = 6;
/** Between frames, as at 12 frames a second. */
const frameMs = 83;

/** The published nets with the scales of their crops. */
const published = [
  ['2.7_80x80_MiniFASNetV2.pth', 2.7],
  ['4_0_0_80x80_MiniFASNetV1SE.pth', 4],
] as const;

/** What the vote of both published MiniFASNets adds to the one frame in which someone would pass by their motion. */
export const livenessNetRows: RowGroup = {
  rows: [netRowName],

  async measure() {
    const { path, isThere } = sharedData('minifasnet');
    if (!isThere) {
      console.error(`Skipping ${netRowName}: there are no weights of MiniFASNet in ${path}.`);
      return [];
    }
    const nets = await Promise.all(published.map(([name, scale]) => netOf(path + name, scale)));
    const cv = await loadOpenCv();
    const pipeline = await createPipeline();
    const [image] = await singleFacePictures();
    const { box } = (await pipeline.analyse(image!, frameOptions)).faces[0]!;
    const vote = async (): Promise<void> => {
      const picture = new Picture(cv, image!);
      await liveShareOf(nets, picture, box);
      picture.delete();
    };
    const [frameMs = NaN, voteMs = NaN] = await inTurns(
      [() => timeOfAsync(() => pipeline.analyse(image!, frameOptions)), () => timeOfAsync(vote)],
      rounds,
    );
    return [
      {
        row: netRowName,
        value: voteMs / frameMs,
        unit: 'of a frame with the policy off',
        limit: { atMost: 1 },
        details: `${voteMs.toFixed(1)} ms for the vote of two nets, ${frameMs.toFixed(1)} ms for the frame; balanced only, before someone passes`,
      },
    ];
  },
};

async function netOf(file: string, cropScale: number): Promise<AntispoofNet> {
  const { graph, sidePx } = miniFasNet(readStateDict(await readFile(file)));
  const feeding = {
    input: 'image',
    output: 'classes',
    sidePx,
    layout: 'nchw',
    channels: 'rgb',
    mean: 0,
    deviation: 1,
  } as const;
  return { net: await openNet(writeOnnx(graph), sidePx, feeding), cropScale, liveClass: 1 };
}

/** What the liveness check adds to a frame. Balanced and strict measure the same. */
export const livenessRows: RowGroup = {
  rows: [rowName],

  async measure() {
    const [picture] = await singleFacePictures();
    const frames = Array.from({ length: stepsAside }, (_, step) =>
      movedAside(picture!, step * stepPx),
    );
    const there = [...frames, ...frames.slice(1, -1).toReversed()];
    const pipeline = await createPipeline();
    let frame = 0;
    const timeOfNext = (isChecked: boolean) => () => {
      frame += 1;
      // Both look at the same frames.
      const at = Math.floor(frame / 2);
      const motionAtMs = isChecked ? 1 + at * frameMs : null;
      const options = { ...frameOptions, motionAtMs };
      return timeOfAsync(() => pipeline.analyse(there[at % there.length]!, options));
    };
    const [offMs, onMs] = await inTurns([timeOfNext(false), timeOfNext(true)], rounds);
    return [
      {
        row: rowName,
        value: onMs! / offMs!,
        unit: 'of a frame with the policy off',
        limit: { atMost: 2 },
        details: `${offMs!.toFixed(1)} ms with the policy off, ${onMs!.toFixed(1)} ms balanced and strict, while the face moves`,
      },
    ];
  },
};

/** The picture moved to the right; its left edge is repeated. */
function movedAside({ width, height, data }: RgbImage, byPx: number): RgbImage {
  const moved = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + Math.max(0, x - byPx));
      moved.set(data.subarray(from, from + 3), 3 * (y * width + x));
    }
  }
  return { width, height, data: moved };
}
