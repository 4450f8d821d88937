import * as v from 'valibot';
import type { PunchFlag } from '../journal/standing-punch.js';

/** Wall clock and time since boot, read together; milliseconds. */
export const ClockReading = v.object({
  version: v.literal(1),
  wallMs: v.number(),
  /** Continues while the machine sleeps, and cannot be changed. */
  uptimeMs: v.number(),
  /** New after each boot; null if the system has none. */
  bootId: v.nullable(v.string()),
});
export type ClockReading = v.InferOutput<typeof ClockReading>;

/** Corrections by time servers, and rounding, are smaller than this. */
const toleranceMs = 60_000;

/**
 * Checks whether the wall clock was changed between two readings of one boot.
 * @returns null if it was not, or if the readings are of different boots.
 */
export function clockFlag(before: ClockReading, now: ClockReading): PunchFlag | null {
  if (before.bootId !== now.bootId || now.uptimeMs < before.uptimeMs) return null;
  const drift = now.wallMs - before.wallMs - (now.uptimeMs - before.uptimeMs);
  if (Math.abs(drift) <= toleranceMs) return null;
  return drift < 0 ? 'clock-set-back' : 'clock-set-forward';
}
