import * as v from 'valibot';

const Count = v.object({
  /** Failed attempts since the last success. */
  wrong: v.number(),
  /**
   * Milliseconds since 1970, UTC. Attempts with this number before it are not checked; other attempts
   * at the kiosk wait until it has passed.
   */
  lockedUntilMs: v.number(),
});
type Count = v.InferOutput<typeof Count>;

/** Failed PINs or passwords by employee number or account name, and of the whole kiosk. */
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

/** The third failure with one number locks it; each further one locks it for twice as long. */
const failuresToLock = 3;
const firstLockMs = 30_000;
const maxLockMs = 3_600_000;

/**
 * From the tenth failure in a row with any numbers, each attempt waits before it is checked. It is not
 * refused: someone who types invented numbers must not keep everyone else from clocking in. At 5 s, 720
 * PINs an hour can be tried at all numbers together, and about one an hour at each of them.
 */
const failuresToDelay = 10;
const firstDelayMs = 1000;
const maxDelayMs = 5000;

/** Numbers are forgotten a day after their lock has ended, and beyond this count the oldest are. */
const maxNumbers = 2000;
const forgetAfterMs = 24 * 3_600_000;

/** How long a number or name is still locked, in milliseconds; 0 if it is not. */
export function lockedForMs({ byNumber }: Attempts, number: string, nowMs: number): number {
  return remainingMs(ownCount(byNumber, number)?.lockedUntilMs ?? 0, nowMs, maxLockMs);
}

/** How long an attempt with any number waits before it is checked, in milliseconds. */
export function delayMs({ atKiosk }: Attempts, nowMs: number): number {
  return remainingMs(atKiosk.lockedUntilMs, nowMs, maxDelayMs);
}

/** A clock that was set back must not make a wait longer than its maximum. */
function remainingMs(untilMs: number, nowMs: number, maxMs: number): number {
  return Math.min(maxMs, Math.max(0, untilMs - nowMs));
}

/**
 * The attempts after the clock was set back: what is locked for longer than its failures lock it is locked for that
 * time from now on. Otherwise a clock that had been a year ahead would lock a number for a year.
 */
export function atThisClock({ byNumber, atKiosk }: Attempts, nowMs: number): Attempts {
  const within = (count: Count, longestMs: number): Count => ({
    ...count,
    lockedUntilMs: Math.min(count.lockedUntilMs, nowMs + longestMs),
  });
  const counts = Object.entries(byNumber).map(
    ([number, count]) => [number, within(count, lockMsAfter(count.wrong))] as const,
  );
  return {
    version: 1,
    byNumber: Object.fromEntries(counts),
    atKiosk: within(atKiosk, delayMsAfter(atKiosk.wrong)),
  };
}

/** The attempts after a failure. */
export function afterFailure(attempts: Attempts, number: string, nowMs: number): Attempts {
  const wrong = (ownCount(attempts.byNumber, number)?.wrong ?? 0) + 1;
  const wrongAtKiosk = attempts.atKiosk.wrong + 1;
  const lockMs = lockMsAfter(wrong);
  const delay = delayMsAfter(wrongAtKiosk);
  const others = Object.entries(attempts.byNumber)
    .filter(
      ([other, { lockedUntilMs }]) => other !== number && nowMs - lockedUntilMs < forgetAfterMs,
    )
    .sort(([, one], [, two]) => two.lockedUntilMs - one.lockedUntilMs)
    .slice(0, maxNumbers - 1);
  return {
    version: 1,
    byNumber: Object.fromEntries([...others, [number, { wrong, lockedUntilMs: nowMs + lockMs }]]),
    atKiosk: { wrong: wrongAtKiosk, lockedUntilMs: nowMs + delay },
  };
}

/** The attempts after a success, which resets the count of the number, and the waits of all others. */
export function afterSuccess({ byNumber }: Attempts, number: string): Attempts {
  const others = Object.entries(byNumber).filter(([other]) => other !== number);
  return { version: 1, byNumber: Object.fromEntries(others), atKiosk: noAttempts.atKiosk };
}

function lockMsAfter(wrong: number): number {
  return growing(wrong - failuresToLock, firstLockMs, maxLockMs);
}

function delayMsAfter(wrongAtKiosk: number): number {
  return growing(wrongAtKiosk - failuresToDelay, firstDelayMs, maxDelayMs);
}

/** 0 for a negative step; otherwise twice as long with each step. */
function growing(step: number, firstMs: number, maxMs: number): number {
  return step < 0 ? 0 : Math.min(maxMs, firstMs * 2 ** step);
}

/** Names such as `constructor` are inherited by every object. */
function ownCount(byNumber: Attempts['byNumber'], number: string): Count | undefined {
  return Object.hasOwn(byNumber, number) ? byNumber[number] : undefined;
}
