import { readFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { clockFlag, ClockReading } from './clock-watch.js';
import type { PunchFlag } from '../journal/standing-punch.js';
import { openDocument } from '../../storage/document.js';
import type { DocumentGuard } from '../../storage/document-guard.js';
import { ReadingOnlyFault } from '../../storage/reading-only.js';

/** Detects changes of the machine's clock since Rollcall first started after the boot. */
export interface MachineClock {
  /**
   * @param nowMs the wall clock, milliseconds since 1970, UTC.
   * @returns null if the clock was not changed, or if the system cannot tell.
   */
  flag(nowMs: number): PunchFlag | null;
}

/**
 * Opens the clock reading of the first start after the boot. It is saved, so that a change of the clock
 * while Rollcall was closed is detected too (on Linux, where boots have ids).
 * @param folder folder of the journal.
 * @param notify called with a sentence if the clock was changed, or for a restored file.
 * @param guard authenticates the reading, which decides whether a changed clock is noticed.
 * @throws Fault as `openDocument`; `disk-full`, `data-read-only`.
 */
export async function openClock(
  folder: string,
  notify: (sentence: string) => void,
  guard: DocumentGuard | null = null,
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
  const file = join(folder, 'clock.json');
  const document = await openDocument(file, ClockReading, read(Date.now()), [], guard);
  if (document.recovered !== null) notify(document.recovered);
  const isOfThisBoot = document.found && bootId !== null && document.data.bootId === bootId;
  if (!isOfThisBoot) {
    Object.assign(document.data, read(Date.now()));
    await document.write().catch((error: unknown) => {
      // Reading does not need it.
      if (!(error instanceof ReadingOnlyFault)) throw error;
    });
  }
  const anchor = document.data;
  const flag = (nowMs: number): PunchFlag | null => clockFlag(anchor, read(nowMs));
  if (flag(Date.now()) !== null) {
    notify(
      'The clock of this machine was changed after Rollcall first started. Until the machine is restarted, punches are recorded with the time of the clock and flagged for HR.',
    );
  }
  return { flag };
}
