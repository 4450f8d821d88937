/**
 * Takes the interleaved colour plane of NV12 apart: I420 has the same values, blue before red.
 * @param nv12 tightly packed: width × height of Y, then rows of U and V in turn.
 * @param into of the same length; the planes Y, U, V.
 */
export function i420FromNv12(
  nv12: Uint8Array,
  width: number,
  height: number,
  into: Uint8Array,
): void {
  const lumaLength = width * height;
  const chromaLength = Math.ceil(width / 2) * Math.ceil(height / 2);
  into.set(nv12.subarray(0, lumaLength));
  for (let i = 0; i < chromaLength; i++) {
    into[lumaLength + i] = nv12[lumaLength + 2 * i]!;
    into[lumaLength + chromaLength + i] = nv12[lumaLength + 2 * i + 1]!;
  }
}

/**
 * Size that a picture is sent in: as it is, or made smaller with its shape kept.
 * @param mostWidth pixels.
 */
export function sentSize(
  width: number,
  height: number,
  mostWidth: number,
): { readonly width: number; readonly height: number } {
  if (width <= mostWidth) return { width, height };
  return { width: mostWidth, height: Math.max(1, Math.round((height * mostWidth) / width)) };
}
