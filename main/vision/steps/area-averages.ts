import type { Box } from '../../../contract/face.js';

/** Packed RGB rows, the layout of an OpenCV Mat. */
interface Pixels {
  readonly data: Uint8Array;
  readonly cols: number;
  readonly rows: number;
}

/**
 * Resizes parts of a picture by area averaging. The result equals that of OpenCV's `INTER_AREA`, but is
 * not rounded. With a summed-area table (Crow 1984), the cost of an output pixel does not depend on how
 * many pixels it covers. Overlapping windows are therefore cheap.
 */
export class AreaAverages {
  readonly #width: number;
  readonly #height: number;
  /** Sum of all pixels above and left of each corner, RGB. At most 4096² · 255, which fits in 32 bits. */
  readonly #sums: Uint32Array;

  /** @param picture at most 4096 pixels wide and high. */
  constructor({ data, cols, rows }: Pixels) {
    this.#width = cols;
    this.#height = rows;
    const stride = (cols + 1) * 3;
    const sums = new Uint32Array(stride * (rows + 1));
    for (let y = 0, from = 0, to = stride; y < rows; y++) {
      let [red, green, blue] = [0, 0, 0];
      to += 3;
      for (let x = 0; x < cols; x++, from += 3, to += 3) {
        red += data[from]!;
        green += data[from + 1]!;
        blue += data[from + 2]!;
        sums[to] = sums[to - stride]! + red;
        sums[to + 1] = sums[to - stride + 1]! + green;
        sums[to + 2] = sums[to - stride + 2]! + blue;
      }
    }
    this.#sums = sums;
  }

  /**
   * Resizes a box of the picture into three float planes (NCHW); black outside the picture.
   * @param planes receives `3 · width · height` values, 0 to 255.
   */
  resize(box: Box, width: number, height: number, planes: Float32Array): void {
    const columns = cornersOf(box.x, box.width, width, this.#width);
    const rows = cornersOf(box.y, box.height, height, this.#height);
    const plane = width * height;
    const share = plane / (box.width * box.height);
    let above = new Float64Array(columns.at.length * 3);
    let below = new Float64Array(columns.at.length * 3);
    this.#sumsAlongRow(rows, 0, columns, above);
    for (let y = 0, to = 0; y < height; y++) {
      this.#sumsAlongRow(rows, y + 1, columns, below);
      for (let x = 0, at = 0; x < width; x++, to++, at += 3) {
        for (let channel = 0; channel < 3; channel++) {
          const left = at + channel;
          const sum = below[left + 3]! - below[left]! - above[left + 3]! + above[left]!;
          planes[to + channel * plane] = sum * share;
        }
      }
      [above, below] = [below, above];
    }
  }

  /** Interpolates the summed-area table at the column corners along one row. */
  #sumsAlongRow(rows: Corners, row: number, columns: Corners, into: Float64Array): void {
    const sums = this.#sums;
    const stride = (this.#width + 1) * 3;
    const start = rows.at[row]! * stride;
    const lower = rows.offset[row]!;
    for (let column = 0, to = 0; column < columns.at.length; column++) {
      const right = columns.offset[column]!;
      const lowerRight = right * lower;
      const upperRight = right - lowerRight;
      const lowerLeft = lower - lowerRight;
      const upperLeft = 1 - right - lowerLeft;
      let at = start + columns.at[column]! * 3;
      for (let channel = 0; channel < 3; channel++, at++, to++) {
        into[to] =
          sums[at]! * upperLeft +
          sums[at + 3]! * upperRight +
          sums[at + stride]! * lowerLeft +
          sums[at + stride + 3]! * lowerRight;
      }
    }
  }
}

/** Borders between output pixels along one axis: the source pixel before each and the distance to it. */
interface Corners {
  readonly at: Int32Array;
  readonly offset: Float64Array;
}

function cornersOf(start: number, length: number, count: number, limit: number): Corners {
  const at = new Int32Array(count + 1);
  const offset = new Float64Array(count + 1);
  for (let corner = 0; corner <= count; corner++) {
    const position = Math.min(Math.max(start + (corner * length) / count, 0), limit);
    at[corner] = Math.min(Math.floor(position), limit - 1);
    offset[corner] = position - at[corner]!;
  }
  return { at, offset };
}
