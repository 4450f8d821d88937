/*
 * How much decoded text looks like names. A detector needs a page of text to know an encoding by its letters; a roster
 * may have three names. A wrong encoding shows even in a single word: signs inside it, capitals after small letters,
 * letters of two scripts.
 */

/** Cannot be in any text: not decoded, C1 controls, private use, unassigned. */
const impossible = /[\ufffd\u0080-\u009f\p{Co}\p{Cn}]/gu;
/** Signs and punctuation that are not ASCII, without those found in names and headings (`Nº`, `l·l`). */
const sign = /ⁿ|(?![ºª°·・’‘ʼ–№])[\p{S}\p{Po}\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Pd}\p{No}](?<![\0-\x7f])/gu;
/** A capital letter that is not ASCII after a small letter or between a capital and a small one: `JosÈ`,
 * `JŸrgen`. */
const capitalInside = /\p{Ll}\p{Lu}(?<![\0-\x7f])|(?<=\p{Lu})\p{Lu}(?<![\0-\x7f])(?=\p{Ll})/gu;
/** Three accented capitals in a row: two bytes a character, read as one. */
const accentedCapitals = /[\u00c0-\u00de]{3,}/gu;
/** A small letter that is not ASCII after two capitals, as in `MüLLER` read wrongly. */
const smallInside = /(?<=\p{Lu}\p{Lu})\p{Ll}(?<![\0-\x7f])/gu;
/** Kana of half the width: every byte from A1 to DF is one in Shift_JIS. */
const halfWidthKana = /[\uff61-\uff9f]/gu;
/** `ª` and `º` inside a word, `·` at the end of one, and `°` after any letter but N are in no name. */
const ordinalInside = /[ªº](?=\p{L})|·(?!\p{L})|(?<![Nn])°/gu;
/** ASCII signs that are second bytes of a character in Shift_JIS, GBK and Big5. */
const asciiSign = /[\\[\]^`{}~@]/g;
const scripts = ['Latin', 'Greek', 'Cyrillic', 'Arabic', 'Hebrew', 'Thai', 'Han', 'Hangul'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/** Penalties, from signs that no text has to signs that some names have. */
const penalties: readonly (readonly [RegExp, number])[] = [
  [impossible, 10],
  [sign, 3],
  [capitalInside, 2],
  [accentedCapitals, 2],
  [ordinalInside, 2],
  [smallInside, 1],
  [asciiSign, 1],
  [halfWidthKana, 1],
];

/** How much a text differs from names: 0 without the signs above, about 10 for meaningless bytes. */
export function implausibility(text: string): number {
  let sum = 0;
  for (const word of text.split(/[\s,;"'\-./()&_|]+/)) {
    for (const [pattern, penalty] of penalties) {
      sum += penalty * (word.match(pattern)?.length ?? 0);
    }
    const scriptCount = scripts.filter((script) => script.test(word)).length;
    if (scriptCount > 1) sum += 3 * (scriptCount - 1);
  }
  const special = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return sum / Math.max(1, special);
}
