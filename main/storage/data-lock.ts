import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
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
    try {
      await writeFile(mine, JSON.stringify(holder), { mode: 0o600 });
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
    if (await linked(mine, file)) return;
    const holder = await holderOf(file);
    if (holder !== null && (await isAlive(holder))) throw heldBy(holder, folder);
    if (await succeed(file, mine, holder, folder)) return;
  }
  throw new Fault(
    'data-held',
    `The data folder ${folder} is being opened by other programs at this moment; try again.`,
  );
}

/**
 * Takes the place of a holder that is gone. Of all that find it gone, one alone gets the name of its
 * successor, and only that one may replace the lock; where it is gone itself, its own successor may.
 */
async function succeed(
  file: string,
  mine: string,
  gone: Holder | null,
  folder: string,
): Promise<boolean> {
  const rights: string[] = [];
  let before = gone;
  for (;;) {
    const right = `${file}.after-${before?.pid ?? 0}-${Date.parse(before?.since ?? '') || 0}`;
    if (rights.includes(right)) return false;
    rights.push(right);
    if (await linked(mine, right)) break;
    before = await holderOf(right);
    if (before !== null && (await isAlive(before))) throw heldBy(before, folder);
  }
  // Somebody may have succeeded, and given up the right, since we looked.
  const present = await holderOf(file);
  const still = present?.pid === gone?.pid && present?.since === gone?.since;
  if (still) {
    const copy = `${mine}.copy`;
    await link(mine, copy);
    await rename(copy, file);
  }
  for (const right of still ? rights : rights.slice(-1)) await rm(right, { force: true });
  return still;
}

/** Gives a file a second name; false where that is taken. */
async function linked(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
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
