/** Of how many a small share is one, such as 1,000 for 0.001. @param share greater than 0, at most 1. */
export function oneOf(share: number): number {
  return Math.round(1 / share);
}
