import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The first values of seeds that follow each other are alike. */
const skipped = 32;

/** A random number generator: uniform, from 0 to below 1. The same seed gives the same numbers. */
export function randomFrom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  for (let value = 0; value < skipped; value++) generator.next();
  return () => (generator.next() >>> 0) / 2 ** 32;
}
