/** The result of one delivery. Reasons are sentences for people. */
export type Outcome =
  /** @property remoteId what the other system calls its record; null if it does not say. */
  | { readonly kind: 'sent'; readonly remoteId: string | null }
  /** The other system already had it: a success. */
  | { readonly kind: 'already-there'; readonly remoteId: string | null }
  /** It will be tried again. @property afterMs time that the other system asked for; null if it did not. */
  | { readonly kind: 'wait'; readonly afterMs: number | null; readonly reason: string }
  /** Trying again would not help. @property byHand true for what a person must do in the other system. */
  | { readonly kind: 'refused'; readonly reason: string; readonly byHand: boolean }
  /** Nothing can be delivered there until an administrator changes the access or the address. */
  | { readonly kind: 'reauthorise'; readonly reason: string };

/** Any result except success. */
export type Failure = Exclude<Outcome, { kind: 'sent' | 'already-there' }>;

export function sent(remoteId: string | null): Outcome {
  return { kind: 'sent', remoteId };
}

export function alreadyThere(remoteId: string | null): Outcome {
  return { kind: 'already-there', remoteId };
}

export function wait(reason: string, afterMs: number | null = null): Failure {
  return { kind: 'wait', afterMs, reason };
}

export function refused(reason: string): Failure {
  return { kind: 'refused', reason, byHand: false };
}

/** Refuses a change that the other system cannot make; HR makes it there. */
export function byHand(reason: string): Failure {
  return { kind: 'refused', reason, byHand: true };
}

export function reauthorise(reason: string): Failure {
  return { kind: 'reauthorise', reason };
}

/** Ends a delivery from within its steps. */
export class Stopped extends Error {
  constructor(readonly outcome: Failure) {
    super(outcome.reason);
    this.name = 'Stopped';
  }
}

/** Runs the steps of a delivery. @returns their outcome, or the one that ended them. */
export async function outcomeOf(steps: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await steps();
  } catch (error) {
    if (error instanceof Stopped) return error.outcome;
    throw error;
  }
}
