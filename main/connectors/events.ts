/** The time of one punch, by which another system can be asked about it. */
export interface Moment {
  /** Names the entry that recorded or added the punch at its kiosk: `kiosk.sequence`. */
  readonly mark: string;
  /** Milliseconds since 1970, UTC. */
  readonly atMs: number;
  /** Local time minus UTC at that instant, in minutes. */
  readonly offsetMinutes: number;
  /** IANA zone. */
  readonly zone: string;
}

/** A punch in the form for other systems. */
export interface Punch extends Moment {
  readonly kioskId: string;
  readonly direction: 'in' | 'out';
  /**
   * The other side of the stint: of an `out` the `in` before it, of an `in` the `out` after it. Null if it is
   * missing or not known yet.
   */
  readonly partner: Moment | null;
}

/** Somebody came or left. */
export interface PunchEvent {
  readonly kind: 'punch';
  readonly id: string;
  readonly subjectId: string;
  readonly punch: Punch;
}

/** A punch no longer counts, another one counts, or one counts instead of the other. */
export interface CorrectionEvent {
  readonly kind: 'correction';
  readonly id: string;
  /** The person whose punch is withdrawn; if there is none, the person who gets one. */
  readonly subjectId: string;
  /** Why, as HR or the person said. */
  readonly reason: string;
  readonly withdraws: Punch | null;
  readonly brings: Punch | null;
  /** The person who gets the punch in `brings`; usually the same. */
  readonly bringsFor: string;
}

/** Two records of one person were merged: the punches of `subjectId` count for `into`. */
export interface MergeEvent {
  readonly kind: 'merge';
  readonly id: string;
  readonly subjectId: string;
  readonly into: string;
  readonly atMs: number;
}

/** A person's record changed. */
export interface PersonEvent {
  readonly kind: 'person';
  readonly id: string;
  readonly subjectId: string;
  readonly change: 'added' | 'changed' | 'left' | 'erased';
  readonly atMs: number;
}

/** Something looks wrong, and an administrator should be informed. */
export interface AlarmEvent {
  readonly kind: 'alarm';
  readonly id: string;
  /** A sentence for people, without names. */
  readonly sentence: string;
  readonly atMs: number;
}

/** Attendance, which HR systems take. */
export type AttendanceEvent = PunchEvent | CorrectionEvent | MergeEvent;
/** Everything that Rollcall sends to other systems. */
export type OutgoingEvent = AttendanceEvent | PersonEvent | AlarmEvent;

/** The id that identifies an entry of a kiosk's journal everywhere: `kiosk.sequence.hash`. */
export function eventId(entry: {
  readonly kioskId: string;
  readonly seq: number;
  readonly hash: string;
}): string {
  return `${entry.kioskId}.${entry.seq}.${entry.hash}`;
}

/** Another person that an event is about besides that of `orderKeyOf`; null for none. */
export function otherSubjectOf(event: OutgoingEvent): string | null {
  if (event.kind === 'correction') return event.bringsFor;
  return event.kind === 'merge' ? event.into : null;
}

/** Events with the same key are delivered in their order. */
export function orderKeyOf(event: OutgoingEvent): string {
  return event.kind === 'alarm' ? '' : event.subjectId;
}
