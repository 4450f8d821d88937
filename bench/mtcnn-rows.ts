import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../contract/plural.js';
import type { RgbImage } from '../main/vision/steps/image.js';
import { Detector, type Detection, type FaceDetector } from '../main/vision/steps/detect.js';
import { MtcnnDetector, type MtcnnNets } from '../main/vision/steps/mtcnn.js';
import { loadNet, openNet } from '../main/vision/steps/net.js';
import { loadOpenCv, type OpenCv } from '../main/vision/steps/opencv.js';
import { defaultOptions } from '../main/vision/analyse-options.js';
import { Picture } from '../main/vision/steps/picture.js';
import { outputNet, proposalNet, refinementNet } from '../models/nets/mtcnn-nets.js';
import { sharedData } from '../main/base/testing/shared-data.js';
import { readLayerWeights } from '../models/formats/npy/layer-weights.js';
import { writeOnnx } from '../models/formats/onnx/writer.js';
import { detectPlainly, type PlainFace } from './contestants/plain-mtcnn.js';
import { inTurns, timeOfAsync } from './measure.js';
import { singleFacePictures } from './pictures.js';
import type { RowGroup } from './row.js';

const row = 'mtcnn-vs-plain';

/** Number of pictures, and measurements of each. */
const picturesUsed = 6;
const rounds = 10;

/** Minimum side of a face, in pixels. */
const minSizePx = 60;

/** Largest difference in pixels: the two round pictures differently, which windows amplify. */
const tolerancePx = 2;

/** The MTCNN detector compared with a plain port, from pixels to faces, in one process and one thread. */
export const mtcnnRows: RowGroup = {
  rows: [row],

  async measure() {
    const { path: folder, isThere } = sharedData('mtcnn');
    if (!isThere) {
      console.error(`Skipping ${row}: there are no MTCNN weights in ${folder}.`);
      return [];
    }
    const nets = await loadNets(folder);
    const cv = await loadOpenCv();
    const detector = new MtcnnDetector(nets);
    const pictures: RgbImage[] = [];
    for (const picture of await singleFacePictures()) {
      const plain = await detectPlainly(nets, picture, minSizePx);
      requireSame(await detect(cv, detector, picture), plain);
      if (plain.length === 1 && pictures.length < picturesUsed) pictures.push(picture);
    }
    if (pictures.length < picturesUsed) {
      throw new Error(
        `MTCNN finds exactly one face in only ${counted(pictures.length, 'picture')}`,
      );
    }
    let turn = 0;
    const blazeFace = new Detector(await loadNet('blazeface'));
    const [oursMs = 0, blazeFaceMs = 0, plainMs = 0] = await inTurns(
      [
        () => timeOfAsync(() => detect(cv, detector, pictures[turn % pictures.length]!)),
        () => timeOfAsync(() => detect(cv, blazeFace, pictures[turn % pictures.length]!)),
        () =>
          timeOfAsync(() => detectPlainly(nets, pictures[turn++ % pictures.length]!, minSizePx)),
      ],
      rounds * pictures.length,
    );
    return [
      {
        row,
        value: plainMs / oursMs,
        unit: 'times as fast',
        limit: { atLeast: 3 },
        details: `${oursMs.toFixed(1)} ms here, ${plainMs.toFixed(1)} ms plain port, ${blazeFaceMs.toFixed(1)} ms BlazeFace; medians of ${rounds * pictures.length}, ${pictures.length} pictures`,
      },
    ];
  },
};

async function loadNets(folder: string): Promise<MtcnnNets> {
  const load = (number: 1 | 2 | 3) => {
    const file = join(folder, `det${number}.npy`);
    return readLayerWeights(readFileSync(file), file);
  };
  return {
    proposal: await openNet(writeOnnx(proposalNet(load(1))), 12),
    refinement: await openNet(writeOnnx(refinementNet(load(2))), 24),
    output: await openNet(writeOnnx(outputNet(load(3))), 48),
  };
}

async function detect(cv: OpenCv, detector: FaceDetector, image: RgbImage): Promise<Detection[]> {
  const picture = new Picture(cv, image);
  try {
    return await detector.detect(picture, { ...defaultOptions, minFaceWidthPx: minSizePx });
  } finally {
    picture.delete();
  }
}

/** @throws Error if the two find different faces or positions. */
function requireSame(ours: readonly Detection[], plain: readonly PlainFace[]): void {
  const large = plain.filter(({ box }) => box[2]! - box[0]! + 1 >= minSizePx);
  const same =
    ours.length === large.length &&
    ours.every(({ box, keyPoints }) => {
      const sides = [box.x + 1, box.y + 1, box.x + box.width, box.y + box.height];
      return large.some((face) => {
        const points = keyPoints.flatMap(({ x, y }, at) => [
          x - face.points[at]![0]!,
          y - face.points[at]![1]!,
        ]);
        const differences = [...sides.map((side, at) => side - face.box[at]!), ...points];
        return differences.every((pixels) => Math.abs(pixels) <= tolerancePx);
      });
    });
  if (!same) {
    throw new Error(
      `MTCNN and its plain port find different faces: ${JSON.stringify(ours.map(({ box }) => box))} and ${JSON.stringify(plain.map(({ box }) => box))}`,
    );
  }
}
