import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { counted } from '../../../contract/plural.js';

const root = join(import.meta.dirname, '../../..');

/** A program that runs in its own process. */
export interface Program {
  readonly pid: number;
  /** The complete lines it has printed so far. */
  readonly lines: readonly string[];
  /** Writes a line to its standard input. */
  say(line: string): void;
  /** Resolves when `count` lines are printed; rejects with the error output if it ends earlier. */
  printed(count: number): Promise<void>;
  /** Kills it with SIGKILL; resolves when it has ended and all its output is in `lines`. */
  kill(): Promise<void>;
}

/**
 * Runs a module in a Node process that can be killed. It is killed at the end of the test at the latest.
 * @param module source text that imports compiled files, such as `./dist/main/storage/seal.js`.
 * @param args the module's `process.argv.slice(1)`.
 */
export function startProgram(module: string, ...args: string[]): Program {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', module, '--', ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let errors = '';
  let hasEnded = false;
  const checks = new Set<() => void>();
  const runChecks = (): void => {
    for (const check of checks) check();
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    runChecks();
  });
  const closed = once(child, 'close').then(() => {
    hasEnded = true;
    runChecks();
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
        const check = (): void => {
          if (lines.length < count && !hasEnded) return;
          checks.delete(check);
          if (lines.length >= count) resolve();
          else reject(new Error(`ended after ${counted(lines.length, 'line')}: ${errors}`));
        };
        checks.add(check);
        check();
      }),
    kill,
  };
}
