/** Pictures with a lower mean count as black: a closed shutter or covered lens gives 0 to 4. */
export const blackThreshold = 8;

/**
 * Mean luma of RGBA pixels, weighted as in BT.601.
 * @param pixels four bytes per pixel; alpha is ignored.
 * @returns 0 (black) to 255 (white); 0 for no pixels.
 */
export function meanLuma(pixels: Uint8ClampedArray | Uint8Array): number {
  const count = Math.floor(pixels.length / 4);
  if (count === 0) return 0;
  let sum = 0;
  for (let i = 0; i < count * 4; i += 4) {
    sum += 0.299 * pixels[i]! + 0.587 * pixels[i + 1]! + 0.114 * pixels[i + 2]!;
  }
  return sum / count;
}
