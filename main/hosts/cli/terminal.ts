import { SingleBar, Presets } from 'cli-progress';
import Table from 'cli-table3';
import { isFault } from '../../../contract/fault.js';

/** What a command did: 0 all fine, 1 something was refused, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/**
 * Where commands write: results on standard output (tables, or with `--json` one object per
 * line), refusals and notices on standard error. Remembers whether anything was refused.
 */
export class Terminal {
  exitCode: ExitCode = 0;
  readonly #json: boolean;
  #bar: SingleBar | null = null;

  constructor(options: { readonly json: boolean }) {
    this.#json = options.json;
  }

  /** One result: the object as a line of JSON, or the text for people. */
  result(value: object, text: string): void {
    this.#clearBar();
    console.log(this.#json ? JSON.stringify(value) : text);
  }

  /** Several results of one kind: a line of JSON each, or one table. */
  table(
    rows: readonly object[],
    head: readonly string[],
    cells: readonly (readonly string[])[],
  ): void {
    this.#clearBar();
    if (this.#json) {
      for (const row of rows) console.log(JSON.stringify(row));
    } else {
      console.log(table(head, cells));
    }
  }

  /** A refusal: the command goes on with the rest and ends with exit code 1. */
  refuse(file: string | null, error: unknown): void {
    this.#clearBar();
    this.exitCode = 1;
    const code = isFault(error) ? error.code : 'internal';
    const message = error instanceof Error ? error.message : String(error);
    if (this.#json) {
      console.log(JSON.stringify({ ...(file === null ? {} : { file }), error: { code, message } }));
    }
    console.error(message);
  }

  /** Something to know that refuses nothing. */
  note(message: string): void {
    this.#clearBar();
    console.error(message);
  }

  /** Progress of a long call; drawn on a terminal only. */
  progress(done: number, total: number): void {
    if (!process.stderr.isTTY) return;
    if (this.#bar === null) {
      this.#bar = new SingleBar(
        { format: '{bar} {value}/{total} · {eta_formatted} left', stream: process.stderr },
        Presets.shades_classic,
      );
      this.#bar.start(total, done);
    }
    this.#bar.setTotal(total);
    this.#bar.update(done);
    if (done >= total) this.#clearBar();
  }

  #clearBar(): void {
    this.#bar?.stop();
    this.#bar = null;
  }
}

/** A plain table for a terminal, no colours. */
export function table(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const drawn = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
  drawn.push(...cells.map((row) => [...row]));
  return drawn.toString();
}
