import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { normalQuantile } from '../normal.js';

/*
 * Embeddings whose distribution is known. On a sphere of n dimensions the cosine c of two uniform
 * directions has (1 + c) / 2 distributed as Beta((n − 1) / 2, (n − 1) / 2).
 */

/** Standard normal numbers, the same for the same seed. */
export function normals(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  // Never 0, which has no quantile.
  return () => normalQuantile((uniformFloat64(generator) + 2 ** -54) / (1 + 2 ** -53));
}

/** Directions, uniform over the sphere. */
export function unitVectors(count: number, dimension: number, seed: number): Float32Array[] {
  const next = normals(seed);
  return Array.from({ length: count }, () =>
    atLengthOne(Float64Array.from({ length: dimension }, next)),
  );
}

/** People as directions, and of each so many samples about it. */
export interface Crowd {
  readonly people: readonly Float32Array[];
  /** The samples of each person. */
  readonly samples: readonly (readonly Float32Array[])[];
}

/**
 * People with samples scattered about them.
 * @param scatter length of the random step from a person to a sample, before normalising.
 */
export function crowd(
  people: number,
  samples: number,
  { dimension = 128, scatter = 0.5, seed = 1 } = {},
): Crowd {
  const next = normals(seed + 1);
  const centres = unitVectors(people, dimension, seed);
  return {
    people: centres,
    samples: centres.map((centre) =>
      Array.from({ length: samples }, () => {
        const step = scatter / Math.sqrt(dimension);
        return atLengthOne(Float64Array.from(centre, (value) => value + step * next()));
      }),
    ),
  };
}

function atLengthOne(values: Float64Array): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}
