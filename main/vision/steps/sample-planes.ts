import { invert, type Similarity } from '../similarity.js';

/** Packed RGB rows, the layout of an OpenCV Mat. */
interface Pixels {
  readonly data: Uint8Array;
  readonly cols: number;
  readonly rows: number;
}

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Crops a rectangle by a similarity (picture → rectangle) directly into three float planes (NCHW), 0 to 255; black
 * outside the picture. Bilinear like OpenCV's `warpAffine`, which takes three times as long.
 */
export function samplePlanes(
  { data, cols, rows }: Pixels,
  similarity: Similarity,
  { width, height }: Size,
  planes: Float32Array,
): void {
  const { a, b, tx, ty } = invert(similarity);
  const plane = width * height;
  const row = cols * 3;
  const [maxX, maxY] = [cols - 1, rows - 1];
  for (let v = 0, to = 0; v < height; v++) {
    let x = tx - b * v;
    let y = ty + a * v;
    for (let u = 0; u < width; u++, to++, x += a, y += b) {
      if (x < 0 || y < 0 || x >= maxX || y >= maxY) {
        planes[to] = planes[to + plane] = planes[to + 2 * plane] = 0;
        continue;
      }
      // A third faster than Math.floor and a loop over the channels.
      const left = x | 0;
      const top = y | 0;
      const right = x - left;
      const lower = y - top;
      const lowerRight = right * lower;
      const upperRight = right - lowerRight;
      const lowerLeft = lower - lowerRight;
      const upperLeft = 1 - right - lowerLeft;
      const at = top * row + left * 3;
      const below = at + row;
      planes[to] =
        data[at]! * upperLeft +
        data[at + 3]! * upperRight +
        data[below]! * lowerLeft +
        data[below + 3]! * lowerRight;
      planes[to + plane] =
        data[at + 1]! * upperLeft +
        data[at + 4]! * upperRight +
        data[below + 1]! * lowerLeft +
        data[below + 4]! * lowerRight;
      planes[to + 2 * plane] =
        data[at + 2]! * upperLeft +
        data[at + 5]! * upperRight +
        data[below + 2]! * lowerLeft +
        data[below + 5]! * lowerRight;
    }
  }
}

/** Mirrors the first three planes of a square horizontally and writes them to `planes` at `to`. */
export function mirrorPlanes(planes: Float32Array, sidePx: number, to: number): void {
  for (let row = 0; row < 3 * sidePx * sidePx; row += sidePx) {
    for (let x = 0; x < sidePx; x++) planes[to + row + x] = planes[row + sidePx - 1 - x]!;
  }
}
