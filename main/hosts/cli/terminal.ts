import { SingleBar, Presets } from 'cli-progress';
import { isFault } from '../../../contract/fault.js';
import { messageOf } from '../../base/message-of.js';
import { textTable } from './text-table.js';

/** 0: success; 1: something was refused; 2: wrong usage. */
export type ExitCode = 0 | 1 | 2;

/**
 * The output of a command. Results go to standard output, as tables and text or with `--json` as one
 * object per line; refusals and notes go to standard error.
 */
export class Terminal {
  exitCode: ExitCode = 0;
  /** Whether results are printed as JSON, for programs, and so in full. */
  readonly isJson: boolean;
  #bar: SingleBar | null = null;

  constructor(options: { readonly json: boolean }) {
    this.isJson = options.json;
  }

  /** Prints one result: as JSON, or as text for people. */
  result(value: object, text: string): void {
    this.#clearBar();
    console.log(this.isJson ? JSON.stringify(value) : text);
  }

  /**
   * Prints results of one kind: as a line of JSON each, or as a table.
   * @param empty a sentence to print instead of a table without rows: what is missing, and why. Left out for a table
   *   that always has rows.
   */
  table(
    rows: readonly object[],
    head: readonly string[],
    cells: readonly (readonly string[])[],
    empty?: string,
  ): void {
    this.#clearBar();
    if (this.isJson) {
      for (const row of rows) console.log(JSON.stringify(row));
    } else if (rows.length === 0 && empty !== undefined) {
      console.log(empty);
    } else {
      console.log(textTable(head, cells));
    }
  }

  /** Prints a refusal; the command may continue, and will end with exit code 1. */
  refuse(file: string | null, error: unknown): void {
    this.#clearBar();
    this.exitCode = 1;
    const code = isFault(error) ? error.code : 'internal';
    const message = messageOf(error);
    if (this.isJson) {
      console.log(JSON.stringify({ ...(file === null ? {} : { file }), error: { code, message } }));
    }
    console.error(message);
  }

  /** Prints information that does not affect the exit code. */
  note(message: string): void {
    this.#clearBar();
    console.error(message);
  }

  /** Shows the progress of a long call, if standard error is a terminal. */
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
