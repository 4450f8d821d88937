/** Mirrors the first three planes of a square horizontally and writes them to `planes` at `to`. */
export function mirrorPlanes(planes: Float32Array, sidePx: number, to: number): void {
  for (let row = 0; row < 3 * sidePx * sidePx; row += sidePx) {
    for (let x = 0; x < sidePx; x++) planes[to + row + x] = planes[row + sidePx - 1 - x]!;
  }
}
