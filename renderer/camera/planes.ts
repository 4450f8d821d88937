/**
 * Converts NV12 to I420, which has the same values but separate U and V planes.
 * @param nv12 tightly packed: width × height bytes of Y, then interleaved U and V.
 * @param into receives the planes Y, U, V; as long as `nv12`.
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
 * The size at which a picture is sent: scaled down to `maxWidthPx` if it is wider, with the same aspect
 * ratio.
 */
export function sentSize(
  width: number,
  height: number,
  maxWidthPx: number,
): { readonly width: number; readonly height: number } {
  if (width <= maxWidthPx) return { width, height };
  return { width: maxWidthPx, height: Math.max(1, Math.round((height * maxWidthPx) / width)) };
}
