/** An unexpected error with its stack, for a bug report. Shown to the person who ran the command. */
export function bugReport(error: unknown): string {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Rollcall has a bug. Please report it with these details:\n${details}`;
}

/**
 * An unexpected error for the log of a kiosk: its name, its code and where it happened in the code. The
 * message is left out, as it may contain names of people or files.
 */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  const isCode = typeof code === 'string' && /^[\w-]{1,40}$/.test(code);
  // A message may have lines that look like those of the stack.
  const stack = (error.stack ?? '').replace(error.message, '');
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [isCode ? `${error.name} (${code})` : error.name, ...frames].join('\n');
}
