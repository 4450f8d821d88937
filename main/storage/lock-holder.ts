import { readFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { hasListener } from './lock-socket.js';
import { isRunning, startOf, thisMachine } from './this-machine.js';

const text = v.optional(v.nullable(v.string()), null);

const Holder = v.object({
  /** Signals to 0 and to negative numbers go to groups of processes (kill(2)), of which one always runs. */
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: v.string(),
  program: v.string(),
  since: v.string(),
  /**
   * When the process started, in kernel ticks, since a pid may be reused; null if unknown. A lock without it
   * is not damaged: it may be held on another computer.
   */
  started: text,
  // As `ThisMachine`. Locks of earlier versions do not have these fields.
  boot: text,
  machine: text,
  pidNamespace: text,
  /** Name of the socket that the holder listens on, beside the lock; null if it has none. */
  socket: text,
});
/** The process that holds a lock, as written in the lock file. */
export type Holder = v.InferOutput<typeof Holder>;

/** Describes this process. @param socket as in `Holder`. */
export function thisProcess(socket: string | null): Holder {
  return {
    pid: process.pid,
    host: hostname(),
    program: process.argv.slice(1).join(' ').slice(0, 200),
    since: new Date().toISOString(),
    started: startOf(process.pid),
    ...thisMachine(),
    socket,
  };
}

/**
 * Reads a lock file.
 * @returns null if there is none, or if it is damaged: a holder always writes it as a whole.
 * @throws Fault `data-held` for a folder of that name; system errors: a lock that cannot be read may be held.
 */
export async function holderOf(file: string): Promise<Holder | null> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code !== 'EISDIR') throw error;
    throw new Fault(
      'data-held',
      `${file} is a folder, so the data folder cannot be locked. Remove that folder.`,
    );
  }
  try {
    return v.parse(Holder, JSON.parse(content));
  } catch {
    return null;
  }
}

/** Whether a process still runs; `unknown` for one that cannot be seen from here. */
export type Liveness = 'running' | 'gone' | 'unknown';

/**
 * Whether the holder of a lock still runs.
 * @param folder the locked folder.
 */
export async function livenessOf(holder: Holder, folder: string): Promise<Liveness> {
  const here = thisMachine();
  if (holder.boot !== null && here.boot !== null) {
    if (holder.boot === here.boot) return livenessSinceBoot(holder, folder);
    // This machine was started again since, if it is this machine.
    if (holder.machine !== null && here.machine !== null) {
      return holder.machine === here.machine ? 'gone' : 'unknown';
    }
    return holder.host === hostname() ? 'gone' : 'unknown';
  }
  // The lock of an earlier version, or of a system without boot ids.
  if (holder.host !== hostname()) return 'unknown';
  if (Date.parse(holder.since) < Date.now() - uptime() * 1000 - 60_000) return 'gone';
  return livenessHere(holder);
}

/** Of a process on this machine, perhaps in another container. */
async function livenessSinceBoot(holder: Holder, folder: string): Promise<Liveness> {
  if (holder.pidNamespace === thisMachine().pidNamespace) return livenessHere(holder);
  // Its pid means nothing here: in each container, the first process has the pid 1.
  return holder.socket === null ? 'unknown' : hasListener(folder, holder.socket);
}

/** Of a process whose pid is valid here. */
function livenessHere({ pid, started }: Holder): Liveness {
  if (!isRunning(pid)) return 'gone';
  const startedHere = startOf(pid);
  return startedHere === null || started === null || startedHere === started ? 'running' : 'gone';
}
