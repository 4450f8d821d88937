import * as v from 'valibot';

const Count = v.object({
  /** Failed attempts since the last success. */
  wrong: v.number(),
  /** Milliseconds since 1970, UTC; attempts before this are not checked. */
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

/** The failure with this number is the first that locks; each further one locks for twice as long. */
const failuresToLock = { byNumber: 3, atKiosk: 10 };
const firstLockMs = 30_000;
const maxLockMs = 3_600_000;

/** How long a number or name is still locked, in milliseconds; 0 if it is not. */
export function lockedForMs(
  { byNumber, atKiosk }: Attempts,
  number: string,
  nowMs: number,
): number {
  const until = Math.max(byNumber[number]?.lockedUntilMs ?? 0, atKiosk.lockedUntilMs);
  // A clock that was set back must not make a lock longer than the maximum.
  return Math.min(maxLockMs, Math.max(0, until - nowMs));
}

/** The attempts after a failure. */
export function afterFailure(attempts: Attempts, number: string, nowMs: number): Attempts {
  return {
    version: 1,
    byNumber: {
      ...attempts.byNumber,
      [number]: withFailure(attempts.byNumber[number], failuresToLock.byNumber, nowMs),
    },
    atKiosk: withFailure(attempts.atKiosk, failuresToLock.atKiosk, nowMs),
  };
}

/** The attempts after a success, which resets the counts of the number and of the kiosk. */
export function afterSuccess({ byNumber }: Attempts, number: string): Attempts {
  const others = Object.entries(byNumber).filter(([other]) => other !== number);
  return { version: 1, byNumber: Object.fromEntries(others), atKiosk: noAttempts.atKiosk };
}

function withFailure(before: Count | undefined, lockingFailure: number, nowMs: number): Count {
  const wrong = (before?.wrong ?? 0) + 1;
  const lockMs =
    wrong < lockingFailure ? 0 : Math.min(maxLockMs, firstLockMs * 2 ** (wrong - lockingFailure));
  return { wrong, lockedUntilMs: nowMs + lockMs };
}
