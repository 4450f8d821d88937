import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { Fault } from '../../../contract/fault.js';
import { messageOf } from '../../base/message-of.js';

/** Two photos and whether they show the same person. */
export interface Pair {
  /** Path relative to the folder of images, with `/`. */
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  /** 0, 1, …; null if the file has no folds. */
  readonly fold: number | null;
}

/**
 * Reads a list of pairs: a CSV file with the columns `a,b,same` (1 or 0, true or false) or LFW's
 * `pairs.txt`, distinguished by the first line.
 * @throws Fault `not-found`, or `invalid-input` with the file, the line and what is expected there.
 */
export async function readPairs(file: string): Promise<Pair[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('not-found', `The list of pairs ${file} cannot be read. Check the path.`, {
      cause,
    });
  });
  return /^\uFEFF?\s*\d/.test(text) ? parseLfwPairs(text, file) : parseCsvPairs(text, file);
}

/**
 * Parses LFW's format (http://vis-www.cs.umass.edu/lfw/README.txt). The first line has the number of folds
 * (omitted for a single fold) and the number of pairs. Each fold has that many genuine pairs
 * `name n1 n2`, then as many impostor pairs `name1 n1 name2 n2`. Photo 1 of a name is
 * `name/name_0001.jpg`.
 * @throws Fault `invalid-input`.
 */
export function parseLfwPairs(text: string, file: string): Pair[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const header = lines[0]!.trim().split(/\s+/).map(Number);
  if (header.length > 2 || header.some((value) => !Number.isInteger(value) || value < 1)) {
    throw invalidLine(
      file,
      1,
      'expected the number of folds and the number of pairs per fold, such as "10 300"',
    );
  }
  const [folds, perKind] = header.length === 2 ? [header[0]!, header[1]!] : [1, header[0]!];
  const expected = folds * perKind * 2;
  if (lines.length - 1 !== expected) {
    throw invalidLine(
      file,
      lines.length,
      `the first line announces ${expected} pairs, but the file has ${lines.length - 1}`,
    );
  }
  return lines.slice(1).map((line, index) => {
    const same = index % (perKind * 2) < perKind;
    const fold = Math.floor(index / (perKind * 2));
    const fields = line.trim().split(line.includes('\t') ? '\t' : /\s+/);
    if (fields.length !== (same ? 3 : 4)) {
      throw invalidLine(
        file,
        index + 2,
        same ? 'expected "name number number"' : 'expected "name number name number"',
      );
    }
    const photo = (name: string, number: string): string => {
      if (!/^\d+$/.test(number)) {
        throw invalidLine(file, index + 2, `"${number}" is not a photo number`);
      }
      return `${name}/${name}_${number.padStart(4, '0')}.jpg`;
    };
    return {
      a: photo(fields[0]!, fields[1]!),
      b: same ? photo(fields[0]!, fields[2]!) : photo(fields[2]!, fields[3]!),
      same,
      fold,
    };
  });
}

/**
 * Parses a CSV file (RFC 4180) with at least the columns `a`, `b` and `same`.
 * @throws Fault `invalid-input`.
 */
export function parseCsvPairs(text: string, file: string): Pair[] {
  return rowsOf(text, file).map(({ record, info }) => {
    const { a, b, same } = record;
    if (a === undefined || b === undefined || same === undefined) {
      throw invalidLine(file, 1, 'expected the columns a, b and same');
    }
    if (a === '' || b === '')
      throw invalidLine(file, info.lines, 'columns a and b must be paths of photos');
    if (!/^(0|1|true|false)$/i.test(same)) {
      throw invalidLine(file, info.lines, `column same must be 1 or 0, not "${same}"`);
    }
    return { a, b, same: /^(1|true)$/i.test(same), fold: null };
  });
}

interface Row {
  readonly record: Readonly<Record<string, string | undefined>>;
  readonly info: { readonly lines: number };
}

function rowsOf(text: string, file: string): Row[] {
  try {
    return parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Row[];
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    const reason = messageOf(error);
    // Without the text of the cell, which may be anything.
    throw invalidLine(file, line, reason.replace(/: a quote is found .*$/s, ''), error);
  }
}

function invalidLine(file: string, line: number, problem: string, cause?: unknown): Fault {
  return new Fault(
    'invalid-input',
    `The list of pairs ${file} is invalid in line ${line}: ${problem.replace(/\.$/, '')}. Correct the file.`,
    { cause },
  );
}
