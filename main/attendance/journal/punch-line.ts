import type { PunchEntry } from './entry.js';

/** A JSON string without escapes, whose value is the text between the quotes. */
const text = String.raw`"([^"\\\u0000-\u001f]*)"`;
/** The usual form of a distance. Others are read by the schema. */
const distance = String.raw`(null|\d(?:\.\d{1,6})?)`;
const flag = '"(?:clock-set-back|clock-set-forward|out-missing|direction-assumed)"';
/** Its characters are checked by `isHexadecimal`: a class of two ranges takes three times as long. */
const hash = '"([^"]{64})"';
/** Distance from the last `}` to the first digit of `previous`, without a MAC. */
const previousFrom = 139;
/** Length of `,"mac":"…"`, and distance from the last `}` to its first digit. */
const [macLength, macFrom] = [41, 33];

const punchLine = new RegExp(
  [
    String.raw`^\{"version":([12]),"seq":([1-9]\d{0,14}),"kind":"punch"`,
    String.raw`"at":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)"`,
    String.raw`"offset":"([+-]\d\d:\d\d)"`,
    `"zone":${text},"subjectId":${text},"direction":"(in|out)","method":"(face|pin|qr|card|totp)"`,
    `"kioskId":${text},"modelId":(?:null|${text}),"distance":${distance},"margin":${distance}`,
    String.raw`"flags":\[((?:${flag}(?:,${flag})*)?)\]`,
    String.raw`"previous":${hash},"hash":${hash}(,"mac":"[^"]{32}")?\}$`,
  ].join(','),
);

const noFlags: PunchEntry['flags'] = [];

/**
 * Reads the line of a punch in its usual form, as nearly every line of a journal has it. The result is
 * the same as with JSON and the schema, in a fifth of the time (measured on a journal of one year).
 * @returns null for any other line, which may still be an entry. The hash is not checked.
 */
export function readPunchLine(line: string): PunchEntry | null {
  const match = punchLine.exec(line);
  if (match === null) return null;
  const flags = match[13]!;
  const end = line.length - 1;
  const previous = end - previousFrom - (match[16] === undefined ? 0 : macLength);
  if (!isHexadecimal(line, previous, previous + 64)) return null;
  if (match[16] !== undefined && !isHexadecimal(line, end - macFrom, end - 1)) return null;
  return {
    version: match[1] === '1' ? 1 : 2,
    seq: Number(match[2]),
    kind: 'punch',
    at: match[3]!,
    offset: match[4]!,
    zone: match[5]!,
    subjectId: match[6]!,
    direction: match[7] as PunchEntry['direction'],
    method: match[8] as PunchEntry['method'],
    kioskId: match[9]!,
    modelId: match[10] ?? null,
    distance: numberOrNull(match[11]!),
    margin: numberOrNull(match[12]!),
    flags: flags === '' ? noFlags : (JSON.parse(`[${flags}]`) as PunchEntry['flags']),
    previous: match[14]!,
    hash: match[15]!,
    mac: match[16]?.slice(8, -1),
  };
}

function numberOrNull(json: string): number | null {
  return json === 'null' ? null : Number(json);
}

/** True if the characters are only digits and `a` to `f`. */
function isHexadecimal(line: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = line.charCodeAt(at);
    const isDigit = code <= 57 ? code >= 48 : code >= 97 && code <= 102;
    if (!isDigit) return false;
  }
  return true;
}
