/**
 * Windows-1252 (WHATWG Encoding Standard, index windows-1252): Latin-1 with these characters at 0x80 to
 * 0x9F, where a replacement character stands for an unused byte. TextDecoder is not used, because some versions of
 * Node.js decode Latin-1 instead.
 */
const from0x80 = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';
const byteOf = new Map(
  Array.from({ length: 256 }, (_unused, byte) => [
    from0x80[byte - 0x80] ?? String.fromCharCode(byte),
    byte,
  ]),
);
byteOf.delete('\uFFFD');

/** The first character that Windows-1252 does not have; null if it has all. */
export function notInWindows1252(text: string): string | null {
  return Array.from(text).find((character) => !byteOf.has(character)) ?? null;
}

/** Encodes a text that `notInWindows1252` accepts. */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => byteOf.get(character) ?? 0x3f);
}

/** Accepts texts in Windows-1252, as a parameter of a layout. */
export const windows1252Text = {
  pattern: { test: (text: string): boolean => notInWindows1252(text) === null },
  description: 'text in Western European letters (Windows-1252)',
};
