/** A stored embedding with its distance to a probe. */
export interface Neighbour {
  readonly index: number;
  readonly distance: number;
}

/** So many values are compared first; most templates are out of the race after them. */
const headLength = 32;

/**
 * Embeddings packed for exact nearest-neighbour search.
 *
 * The first values of all embeddings lie together, apart from the rest: a search reads those, and
 * reads the rest only of templates that can still be among the nearest. Distances add up value by
 * value, so nothing is ever missed (partial distance search, Bei and Gray 1985). Indexes stay the
 * same until `remove`, which moves the last embedding into the gap.
 */
export class SearchIndex {
  readonly #dimension: number;
  #heads: Float32Array;
  #tails: Float32Array;
  #size = 0;

  constructor(dimension: number, capacity = 64) {
    this.#dimension = dimension;
    this.#heads = new Float32Array(capacity * headLength);
    this.#tails = new Float32Array(capacity * (dimension - headLength));
  }

  get size(): number {
    return this.#size;
  }

  /** Adds an embedding and returns its index. @throws Error on another dimension. */
  add(embedding: Float32Array): number {
    if (embedding.length !== this.#dimension) {
      throw new Error(`an embedding of ${embedding.length} values does not fit ${this.#dimension}`);
    }
    const tailLength = this.#dimension - headLength;
    if ((this.#size + 1) * headLength > this.#heads.length) {
      this.#heads = grown(this.#heads);
      this.#tails = grown(this.#tails);
    }
    this.#heads.set(embedding.subarray(0, headLength), this.#size * headLength);
    this.#tails.set(embedding.subarray(headLength), this.#size * tailLength);
    return this.#size++;
  }

  /** Removes an embedding; the last one takes its index. */
  remove(index: number): void {
    const last = --this.#size;
    const tailLength = this.#dimension - headLength;
    this.#heads.copyWithin(index * headLength, last * headLength, (last + 1) * headLength);
    this.#tails.copyWithin(index * tailLength, last * tailLength, (last + 1) * tailLength);
  }

  /** The `count` nearest embeddings, nearest first; of equal ones the lower index first. */
  nearest(probe: Float32Array, count: number): Neighbour[] {
    const best: { index: number; square: number }[] = [];
    let worst = Infinity;
    const heads = this.#heads;
    for (let index = 0, at = 0; index < this.#size; index++, at += headLength) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      // Four sums, so that the processor need not wait for each addition.
      for (let i = 0; i < headLength; i += 4) {
        const d0 = heads[at + i]! - probe[i]!;
        const d1 = heads[at + i + 1]! - probe[i + 1]!;
        const d2 = heads[at + i + 2]! - probe[i + 2]!;
        const d3 = heads[at + i + 3]! - probe[i + 3]!;
        s0 += d0 * d0;
        s1 += d1 * d1;
        s2 += d2 * d2;
        s3 += d3 * d3;
      }
      let square = s0 + s1 + s2 + s3;
      if (square >= worst) continue;
      square += this.#tailSquare(probe, index);
      if (square >= worst) continue;
      insert(best, { index, square }, count);
      if (best.length === count) worst = best[count - 1]!.square;
    }
    return best.map(({ index, square }) => ({ index, distance: Math.sqrt(square) }));
  }

  #tailSquare(probe: Float32Array, index: number): number {
    const tails = this.#tails;
    const tailLength = this.#dimension - headLength;
    const at = index * tailLength;
    let sum = 0;
    for (let i = 0; i < tailLength; i++) {
      const difference = tails[at + i]! - probe[headLength + i]!;
      sum += difference * difference;
    }
    return sum;
  }
}

function grown(values: Float32Array): Float32Array {
  const larger = new Float32Array(Math.max(values.length * 2, 64));
  larger.set(values);
  return larger;
}

function insert(
  best: { index: number; square: number }[],
  next: { index: number; square: number },
  count: number,
): void {
  let place = best.length;
  while (place > 0 && best[place - 1]!.square > next.square) place -= 1;
  best.splice(place, 0, next);
  if (best.length > count) best.pop();
}
