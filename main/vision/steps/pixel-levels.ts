import { makeMemory, pageBytes, type WasmMemory } from '../../base/wasm-module.js';
import type { Box } from '../../../contract/face.js';
import type { RgbImage } from './image.js';
import { matOf, type OpenCv } from './opencv.js';
import { invert, type Similarity } from '../similarity.js';
import { pixelKernel, positionUnit, type PixelKernel } from './pixel-kernel.js';

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A copy of the picture, packed RGB. */
export interface Level extends Size {
  /** Where it begins in the memory. */
  readonly at: number;
}

/** What the kernel reads and writes beyond the last pixel. */
const slackBytes = 32;
/** Larger memories are not kept for the next picture: those of photos, not those of frames. */
const maxSpareBytes = 32 * 2 ** 20;

interface Workspace {
  readonly memory: WasmMemory;
  readonly kernel: PixelKernel;
}

/** The workspace of the last picture, as a new one costs time to allocate. */
let spare: Workspace | null = null;

/** A picture, and copies of half, a quarter, … of its size, which are made on first use. Free it with `delete()`. */
export class PixelLevels {
  readonly #cv: OpenCv;
  readonly #workspace: Workspace;
  readonly #levels: Level[] = [];
  /** Where the free memory begins. */
  #end = 0;

  constructor(cv: OpenCv, { width, height, data }: RgbImage) {
    this.#cv = cv;
    this.#workspace = spare ?? newWorkspace();
    spare = null;
    const level = this.#add({ width, height });
    this.bytesOf(level).set(data);
  }

  /** A copy that is halved `index` times, or the last one that can be halved. */
  levelAt(index: number): Level {
    while (this.#levels.length <= index) {
      const last = this.#levels.at(-1)!;
      if (last.width < 2 || last.height < 2) break;
      this.#halve(last);
    }
    return this.#levels[Math.min(index, this.#levels.length - 1)]!;
  }

  /** A view that is valid until the next level or crop is made. */
  bytesOf({ at, width, height }: Level): Uint8Array {
    return new Uint8Array(this.#workspace.memory.buffer, at, 3 * width * height);
  }

  /**
   * Crops a rectangle by a similarity (level → rectangle) directly into three float planes (NCHW), 0 to 255; black
   * outside the picture. Bilinear like OpenCV's `warpAffine`.
   */
  crop(level: Level, similarity: Similarity, size: Size, planes: Float32Array): void {
    const { a, b, tx, ty } = invert(similarity);
    const { width, height } = size;
    this.#draw(size, planes, 'sampleLine', (line) => {
      for (let v = 0; v < height; v++) {
        const [x, y] = [tx - b * v, ty + a * v];
        const across = inside(x, a, level.width - 1, width);
        const down = inside(y, b, level.height - 1, width);
        const first = Math.max(across.first, down.first);
        const end = Math.min(across.end, down.end);
        line(level, { x: x + a * first, y: y + b * first, a, b }, v * width + first, end - first);
      }
    });
  }

  /**
   * Stretches a box of a level to a box on a black canvas of three float planes (NCHW), 0 to 255. Bilinear like
   * OpenCV's `resize`, which also repeats the edge and rounds the values.
   * @param from in whole pixels inside the level.
   * @param to in whole pixels inside the canvas.
   */
  stretch(level: Level, from: Box, planes: Float32Array, canvas: Size, to: Box): void {
    const [a, down] = [from.width / to.width, from.height / to.height];
    const [maxX, maxY] = [from.width - 1, from.height - 1];
    const start = a / 2 - 0.5;
    const { first, end } = inside(start, a, maxX, to.width);
    this.#draw(canvas, planes, 'stretchLine', (line) => {
      for (let v = 0; v < to.height; v++) {
        const y = from.y + Math.min(Math.max((v + 0.5) * down - 0.5, 0), maxY);
        const out = (to.y + v) * canvas.width + to.x;
        line(level, { x: from.x, y, a: 0, b: 0 }, out, first);
        line(level, { x: from.x + start + a * first, y, a, b: 0 }, out + first, end - first);
        line(level, { x: from.x + maxX, y, a: 0, b: 0 }, out + end, to.width - end);
      }
    });
  }

  delete(): void {
    if (this.#workspace.memory.buffer.byteLength <= maxSpareBytes) spare = this.#workspace;
  }

  /** Draws on a black canvas in the free memory, and copies it. @param draw called with a function that draws a line. */
  #draw(
    { width, height }: Size,
    planes: Float32Array,
    kind: 'sampleLine' | 'stretchLine',
    draw: (line: Line) => void,
  ): void {
    const { kernel, memory } = this.#workspace;
    const plane = width * height * 4;
    this.#reserve(this.#end + 3 * plane + slackBytes);
    const canvas = new Float32Array(memory.buffer, this.#end, 3 * width * height).fill(0);
    draw((level, { x, y, a, b }, at, count) => {
      if (count <= 0) return;
      const out = this.#end + at * 4;
      kernel[kind](
        x * positionUnit,
        y * positionUnit,
        a * positionUnit,
        b * positionUnit,
        level.at,
        level.width * 3,
        out,
        out + count * 4,
        plane,
      );
    });
    planes.set(canvas);
  }

  #halve(last: Level): void {
    const { kernel } = this.#workspace;
    const size = { width: last.width >> 1, height: last.height >> 1 };
    if (last.width % 2 === 1 || last.height % 2 === 1) {
      this.#halveOdd(last, size);
      return;
    }
    const half = this.#add(size);
    const stride = last.width * 3;
    const length = half.width * 3;
    for (let y = 0; y < half.height; y++) {
      const out = half.at + y * length;
      kernel.halveRows(last.at + 2 * y * stride, stride, out, out + length);
    }
  }

  /** A pixel of the half is then a little more than two wide or high, as photos may be; frames are even. */
  #halveOdd(last: Level, { width, height }: Size): void {
    const cv = this.#cv;
    const whole = matOf(cv, last, this.bytesOf(last));
    const half = new cv.Mat();
    cv.resize(whole, half, new cv.Size(width, height), 0, 0, cv.INTER_AREA as number);
    this.bytesOf(this.#add({ width, height })).set(half.data);
    whole.delete();
    half.delete();
  }

  /** Adds a level with room for its pixels, and a row before and after, as rounding may move a position there. */
  #add({ width, height }: Size): Level {
    const stride = width * 3;
    const level = { width, height, at: this.#end + stride + slackBytes };
    // A multiple of four, for the floats of the canvas.
    const end = Math.ceil((level.at + stride * (height + 1) + slackBytes) / 4) * 4;
    this.#reserve(end);
    this.#end = end;
    this.#levels.push(level);
    return level;
  }

  #reserve(bytes: number): void {
    const { memory } = this.#workspace;
    const missing = bytes - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
  }
}

/** Draws `count` samples of a level along a line, from the canvas's pixel `at` on. */
type Line = (
  level: Level,
  line: { readonly x: number; readonly y: number; readonly a: number; readonly b: number },
  at: number,
  count: number,
) => void;

function newWorkspace(): Workspace {
  const memory = makeMemory(pageBytes);
  return { memory, kernel: pixelKernel(memory) };
}

/** Which of `count` positions, `start`, `start + step`, …, are at least 0 and below `max`. */
function inside(
  start: number,
  step: number,
  max: number,
  count: number,
): { readonly first: number; readonly end: number } {
  if (step === 0) return { first: 0, end: start >= 0 && start < max ? count : 0 };
  const [atZero, atMax] = [-start / step, (max - start) / step];
  const [first, end] =
    step > 0
      ? [Math.ceil(atZero), Math.ceil(atMax)]
      : [Math.floor(atMax) + 1, Math.floor(atZero) + 1];
  const clamped = Math.min(Math.max(first, 0), count);
  return { first: clamped, end: Math.min(Math.max(end, clamped), count) };
}
