import fc from 'fast-check';

/** Steps between the ends of a range. */
const steps = 1_000_000;

/** Uniform numbers in a range; most of fast-check's own doubles are close to zero. */
export function numberIn(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: steps }).map((step) => min + ((max - min) * step) / steps);
}
