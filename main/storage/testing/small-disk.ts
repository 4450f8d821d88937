import { onTestFinished } from 'vitest';
import { mountDisk, type SmallDisk } from './disk-in-memory.js';

export { noSmallDisk, type SmallDisk } from './disk-in-memory.js';

/** Mounts a tmpfs of 256 KiB for the running test. */
export function smallDisk(): SmallDisk {
  const disk = mountDisk();
  onTestFinished(disk.unmount);
  return disk;
}
