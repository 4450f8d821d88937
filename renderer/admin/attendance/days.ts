/** @param day such as `2026-03-02`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A balance with its sign, such as `+0:30`; empty for null. */
export function signedDuration(ms: number | null): string {
  if (ms === null) return '';
  const minutes = Math.round(ms / 60_000);
  const sign = minutes === 0 ? '' : minutes < 0 ? '−' : '+';
  return `${sign}${duration(Math.abs(minutes) * 60_000)}`;
}

/** A duration as hours and minutes, such as `7:30`. */
export function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
