import type { PunchEntry } from './entry.js';

/** A JSON text without escapes: what stands between the quotes is its value. */
const text = String.raw`"([^"\\\u0000-\u001f]*)"`;
/** Fixed and short: whatever is written otherwise goes the way of the schema. */
const distance = String.raw`(null|\d(?:\.\d{1,6})?)`;
const flag = '"(?:clock-set-back|clock-set-forward|out-missing)"';
/** What is in it is looked at elsewhere: a class of two ranges takes three times as long here. */
const hash = '"([^"]{64})"';
/** From the end of the line back to the first digit of `previous`, and to what follows its last. */
const [previousFrom, previousTo] = [140, 76];

const punchLine = new RegExp(
  [
    String.raw`^\{"version":1,"seq":([1-9]\d{0,14}),"kind":"punch"`,
    String.raw`"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"`,
    String.raw`"offset":"([+-]\d\d:\d\d)"`,
    `"zone":${text},"subjectId":${text},"direction":"(in|out)","method":"(face|pin)"`,
    `"kioskId":${text},"modelId":(?:null|${text}),"distance":${distance},"margin":${distance}`,
    String.raw`"flags":\[((?:${flag}(?:,${flag})*)?)\]`,
    String.raw`"previous":${hash},"hash":${hash}\}$`,
  ].join(','),
);

const noFlags: PunchEntry['flags'] = [];

/**
 * Reads a punch's line in the form in which nearly every line of a journal is: a year of them is read
 * in a fifth of the time that JSON and the schema take, which say the same of it.
 * @returns null for any other line, which may well be an entry. The hash is not looked at.
 */
export function readPunchLine(line: string): PunchEntry | null {
  const found = punchLine.exec(line);
  if (found === null) return null;
  const flags = found[12]!;
  if (!isHexadecimal(line, line.length - previousFrom, line.length - previousTo)) return null;
  return {
    version: 1,
    seq: Number(found[1]),
    kind: 'punch',
    at: found[2]!,
    offset: found[3]!,
    zone: found[4]!,
    subjectId: found[5]!,
    direction: found[6] as PunchEntry['direction'],
    method: found[7] as PunchEntry['method'],
    kioskId: found[8]!,
    modelId: found[9] ?? null,
    distance: numberOrNull(found[10]!),
    margin: numberOrNull(found[11]!),
    flags: flags === '' ? noFlags : (JSON.parse(`[${flags}]`) as PunchEntry['flags']),
    previous: found[13]!,
    hash: found[14]!,
  };
}

function numberOrNull(written: string): number | null {
  return written === 'null' ? null : Number(written);
}

/** Digits and `a` to `f` only. */
function isHexadecimal(line: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = line.charCodeAt(at);
    const isOne = code <= 57 ? code >= 48 : code >= 97 && code <= 102;
    if (!isOne) return false;
  }
  return true;
}
