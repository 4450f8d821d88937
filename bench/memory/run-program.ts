import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The result of a program in this folder: figures by name. */
export type Figures = Readonly<Record<string, number>>;

/**
 * Runs a program of this folder in its own process and returns the figures that it reports.
 * @param input for the program's `receiveInput`; null for none.
 * @throws Error if it ends without a report.
 */
export function runProgram(
  name: string,
  args: readonly string[] = [],
  input: object | null = null,
): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL(`${name}.js`, import.meta.url)), [...args], {
      execArgv: ['--expose-gc'],
      serialization: 'advanced',
    });
    child.once('message', (figures) => {
      resolve(figures as Figures);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`${name} ended with code ${code ?? 'unknown'} without a report`));
    });
    if (input !== null) child.send(input);
  });
}

/** Reports figures; called in the program. */
export function report(figures: Figures): void {
  process.send?.(figures);
}

/** Waits for the input; called in the program. */
export function receiveInput(): Promise<unknown> {
  return new Promise((resolve) => process.once('message', resolve));
}
