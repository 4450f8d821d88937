import { makeMemory, pageBytes, type WasmMemory } from '../../base/wasm-module.js';
import { flowKernel, type FlowKernel } from './flow-kernel.js';
import type { Mat } from './opencv.js';

/** Pyramid levels above the picture: a value of a prototype (docs/liveness.md). */
export const levelsAbove = 3;
/** Around each level, mirrored: windows may begin as far outside. A multiple of four. */
const borderPx = 32;
/** Pyramids that are kept: of a frame, and of the two that its face is compared with. */
const maxPyramids = 3;

/** A level of a pyramid: float32, with a border of its mirror image. */
export interface Level {
  readonly width: number;
  readonly height: number;
  /** Where the pixel 0, 0 is, in bytes; and from one row to the next. */
  readonly origin: number;
  readonly strideBytes: number;
}

/** A picture with its halved copies, the largest first. */
interface Pyramid {
  picture: Mat | null;
  readonly levels: readonly [Level, ...Level[]];
}

/**
 * Grey pictures of one size as pyramids in the memory of the kernels. The last ones are kept: OpenCV.js makes the
 * pyramids of both pictures again for each call, which was 43% of the time for following points.
 */
export class FlowPictures {
  readonly memory: WasmMemory = makeMemory(pageBytes);
  readonly #kernel: FlowKernel = flowKernel(this.memory);
  /** The most recently used last. */
  readonly #pyramids: Pyramid[] = [];
  /** Where the free memory begins. */
  #end = 0;
  /** One row of the largest level, and the bytes of a picture. */
  readonly #rowAt: number;
  readonly #bytesAt: number;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.#rowAt = this.reserve((width + 2 * borderPx + 8) * 4);
    this.#bytesAt = this.reserve(width * height + 16);
  }

  /** Whether a picture has the right size. */
  fits(picture: Mat): boolean {
    return picture.cols === this.width && picture.rows === this.height;
  }

  /** Adds memory to that of the pictures. Views of it are no longer valid. @returns where it begins. */
  reserve(bytes: number): number {
    const start = this.#end;
    this.#end += Math.ceil(bytes / 16) * 16;
    const missing = this.#end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / pageBytes));
    return start;
  }

  /**
   * The levels of a picture, 8 bits a pixel, which is not changed later: itself first, and then those above it. They
   * stay until two other pictures have been asked for.
   */
  levelsOf(picture: Mat): readonly [Level, ...Level[]] {
    const index = this.#pyramids.findIndex((pyramid) => pyramid.picture === picture);
    const [kept] = index === -1 ? [] : this.#pyramids.splice(index, 1);
    const isFull = this.#pyramids.length === maxPyramids;
    const pyramid = kept ?? (isFull ? this.#pyramids.shift()! : this.#newPyramid());
    this.#pyramids.push(pyramid);
    if (kept === undefined) this.#fill(pyramid, picture);
    return pyramid.levels;
  }

  #newPyramid(): Pyramid {
    const levels: [Level, ...Level[]] = [this.#newLevel(this.width, this.height)];
    for (let above = 1; above <= levelsAbove; above++) {
      const { width, height } = levels.at(-1)!;
      levels.push(this.#newLevel((width + 1) >> 1, (height + 1) >> 1));
    }
    return { picture: null, levels };
  }

  #newLevel(width: number, height: number): Level {
    const strideBytes = Math.ceil((width + 2 * borderPx) / 4) * 16;
    const start = this.reserve(strideBytes * (height + 2 * borderPx + 1));
    return { width, height, origin: start + borderPx * (strideBytes + 4), strideBytes };
  }

  /** Halved after a blur by the weights 1, 4, 6, 4, 1 (OpenCV's `pyrDown`), but not rounded. */
  #fill(pyramid: Pyramid, picture: Mat): void {
    const [largest, ...smaller] = pyramid.levels;
    const kernel = this.#kernel;
    new Uint8Array(this.memory.buffer, this.#bytesAt).set(picture.data);
    for (let y = 0; y < largest.height; y++) {
      const out = largest.origin + y * largest.strideBytes;
      kernel.widen(this.#bytesAt + y * largest.width, out, out + largest.width * 4);
    }
    this.#mirrorEdges(largest);
    let last = largest;
    for (const level of smaller) {
      for (let y = 0; y < level.height; y++) {
        const rows = last.origin + (2 * y - 2) * last.strideBytes - 16;
        const rowEnd = this.#rowAt + (last.width + 12) * 4;
        kernel.blurRows(rows, last.strideBytes, this.#rowAt, rowEnd);
        const out = level.origin + y * level.strideBytes;
        kernel.halveRow(this.#rowAt + 16, out, out + level.width * 4);
      }
      this.#mirrorEdges(level);
      last = level;
    }
    pyramid.picture = picture;
  }

  /** Continues a level beyond its edges with its mirror image, without the edge itself. */
  #mirrorEdges({ width, height, origin, strideBytes }: Level): void {
    const values = new Float32Array(this.memory.buffer);
    const stride = strideBytes / 4;
    const first = origin / 4;
    const [maxX, maxY] = [width - 1, height - 1];
    for (let y = 0; y < height; y++) {
      const row = first + y * stride;
      for (let beyond = 1; beyond <= borderPx; beyond++) {
        values[row - beyond] = values[row + Math.min(beyond, maxX)]!;
        values[row + maxX + beyond] = values[row + Math.max(maxX - beyond, 0)]!;
      }
    }
    const rowAt = (y: number): number => first + y * stride - borderPx;
    const length = width + 2 * borderPx;
    for (let beyond = 1; beyond <= borderPx; beyond++) {
      const above = rowAt(Math.min(beyond, maxY));
      values.copyWithin(rowAt(-beyond), above, above + length);
      const below = rowAt(Math.max(maxY - beyond, 0));
      values.copyWithin(rowAt(maxY + beyond), below, below + length);
    }
  }
}
