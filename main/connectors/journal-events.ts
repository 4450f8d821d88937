import type { JournalEntry } from '../attendance/journal/entry.js';
import type { Journal } from '../attendance/journal/journal.js';
import type { StandingPunch } from '../attendance/journal/standing-punch.js';
import { isLook, stintsOf } from '../attendance/days/stints.js';
import { offsetText, wallClock } from '../base/wall-clock.js';
import { eventId, type AttendanceEvent, type Moment, type Punch } from './events.js';

export interface JournalRange {
  /** Entries up to this number were read before. */
  readonly afterSeq: number;
  /** Punches of earlier days on the wall clock are not sent; such as `2026-03-02`. */
  readonly fromDay: string;
  /** An `in` and an `out` further apart are not a pair. */
  readonly longestShiftMs: number;
}

export interface JournalEvents {
  readonly events: readonly AttendanceEvent[];
  /** Number of the last entry that was read. */
  readonly upTo: number;
  /** The byte at which its line begins. */
  readonly start: number;
}

type EventJournal = Pick<Journal, 'lines' | 'facts' | 'table' | 'isWithdrawn'>;

/**
 * The events for other systems from a journal. Punches that were withdrawn since are left out; each `out` names the
 * `in` that it belongs to now.
 * @param start the byte at which a line begins from which nothing is missing; the whole journal is read from 0.
 */
export async function journalEvents(
  journal: EventJournal,
  range: JournalRange,
  start = 0,
): Promise<JournalEvents> {
  const events: AttendanceEvent[] = [];
  let last = { upTo: range.afterSeq, start };
  for await (const { entry, start: entryStart } of journal.lines(start)) {
    if (entry === null || entry.seq <= range.afterSeq) continue;
    events.push(...eventsOf(entry, { journal, range }));
    last = { upTo: entry.seq, start: entryStart };
  }
  return { events, ...last };
}

interface Context {
  readonly journal: EventJournal;
  readonly range: JournalRange;
}

function eventsOf(entry: JournalEntry, context: Context): AttendanceEvent[] {
  const { facts } = context.journal;
  const id = eventId(entry);
  switch (entry.kind) {
    case 'seen':
    case 'review':
      return [];
    case 'punch':
    case 'imported': {
      if (context.journal.isWithdrawn(entry.seq)) return [];
      const punch = punchOf(entry.seq, context);
      const subjectId = facts.subjectOf(entry.subjectId);
      return punch === null ? [] : [{ kind: 'punch', id, subjectId, punch }];
    }
    case 'correction': {
      const reason = entry.reason === 'not-me' ? 'The person said that it was not them.' : '';
      return correctionOf(entry, entry.corrects, reason, context);
    }
    case 'amendment':
      return correctionOf(entry, entry.withdraws, entry.reason, context);
    case 'merge': {
      const { subjectId, into } = entry;
      return [{ kind: 'merge', id, subjectId, into, atMs: Date.parse(entry.at) }];
    }
  }
}

function correctionOf(
  entry: Extract<JournalEntry, { kind: 'correction' | 'amendment' }>,
  withdraws: number | null,
  reason: string,
  context: Context,
): AttendanceEvent[] {
  const { journal } = context;
  const gone = withdraws === null ? null : punchOf(withdraws, context);
  const isCurrent = entry.kind === 'amendment' && !journal.isWithdrawn(entry.seq);
  const brings = isCurrent ? punchOf(entry.seq, context) : null;
  // Of a look, or of a punch from before the first day.
  if (gone === null && brings === null) return [];
  const bringsFor =
    entry.kind === 'amendment' && entry.brings !== null
      ? journal.facts.subjectOf(entry.brings.subjectId)
      : null;
  const goneFrom =
    withdraws === null ? null : (journal.table.recorded(withdraws)?.subjectId ?? null);
  const subjectId = gone === null ? bringsFor! : goneFrom!;
  const people = { subjectId, bringsFor: bringsFor ?? subjectId };
  return [{ kind: 'correction', id: eventId(entry), ...people, reason, withdraws: gone, brings }];
}

/** The punch of an entry; null for a look, an amendment without one, and punches before the first day. */
function punchOf(seq: number, { journal, range }: Context): Punch | null {
  const punch = journal.table.recorded(seq);
  if (punch === null || punch.direction === null) return null;
  const { subjectId, kioskId, direction, atMs, offsetMinutes, zone } = punch;
  const time = { at: new Date(atMs).toISOString(), offset: offsetText(offsetMinutes) };
  if (wallClock(time) < range.fromDay) return null;
  return {
    mark: `${kioskId}.${seq}`,
    ...{ kioskId, direction, atMs, offsetMinutes, zone },
    partner: partnerOf(seq, subjectId, atMs, { journal, range }),
  };
}

/** The other side of the stint that a punch belongs to now; null for none, and for a withdrawn punch. */
function partnerOf(
  seq: number,
  subjectId: string,
  atMs: number,
  { journal, range: { longestShiftMs } }: Pick<Context, 'journal' | 'range'>,
): Moment | null {
  const near = journal.table.bySubject({
    subjectIds: [subjectId],
    // Before a shift may be another one, which this punch must not be paired with.
    fromMs: atMs - 2 * longestShiftMs,
    toMs: atMs + 2 * longestShiftMs,
  });
  for (const piece of stintsOf(near, longestShiftMs)) {
    if (isLook(piece)) continue;
    if (piece.in?.seq === seq) return momentOf(piece.out);
    if (piece.out?.seq === seq) return momentOf(piece.in);
  }
  return null;
}

function momentOf(punch: StandingPunch | null): Moment | null {
  if (punch === null) return null;
  const { kioskId, seq, atMs, offsetMinutes: minutes, zone } = punch;
  return { mark: `${kioskId}.${seq}`, atMs, offsetMinutes: minutes, zone };
}
