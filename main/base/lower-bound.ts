/**
 * Binary search.
 * @param isBefore must be true for all places before the one to find, and false from there on.
 * @returns the first place where `isBefore` is false; `length` if there is none.
 */
export function lowerBound(length: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
