import type { RgbImage } from '../../main/vision/steps/image.js';
import type { MtcnnNets } from '../../main/vision/steps/mtcnn.js';
import type { Net } from '../../main/vision/steps/net.js';

/*
 * MTCNN ported line by line from davidsandberg/facenet's `detect_face.py` (models/proof/mtcnn_original.py
 * runs the same in TensorFlow): the yardstick for the detector in main/vision. The same nets, all windows
 * of a stage in one batch as there; what NumPy and OpenCV do there is done by plain loops here.
 */

/** A face as the original gives it: corners counted from 1, both ends included. */
export interface PlainFace {
  readonly box: readonly number[];
  readonly score: number;
  /** Five of x and y, counted from 0. */
  readonly points: readonly (readonly number[])[];
}

type Candidate = { box: number[]; score: number; shifts: number[] };

/** Values of a colour picture, row by row, RGB. */
interface FloatImage {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

const factor = 0.709;
const thresholds = [0.6, 0.7, 0.7] as const;

/** All faces of a picture. @param minSizePx of a face's side, 12 or more. */
export async function detectPlainly(
  nets: MtcnnNets,
  picture: RgbImage,
  minSizePx: number,
): Promise<PlainFace[]> {
  const image = { ...picture, data: Float32Array.from(picture.data) };
  let total: Candidate[] = [];
  let scale = 12 / minSizePx;
  for (let least = Math.min(image.width, image.height) * scale; least >= 12; least *= factor) {
    const small = resizeByArea(
      image,
      Math.ceil(image.width * scale),
      Math.ceil(image.height * scale),
    );
    // OpenCV resizes bytes to bytes; the windows below are of floats.
    const rounded = { ...small, data: small.data.map(Math.round) };
    const outputs = await nets.proposal.run(planesOf([rounded]), 1, small);
    const found = boundingBoxes(outputs['scores']!, outputs['boxes']!, small.width, scale);
    total.push(...suppress(found, 0.5, 'union'));
    scale *= factor;
  }
  total = suppress(total, 0.7, 'union').map(({ box, score, shifts }) => {
    const [width, height] = [box[2]! - box[0]!, box[3]! - box[1]!];
    const moved = box.map((value, side) => value + shifts[side]! * (side % 2 ? height : width));
    return { box: square(moved).map(Math.trunc), score, shifts };
  });
  if (total.length === 0) return [];

  const refined = await runOn(nets.refinement, image, total);
  total = total
    .map(({ box }, index) => ({
      box,
      score: refined['scores']![index]!,
      shifts: [...refined['boxes']!.subarray(index * 4, index * 4 + 4)],
    }))
    .filter(({ score }) => score > thresholds[1]);
  total = suppress(total, 0.7, 'union').map((window) => ({
    ...window,
    box: square(calibrate(window)).map(Math.trunc),
  }));
  if (total.length === 0) return [];

  const placed = await runOn(nets.output, image, total);
  const faces = total
    .map(({ box }, index) => {
      const score = placed['scores']![index]!;
      const shifts = [...placed['boxes']!.subarray(index * 4, index * 4 + 4)];
      const shares = placed['points']!.subarray(index * 10, index * 10 + 10);
      const points = [0, 1, 2, 3, 4].map((point) => [
        shares[point]! * (box[2]! - box[0]! + 1) + box[0]! - 1,
        shares[point + 5]! * (box[3]! - box[1]! + 1) + box[1]! - 1,
      ]);
      return { box: calibrate({ box, score, shifts }), score, shifts, points };
    })
    .filter(({ score }) => score > thresholds[2]);
  return suppress(faces, 0.7, 'smaller');
}

/** Cells of P-Net that may hold a face, as windows of the picture. */
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
    const shifts = [0, 1, 2, 3].map((side) => boxes[side * scores.length + index]!);
    found.push({ box, score: scores[index]!, shifts });
  }
  return found;
}

/** Cuts each window out and runs them through a net together. */
async function runOn(
  net: Net,
  image: FloatImage,
  windows: readonly Candidate[],
): Promise<Readonly<Record<string, Float32Array>>> {
  const chips = windows.map(({ box }) => resizeByArea(cut(image, box), net.sidePx, net.sidePx));
  return net.run(planesOf(chips), windows.length);
}

/** A window with its pixels, black outside the picture. */
function cut(image: FloatImage, [left = 0, top = 0, right = 0, bottom = 0]: number[]): FloatImage {
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

/** Each pixel the mean of what it covers; where the picture grows, between its neighbours. */
function resizeByArea(from: FloatImage, width: number, height: number): FloatImage {
  const data = new Float32Array(width * height * 3);
  const growing = width > from.width || height > from.height;
  const columns = growing ? neighbours(from.width, width) : covered(from.width, width);
  const rows = growing ? neighbours(from.height, height) : covered(from.height, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (const row of rows[y]!) {
          for (const column of columns[x]!) {
            const value = from.data[(row.at * from.width + column.at) * 3 + channel]!;
            sum += value * row.share * column.share;
          }
        }
        data[(y * width + x) * 3 + channel] = sum;
      }
    }
  }
  return { width, height, data };
}

type Shares = { readonly at: number; readonly share: number }[];

/** For each of `to` pixels along a line, which of `from` it covers by which share of itself. */
function covered(from: number, to: number): Shares[] {
  const step = from / to;
  return Array.from({ length: to }, (_, index) => {
    const [start, end] = [index * step, Math.min(from, (index + 1) * step)];
    const shares: Shares = [];
    for (let at = Math.floor(start); at < end; at++) {
      const share = (Math.min(end, at + 1) - Math.max(start, at)) / step;
      if (share > 1e-6) shares.push({ at, share });
    }
    return shares;
  });
}

/** OpenCV's way to grow a picture by area (`INTER_AREA` in its resize.cpp): almost the nearest pixel. */
function neighbours(from: number, to: number): Shares[] {
  const step = from / to;
  return Array.from({ length: to }, (_, index) => {
    const at = Math.floor(index * step);
    const between = index + 1 - (at + 1) / step;
    const share = between <= 0 ? 0 : between - Math.floor(between);
    return [
      { at, share: 1 - share },
      { at: Math.min(from - 1, at + 1), share },
    ];
  });
}

/** Pictures of one size, one after the other, as planes (NCHW). */
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

function calibrate({ box, shifts }: Candidate): number[] {
  const [width, height] = [box[2]! - box[0]! + 1, box[3]! - box[1]! + 1];
  return box.map((value, side) => value + shifts[side]! * (side % 2 ? height : width));
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
