/** Below this mean a picture shows nothing: a closed shutter or a covered lens gives 0 to 4. */
export const blackBelow = 8;

/**
 * Mean brightness of RGBA pixels, by the weights of BT.601.
 * @param pixels four bytes a pixel; the alpha byte is not looked at.
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
