import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../../models/package-root.js';

const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));

/** A running `rollcall serve`. */
export interface Serving {
  readonly child: ChildProcess;
  /** The address that it printed. */
  readonly address: string;
  /** What it has printed on standard error so far. */
  readonly errors: () => string;
  /** Ends it, and returns its exit code and signal. */
  readonly stop: (
    signal?: NodeJS.Signals,
  ) => Promise<readonly [number | null, NodeJS.Signals | null]>;
}

interface ServingOptions {
  /** By default any free port. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node, such as `--import`. */
  readonly nodeArguments?: readonly string[];
}

/**
 * Starts `rollcall serve` in a new process, and waits for its address.
 * @throws Error with its error output if it does not start.
 */
export async function startServing(
  data: string,
  { port = 0, env = {}, nodeArguments = [] }: ServingOptions = {},
): Promise<Serving> {
  const child = spawn(
    process.execPath,
    [...nodeArguments, program, 'serve', '--port', String(port), '--data', data],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const lines = createInterface({ input: child.stdout });
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const [url] = /http:\S+/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
    lines.on('close', () => {
      reject(new Error(`rollcall serve did not start: ${errors}`));
    });
  });
  return {
    child,
    address,
    errors: () => errors,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** A running `rollcall serve --kiosk`. */
export interface ServingKiosk {
  readonly child: ChildProcess;
  /** The address that the browser was started with. */
  readonly address: string;
  /** What was printed on standard output so far. */
  readonly printed: () => string;
}

/**
 * Starts `rollcall serve --kiosk` with a program in place of Chromium that writes down its arguments, as the list of
 * processes would show them.
 * @param folder for that program.
 */
export async function startServingKiosk(data: string, folder: string): Promise<ServingKiosk> {
  const seen = join(folder, 'arguments');
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${seen}.new'\nmv '${seen}.new' '${seen}'\n`;
  await writeFile(join(folder, 'chromium'), script, { mode: 0o755 });
  const path = [folder, process.env['PATH']].join(delimiter);
  const child = spawn(
    process.execPath,
    [program, 'serve', '--kiosk', '--port', '0', '--data', data],
    { env: { ...process.env, DISPLAY: ':0', PATH: path }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  for (let turn = 0; turn < 600; turn++) {
    const found = /--app=(\S+)/.exec(await readFile(seen, 'utf8').catch(() => ''));
    if (found !== null) return { child, address: found[1]!, printed: () => printed };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`the browser was not started: ${printed}`);
}
