import fc from 'fast-check';

/** Steps between the ends of a range. */
const steps = 1_000_000;

/** Numbers spread evenly over a range; fast-check's own doubles are mostly next to zero. */
export function numberIn(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: steps }).map((step) => min + ((max - min) * step) / steps);
}
