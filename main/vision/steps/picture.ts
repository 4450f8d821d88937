import type { Box } from '../../../contract/face.js';
import { AreaAverages } from './area-averages.js';
import { matOf, type Mat, type OpenCv } from './opencv.js';
import type { RgbImage } from './image.js';
import { PixelLevels, type Level, type Size } from './pixel-levels.js';
import { scaleOf, type Similarity } from '../similarity.js';

/**
 * A picture to crop faces from. Crops that downscale it to less than half come from a copy halved by area averaging,
 * which avoids aliasing. Copies are made on first use. Free the picture with `delete()`.
 */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly #cv: OpenCv;
  readonly #image: RgbImage;
  readonly #levels: PixelLevels;
  /** Created on first use, by MTCNN and by crops of boxes. */
  #averages: AreaAverages | null = null;

  /** @param image not changed until the picture is freed. */
  constructor(cv: OpenCv, image: RgbImage) {
    this.#cv = cv;
    this.width = image.width;
    this.height = image.height;
    this.#image = image;
    this.#levels = new PixelLevels(cv, image);
  }

  /**
   * Crops a square by a similarity (picture → square); black outside the picture.
   * @returns `sidePx² · 3` bytes, RGB: a view that is valid until `into` is written again.
   */
  crop(similarity: Similarity, sidePx: number, into: Mat): Uint8Array {
    const cv = this.#cv;
    const { source, fromSource } = this.#sourceFor(similarity);
    const { a, b, tx, ty } = fromSource;
    const from = matOf(cv, source, this.#levels.bytesOf(source));
    const matrix = cv.matFromArray(2, 3, cv.CV_64F, [a, -b, tx, b, a, ty]);
    cv.warpAffine(
      from,
      into,
      matrix,
      new cv.Size(sidePx, sidePx),
      cv.INTER_LINEAR as number,
      cv.BORDER_CONSTANT as number,
      new cv.Scalar(0, 0, 0, 0),
    );
    matrix.delete();
    from.delete();
    return into.data;
  }

  /** Crops a rectangle by a similarity (picture → rectangle) into three float planes (NCHW), 0 to 255. */
  cropPlanes(similarity: Similarity, size: Size, planes: Float32Array): void {
    const { source, fromSource } = this.#sourceFor(similarity);
    this.#levels.crop(source, fromSource, size, planes);
  }

  /**
   * Resizes a rectangle of the picture so that its longer side is `sidePx`, and centres it on a black
   * canvas whose sides are multiples of `step`.
   * @param planes receives the canvas as three planes (NCHW), 0 to 255, from their start.
   * @returns the size of the canvas, with the scale and the position of the picture on it.
   */
  letterbox(
    area: Box,
    sidePx: number,
    step: number,
    planes: Float32Array,
  ): Size & { scale: number; left: number; top: number } {
    const scale = sidePx / Math.max(area.width, area.height);
    const width = Math.max(1, Math.round(area.width * scale));
    const height = Math.max(1, Math.round(area.height * scale));
    const padded = (side: number): number => Math.ceil(side / step) * step;
    const canvas = { width: padded(width), height: padded(height) };
    const left = (canvas.width - width) >> 1;
    const top = (canvas.height - height) >> 1;
    const level = scale < 0.5 ? Math.floor(Math.log2(1 / scale)) : 0;
    const scaled = (length: number): number => Math.floor(length / 2 ** level);
    const from = {
      x: scaled(area.x),
      y: scaled(area.y),
      width: scaled(area.width),
      height: scaled(area.height),
    };
    const to = { x: left, y: top, width, height };
    this.#levels.stretch(this.#levels.levelAt(level), from, planes, canvas, to);
    return { ...canvas, scale, left, top };
  }

  /**
   * Resizes a box of the picture by area averaging into three float planes (NCHW), 0 to 255; black
   * outside the picture. Not rounded to bytes, as that would change MTCNN's scores.
   */
  resizePlanes(box: Box, { width, height }: Size, planes: Float32Array): void {
    this.#averages ??= new AreaAverages({
      data: this.#image.data,
      cols: this.width,
      rows: this.height,
    });
    this.#averages.resize(box, width, height, planes);
  }

  /**
   * Stretches a box inside the picture to a square by bilinear interpolation, like OpenCV's `resize`, into three
   * float planes (NCHW), 0 to 255.
   * @param box in whole pixels.
   */
  stretchPlanes(box: Box, sidePx: number, planes: Float32Array): void {
    const square = { x: 0, y: 0, width: sidePx, height: sidePx };
    this.#levels.stretch(this.#levels.levelAt(0), box, planes, square, square);
  }

  /** A grey copy, 8 bits a pixel, which the caller frees. */
  grey(): Mat {
    const grey = new this.#cv.Mat();
    const colour = matOf(this.#cv, this, this.#image.data);
    this.#cv.cvtColor(colour, grey, this.#cv.COLOR_RGB2GRAY as number);
    colour.delete();
    return grey;
  }

  delete(): void {
    this.#levels.delete();
  }

  /** The smallest copy from which a square can be cropped without aliasing, and the similarity from it. */
  #sourceFor(similarity: Similarity): { source: Level; fromSource: Similarity } {
    let level = 0;
    for (let scale = scaleOf(similarity); scale < 0.5; scale *= 2) level += 1;
    const { a, b, tx, ty } = similarity;
    // A pixel of a halved picture is the centre of 2 × 2 pixels: u = (x + .5) / 2^n − .5.
    const factor = 2 ** level;
    const shift = (factor - 1) / 2;
    return {
      source: this.#levels.levelAt(level),
      fromSource: {
        a: a * factor,
        b: b * factor,
        tx: tx + a * shift - b * shift,
        ty: ty + b * shift + a * shift,
      },
    };
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
