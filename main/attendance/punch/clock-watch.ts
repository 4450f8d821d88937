import * as v from 'valibot';
import type { PunchFlag } from '../journal/standing-punch.js';

/** The wall clock and the time since the machine was booted, read together; milliseconds. */
export const ClockReading = v.object({
  version: v.literal(1),
  wallMs: v.number(),
  /** Runs on while the machine sleeps, and cannot be set. */
  uptimeMs: v.number(),
  /** Another one after each boot; null where the system tells none. */
  bootId: v.nullable(v.string()),
});
export type ClockReading = v.InferOutput<typeof ClockReading>;

/** Time servers correct by less than this, and so does rounding. */
const toleranceMs = 60_000;

/**
 * Whether the wall clock was set between two readings of one boot.
 * @returns null where it was not, or where nothing can be said.
 */
export function clockFlag(before: ClockReading, now: ClockReading): PunchFlag | null {
  if (before.bootId !== now.bootId || now.uptimeMs < before.uptimeMs) return null;
  const drift = now.wallMs - before.wallMs - (now.uptimeMs - before.uptimeMs);
  if (Math.abs(drift) <= toleranceMs) return null;
  return drift < 0 ? 'clock-set-back' : 'clock-set-forward';
}
