import type { PunchEntry } from './entry.js';

/** A punch that counts after all corrections: recorded by a kiosk, or added by HR. */
export interface StandingPunch {
  /** Number of the journal entry: of the punch, or of the amendment that added it. */
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly atMs: number;
  /** Local time minus UTC at that instant, in minutes. */
  readonly offsetMinutes: number;
  /** IANA zone. */
  readonly zone: string;
  readonly subjectId: string;
  readonly direction: PunchEntry['direction'];
  /** `manual` if an amendment added it. */
  readonly method: PunchEntry['method'] | 'manual';
  readonly kioskId: string;
  readonly flags: readonly PunchFlag[];
  /** Someone reviewed it and left it unchanged. */
  readonly reviewed: boolean;
}

/** What was unusual about a punch. */
export type PunchFlag = PunchEntry['flags'][number];
