/** The fields of a log entry that its hash and MAC are made of. */
export function entryBody(entry: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).filter(([name]) => name !== 'hash' && name !== 'mac'),
  );
}
