import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../../models/package-root.js';

const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));

/** A running `rollcall hub serve`. */
export interface HubProcess {
  readonly port: number;
  readonly pid: number;
  /** What it has printed. */
  readonly lines: readonly string[];
  /** What it has printed on standard error, and its exit code; null while it runs. */
  readonly errors: () => string;
  readonly exitCode: () => number | null;
  /** Ends it; by default like a crash. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export interface HubProcessOptions {
  /** Address of a PostgreSQL server; by default the embedded database. */
  readonly database?: string;
  /** By default any free port. */
  readonly port?: number;
}

/** Starts a hub in a new process, and waits until it answers. @throws Error with its error output. */
export async function spawnHub(
  data: string,
  { database, port = 0 }: HubProcessOptions = {},
): Promise<HubProcess> {
  const args = ['hub', 'serve', '--data', data, '--host', '127.0.0.1', '--port', String(port)];
  const more = database === undefined ? [] : ['--database', database];
  const child: ChildProcess = spawn(process.execPath, [program, ...args, ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const stop = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal);
    await ended;
  };
  let errors = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    lines.push(line);
    const [, served] = /https:\/\/\S+:(\d+)$/.exec(lines[0]!) ?? [];
    if (line.startsWith('Fingerprint')) {
      // A full pipe would block the hub.
      child.stdout!.resume();
      return {
        port: Number(served),
        pid: child.pid!,
        lines,
        errors: () => errors,
        exitCode: () => child.exitCode,
        stop,
      };
    }
  }
  await stop();
  throw new Error(`rollcall hub serve did not start: ${errors}`);
}
