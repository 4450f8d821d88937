/** An unexpected error with its stack, for a bug report. */
export function bugReport(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Rollcall has a bug. Please report it with these details:\n${details}`;
}
