import type { RgbImage } from '../main/vision/steps/image.js';
import { frameOptions } from '../main/vision/analyse-options.js';
import { createPipeline } from '../main/vision/worker/pipeline.js';
import { inTurns, timeOfAsync } from './measure.js';
import { singleFacePictures } from './pictures.js';
import type { RowGroup } from './row.js';

const rowName = 'liveness-frame';
const rounds = 60;
/** About a third of the distance between the eyes, so that every frame is compared with an earlier one. */
const stepPx = 12;
const stepsAside = 6;
/** Between frames, as at 12 frames a second. */
const frameMs = 83;

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
