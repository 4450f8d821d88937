import type { Box } from '../../../contract/face.js';

/** Packed RGB rows, as OpenCV keeps them. */
interface Pixels {
  readonly data: Uint8Array;
  readonly cols: number;
  readonly rows: number;
}

/**
 * Resizes parts of a picture by area averaging, exactly as OpenCV's `INTER_AREA` does and not rounded,
 * from a summed-area table (Crow 1984): what a resized pixel costs does not depend on how many pixels it
 * covers, so that many overlapping windows are cheap.
 */
export class AreaAverages {
  readonly #width: number;
  readonly #height: number;
  /** Sum of all pixels above and left of each corner, RGB; at most 4096² · 255, which fits 32 bits. */
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
   * A box of the picture at another size, black outside the picture, as three float planes (NCHW).
   * @param planes `3 · width · height` values, 0 to 255.
   */
  resize(box: Box, width: number, height: number, planes: Float32Array): void {
    const columns = cornersAlong(box.x, box.width, width, this.#width);
    const rows = cornersAlong(box.y, box.height, height, this.#height);
    const plane = width * height;
    const share = plane / (box.width * box.height);
    let above = new Float64Array(columns.at.length * 3);
    let below = new Float64Array(columns.at.length * 3);
    this.#sumsAlong(rows, 0, columns, above);
    for (let y = 0, to = 0; y < height; y++) {
      this.#sumsAlong(rows, y + 1, columns, below);
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

  /** The sums at each of the columns' corners along one row, between whole pixels in proportion. */
  #sumsAlong(rows: Corners, row: number, columns: Corners, into: Float64Array): void {
    const sums = this.#sums;
    const stride = (this.#width + 1) * 3;
    const start = rows.at[row]! * stride;
    const lower = rows.beyond[row]!;
    for (let column = 0, to = 0; column < columns.at.length; column++) {
      const right = columns.beyond[column]!;
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

/** Where resized pixels meet: after which whole pixel of the picture, and by how much beyond it. */
interface Corners {
  readonly at: Int32Array;
  readonly beyond: Float64Array;
}

function cornersAlong(start: number, length: number, count: number, most: number): Corners {
  const at = new Int32Array(count + 1);
  const beyond = new Float64Array(count + 1);
  for (let corner = 0; corner <= count; corner++) {
    const place = Math.min(Math.max(start + (corner * length) / count, 0), most);
    at[corner] = Math.min(Math.floor(place), most - 1);
    beyond[corner] = place - at[corner]!;
  }
  return { at, beyond };
}
