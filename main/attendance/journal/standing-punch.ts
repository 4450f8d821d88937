import { offsetText } from '../../base/wall-clock.js';
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
  /**
   * Number of the first later entry of this kiosk that was recorded with another setting of its clock;
   * null if the clock was not changed. Punches from that entry on never belong to the same stint.
   */
  readonly clockBreak: number | null;
}

/**
 * A look of someone who was recognised without it being clear whether they came or left, and that neither
 * they nor HR has explained yet.
 */
export type StandingLook = Omit<StandingPunch, 'direction'> & { readonly direction: null };

/** The parts of a punch that the door and the log show. */
export type KnownPunch = Pick<
  PunchEntry,
  'seq' | 'at' | 'offset' | 'zone' | 'subjectId' | 'direction'
>;

/** A look, as `KnownPunch`. */
export type KnownLook = Omit<KnownPunch, 'direction'> & { readonly direction: null };

/** A punch or look with its time as in the journal. */
export function known<Direction extends 'in' | 'out' | null>(
  punch: Omit<StandingPunch, 'direction'> & { readonly direction: Direction },
): Omit<KnownPunch, 'direction'> & { readonly direction: Direction } {
  const { seq, atMs, offsetMinutes, zone, subjectId, direction } = punch;
  const at = new Date(atMs).toISOString();
  return { seq, at, offset: offsetText(offsetMinutes), zone, subjectId, direction };
}

/** True if the kiosk's clock was changed between two punches, so that they are not of one stint. */
export function isAcrossClockChange(a: StandingPunch, b: StandingPunch): boolean {
  return isBrokenBy(a, b) || isBrokenBy(b, a);
}

function isBrokenBy(earlier: StandingPunch, later: StandingPunch): boolean {
  return (
    earlier.clockBreak !== null &&
    later.method !== 'manual' &&
    later.kioskId === earlier.kioskId &&
    later.seq >= earlier.clockBreak
  );
}

/** What was unusual about a punch. */
export type PunchFlag = PunchEntry['flags'][number];
