import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { normalQuantile } from '../normal.js';

/*
 * Embeddings with a known distribution. For the cosine c of two uniform directions in n dimensions,
 * (1 + c) / 2 is distributed as Beta((n − 1) / 2, (n − 1) / 2).
 */

/** A generator of standard normal numbers; equal seeds give equal numbers. */
export function normals(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  // Avoid 0, which has no quantile.
  return () => normalQuantile((uniformFloat64(generator) + 2 ** -54) / (1 + 2 ** -53));
}

/** Uniform directions. */
export function unitVectors(count: number, dimension: number, seed: number): Float32Array[] {
  const next = normals(seed);
  return Array.from({ length: count }, () =>
    l2Normalise(Float64Array.from({ length: dimension }, next)),
  );
}

/** People as directions, with samples around each. */
export interface Crowd {
  readonly people: readonly Float32Array[];
  /** The samples of each person. */
  readonly samples: readonly (readonly Float32Array[])[];
}

/**
 * People with samples scattered around them.
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
        return l2Normalise(Float64Array.from(centre, (value) => value + step * next()));
      }),
    ),
  };
}

function l2Normalise(values: Float64Array): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => value / length);
}
