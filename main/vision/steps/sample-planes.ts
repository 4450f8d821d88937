import { invert, type Similarity } from '../similarity.js';

/** Packed RGB rows, the layout of an OpenCV Mat. */
interface Pixels {
  readonly data: Uint8Array;
  readonly cols: number;
  readonly rows: number;
}

/**
 * Crops a square by a similarity (picture → square) directly into three float planes (NCHW); black outside
 * the picture. Bilinear like OpenCV's `warpAffine`, which takes three times as long.
 */
export function samplePlanes(
  { data, cols, rows }: Pixels,
  similarity: Similarity,
  sidePx: number,
  planes: Float32Array,
): void {
  const { a, b, tx, ty } = invert(similarity);
  const plane = sidePx * sidePx;
  const row = cols * 3;
  for (let v = 0, to = 0; v < sidePx; v++) {
    let x = tx - b * v;
    let y = ty + a * v;
    for (let u = 0; u < sidePx; u++, to++, x += a, y += b) {
      const left = Math.floor(x);
      const top = Math.floor(y);
      if (left < 0 || top < 0 || left >= cols - 1 || top >= rows - 1) {
        planes[to] = planes[to + plane] = planes[to + 2 * plane] = 0;
        continue;
      }
      const right = x - left;
      const lower = y - top;
      const lowerRight = right * lower;
      const upperRight = right - lowerRight;
      const lowerLeft = lower - lowerRight;
      const upperLeft = 1 - right - lowerLeft;
      for (let channel = 0, at = top * row + left * 3; channel < 3; channel++, at++) {
        planes[to + channel * plane] =
          data[at]! * upperLeft +
          data[at + 3]! * upperRight +
          data[at + row]! * lowerLeft +
          data[at + row + 3]! * lowerRight;
      }
    }
  }
}

/** Mirrors the first three planes of a square horizontally and writes them to `planes` at `to`. */
export function mirrorPlanes(planes: Float32Array, sidePx: number, to: number): void {
  for (let row = 0; row < 3 * sidePx * sidePx; row += sidePx) {
    for (let x = 0; x < sidePx; x++) planes[to + row + x] = planes[row + sidePx - 1 - x]!;
  }
}
