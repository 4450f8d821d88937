import type { RgbImage } from '../../main/vision/steps/image.js';
import type { MtcnnNets } from '../../main/vision/steps/mtcnn.js';
import type { Net } from '../../main/vision/steps/net.js';

/*
 * MTCNN ported line by line from davidsandberg/facenet's `detect_face.py` (models/proof/mtcnn_original.py
 * runs the same in TensorFlow): the reference for the detector in main/vision. It uses the same nets, with all
 * windows of a stage in one batch, and plain loops for the work of NumPy and OpenCV.
 */

/** A face in the original's coordinates: pixels count from 1, both ends are included. */
export interface PlainFace {
  readonly box: readonly number[];
  readonly score: number;
  /** Five points of x and y, counted from 0. */
  readonly points: readonly (readonly number[])[];
}

/** A window with its score and the offsets of bounding-box regression. */
type Candidate = { box: number[]; score: number; offsets: number[] };

/** An RGB image with float values, row by row. */
interface FloatImage {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

const factor = 0.709;
const thresholds = [0.6, 0.7, 0.7] as const;

/** Detects all faces of a picture. @param minSizePx minimum side of a face, at least 12. */
export async function detectPlainly(
  nets: MtcnnNets,
  picture: RgbImage,
  minSizePx: number,
): Promise<PlainFace[]> {
  const image = { ...picture, data: Float32Array.from(picture.data) };
  const proposals = await propose(nets.proposal, image, minSizePx);
  if (proposals.length === 0) return [];
  const refined = await refine(nets.refinement, image, proposals);
  if (refined.length === 0) return [];
  return findPoints(nets.output, image, refined);
}

/** P-Net on an image pyramid. */
async function propose(net: Net, image: FloatImage, minSizePx: number): Promise<Candidate[]> {
  const found: Candidate[] = [];
  let scale = 12 / minSizePx;
  for (let side = Math.min(image.width, image.height) * scale; side >= 12; side *= factor) {
    const small = resizeByArea(
      image,
      Math.ceil(image.width * scale),
      Math.ceil(image.height * scale),
    );
    // Here OpenCV resizes bytes to bytes; the windows of the later nets are floats.
    const rounded = { ...small, data: small.data.map(Math.round) };
    const outputs = await net.run(planesOf([rounded]), 1, small);
    const cells = boundingBoxes(outputs['scores']!, outputs['boxes']!, small.width, scale);
    found.push(...suppress(cells, 0.5, 'union'));
    scale *= factor;
  }
  return suppress(found, 0.7, 'union').map(({ box, score, offsets }) => {
    const [width, height] = [box[2]! - box[0]!, box[3]! - box[1]!];
    const regressed = box.map(
      (value, side) => value + offsets[side]! * (side % 2 ? height : width),
    );
    return { box: square(regressed).map(Math.trunc), score, offsets };
  });
}

/** R-Net on the proposals. */
async function refine(
  net: Net,
  image: FloatImage,
  windows: readonly Candidate[],
): Promise<Candidate[]> {
  const outputs = await runOn(net, image, windows);
  const refined = windows
    .map(({ box }, index) => ({
      box,
      score: outputs['scores']![index]!,
      offsets: [...outputs['boxes']!.subarray(index * 4, index * 4 + 4)],
    }))
    .filter(({ score }) => score > thresholds[1]);
  return suppress(refined, 0.7, 'union').map((window) => ({
    ...window,
    box: square(regress(window)).map(Math.trunc),
  }));
}

/** O-Net on the refined windows. */
async function findPoints(
  net: Net,
  image: FloatImage,
  windows: readonly Candidate[],
): Promise<PlainFace[]> {
  const outputs = await runOn(net, image, windows);
  const faces = windows
    .map(({ box }, index) => {
      const score = outputs['scores']![index]!;
      const offsets = [...outputs['boxes']!.subarray(index * 4, index * 4 + 4)];
      const coordinates = outputs['points']!.subarray(index * 10, index * 10 + 10);
      const points = [0, 1, 2, 3, 4].map((point) => [
        coordinates[point]! * (box[2]! - box[0]! + 1) + box[0]! - 1,
        coordinates[point + 5]! * (box[3]! - box[1]! + 1) + box[1]! - 1,
      ]);
      return { box: regress({ box, score, offsets }), score, offsets, points };
    })
    .filter(({ score }) => score > thresholds[2]);
  return suppress(faces, 0.7, 'smaller');
}

/** P-Net's cells with a sufficient score, as windows of the picture. */
function boundingBoxes(
  scores: Float32Array,
  boxes: Float32Array,
  width: number,
  scale: number,
): Candidate[] {
  const columns = Math.ceil((width - 2) / 2) - 4;
  const found: Candidate[] = [];
  for (let index = 0; index < scores.length; index++) {
    if (scores[index]! < thresholds[0]) continue;
    const [x, y] = [index % columns, Math.floor(index / columns)];
    const box = [2 * x + 1, 2 * y + 1, 2 * x + 12, 2 * y + 12].map((at) => Math.trunc(at / scale));
    const offsets = [0, 1, 2, 3].map((side) => boxes[side * scores.length + index]!);
    found.push({ box, score: scores[index]!, offsets });
  }
  return found;
}

/** Crops all windows and runs a net on them in one batch. */
async function runOn(
  net: Net,
  image: FloatImage,
  windows: readonly Candidate[],
): Promise<Readonly<Record<string, Float32Array>>> {
  const chips = windows.map(({ box }) => resizeByArea(crop(image, box), net.sidePx, net.sidePx));
  return net.run(planesOf(chips), windows.length);
}

/** The pixels of a window; black outside the picture. */
function crop(image: FloatImage, [left = 0, top = 0, right = 0, bottom = 0]: number[]): FloatImage {
  const [width, height] = [right - left + 1, bottom - top + 1];
  const data = new Float32Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [fromX, fromY] = [x + left - 1, y + top - 1];
      if (fromX < 0 || fromY < 0 || fromX >= image.width || fromY >= image.height) continue;
      for (let channel = 0; channel < 3; channel++) {
        data[(y * width + x) * 3 + channel] =
          image.data[(fromY * image.width + fromX) * 3 + channel]!;
      }
    }
  }
  return { width, height, data };
}

/** Resizes by area: the mean of the covered pixels, or an interpolation when upscaling. */
function resizeByArea(from: FloatImage, width: number, height: number): FloatImage {
  const data = new Float32Array(width * height * 3);
  const isUpscaled = width > from.width || height > from.height;
  const columns = isUpscaled ? neighbours(from.width, width) : covered(from.width, width);
  const rows = isUpscaled ? neighbours(from.height, height) : covered(from.height, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (const row of rows[y]!) {
          for (const column of columns[x]!) {
            const value = from.data[(row.at * from.width + column.at) * 3 + channel]!;
            sum += value * row.weight * column.weight;
          }
        }
        data[(y * width + x) * 3 + channel] = sum;
      }
    }
  }
  return { width, height, data };
}

type Weights = { readonly at: number; readonly weight: number }[];

/** For each of `to` pixels along a line, the covered pixels of `from` with their weights. */
function covered(from: number, to: number): Weights[] {
  const step = from / to;
  return Array.from({ length: to }, (_, index) => {
    const [start, end] = [index * step, Math.min(from, (index + 1) * step)];
    const weights: Weights = [];
    for (let at = Math.floor(start); at < end; at++) {
      const weight = (Math.min(end, at + 1) - Math.max(start, at)) / step;
      if (weight > 1e-6) weights.push({ at, weight });
    }
    return weights;
  });
}

/** OpenCV's `INTER_AREA` for upscaling (resize.cpp), which is almost nearest-neighbour. */
function neighbours(from: number, to: number): Weights[] {
  const step = from / to;
  return Array.from({ length: to }, (_, index) => {
    const at = Math.floor(index * step);
    const between = index + 1 - (at + 1) / step;
    const weight = between <= 0 ? 0 : between - Math.floor(between);
    return [
      { at, weight: 1 - weight },
      { at: Math.min(from - 1, at + 1), weight },
    ];
  });
}

/** A batch of images of equal size as planes (NCHW). */
function planesOf(images: readonly FloatImage[]): Float32Array {
  const [{ width, height }] = images as [FloatImage];
  const area = width * height;
  const planes = new Float32Array(images.length * 3 * area);
  for (const [index, { data }] of images.entries()) {
    for (let at = 0; at < area; at++) {
      for (let channel = 0; channel < 3; channel++) {
        planes[(index * 3 + channel) * area + at] = data[at * 3 + channel]!;
      }
    }
  }
  return planes;
}

/** Applies the bounding-box regression. */
function regress({ box, offsets }: Candidate): number[] {
  const [width, height] = [box[2]! - box[0]! + 1, box[3]! - box[1]! + 1];
  return box.map((value, side) => value + offsets[side]! * (side % 2 ? height : width));
}

function square([left = 0, top = 0, right = 0, bottom = 0]: readonly number[]): number[] {
  const side = Math.max(right - left, bottom - top);
  const x = left + (right - left) / 2 - side / 2;
  const y = top + (bottom - top) / 2 - side / 2;
  return [x, y, x + side, y + side];
}

/** Non-maximum suppression. */
function suppress<Item extends Candidate>(
  items: readonly Item[],
  limit: number,
  method: 'union' | 'smaller',
): Item[] {
  const rest = [...items].sort((one, other) => other.score - one.score);
  const kept: Item[] = [];
  for (let best = rest.shift(); best !== undefined; best = rest.shift()) {
    const box = best.box;
    kept.push(best);
    const apart = rest.filter((other) => overlap(box, other.box, method) <= limit);
    rest.splice(0, rest.length, ...apart);
  }
  return kept;
}

function overlap(one: number[], other: number[], method: 'union' | 'smaller'): number {
  const area = (box: number[]): number => (box[2]! - box[0]! + 1) * (box[3]! - box[1]! + 1);
  const width = Math.min(one[2]!, other[2]!) - Math.max(one[0]!, other[0]!) + 1;
  const height = Math.min(one[3]!, other[3]!) - Math.max(one[1]!, other[1]!) + 1;
  const shared = Math.max(0, width) * Math.max(0, height);
  if (method === 'smaller') return shared / Math.min(area(one), area(other));
  return shared / (area(one) + area(other) - shared);
}
