import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { Fault } from '../../../contract/fault.js';

/** Two photos and whether they show the same person. */
export interface Pair {
  /** Path below the folder of images, with `/`. */
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  /** 0, 1, …; null where the file knows no folds. */
  readonly fold: number | null;
}

/**
 * Reads a list of pairs: a CSV with the columns `a,b,same` (1 or 0; also true or false), or LFW's
 * `pairs.txt`, told apart by their first line.
 * @throws Fault `not-found`, or `invalid-input` naming file, line and what is expected there.
 */
export async function readPairs(file: string): Promise<Pair[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('not-found', `The list of pairs ${file} cannot be read; check the name.`, {
      cause,
    });
  });
  return /^\uFEFF?\s*\d/.test(text) ? parseLfwPairs(text, file) : parseCsvPairs(text, file);
}

/**
 * LFW's format (http://vis-www.cs.umass.edu/lfw/README.txt): the first line holds the number of
 * folds (left out for one) and of pairs; each fold has so many genuine lines `name n1 n2`, then so
 * many impostor lines `name1 n1 name2 n2`. Photo 1 of a name is `name/name_0001.jpg`.
 * @throws Fault `invalid-input`.
 */
export function parseLfwPairs(text: string, file: string): Pair[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.at(-1)?.trim() === '') lines.pop();
  const header = lines[0]!.trim().split(/\s+/).map(Number);
  if (header.length > 2 || header.some((value) => !Number.isInteger(value) || value < 1)) {
    throw wrong(file, 1, 'expected the number of folds and of pairs per fold, such as "10 300"');
  }
  const [folds, perKind] = header.length === 2 ? [header[0]!, header[1]!] : [1, header[0]!];
  const expected = folds * perKind * 2;
  if (lines.length - 1 !== expected) {
    throw wrong(
      file,
      lines.length,
      `the first line promises ${expected} pairs, but ${lines.length - 1} follow`,
    );
  }
  return lines.slice(1).map((line, index) => {
    const same = index % (perKind * 2) < perKind;
    const fold = Math.floor(index / (perKind * 2));
    const fields = line.trim().split(line.includes('\t') ? '\t' : /\s+/);
    if (fields.length !== (same ? 3 : 4)) {
      throw wrong(
        file,
        index + 2,
        same ? 'expected "name number number"' : 'expected "name number name number"',
      );
    }
    const photo = (name: string, number: string): string => {
      if (!/^\d+$/.test(number)) {
        throw wrong(file, index + 2, `"${number}" is no photo number`);
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
 * A CSV (RFC 4180) whose first line names at least the columns `a`, `b` and `same`.
 * @throws Fault `invalid-input`.
 */
export function parseCsvPairs(text: string, file: string): Pair[] {
  return rowsOf(text, file).map(({ record, info }) => {
    const { a, b, same } = record;
    if (a === undefined || b === undefined || same === undefined) {
      throw wrong(file, 1, 'expected the columns a, b and same');
    }
    if (a === '' || b === '') throw wrong(file, info.lines, 'columns a and b must name photos');
    if (!/^(0|1|true|false)$/i.test(same)) {
      throw wrong(file, info.lines, `column same must be 1 or 0, not "${same}"`);
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
    throw wrong(file, line, error instanceof Error ? error.message : String(error), error);
  }
}

function wrong(file: string, line: number, what: string, cause?: unknown): Fault {
  return new Fault(
    'invalid-input',
    `The list of pairs ${file} cannot be used, line ${line}: ${what.replace(/\.$/, '')}.`,
    { cause },
  );
}
