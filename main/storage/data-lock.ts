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
  /** When the process started, in kernel ticks, since a pid may be reused; null if unknown. */
  started: v.nullable(v.string()),
});
type Holder = v.InferOutput<typeof Holder>;

/** A lock on a data folder, held by this process. */
export interface DataLock {
  release(): Promise<void>;
}

/**
 * Locks a data folder for this process. The lock of a process that no longer runs is taken over.
 * @throws Fault `data-held` naming the process that holds the lock; `disk-full`, `data-read-only`.
 */
export async function lockDataFolder(folder: string): Promise<DataLock> {
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
      const current = await holderOf(file);
      if (current?.pid === holder.pid && current.since === holder.since)
        await rm(file, { force: true });
    },
  };
}

/** Links our file to the name of the lock, which fails if that name is taken. */
async function claim(file: string, mine: string, folder: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await tryLink(mine, file)) return;
    const holder = await holderOf(file);
    if (holder !== null && (await isAlive(holder))) throw heldBy(holder, folder);
    if (await takeOver(file, mine, holder, folder)) return;
  }
  throw new Fault(
    'data-held',
    `Other programs are opening the data folder ${folder} right now. Try again.`,
  );
}

/**
 * Replaces the lock of a process that no longer runs. Several processes may try: each links its file
 * to one claim name, which only one can get, and only that one replaces the lock. If the claim's own
 * process no longer runs, the next claim name decides.
 * @param gone the process that no longer runs; null for an unreadable lock.
 * @returns false if another process was faster.
 */
async function takeOver(
  file: string,
  mine: string,
  gone: Holder | null,
  folder: string,
): Promise<boolean> {
  const claims: string[] = [];
  let predecessor = gone;
  for (;;) {
    const claim = `${file}.after-${predecessor?.pid ?? 0}-${Date.parse(predecessor?.since ?? '') || 0}`;
    if (claims.includes(claim)) return false;
    claims.push(claim);
    if (await tryLink(mine, claim)) break;
    predecessor = await holderOf(claim);
    if (predecessor !== null && (await isAlive(predecessor))) throw heldBy(predecessor, folder);
  }
  // Another process may have replaced the lock and removed its claim in the meantime.
  const current = await holderOf(file);
  const isUnchanged = current?.pid === gone?.pid && current?.since === gone?.since;
  if (isUnchanged) {
    const copy = `${mine}.copy`;
    await link(mine, copy);
    await rename(copy, file);
  }
  for (const claim of isUnchanged ? claims : claims.slice(-1)) await rm(claim, { force: true });
  return isUnchanged;
}

/** Gives a file a second name. @returns false if the name is taken. */
async function tryLink(file: string, name: string): Promise<boolean> {
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
    `The data folder ${folder} has been in use by process ${holder.pid} on ${holder.host} ("${holder.program}") since ${holder.since}. Close that program, or choose another folder with --data.`,
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
  // Processes of another machine cannot be checked: a shared folder stays locked until released.
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

/** When a process started, in kernel ticks; null if unknown (not Linux). */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // Field 22. The second field, the name in brackets, may contain spaces (proc(5)).
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}
