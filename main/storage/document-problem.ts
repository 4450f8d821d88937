import type * as v from 'valibot';
import type { FieldProblem } from '../../contract/fault.js';
import { problemsOf } from '../../contract/input-problems.js';

/** A JSON file that was read: its content, or why it is not JSON, such as `it is empty`. */
export type ReadJson = { readonly json: unknown } | { readonly problem: string };

/** Reads JSON as editors save it: UTF-8 or UTF-16, with or without a byte order mark. */
export function readJson(bytes: Uint8Array): ReadJson {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isWide = buffer[0] === 0xff && buffer[1] === 0xfe;
  const text = buffer.toString(isWide ? 'utf16le' : 'utf8').replace(/^\ufeff/, '');
  if (text.trim() === '') return { problem: 'it is empty' };
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    const [, position] = /at position (\d+)/.exec(String(error)) ?? [];
    const line = text.slice(0, Number(position)).split('\n').length;
    return { problem: `it is not valid JSON${position === undefined ? '' : ` (line ${line})`}` };
  }
}

/**
 * Says which field of a file is wrong, what it must be and what it is, such as `"schedules[0].week" must be a
 * list, but it is text`. Shows no text of the file, which may be a name or the hash of a PIN.
 */
export function valueProblem(issue: v.BaseIssue<unknown>): string {
  const [{ problem }] = problemsOf([issue]) as [FieldProblem];
  const expected = issue.expected === 'Object' ? 'an object' : 'another value';
  const must = problem === 'is not valid' ? `must be ${expected}` : problem;
  const found = foundIn(issue);
  return `${pathOf(issue)} ${must}${found === null ? '' : `, but it is ${found}`}`;
}

/** What is there; null for nothing, and where what is there is of the right kind. */
function foundIn({ input, kind, type }: v.BaseIssue<unknown>): string | null {
  if (typeof input === 'number' || typeof input === 'boolean') return String(input);
  if (input === undefined || input === null || kind !== 'schema') return null;
  if (typeof input === 'string') return type === 'picklist' || type === 'literal' ? null : 'text';
  return Array.isArray(input) ? 'a list' : 'an object';
}

/** As in a program that reads the file: places in lists count from 0. */
function pathOf({ path }: v.BaseIssue<unknown>): string {
  const text = (path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  return text.length === 0 ? 'its content' : `"${text.join('').replace(/^\./, '')}"`;
}
