import type { PunchEntry } from './entry.js';

/** A punch as it counts after all corrections: recorded at a door, or put right by somebody later. */
export interface StandingPunch {
  /** Number of the journal's entry: the punch's own, or that of the amendment that brought it. */
  readonly seq: number;
  /** Milliseconds since 1970, UTC. */
  readonly atMs: number;
  /** Local time minus UTC at that instant, in minutes. */
  readonly offsetMinutes: number;
  /** IANA zone. */
  readonly zone: string;
  readonly subjectId: string;
  readonly direction: PunchEntry['direction'];
  /** `manual` where an amendment brought it. */
  readonly method: PunchEntry['method'] | 'manual';
  readonly kioskId: string;
  readonly flags: readonly PunchFlag[];
  /** Somebody has looked at it and left it as it is. */
  readonly reviewed: boolean;
}

/** What looked unusual about a punch. */
export type PunchFlag = PunchEntry['flags'][number];
