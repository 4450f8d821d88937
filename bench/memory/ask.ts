import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What the programs of this folder answer: figures by name. */
export type Figures = Readonly<Record<string, number>>;

/**
 * Runs a program of this folder in a process of its own and returns the one message it sends.
 * @param given what the program's `whenGiven` receives, if it asks for anything.
 * @throws Error where it ends without an answer.
 */
export function askProgram(
  name: string,
  args: readonly string[] = [],
  given: object | null = null,
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
      reject(new Error(`${name} ended with code ${code ?? 'unknown'} and no answer`));
    });
    if (given !== null) child.send(given);
  });
}

/** In the program: sends its answer. */
export function answer(figures: Figures): void {
  process.send?.(figures);
}

/** In the program: what the asker gave it. */
export function whenGiven(): Promise<unknown> {
  return new Promise((resolve) => process.once('message', resolve));
}
