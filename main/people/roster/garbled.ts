import iconv from 'iconv-lite';
import type { TextEncoding } from '../../../contract/text-encoding.js';
import { isUtf8 } from './text-encoding.js';

/** C1 controls, box drawings and blocks: bytes of another encoding, never part of a name. */
const foreign = /[\u0080-\u009f\u2500-\u259f\ufffd\p{Co}\p{Cn}]/u;
/** Signs directly before or after a letter that no name has there, as in `Ã¼` or `‰r`. */
const signs = '‚ƒ„†‡ˆ‰‹›•¡¿¢£¤¥¦§¨©«»¬®¯±²³\u00b5¶¹¼½¾÷×€™\u2202∑∏∫≈∞≠≤≥√◊';
const signInWord = new RegExp(`\\p{L}[${signs}]|[${signs}]\\p{L}|\\p{L}[“”]\\p{L}`, 'u');

/** Encodings of one byte a character that UTF-8 is often misread as. */
const narrow: readonly TextEncoding[] = [
  ...(['windows-1252', 'cp850', 'cp437', 'macintosh', 'windows-1250', 'windows-1251'] as const),
];
/** Encodings of two bytes a character that UTF-8 is often misread as. */
const wide: readonly TextEncoding[] = ['gb18030', 'shift_jis', 'big5', 'euc-kr'];

/**
 * Whether a name is garbled: it has characters of no name, or its characters are the bytes of UTF-8 text
 * that was read in another encoding ("mojibake"), such as `JÃ¼rgen`.
 */
export function isGarbled(name: string): boolean {
  if (!/[^\0-\x7f]/u.test(name)) return false;
  return foreign.test(name) || signInWord.test(name) || isMisreadUtf8(name);
}

function isMisreadUtf8(name: string): boolean {
  return [...narrow, ...wide].some((encoding) => {
    const bytes = iconv.encode(name, encoding);
    if (iconv.decode(bytes, encoding) !== name || !isUtf8(bytes)) return false;
    // Two bytes may be UTF-8 by chance in an encoding of two bytes; characters of three bytes hardly are.
    const text = bytes.toString('utf8');
    return wide.includes(encoding) ? /^[\0-\x7f\u0800-\uffff]+$/.test(text) : true;
  });
}

/** The problem of a garbled text, for people. */
export function garbledMessage(text: string): string {
  return `“${text.slice(0, 60)}” looks garbled; choose the encoding of the file, or correct the text`;
}
