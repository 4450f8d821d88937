import { access, constants, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { diskHealth } from '../../overview/disk-health.js';
import { temporaryNameFor } from '../../storage/temporary-files.js';
import type { Finding } from './finding.js';

/** Each punch waits until the disk has it. Half of the time to a greeting (0.8 s) is too much for that, in ms. */
const slowFlushMs = 400;
const flushes = 5;

/** Checks that a data folder is there, is its owner's alone, and can be written to. */
export async function checkFolder(folder: string): Promise<Finding> {
  const check = 'data folder';
  const found = await stat(folder).catch(() => null);
  if (found === null) {
    return {
      check,
      state: 'warning',
      sentence: `${folder} does not exist yet. It is created at the first start; check --data if you expected data there.`,
    };
  }
  const isWritable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable) {
    return {
      check,
      state: 'bad',
      sentence: `${folder} cannot be written to by this user, so nothing can be recorded. Give this user write access, or run Rollcall as the folder’s owner.`,
    };
  }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    return {
      check,
      state: 'warning',
      sentence: `Other users of this computer can read ${folder}. Run "chmod 700" on it.`,
    };
  }
  return { check, state: 'good', sentence: `${folder} exists and can be written to.` };
}

/** Checks the space on a data folder's disk, and how long it takes until something is really on it. */
export async function checkDisk(folder: string): Promise<Finding> {
  const check = 'disk';
  const { state, freeBytes } = await diskHealth(folder, false);
  const free = freeBytes === null ? 'an unknown amount of space' : `${gigabytes(freeBytes)} GB`;
  const flushMs = await slowestFlush(folder).catch(() => null);
  if (flushMs === null) {
    return {
      check,
      state: 'bad',
      sentence: `Nothing can be written to the disk of ${folder}: it is full, read-only or damaged. Free space, or check the disk.`,
    };
  }
  if (state === 'low') {
    return {
      check,
      state: 'warning',
      sentence: `Only ${free} are free. Free space before the disk is full: then nothing can be recorded.`,
    };
  }
  if (flushMs > slowFlushMs) {
    return {
      check,
      state: 'warning',
      sentence: `The disk takes up to ${Math.round(flushMs)} ms to store something, and each punch waits for it. Use a faster disk for the data folder.`,
    };
  }
  return {
    check,
    state: 'good',
    sentence: `${free} are free, and a write is stored within ${Math.ceil(flushMs)} ms.`,
  };
}

/** The slowest of a few writes with flush, in ms. */
async function slowestFlush(folder: string): Promise<number> {
  const file = temporaryNameFor(join(folder, 'doctor'));
  const handle = await open(file, 'w', 0o600);
  try {
    let slowest = 0;
    for (let at = 0; at < flushes; at++) {
      const startMs = performance.now();
      await handle.write('.'.repeat(4096));
      await handle.sync();
      slowest = Math.max(slowest, performance.now() - startMs);
    }
    return slowest;
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}
