import { Readable } from 'node:stream';
import { vi } from 'vitest';
import { findPackageRoot } from '../../../models/package-root.js';
import type * as program from '../cli/program.js';

/** The exit code of a command and what it printed. */
export interface InProcessOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Imports the compiled command line, which starts the compiled inference process. */
export async function compiledProgram(): Promise<typeof program> {
  const file = new URL('dist/main/hosts/cli/program.js', findPackageRoot());
  return (await import(file.href)) as typeof program;
}

/** Runs a command in this process, without the cost of starting another one. @param input standard input. */
export async function runInProcess(
  { runProgram }: typeof program,
  args: readonly string[],
  input = '',
): Promise<InProcessOutcome> {
  const printed = { out: '', err: '' };
  const write =
    (stream: 'out' | 'err') =>
    (text: unknown, ...rest: unknown[]) => {
      printed[stream] += String(text);
      // Streams pass a callback, which a pipeline waits for.
      const done = rest.at(-1);
      if (typeof done === 'function') (done as () => void)();
      return true;
    };
  const line = (stream: 'out' | 'err') => (text: unknown) => {
    printed[stream] += `${String(text)}\n`;
  };
  const { stdin } = process;
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(line('out')),
    vi.spyOn(console, 'error').mockImplementation(line('err')),
    vi.spyOn(process.stdout, 'write').mockImplementation(write('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(write('err')),
  ];
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  try {
    process.exitCode = 0;
    await runProgram(args);
    return { code: exitCode(), ...printed };
  } finally {
    process.exitCode = undefined;
    Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
    for (const spy of spies) spy.mockRestore();
  }
}

/** The exit code that this process would end with. */
function exitCode(): number {
  return Number(process.exitCode ?? 0);
}
