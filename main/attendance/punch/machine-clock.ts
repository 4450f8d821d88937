import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { clockFlag, ClockReading } from './clock-watch.js';
import type { PunchFlag } from '../journal/standing-punch.js';
import { openDocument } from '../../storage/document.js';

/** Tells whether the machine's clock was set since Rollcall was first started after the boot. */
export interface MachineClock {
  /** @param nowMs the wall clock, milliseconds since 1970, UTC. */
  flag(nowMs: number): PunchFlag | null;
}

/**
 * Compares with what was read at the first start after the boot, which is kept, so that a clock set while
 * Rollcall was closed is noticed too (on Linux, where boots have ids).
 * @param folder the journal's.
 */
export async function openClock(
  folder: string,
  notice: (sentence: string) => void,
): Promise<MachineClock> {
  const bootId = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
  const read = (wallMs: number): ClockReading => ({
    version: 1,
    wallMs,
    uptimeMs: uptime() * 1000,
    bootId,
  });
  const document = await openDocument(join(folder, 'clock.json'), ClockReading, read(Date.now()));
  if (document.recovered !== null) notice(document.recovered);
  const isOfThisBoot = document.found && bootId !== null && document.data.bootId === bootId;
  if (!isOfThisBoot) {
    Object.assign(document.data, read(Date.now()));
    await document.write();
  }
  const anchor = document.data;
  const flag = (nowMs: number): PunchFlag | null => clockFlag(anchor, read(nowMs));
  if (flag(Date.now()) !== null) {
    notice(
      'The clock was set since Rollcall was first started after this boot: punches are recorded as the clock says, and flagged, until the machine is booted again.',
    );
  }
  return { flag };
}
