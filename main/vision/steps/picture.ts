import type { Box } from '../../../contract/face.js';
import { AreaAverages } from './area-averages.js';
import type { Mat, OpenCv } from './opencv.js';
import type { RgbImage } from './image.js';
import { samplePlanes } from './sample-planes.js';
import { scaleOf, type Similarity } from '../similarity.js';

/**
 * A picture in OpenCV's memory, ready to be cut from. Squares that shrink it to less than half are
 * cut from a copy halved by area averaging, so that fine detail does not alias; the copies are made
 * when first needed. Free it with `delete()`.
 */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #cv: OpenCv;
  /** The picture, then halves of it. */
  readonly #levels: Mat[];
  /** Made when first needed: by MTCNN, and for faces cut out by their box. */
  #averages: AreaAverages | null = null;

  constructor(cv: OpenCv, image: RgbImage) {
    this.#cv = cv;
    this.width = image.width;
    this.height = image.height;
    const mat = new cv.Mat(image.height, image.width, cv.CV_8UC3);
    mat.data.set(image.data);
    this.#levels = [mat];
  }

  /**
   * A square cut out by a similarity (picture → square), black outside the picture.
   * @returns `sidePx² · 3` bytes, RGB, a view that is valid until `into` is next written.
   */
  cut(similarity: Similarity, sidePx: number, into: Mat): Uint8Array {
    const cv = this.#cv;
    const { source, fromSource } = this.#sourceFor(similarity);
    const { a, b, tx, ty } = fromSource;
    const matrix = cv.matFromArray(2, 3, cv.CV_64F, [a, -b, tx, b, a, ty]);
    cv.warpAffine(
      source,
      into,
      matrix,
      new cv.Size(sidePx, sidePx),
      cv.INTER_LINEAR as number,
      cv.BORDER_CONSTANT as number,
      new cv.Scalar(0, 0, 0, 0),
    );
    matrix.delete();
    return into.data;
  }

  /** As `cut`, into three float planes (NCHW) of `sidePx²` values each. */
  cutPlanes(similarity: Similarity, sidePx: number, planes: Float32Array): void {
    const { source, fromSource } = this.#sourceFor(similarity);
    samplePlanes(source, fromSource, sidePx, planes);
  }

  /**
   * A rectangle of the picture, its longer side resized to `sidePx`, in the middle of a black one
   * whose sides are multiples of `step`.
   * @returns the black one, which the caller frees, and where in it the picture is.
   */
  fit(
    area: { x: number; y: number; width: number; height: number },
    sidePx: number,
    step: number,
  ): { into: Mat; scale: number; left: number; top: number } {
    const cv = this.#cv;
    const scale = sidePx / Math.max(area.width, area.height);
    const width = Math.max(1, Math.round(area.width * scale));
    const height = Math.max(1, Math.round(area.height * scale));
    const outer = (side: number): number => Math.ceil(side / step) * step;
    const black = new cv.Scalar(0, 0, 0, 0);
    const into = new cv.Mat(outer(height), outer(width), cv.CV_8UC3, black);
    const left = (into.cols - width) >> 1;
    const top = (into.rows - height) >> 1;
    const level = scale < 0.5 ? Math.floor(Math.log2(1 / scale)) : 0;
    const source = this.#levelAt(level);
    const shrunk = (length: number): number => Math.floor(length / 2 ** level);
    const from = source.roi(
      new cv.Rect(shrunk(area.x), shrunk(area.y), shrunk(area.width), shrunk(area.height)),
    );
    const to = into.roi(new cv.Rect(left, top, width, height));
    cv.resize(from, to, new cv.Size(width, height), 0, 0, cv.INTER_LINEAR as number);
    from.delete();
    to.delete();
    return { into, scale, left, top };
  }

  /**
   * A box of the picture, resized by area averaging, black outside the picture, as three float planes
   * (NCHW). Not rounded to bytes: MTCNN's windows feel the difference.
   */
  averagePlanes(
    box: Box,
    { width, height }: { readonly width: number; readonly height: number },
    planes: Float32Array,
  ): void {
    this.#averages ??= new AreaAverages(this.#levels[0]!);
    this.#averages.resize(box, width, height, planes);
  }

  delete(): void {
    for (const level of this.#levels.splice(0)) level.delete();
  }

  /** The smallest copy that a square can be cut from without aliasing, and the similarity from it. */
  #sourceFor(similarity: Similarity): { source: Mat; fromSource: Similarity } {
    let level = 0;
    for (let scale = scaleOf(similarity); scale < 0.5; scale *= 2) level += 1;
    const { a, b, tx, ty } = similarity;
    // A pixel of a halved picture stands for the middle of 2 × 2: u = (x + .5) / 2^n − .5.
    const factor = 2 ** level;
    const shift = (factor - 1) / 2;
    return {
      source: this.#levelAt(level),
      fromSource: {
        a: a * factor,
        b: b * factor,
        tx: tx + a * shift - b * shift,
        ty: ty + b * shift + a * shift,
      },
    };
  }

  #levelAt(level: number): Mat {
    const cv = this.#cv;
    while (this.#levels.length <= level) {
      const last = this.#levels.at(-1)!;
      if (last.rows < 2 || last.cols < 2) break;
      const half = new cv.Mat();
      cv.resize(
        last,
        half,
        new cv.Size(Math.floor(last.cols / 2), Math.floor(last.rows / 2)),
        0,
        0,
        cv.INTER_AREA as number,
      );
      this.#levels.push(half);
    }
    return this.#levels[Math.min(level, this.#levels.length - 1)]!;
  }
}

/** Writes packed RGB values as three float planes (NCHW). */
export function toPlanes(rgb: Uint8Array, planes: Float32Array): void {
  const plane = rgb.length / 3;
  for (let to = 0, from = 0; to < plane; to++, from += 3) {
    planes[to] = rgb[from]!;
    planes[to + plane] = rgb[from + 1]!;
    planes[to + 2 * plane] = rgb[from + 2]!;
  }
}
