import { distanceOf } from './vectors.js';

/**
 * Groups unnamed faces by person with average-linkage clustering: merges the two clusters with the smallest
 * mean distance until no two are closer than the threshold. Deterministic. Time and memory grow with the
 * square of the number of faces (10,000 faces: 400 MB).
 * @returns the cluster number of each embedding, counted from 0 in order of appearance.
 */
export function cluster(embeddings: readonly Float32Array[], threshold: number): number[] {
  const clusters = new Clusters(embeddings);
  while (clusters.count > 1) {
    const { one, other, distance } = clusters.nearestPair();
    if (distance >= threshold) break;
    clusters.merge(one, other);
  }
  return clusters.numbers();
}

interface Neighbour {
  readonly other: number;
  readonly distance: number;
}

/** Clusters of faces with the mean distances between them. A cluster has the index of its first face. */
class Clusters {
  /** Lower triangle of the mean distances. */
  readonly #distances: Float32Array[];
  readonly #sizes: number[];
  /** For each face itself, or the cluster it was merged into. */
  readonly #parents: number[];
  readonly #alive: Set<number>;
  /** The nearest cluster of each, so that finding the nearest pair takes one pass. */
  readonly #nearest: Map<number, Neighbour>;

  constructor(embeddings: readonly Float32Array[]) {
    this.#distances = embeddings.map((one, row) =>
      Float32Array.from({ length: row }, (_, column) => distanceOf(one, embeddings[column]!)),
    );
    this.#sizes = embeddings.map(() => 1);
    this.#parents = embeddings.map((_, index) => index);
    this.#alive = new Set(this.#parents);
    this.#nearest = new Map(this.#parents.map((one) => [one, this.#nearestOf(one)]));
  }

  get count(): number {
    return this.#alive.size;
  }

  /** The two clusters with the smallest mean distance. */
  nearestPair(): { one: number } & Neighbour {
    let best = { one: -1, other: -1, distance: Infinity };
    for (const [one, neighbour] of this.#nearest) {
      if (neighbour.distance < best.distance) best = { one, ...neighbour };
    }
    return best;
  }

  /** Merges the cluster `merged` into `kept`. */
  merge(kept: number, merged: number): void {
    this.#alive.delete(merged);
    this.#nearest.delete(merged);
    this.#parents[merged] = kept;
    const [keptSize, mergedSize] = [this.#sizes[kept]!, this.#sizes[merged]!];
    for (const other of this.#alive) {
      if (other === kept) continue;
      // Lance and Williams' update formula for average linkage.
      this.#distances[Math.max(kept, other)]![Math.min(kept, other)] =
        (keptSize * this.#distance(kept, other) + mergedSize * this.#distance(merged, other)) /
        (keptSize + mergedSize);
    }
    this.#sizes[kept] = keptSize + mergedSize;
    for (const other of this.#alive) this.#updateNearest(other, kept, merged);
  }

  /** Cluster numbers of all faces, in order of appearance. */
  numbers(): number[] {
    const numbers = new Map<number, number>();
    return this.#parents.map((_, index) => {
      let root = index;
      while (this.#parents[root] !== root) root = this.#parents[root]!;
      if (!numbers.has(root)) numbers.set(root, numbers.size);
      return numbers.get(root)!;
    });
  }

  /** Updates the nearest cluster of `other` after `merged` was merged into `kept`. */
  #updateNearest(other: number, kept: number, merged: number): void {
    const known = this.#nearest.get(other)!;
    const isStale = other === kept || known.other === kept || known.other === merged;
    if (isStale) this.#nearest.set(other, this.#nearestOf(other));
    else if (this.#distance(other, kept) < known.distance) {
      this.#nearest.set(other, { other: kept, distance: this.#distance(other, kept) });
    }
  }

  #nearestOf(one: number): Neighbour {
    // Most of the time is spent here: no object and no call for each pair.
    const row = this.#distances[one]!;
    let nearest = -1;
    let smallest = Infinity;
    for (const other of this.#alive) {
      if (other === one) continue;
      const distance = other < one ? row[other]! : this.#distances[other]![one]!;
      if (distance < smallest) {
        nearest = other;
        smallest = distance;
      }
    }
    return { other: nearest, distance: smallest };
  }

  #distance(a: number, b: number): number {
    return this.#distances[Math.max(a, b)]![Math.min(a, b)]!;
  }
}
