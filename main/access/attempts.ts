import * as v from 'valibot';

const Count = v.object({
  /** Wrong secrets since the last right one. */
  wrong: v.number(),
  /** Milliseconds since 1970, UTC: nothing is checked before. */
  lockedUntilMs: v.number(),
});
type Count = v.InferOutput<typeof Count>;

/** Wrong PINs or passwords, by employee number or account name and at the kiosk as a whole. */
export const Attempts = v.object({
  version: v.literal(1),
  byNumber: v.record(v.string(), Count),
  atKiosk: Count,
});
export type Attempts = v.InferOutput<typeof Attempts>;

export const noAttempts: Attempts = {
  version: 1,
  byNumber: {},
  atKiosk: { wrong: 0, lockedUntilMs: 0 },
};

/** This many wrong ones are slips; each further one locks for twice as long as the one before. */
const slips = { byNumber: 3, atKiosk: 10 };
const firstLockMs = 30_000;
const longestLockMs = 3_600_000;

/** How long a number or name must wait, in ms; 0 where it may be tried. */
export function waitMs({ byNumber, atKiosk }: Attempts, number: string, nowMs: number): number {
  const until = Math.max(byNumber[number]?.lockedUntilMs ?? 0, atKiosk.lockedUntilMs);
  // A clock set back must not lock anybody out for longer than any lock lasts.
  return Math.min(longestLockMs, Math.max(0, until - nowMs));
}

/** The attempts after a wrong one. */
export function afterWrong(attempts: Attempts, number: string, nowMs: number): Attempts {
  return {
    version: 1,
    byNumber: {
      ...attempts.byNumber,
      [number]: oneMore(attempts.byNumber[number], slips.byNumber, nowMs),
    },
    atKiosk: oneMore(attempts.atKiosk, slips.atKiosk, nowMs),
  };
}

/** The attempts after a right one: the number's are forgotten, and so are the kiosk's. */
export function afterRight({ byNumber }: Attempts, number: string): Attempts {
  const others = Object.entries(byNumber).filter(([one]) => one !== number);
  return { version: 1, byNumber: Object.fromEntries(others), atKiosk: noAttempts.atKiosk };
}

function oneMore(before: Count | undefined, allowed: number, nowMs: number): Count {
  const wrong = (before?.wrong ?? 0) + 1;
  const lockMs =
    wrong < allowed ? 0 : Math.min(longestLockMs, firstLockMs * 2 ** (wrong - allowed));
  return { wrong, lockedUntilMs: nowMs + lockMs };
}
