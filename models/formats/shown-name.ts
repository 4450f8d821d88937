/** Names of layers or functions are never longer. */
const maxLength = 60;

/** A name from a file for use in a message: short, and without unreadable characters. */
export function shownName(name: unknown): string {
  const text = String(name).replaceAll(/[^\x20-\x7e]+/g, '?');
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
