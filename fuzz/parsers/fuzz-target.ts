import { isFault } from '../../contract/fault.js';
import { randomFrom } from '../../main/base/random-from.js';
import { messageProblem } from '../message-problem.js';
import { corpusOf } from './corpus.js';
import { mutated } from './mutate.js';
import type { Target } from './target.js';

/** Bytes that caused an error. */
export interface TargetFinding {
  readonly target: string;
  readonly problem: string;
  readonly bytes: Uint8Array;
}

/** Reading small files takes milliseconds; a hundred times longer may be an attack on the program. */
const maxMs = 5_000;

/**
 * Reads the unchanged corpus, and then `runs` changed copies of its files.
 * @param seed the same seed gives the same bytes.
 * @returns the first finding of each kind.
 */
export async function fuzzTarget(
  target: Target,
  scratch: string,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<TargetFinding[]> {
  const corpus = corpusOf(target).map(({ bytes }) => bytes);
  const random = randomFrom(seed);
  const found = new Map<string, TargetFinding>();
  for (let run = -corpus.length; run < runs; run++) {
    const base = corpus[run < 0 ? -run - 1 : Math.floor(random() * corpus.length)]!;
    const bytes = run < 0 ? base : mutated(base, random, corpus);
    const problem = await problemOf(target, bytes, scratch);
    if (problem === null) continue;
    const kind = problem.replaceAll(/\d+|"[^"]*"/g, '');
    if (!found.has(kind)) found.set(kind, { target: target.name, problem, bytes });
  }
  return [...found.values()];
}

/** The problem with the way in which a target reads these bytes; null if there is none. */
async function problemOf(
  target: Target,
  bytes: Uint8Array,
  scratch: string,
): Promise<string | null> {
  const startMs = performance.now();
  try {
    // A copy: a parser must not change its input.
    await target.read(bytes.slice(), scratch);
  } catch (error) {
    if (!isFault(error)) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    const said = error.message.replaceAll(scratch, '').replaceAll(/\/\w+-\w{6}\//g, '');
    const problem = messageProblem(
      target.quotesFields === true ? said.replaceAll(/"[\w.[\]]+"/g, '') : said,
      ['utf8', 'latin1', 'utf16le']
        .map((encoding) => Buffer.from(bytes).toString(encoding as BufferEncoding))
        .join(),
    );
    if (problem !== null) return `the message "${error.message}" ${problem}`;
  }
  const ms = Math.round(performance.now() - startMs);
  return ms > maxMs ? `reading ${bytes.length} bytes took ${ms} ms` : null;
}
