import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../../models/package-root.js';

const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));
const hostProgram = fileURLToPath(new URL('main/hosts/testing/command-host.js', findPackageRoot()));

/** The result of a command. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The lines of standard output, for commands with `--json`. */
  readonly json: readonly Record<string, unknown>[];
}

/**
 * Runs the compiled `rollcall` in a new process, as in a terminal. @param input standard input.
 */
export async function rollcallProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Outcome> {
  const child = spawn(process.execPath, [program, ...args], {
    env: environment(env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return outcome(code, out, err);
}

let host: Promise<ChildProcess> | null = null;
/** Output of the inference process, which has the host's standard error. */
let inferenceErr = '';
let previous: Promise<unknown> = Promise.resolve();

/**
 * Runs the compiled `rollcall` in one process that runs all commands in turn, because loading the program takes longer
 * than most commands. @param input standard input.
 */
export function rollcall(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Outcome> {
  const run = previous.then(() => runOnHost(args, env, input));
  previous = run.catch(() => undefined);
  return run;
}

async function runOnHost(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input: string,
): Promise<Outcome> {
  const child = await (host ??= startHost());
  inferenceErr = '';
  child.ref();
  child.channel?.ref();
  child.send({ args, env: environment(env), cwd: process.cwd(), input });
  const settled = new AbortController();
  const { signal } = settled;
  const reply = await Promise.race([
    once(child, 'message', { signal }) as Promise<[{ code: number; out: string; err: string }]>,
    once(child, 'close', { signal }).then(() => null),
  ]);
  // Removes the listeners of the event that did not happen.
  settled.abort();
  letGo(child);
  if (reply !== null) return outcome(reply[0].code, reply[0].out, reply[0].err + inferenceErr);
  host = null;
  throw new Error(`"rollcall ${args.join(' ')}" ended its process: ${inferenceErr}`);
}

async function startHost(): Promise<ChildProcess> {
  const child = fork(hostProgram, { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (inferenceErr += text));
  await once(child, 'message');
  return child;
}

/** Lets this process end while the host waits for a command; the host then ends, too. */
function letGo(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  (child.stderr as unknown as { unref: () => void } | null)?.unref();
}

function environment(env: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return { ...process.env, TZ: 'UTC', ...env };
}

function outcome(code: number | null, out: string, err: string): Outcome {
  return {
    code,
    out,
    err,
    get json() {
      return out
        .trim()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}
