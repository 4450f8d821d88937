import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { Fault } from '../../preload/fault.js';
import { withFileFaults } from './file-faults.js';

const Holder = v.object({
  pid: v.number(),
  host: v.string(),
  program: v.string(),
  since: v.string(),
  /** Start of the process in the system's own count, where it tells: a pid alone may be reused. */
  started: v.nullable(v.string()),
});
type Holder = v.InferOutput<typeof Holder>;

/** A data folder held by this process. */
export interface DataLock {
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process alone. The lock of a process that is gone (killed, or from
 * before a restart of the machine) is taken over.
 * @throws Fault `data-held` saying who holds it; `disk-full`, `data-read-only`.
 */
export async function holdData(folder: string): Promise<DataLock> {
  const file = join(folder, 'lock.json');
  const mine = `${file}.${process.pid}`;
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    program: process.argv.slice(1).join(' ').slice(0, 200),
    since: new Date().toISOString(),
    started: await startOf(process.pid),
  };
  await withFileFaults(file, async () => {
    await writeFile(mine, JSON.stringify(holder), { mode: 0o600 });
    try {
      await claim(file, mine, folder);
    } finally {
      await rm(mine, { force: true });
    }
  });
  return {
    release: async () => {
      const present = await holderOf(file);
      if (present?.pid === holder.pid && present.since === holder.since)
        await rm(file, { force: true });
    },
  };
}

/** Links our file to the lock's name, which fails where the name is taken. */
async function claim(file: string, mine: string, folder: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      await link(mine, file);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await holderOf(file);
    if (holder !== null && (await isAlive(holder))) throw heldBy(holder, folder);
    // Moved aside, not removed: of two that find it stale only one gets it, and what it got is
    // looked at again, for a new owner may have come in between.
    const stale = `${mine}.stale`;
    if (
      !(await rename(file, stale).then(
        () => true,
        () => false,
      ))
    )
      continue;
    const moved = await holderOf(stale);
    if (moved !== null && (await isAlive(moved))) {
      await link(stale, file).catch(() => undefined);
      await rm(stale, { force: true });
      throw heldBy(moved, folder);
    }
    await rm(stale, { force: true });
  }
  throw new Fault(
    'data-held',
    `The data folder ${folder} is being opened by other programs at this moment; try again.`,
  );
}

function heldBy(holder: Holder, folder: string): Fault {
  return new Fault(
    'data-held',
    `The data folder ${folder} is held by process ${holder.pid} on ${holder.host} ("${holder.program}") since ${holder.since}; close that program, or choose another folder with --data.`,
  );
}

async function holderOf(file: string): Promise<Holder | null> {
  try {
    return v.parse(Holder, JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  // On another machine nobody can look: a shared folder stays held until it is released.
  if (holder.host !== hostname()) return true;
  if (Date.parse(holder.since) < Date.now() - uptime() * 1000 - 60_000) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const started = await startOf(holder.pid);
  return started === null || holder.started === null || started === holder.started;
}

/** When a process started, in the kernel's ticks; null where the system does not tell (not Linux). */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // Field 22; the second field, the name in brackets, may hold spaces (proc(5)).
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
