/*
 * Characters without a glyph or a width: soft hyphen, zero-width spaces and joiners, direction marks,
 * fillers, tags. Unicode 16, general category Cf, except the Arabic signs that are visible, and the
 * fillers that are letters to Unicode. Variation selectors stay: in Japanese names they select a glyph.
 */
const invisible =
  // eslint-disable-next-line no-misleading-character-class -- each is removed on its own
  /[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0001}\u{e0020}-\u{e007f}]/gu;
/** Spaces that look like an ordinary one. */
const hardSpace = /[\u00a0\u2007\u202f]/g;

/**
 * A name as it is stored and compared: composed (Unicode NFC), without invisible characters, with
 * ordinary spaces, and none at its ends. Two names that look alike because of these are equal after it.
 */
export function cleanName(text: string): string {
  return text.replaceAll(invisible, '').replaceAll(hardSpace, ' ').normalize('NFC').trim();
}

/** Unicode's hyphens, dashes and minus sign, which word processors write for a hyphen. */
const dash = /[\u2010-\u2015\u2212]/g;

/**
 * An employee number as it is stored and compared: as `cleanName`, with the digits and letters of a PIN pad
 * for wide ones and for digits of other scripts (`１２`, `٤٢`), and plain hyphens.
 */
export function cleanNumber(text: string): string {
  return cleanName(text)
    .normalize('NFKC')
    .replaceAll(dash, '-')
    .replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** 0 to 9. Each script's digits follow its zero (Unicode 16, section 4.6). @param digit of category Nd. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
