import { randomBytes } from 'node:crypto';
import { link, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { withFileFaults } from './file-faults.js';
import { holderOf, livenessOf, thisProcess, type Holder } from './lock-holder.js';
import { eraseUnusedSockets, openLockSocket } from './lock-socket.js';

/** A lock on a data folder, held by this process. */
export interface DataLock {
  release(): Promise<void>;
}

/**
 * Locks a data folder for this process. The lock of a process that no longer runs is taken over.
 * @throws Fault `data-held` naming the process that holds the lock; as `withFileFaults`.
 */
export async function lockDataFolder(folder: string): Promise<DataLock> {
  const file = lockFileOf(folder);
  const mine = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const socket = await openLockSocket(folder);
  const holder = thisProcess(socket.name);
  try {
    await withFileFaults(file, async () => {
      try {
        await writeFile(mine, JSON.stringify(holder), { mode: 0o600 });
        await claim(file, mine, folder);
        await eraseUnusedSockets(folder);
      } finally {
        await rm(mine, { force: true });
      }
    });
  } catch (error) {
    // A network drive may report a failure after it made the link (link(2), "Bugs").
    await removeOwn(file, holder);
    await socket.close();
    throw error;
  }
  return {
    release: async () => {
      await removeOwn(file, holder);
      await socket.close();
    },
  };
}

/** Removes a lock if it is ours. */
async function removeOwn(file: string, holder: Holder): Promise<void> {
  const current = await holderOf(file).catch(() => null);
  if (current === null || !isSame(current, holder)) return;
  // The disk may fail. The lock of a process that has ended counts for nothing, and this one is known.
  await rm(file, { force: true }).catch(() => leftBehind.push(holder));
}

/** Released locks of this process whose files could not be removed. */
const leftBehind: Holder[] = [];

function isSame(one: Holder, other: Holder): boolean {
  return one.pid === other.pid && one.since === other.since;
}

/** The lock of a data folder. */
export function lockFileOf(folder: string): string {
  return join(folder, 'lock.json');
}

/** Links our file to the name of the lock, which fails if that name is taken. */
async function claim(file: string, mine: string, folder: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await tryLink(mine, file)) return;
    const holder = await holderOf(file);
    if (holder !== null) await requireGone(holder, folder);
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
    if (predecessor !== null) await requireGone(predecessor, folder);
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

/** @throws Fault `data-held` if the holder of a lock runs, or if that cannot be seen from here. */
export async function requireGone(holder: Holder, folder: string): Promise<void> {
  if (leftBehind.some((released) => isSame(released, holder))) return;
  const liveness = await livenessOf(holder, folder);
  if (liveness === 'gone') return;
  const { pid, host, program, since } = holder;
  const use = `The data folder ${folder} has been in use by process ${pid} on ${host} ("${program}") since ${since}.`;
  throw new Fault(
    'data-held',
    liveness === 'running'
      ? `${use} Close that program, or choose another folder with --data.`
      : `${use} That is another computer or container, so it cannot be checked from here whether the program still runs. If it runs, close it. If that computer or container no longer exists or was given another name, run "rollcall unlock --host ${host}" with the same --data.`,
  );
}
