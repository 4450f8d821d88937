import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk in memory that is soon full and can be made read-only. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves not one free block. */
  fill(): void;
  /** Takes back what `fill` took. */
  free(): void;
  /** From here on nothing can be written; no file may be open for writing. */
  makeReadOnly(): void;
  makeWritable(): void;
}

/** Why there can be no small disk here, in one line; null where there can. */
export const noSmallDisk = whyNot();
// Skipped tests are counted, but the reporter keeps their reason to itself.
if (noSmallDisk !== null) process.stderr.write(`tests on small disks skipped: ${noSmallDisk}\n`);

/** Mounts a tmpfs; whoever does unmounts it. */
export function mountDisk(size = '256k'): SmallDisk & { readonly unmount: () => void } {
  const folder = mount(size);
  const filler = join(folder, 'filler');
  const remount = (mode: 'ro' | 'rw'): void => {
    execFileSync('mount', ['-o', `remount,${mode}`, folder]);
  };
  return {
    folder,
    fill: () => {
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(4096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      }
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

function whyNot(): string | null {
  // Elsewhere `mount` may ask for a password, or mount something else.
  if (process.platform !== 'linux') return 'only Linux has disks in memory';
  try {
    unmount(mount('256k'));
    return null;
  } catch {
    return 'this user may not mount a disk in memory';
  }
}
