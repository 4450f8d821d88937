import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small disk in memory that can be filled up and made read-only. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills the disk to the last block. */
  fill(): void;
  /** Undoes `fill`. */
  free(): void;
  /** Makes the disk read-only; no file may be open for writing. */
  makeReadOnly(): void;
  makeWritable(): void;
}

/** Why this machine cannot mount a small disk; null if it can. */
export const noSmallDisk = whyUnavailable();
// The test reporter counts skipped tests without their reason.
if (noSmallDisk !== null) process.stderr.write(`tests on small disks skipped: ${noSmallDisk}\n`);

/**
 * Mounts a tmpfs. The caller must unmount it.
 * @param size as for `mount`, such as `256k`.
 */
export function mountDisk(size = '256k'): SmallDisk & { readonly unmount: () => void } {
  const folder = mount(size);
  const filler = join(folder, 'filler');
  const remount = (mode: 'ro' | 'rw'): void => {
    execFileSync('mount', ['-o', `remount,${mode}`, folder]);
  };
  return {
    folder,
    fill: () => {
      for (const bytes of [1 << 20, 4096]) appendAll(filler, Buffer.alloc(bytes));
    },
    free: () => {
      rmSync(filler);
    },
    makeReadOnly: () => {
      remount('ro');
    },
    makeWritable: () => {
      remount('rw');
    },
    unmount: () => {
      unmount(folder);
    },
  };
}

/** Appends to a file until its disk is full. */
function appendAll(file: string, bytes: Buffer): void {
  try {
    for (;;) appendFileSync(file, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function mount(size: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], {
      stdio: 'pipe',
    });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  return folder;
}

function unmount(folder: string): void {
  execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
}

function whyUnavailable(): string | null {
  // On other systems `mount` may ask for a password, or mount something else.
  if (process.platform !== 'linux') return 'disks in memory need Linux';
  try {
    unmount(mount('256k'));
    return null;
  } catch {
    return 'this user is not allowed to mount a disk in memory';
  }
}
