import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** A program that runs in a process of its own. */
export interface Program {
  readonly pid: number;
  /** What it has printed so far, by whole lines. */
  readonly lines: readonly string[];
  /** Sends it a line on its standard input. */
  say(line: string): void;
  /** Resolves once that many lines are printed; rejects with the error output if it ends before. */
  printed(count: number): Promise<void>;
  /** Ends it with SIGKILL; resolves once it is gone and all it printed is in `lines`. */
  kill(): Promise<void>;
}

/**
 * Starts node on a module that imports the compiled files, such as `./dist/main/storage/seal.js`:
 * the real code in a real process, which can be killed. It is killed at the end of the test.
 * @param args of the module: `process.argv.slice(1)`.
 */
export function startProgram(module: string, ...args: string[]): Program {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', module, '--', ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  let over = false;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of waiting) look();
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  const closed = once(child, 'close').then(() => {
    over = true;
    wake();
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await closed;
  };
  onTestFinished(kill);
  return {
    pid: child.pid!,
    lines,
    say: (line) => {
      child.stdin.write(`${line}\n`);
    },
    printed: (count) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (lines.length < count && !over) return;
          waiting.delete(look);
          if (lines.length >= count) resolve();
          else reject(new Error(`it ended after ${lines.length} lines: ${errors}`));
        };
        waiting.add(look);
        look();
      }),
    kill,
  };
}
