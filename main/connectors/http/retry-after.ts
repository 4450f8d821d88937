/**
 * Reads the header `Retry-After`: seconds, or a date (RFC 9110, 10.2.3).
 * @returns milliseconds from `nowMs`; null if it is missing or unreadable.
 */
export function retryAfterMs(header: string | null, nowMs = Date.now()): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}
