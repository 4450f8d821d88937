import type { Box } from '../../../contract/face.js';
import { AreaAverages } from './area-averages.js';
import type { Mat, OpenCv } from './opencv.js';
import type { RgbImage } from './image.js';
import { samplePlanes, type Size } from './sample-planes.js';
import { scaleOf, type Similarity } from '../similarity.js';

/**
 * A picture in OpenCV's memory to crop faces from. Crops that downscale it to less than half come from a
 * copy halved by area averaging, which avoids aliasing. Copies are made on first use. Free the picture
 * with `delete()`.
 */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #cv: OpenCv;
  /** The picture, followed by copies of half, a quarter, … of its size. */
  readonly #levels: Mat[];
  /** Created on first use, by MTCNN and by crops of boxes. */
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
   * Crops a square by a similarity (picture → square); black outside the picture.
   * @returns `sidePx² · 3` bytes, RGB: a view that is valid until `into` is written again.
   */
  crop(similarity: Similarity, sidePx: number, into: Mat): Uint8Array {
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

  /** Crops a rectangle by a similarity (picture → rectangle) into three float planes (NCHW), 0 to 255. */
  cropPlanes(similarity: Similarity, size: Size, planes: Float32Array): void {
    const { source, fromSource } = this.#sourceFor(similarity);
    samplePlanes(source, fromSource, size, planes);
  }

  /**
   * Resizes a rectangle of the picture so that its longer side is `sidePx`, and centres it on a black
   * canvas whose sides are multiples of `step`.
   * @returns the canvas, which the caller frees, with the scale and the position of the picture on it.
   */
  letterbox(
    area: { x: number; y: number; width: number; height: number },
    sidePx: number,
    step: number,
  ): { canvas: Mat; scale: number; left: number; top: number } {
    const cv = this.#cv;
    const scale = sidePx / Math.max(area.width, area.height);
    const width = Math.max(1, Math.round(area.width * scale));
    const height = Math.max(1, Math.round(area.height * scale));
    const padded = (side: number): number => Math.ceil(side / step) * step;
    const black = new cv.Scalar(0, 0, 0, 0);
    const canvas = new cv.Mat(padded(height), padded(width), cv.CV_8UC3, black);
    const left = (canvas.cols - width) >> 1;
    const top = (canvas.rows - height) >> 1;
    const level = scale < 0.5 ? Math.floor(Math.log2(1 / scale)) : 0;
    const source = this.#levelAt(level);
    const scaled = (length: number): number => Math.floor(length / 2 ** level);
    const from = source.roi(
      new cv.Rect(scaled(area.x), scaled(area.y), scaled(area.width), scaled(area.height)),
    );
    const to = canvas.roi(new cv.Rect(left, top, width, height));
    cv.resize(from, to, new cv.Size(width, height), 0, 0, cv.INTER_LINEAR as number);
    from.delete();
    to.delete();
    return { canvas, scale, left, top };
  }

  /**
   * Resizes a box of the picture by area averaging into three float planes (NCHW), 0 to 255; black
   * outside the picture. Not rounded to bytes, as that would change MTCNN's scores.
   */
  resizePlanes(box: Box, { width, height }: Size, planes: Float32Array): void {
    this.#averages ??= new AreaAverages(this.#levels[0]!);
    this.#averages.resize(box, width, height, planes);
  }

  /**
   * Stretches a box inside the picture to a square by bilinear interpolation, like OpenCV's `resize`, into three
   * float planes (NCHW), 0 to 255.
   * @param box in whole pixels.
   */
  stretchPlanes({ x, y, width, height }: Box, sidePx: number, planes: Float32Array): void {
    const cv = this.#cv;
    const from = this.#levels[0]!.roi(new cv.Rect(x, y, width, height));
    const to = new cv.Mat();
    cv.resize(from, to, new cv.Size(sidePx, sidePx), 0, 0, cv.INTER_LINEAR as number);
    toPlanes(to.data, planes);
    from.delete();
    to.delete();
  }

  /** A grey copy, 8 bits a pixel, which the caller frees. */
  grey(): Mat {
    const grey = new this.#cv.Mat();
    this.#cv.cvtColor(this.#levels[0]!, grey, this.#cv.COLOR_RGB2GRAY as number);
    return grey;
  }

  delete(): void {
    for (const level of this.#levels.splice(0)) level.delete();
  }

  /** The smallest copy from which a square can be cropped without aliasing, and the similarity from it. */
  #sourceFor(similarity: Similarity): { source: Mat; fromSource: Similarity } {
    let level = 0;
    for (let scale = scaleOf(similarity); scale < 0.5; scale *= 2) level += 1;
    const { a, b, tx, ty } = similarity;
    // A pixel of a halved picture is the centre of 2 × 2 pixels: u = (x + .5) / 2^n − .5.
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

/** Converts packed RGB bytes to three float planes (NCHW), 0 to 255. */
export function toPlanes(rgb: Uint8Array, planes: Float32Array): void {
  const plane = rgb.length / 3;
  for (let to = 0, from = 0; to < plane; to++, from += 3) {
    planes[to] = rgb[from]!;
    planes[to + plane] = rgb[from + 1]!;
    planes[to + 2 * plane] = rgb[from + 2]!;
  }
}
