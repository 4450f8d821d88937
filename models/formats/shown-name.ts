/** Longer names are no names of layers or functions. */
const maxLength = 60;

/** A name from a file in a message: short, and without characters that nobody can read. */
export function shownName(name: unknown): string {
  const text = String(name).replaceAll(/[^\x20-\x7e]+/g, '?');
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
