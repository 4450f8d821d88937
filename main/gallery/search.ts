import { makeMemory, maxPages, pageBytes, type WasmMemory } from '../base/wasm-module.js';
import { Candidates } from './candidates.js';
import { code, type CodedVector } from './coded.js';
import {
  kernelLanes,
  makeKernel,
  maxCode,
  maxProbeCode,
  type DotProducts,
} from './search-kernel.js';
import { distanceOf } from './vectors.js';

/** A stored embedding with its distance to a probe. */
export interface Neighbour {
  readonly index: number;
  readonly distance: number;
}

/** Embeddings per block. Their dot products, and for small galleries the block too, fit in the CPU cache. */
const blockLength = 512;
/** Bound on the relative error of a few operations on float64 values, and some more. */
const roundingError = 2 ** -45;

/**
 * Packed embeddings for exact nearest-neighbour search. Their values, rounded to 8-bit integers, are compared with
 * SIMD instructions. Those embeddings that rounding leaves in doubt are compared again with `distanceOf`, so the
 * result equals that of a plain search. Indexes are stable until `remove`, which moves the last embedding into the
 * gap.
 */
export class SearchIndex {
  readonly #dimension: number;
  /** Values of one embedding as integers, padded with zeros for the kernel. */
  readonly #padded: number;
  readonly #memory: WasmMemory;
  readonly #dotProducts: DotProducts;
  /**
   * The memory holds the probe, the dot products of one block, and the blocks. A block holds the integers of its
   * embeddings, their scales, their squares, and the embeddings themselves.
   */
  readonly #dotsAt: number;
  readonly #blocksAt: number;
  readonly #blockBytes: number;
  #bytes: Int8Array;
  #ints: Int32Array;
  #floats: Float32Array;
  #size = 0;
  /** Of all embeddings that were ever added: how far rounding moved one, and how long one was. */
  #maxError = 0;
  #maxLength = 0;

  /** @param dimension values per embedding, at least 1. */
  constructor(dimension: number) {
    this.#dimension = dimension;
    this.#padded = Math.ceil(dimension / kernelLanes) * kernelLanes;
    this.#dotsAt = this.#padded * 2;
    this.#blocksAt = this.#dotsAt + blockLength * 4;
    this.#blockBytes = blockLength * (this.#padded + 4 + 4 + dimension * 4);
    this.#memory = makeMemory(this.#blocksAt);
    this.#dotProducts = makeKernel(this.#padded, this.#memory);
    const { buffer } = this.#memory;
    this.#bytes = new Int8Array(buffer);
    this.#ints = new Int32Array(buffer);
    this.#floats = new Float32Array(buffer);
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Adds an embedding and returns its index.
   * @throws RangeError for another dimension, or if memory runs out.
   */
  add(embedding: Float32Array): number {
    this.#requireDimension(embedding);
    this.#reserve(this.#size + 1);
    this.#write(this.#size, embedding);
    return this.#size++;
  }

  /** Removes an embedding; the last one takes its index. @throws RangeError for an invalid index. */
  remove(index: number): void {
    this.#requireIndex(index);
    const last = this.#size - 1;
    if (index < last) this.#write(index, this.#viewOf(last));
    // Erase the values, so that nothing of a deleted person stays in memory.
    this.#write(last, new Float32Array(this.#dimension));
    this.#size = last;
  }

  /** A copy of an embedding. @throws RangeError for an invalid index. */
  at(index: number): Float32Array {
    this.#requireIndex(index);
    return this.#viewOf(index).slice();
  }

  /**
   * The `count` nearest embeddings, nearest first; ties by index.
   * @throws RangeError for a probe of another dimension.
   */
  nearest(probe: Float32Array, count: number): Neighbour[] {
    this.#requireDimension(probe);
    if (count < 1) return [];
    const codes = new Int16Array(this.#memory.buffer, 0, this.#padded);
    const coded = code(probe, codes, maxProbeCode(this.#padded));
    const squares = new Float64Array(blockLength);
    const candidates = new Candidates(count, (square) => this.#limitFor(square, coded));
    for (let from = 0; from < this.#size; from += blockLength) {
      const length = Math.min(blockLength, this.#size - from);
      const start = this.#blockAt(from);
      this.#dotProducts(0, start, start + length * this.#padded, this.#dotsAt);
      this.#squaresOf(coded, start, length, squares);
      candidates.scan(squares, from, length);
    }
    return candidates
      .indexes()
      .map((index) => ({ index, distance: distanceOf(probe, this.#viewOf(index)) }))
      .sort((one, other) => one.distance - other.distance || one.index - other.index)
      .slice(0, count);
  }

  /** The squared distances of the rounded probe from the first rounded embeddings of a block. */
  #squaresOf(probe: CodedVector, block: number, length: number, squares: Float64Array): void {
    const [ints, floats] = [this.#ints, this.#floats];
    const dotsAt = this.#dotsAt / 4;
    const scalesAt = (block + blockLength * this.#padded) / 4;
    const squaresAt = scalesAt + blockLength;
    const own = probe.length * probe.length;
    const twice = 2 * probe.scale;
    for (let at = 0; at < length; at++) {
      const scale = floats[scalesAt + at]!;
      squares[at] = own + scale * (scale * ints[squaresAt + at]! - twice * ints[dotsAt + at]!);
    }
  }

  /**
   * The squared distance of the rounded vectors up to which an embedding may still be among the nearest, if the last
   * of those has the given one. Rounding both vectors changes their distance at most by the sum of their errors
   * (triangle inequality), in both directions.
   */
  #limitFor(square: number, probe: CodedVector): number {
    const slack = (this.#maxError + probe.error) * (1 + roundingError);
    const rounding = roundingError * (this.#maxLength + probe.length) ** 2;
    const farthest = Math.sqrt(Math.max(0, square) + rounding) + slack;
    return (farthest + slack) ** 2 * (1 + roundingError) + rounding;
  }

  #write(index: number, embedding: Float32Array): void {
    const inBlock = index % blockLength;
    const block = this.#blockAt(index);
    const codesAt = block + inBlock * this.#padded;
    const codes = this.#bytes.subarray(codesAt, codesAt + this.#padded);
    const { scale, squares, length, error } = code(embedding, codes, maxCode);
    const scaleAt = (block + blockLength * this.#padded) / 4 + inBlock;
    this.#floats[scaleAt] = scale;
    this.#ints[scaleAt + blockLength] = squares;
    this.#viewOf(index).set(embedding);
    // Not Math.max, as damaged values (NaN) must not hide the other embeddings.
    if (error > this.#maxError) this.#maxError = error;
    if (length > this.#maxLength) this.#maxLength = length;
  }

  #viewOf(index: number): Float32Array {
    const start = this.#blockAt(index) + blockLength * (this.#padded + 8);
    const at = start / 4 + (index % blockLength) * this.#dimension;
    return this.#floats.subarray(at, at + this.#dimension);
  }

  /** Where the block of an embedding begins. */
  #blockAt(index: number): number {
    return this.#blocksAt + Math.floor(index / blockLength) * this.#blockBytes;
  }

  #reserve(size: number): void {
    const bytes = this.#blocksAt + Math.ceil(size / blockLength) * this.#blockBytes;
    const needed = Math.ceil(bytes / pageBytes);
    const present = this.#memory.buffer.byteLength / pageBytes;
    if (needed <= present) return;
    // Grow by at least an eighth. Growing copies nothing, but needs new views.
    this.#memory.grow(Math.max(needed, Math.min(maxPages, Math.ceil(present * 1.125))) - present);
    const { buffer } = this.#memory;
    this.#bytes = new Int8Array(buffer);
    this.#ints = new Int32Array(buffer);
    this.#floats = new Float32Array(buffer);
  }

  #requireDimension({ length }: Float32Array): void {
    if (length === this.#dimension) return;
    throw new RangeError(
      `expected an embedding of ${this.#dimension} values, not ${length} values`,
    );
  }

  #requireIndex(index: number): void {
    if (Number.isInteger(index) && index >= 0 && index < this.#size) return;
    throw new RangeError(`there is no embedding ${index}; the index has ${this.#size}`);
  }
}
