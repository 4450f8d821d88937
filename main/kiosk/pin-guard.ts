import * as v from 'valibot';

const Attempts = v.object({
  /** Wrong PINs since the last right one. */
  wrong: v.number(),
  /** Milliseconds since 1970, UTC: no PIN is looked at before. */
  lockedUntilMs: v.number(),
});
export type Attempts = v.InferOutput<typeof Attempts>;

/** Wrong PINs by employee number, and at the kiosk as a whole. */
export const PinAttempts = v.object({
  version: v.literal(1),
  byNumber: v.record(v.string(), Attempts),
  atKiosk: Attempts,
});
export type PinAttempts = v.InferOutput<typeof PinAttempts>;

export const noAttempts: PinAttempts = {
  version: 1,
  byNumber: {},
  atKiosk: { wrong: 0, lockedUntilMs: 0 },
};

/** So many wrong PINs are slips; each further one locks for twice as long as the one before. */
const slips = { byNumber: 3, atKiosk: 10 };
const firstLockMs = 30_000;
const longestLockMs = 3_600_000;

/** How long a number must wait, in ms; 0 where its PIN may be tried. */
export function waitMs({ byNumber, atKiosk }: PinAttempts, number: string, nowMs: number): number {
  const until = Math.max(byNumber[number]?.lockedUntilMs ?? 0, atKiosk.lockedUntilMs);
  // A clock set back must not lock anybody out for longer than any lock lasts.
  return Math.min(longestLockMs, Math.max(0, until - nowMs));
}

/** The attempts after a wrong PIN. */
export function afterWrong(attempts: PinAttempts, number: string, nowMs: number): PinAttempts {
  return {
    version: 1,
    byNumber: {
      ...attempts.byNumber,
      [number]: oneMore(attempts.byNumber[number], slips.byNumber, nowMs),
    },
    atKiosk: oneMore(attempts.atKiosk, slips.atKiosk, nowMs),
  };
}

/** The attempts after a right PIN: the number's are forgotten, and so are the kiosk's. */
export function afterRight({ byNumber }: PinAttempts, number: string): PinAttempts {
  const others = Object.entries(byNumber).filter(([one]) => one !== number);
  return { version: 1, byNumber: Object.fromEntries(others), atKiosk: noAttempts.atKiosk };
}

function oneMore(before: Attempts | undefined, allowed: number, nowMs: number): Attempts {
  const wrong = (before?.wrong ?? 0) + 1;
  const lockMs =
    wrong < allowed ? 0 : Math.min(longestLockMs, firstLockMs * 2 ** (wrong - allowed));
  return { wrong, lockedUntilMs: nowMs + lockMs };
}
