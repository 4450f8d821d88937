import { createRequire } from 'node:module';
import iconv from 'iconv-lite';
import type * as jschardet from 'jschardet';
import { encodingNamed, encodings, type TextEncoding } from '../../../contract/text-encoding.js';
import { implausibility } from './plausible-text.js';

/** Loads a library when it is needed: every start of the program would wait for jschardet's 45 files. */
const load = createRequire(import.meta.url);

/** Text, and the encoding with which it was decoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** True if the encoding was guessed, so that a person must look at the text. */
  readonly isGuess: boolean;
}

/** Enough text to recognise an encoding; more would only take longer. */
const maxSampleBytes = 16_384;
/** How much one point of implausibility weighs against jschardet's confidence, which is 0.01 to 0.3 for
 * rosters. Measured on lists of 1 to 3 names in 18 languages (text-encoding.test.ts). */
const implausibilityWeight = 0.3;
/** Added for common encodings and subtracted for rare ones, which decides if a few letters match both. */
const rarityWeight = 0.03;
const rare: readonly TextEncoding[] = [
  ...(['maccenteuro', 'cp857', 'windows-1257', 'windows-1258'] as const),
];

/**
 * Decodes text of unknown encoding. A byte order mark decides; then the encoding that a person chose; then
 * zero bytes, which only UTF-16 has; then UTF-8 if it is valid; else the encoding is guessed.
 * @param chosen null for none.
 * @param common encodings that are most likely where several fit.
 */
export function decodeText(
  bytes: Uint8Array,
  chosen: TextEncoding | null,
  common: readonly TextEncoding[],
): DecodedText {
  const marked = markedEncoding(bytes);
  const isGuess = false;
  if (marked !== null) return { text: decode(bytes, marked), encoding: marked, isGuess };
  if (chosen !== null) return { text: decode(bytes, chosen), encoding: chosen, isGuess };
  const wide = zeroByteEncoding(bytes);
  if (wide !== null) return { text: decode(bytes, wide), encoding: wide, isGuess };
  if (isMostlyUtf8(bytes)) return { text: decode(bytes, 'utf-8'), encoding: 'utf-8', isGuess };
  const encoding = guessEncoding(bytes, common);
  return { text: decode(bytes, encoding), encoding, isGuess: true };
}

/** Decodes bytes, without a byte order mark; what cannot be decoded becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: TextEncoding): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

/** Whether all bytes are valid UTF-8. ASCII is. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The most likely encoding of bytes that are not UTF-8: jschardet's confidence, reduced for what looks
 * unlike names.
 */
export function guessEncoding(bytes: Uint8Array, common: readonly TextEncoding[]): TextEncoding {
  const sample = specialWords(bytes);
  const { detectAll } = load('jschardet') as typeof jschardet;
  const confidences = new Map<TextEncoding, number>();
  for (const { encoding, confidence } of detectAll(sample, { minimumThreshold: 0 })) {
    const known = encodingNamed(encoding ?? '');
    if (known !== null) {
      confidences.set(known, Math.max(confidence, confidences.get(known) ?? 0));
    }
  }
  let best: { encoding: TextEncoding; score: number } | null = null;
  for (const { id } of encodings) {
    if (id.startsWith('utf-')) continue;
    const score =
      (confidences.get(id) ?? 0) +
      (common.includes(id) ? rarityWeight : rare.includes(id) ? -rarityWeight : 0) -
      implausibilityWeight * implausibility(decode(sample, id));
    if (best === null || score > best.score) best = { encoding: id, score };
  }
  return best!.encoding;
}

function markedEncoding([first, second, third]: Uint8Array): TextEncoding | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null;
}

/** Minimum share of zero bytes in UTF-16: one line break in 10 signs. A damaged file has a few, or very many. */
const minZeroShare = 0.05;

/** In UTF-16, separators, digits and line breaks have a zero byte, always on the same side. */
function zeroByteEncoding(bytes: Uint8Array): TextEncoding | null {
  let even = 0;
  let odd = 0;
  for (const [at, byte] of bytes.subarray(0, maxSampleBytes).entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (even === odd || even + odd < minZeroShare * Math.min(bytes.length, maxSampleBytes))
    return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** Valid UTF-8, or damaged in a few places, which are then the problem of their rows. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true;
  const text = new TextDecoder().decode(bytes);
  const wrong = text.match(/\ufffd/g)?.length ?? 0;
  const right = (text.match(/[^\0-\x7f]/gu)?.length ?? 0) - wrong;
  return right > 2 * wrong;
}

/**
 * The words with bytes from 0x80, one a line. ASCII text around them would make every encoding look alike.
 * Words end at bytes below 0x40, which are not part of a character in any encoding here (GB18030's
 * characters of four bytes aside, which names do not have); spaces, hyphens, dots and apostrophes stay.
 */
function specialWords(bytes: Uint8Array): Uint8Array {
  const words: Uint8Array[] = [];
  const newline = Buffer.from('\n');
  const inside = new Set(Buffer.from(" -.'"));
  let length = 0;
  let start = 0;
  let isSpecial = false;
  for (let at = 0; at <= bytes.length && length < maxSampleBytes; at++) {
    const byte = bytes[at] ?? 0x0a;
    if (byte >= 0x80) isSpecial = true;
    if (byte >= 0x40 || inside.has(byte)) continue;
    if (isSpecial) {
      words.push(bytes.subarray(start, at), newline);
      length += at - start + 1;
    }
    start = at + 1;
    isSpecial = false;
  }
  return Buffer.concat(words);
}
