/** This moment as text in UTC, such as `2026-03-02T07:59:00.000Z`. */
export function nowUtc(): string {
  return new Date().toISOString();
}
