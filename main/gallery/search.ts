import {
  kernelError,
  kernelLanes,
  makeKernel,
  makeMemory,
  maxPages,
  pageBytes,
  type Memory,
  type SquaredDistances,
} from './search-kernel.js';
import { distanceOf } from './vectors.js';

/** A stored embedding with its distance to a probe. */
export interface Neighbour {
  readonly index: number;
  readonly distance: number;
}

/** Float32 loses digits below this: squared distances that differ by less are recomputed. */
const smallestDifference = 1e-40;
/** Distances per block, small enough for the CPU cache. */
const blockLength = 2048;

/**
 * Packed embeddings for exact nearest-neighbour search. It compares every embedding with SIMD
 * instructions, and recomputes with `distanceOf` those that rounding leaves in doubt, so the result equals
 * that of a plain search. Indexes are stable until `remove`, which moves the last embedding into the gap.
 */
export class SearchIndex {
  readonly #dimension: number;
  /** Bytes of one embedding, padded with zeros for the kernel. */
  readonly #stride: number;
  readonly #memory: Memory;
  readonly #squaredDistances: SquaredDistances;
  readonly #slack: number;
  /** The memory holds the probe, the distances of one block, and the embeddings. */
  readonly #distancesAt: number;
  readonly #embeddingsAt: number;
  #values: Float32Array;
  #size = 0;

  /** @param dimension values per embedding, at least 1. */
  constructor(dimension: number) {
    const padded = Math.ceil(dimension / kernelLanes) * kernelLanes;
    this.#dimension = dimension;
    this.#stride = padded * 4;
    this.#distancesAt = this.#stride;
    this.#embeddingsAt = this.#distancesAt + blockLength * 4;
    this.#slack = 1 + 2 * kernelError(padded);
    this.#memory = makeMemory(this.#embeddingsAt);
    this.#squaredDistances = makeKernel(padded, this.#memory);
    this.#values = new Float32Array(this.#memory.buffer);
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
    this.#values.set(embedding, this.#valueAt(this.#size));
    return this.#size++;
  }

  /** Removes an embedding; the last one takes its index. @throws RangeError for an invalid index. */
  remove(index: number): void {
    this.#requireIndex(index);
    this.#size -= 1;
    const last = this.#valueAt(this.#size);
    this.#values.copyWithin(this.#valueAt(index), last, last + this.#dimension);
    // Erase the values, so that nothing of a deleted person stays in memory.
    this.#values.fill(0, last, last + this.#dimension);
  }

  /** A copy of an embedding. @throws RangeError for an invalid index. */
  at(index: number): Float32Array {
    this.#requireIndex(index);
    return this.#values.slice(this.#valueAt(index), this.#valueAt(index) + this.#dimension);
  }

  /**
   * The `count` nearest embeddings, nearest first; ties by index.
   * @throws RangeError for a probe of another dimension.
   */
  nearest(probe: Float32Array, count: number): Neighbour[] {
    this.#requireDimension(probe);
    if (count < 1) return [];
    this.#values.set(probe, 0);
    const candidates = new Candidates(count, this.#slack);
    for (let from = 0; from < this.#size; from += blockLength) {
      const to = Math.min(from + blockLength, this.#size);
      const start = this.#embeddingsAt + from * this.#stride;
      const end = this.#embeddingsAt + to * this.#stride;
      this.#squaredDistances(0, start, end, this.#distancesAt);
      candidates.scan(this.#values, this.#distancesAt / 4, from, to - from);
    }
    return candidates
      .indexes()
      .map((index) => ({ index, distance: this.#distance(probe, index) }))
      .sort((one, other) => one.distance - other.distance || one.index - other.index)
      .slice(0, count);
  }

  #distance(probe: Float32Array, index: number): number {
    const at = this.#valueAt(index);
    return distanceOf(probe, this.#values.subarray(at, at + this.#dimension));
  }

  #valueAt(index: number): number {
    return (this.#embeddingsAt + index * this.#stride) / 4;
  }

  #reserve(size: number): void {
    const needed = Math.ceil((this.#embeddingsAt + size * this.#stride) / pageBytes);
    const present = this.#memory.buffer.byteLength / pageBytes;
    if (needed <= present) return;
    // Grow by at least an eighth. Growing copies nothing, but needs a new view.
    this.#memory.grow(Math.max(needed, Math.min(maxPages, Math.ceil(present * 1.125))) - present);
    this.#values = new Float32Array(this.#memory.buffer);
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

/** Collects the indexes whose squared distance may be among the `count` smallest. */
class Candidates {
  readonly #count: number;
  readonly #slack: number;
  /** The `count` smallest squared distances so far, smallest first. */
  readonly #smallest: number[] = [];
  #found: { index: number; square: number }[] = [];
  #limit = Infinity;

  /** @param slack factor by which rounding may enlarge a squared distance relative to another. */
  constructor(count: number, slack: number) {
    this.#count = count;
    this.#slack = slack;
  }

  /** Scans `length` squared distances, which belong to the indexes from `first` on. */
  scan(squares: Float32Array, offset: number, first: number, length: number): void {
    for (let at = 0; at < length; at++) {
      const square = squares[offset + at]!;
      if (square <= this.#limit) this.#keep(first + at, square);
    }
  }

  indexes(): number[] {
    this.#prune();
    return this.#found.map(({ index }) => index);
  }

  #keep(index: number, square: number): void {
    this.#found.push({ index, square });
    if (this.#smallest.length === this.#count && square >= this.#smallest.at(-1)!) return;
    let position = this.#smallest.length;
    while (position > 0 && this.#smallest[position - 1]! > square) position -= 1;
    this.#smallest.splice(position, 0, square);
    if (this.#smallest.length > this.#count) this.#smallest.pop();
    if (this.#smallest.length < this.#count) return;
    this.#limit = this.#smallest.at(-1)! * this.#slack + smallestDifference;
    if (this.#found.length > 4 * this.#count + 64) this.#prune();
  }

  #prune(): void {
    this.#found = this.#found.filter(({ square }) => square <= this.#limit);
  }
}
