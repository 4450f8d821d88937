import { cornerKernel, type CornerKernel } from './corner-kernel.js';
import type { FlowPictures } from './flow-pictures.js';
import type { Mat } from './opencv.js';

/** A rectangle in whole pixels. */
export interface PixelArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * How well each pixel can be followed: the smaller eigenvalue of the gradients in 3 × 3 pixels (Shi and Tomasi 1994),
 * as OpenCV's `cornerMinEigenVal`. OpenCV.js takes three times as long.
 */
export class CornerStrengths {
  readonly #pictures: FlowPictures;
  readonly #kernel: CornerKernel;
  /** Bytes of one kind of products of a row. */
  readonly #plane: number;
  /** Products of three rows, their sum, and the strengths. */
  readonly #rowsAt: readonly [number, number, number];
  readonly #sumsAt: number;
  readonly #strengthsAt: number;

  constructor(pictures: FlowPictures) {
    const { width, height } = pictures;
    this.#pictures = pictures;
    this.#kernel = cornerKernel(pictures.memory);
    this.#plane = (roundedUp(width) + 4) * 4;
    const row = (): number => pictures.reserve(3 * this.#plane);
    this.#rowsAt = [row(), row(), row()];
    this.#sumsAt = row();
    this.#strengthsAt = pictures.reserve(roundedUp(width) * height * 4);
  }

  /**
   * @param area inside the picture.
   * @returns `width` values for each row of the area, and the values from one row to the next. They are valid until the
   *   next call for pictures of this size.
   */
  in(picture: Mat, area: PixelArea): { readonly values: Float32Array; readonly stride: number } {
    const { left, top, width, height } = area;
    const [{ origin, strideBytes }] = this.#pictures.levelsOf(picture);
    const kernel = this.#kernel;
    const plane = this.#plane;
    const stride = roundedUp(width);
    const rowAt = (y: number): number => this.#rowsAt[(y + 3) % 3]!;
    // A row and a column more on each side, for the neighbours.
    const multiply = (y: number): void => {
      const above = origin + (top + y - 1) * strideBytes + (left - 2) * 4;
      const out = rowAt(y);
      kernel.products(above, strideBytes, out, out + (width + 2) * 4, plane);
    };
    multiply(-1);
    multiply(0);
    for (let y = 0; y < height; y++) {
      multiply(y + 1);
      const sums = this.#sumsAt;
      kernel.addRows(rowAt(y - 1), rowAt(y), rowAt(y + 1), sums, sums + 3 * plane);
      const out = this.#strengthsAt + y * stride * 4;
      kernel.eigenvalues(sums, plane, out, out + stride * 4);
    }
    const { buffer } = this.#pictures.memory;
    return { values: new Float32Array(buffer, this.#strengthsAt, stride * height), stride };
  }
}

/** The next multiple of four. */
function roundedUp(count: number): number {
  return Math.ceil(count / 4) * 4;
}
