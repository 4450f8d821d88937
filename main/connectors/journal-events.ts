import type { JournalEntry } from '../attendance/journal/entry.js';
import type { Journal } from '../attendance/journal/journal.js';
import type { StandingPunch } from '../attendance/journal/standing-punch.js';
import { isLook, stintsOf } from '../attendance/days/stints.js';
import { offsetMinutes, wallClock } from '../base/wall-clock.js';
import { eventId, type AttendanceEvent, type Moment, type Punch } from './events.js';

export interface JournalRange {
  /** Entries up to this number were read before. */
  readonly afterSeq: number;
  /** Punches of earlier days on the wall clock are not sent; such as `2026-03-02`. */
  readonly fromDay: string;
  /** An `in` and an `out` further apart are no pair. */
  readonly longestShiftMs: number;
}

export interface JournalEvents {
  readonly events: readonly AttendanceEvent[];
  /** Number of the last entry that was read. */
  readonly upTo: number;
}

/** An entry that recorded or added a punch. */
type PunchLike = Extract<JournalEntry, { kind: 'punch' | 'imported' | 'amendment' }>;

/**
 * What other systems have to be sent of the journal. Punches that were withdrawn since are left out; each `out`
 * names the `in` that it belongs to now.
 */
export async function journalEvents(
  journal: Pick<Journal, 'entries' | 'table' | 'isWithdrawn'>,
  range: JournalRange,
): Promise<JournalEvents> {
  const entries: JournalEntry[] = [];
  for await (const entry of journal.entries()) {
    if (entry.seq > range.afterSeq) entries.push(entry);
  }
  const withdrawn = await punchesWithdrawnBy(entries, journal);
  const events = entries.flatMap((entry) => eventsOf(entry, { journal, range, withdrawn }));
  return { events, upTo: entries.at(-1)?.seq ?? range.afterSeq };
}

interface Context {
  readonly journal: Pick<Journal, 'table' | 'isWithdrawn'>;
  readonly range: JournalRange;
  /** Entries of withdrawn punches, by number. */
  readonly withdrawn: ReadonlyMap<number, PunchLike>;
}

function eventsOf(entry: JournalEntry, context: Context): AttendanceEvent[] {
  const { table } = context.journal;
  const id = eventId(entry);
  switch (entry.kind) {
    case 'seen':
    case 'review':
      return [];
    case 'punch':
    case 'imported': {
      if (context.journal.isWithdrawn(entry.seq)) return [];
      const punch = punchOf(entry, context);
      const subjectId = table.subjectOf(entry.subjectId);
      return punch === null ? [] : [{ kind: 'punch', id, subjectId, punch }];
    }
    case 'correction': {
      const reason = entry.reason === 'not-me' ? 'The person said that it was not they.' : '';
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
  const former = withdraws === null ? undefined : context.withdrawn.get(withdraws);
  const gone = former === undefined ? null : punchOf(former, context);
  const isCurrent = entry.kind === 'amendment' && !journal.isWithdrawn(entry.seq);
  const brings = isCurrent ? punchOf(entry, context) : null;
  // Of a look, or of a punch from before the first day.
  if (gone === null && brings === null) return [];
  const bringsFor =
    entry.kind === 'amendment' && entry.brings !== null
      ? journal.table.subjectOf(entry.brings.subjectId)
      : null;
  const goneFrom = former === undefined ? null : journal.table.subjectOf(subjectOf(former));
  const subjectId = gone === null ? bringsFor! : goneFrom!;
  const people = { subjectId, bringsFor: bringsFor ?? subjectId };
  return [{ kind: 'correction', id: eventId(entry), ...people, reason, withdraws: gone, brings }];
}

/** The punch of an entry; null for a look, an amendment without one, and punches before the first day. */
function punchOf(entry: PunchLike, { journal, range }: Context): Punch | null {
  const time = entry.kind === 'amendment' ? entry.brings : entry;
  if (time === null || time.direction === 'seen') return null;
  const atMs = Date.parse(time.at);
  if (wallClock(time) < range.fromDay) return null;
  const { seq, kioskId } = entry;
  return {
    mark: `${kioskId}.${seq}`,
    kioskId,
    direction: time.direction,
    atMs,
    offsetMinutes: offsetMinutes(time.offset),
    zone: time.zone,
    partner: partnerOf(seq, journal.table.subjectOf(time.subjectId), atMs, { journal, range }),
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

/** The entries of the punches that entries withdraw, of which most are older. */
async function punchesWithdrawnBy(
  entries: readonly JournalEntry[],
  journal: Pick<Journal, 'entries'>,
): Promise<Map<number, PunchLike>> {
  const wanted = new Set<number>();
  for (const entry of entries) {
    if (entry.kind === 'correction') wanted.add(entry.corrects);
    if (entry.kind === 'amendment' && entry.withdraws !== null) wanted.add(entry.withdraws);
  }
  const found = new Map<number, PunchLike>();
  if (wanted.size === 0) return found;
  for await (const entry of journal.entries()) {
    const { kind } = entry;
    const isPunch = kind === 'punch' || kind === 'imported' || kind === 'amendment';
    if (isPunch && wanted.has(entry.seq)) found.set(entry.seq, entry);
  }
  return found;
}

function subjectOf(entry: PunchLike): string {
  return entry.kind === 'amendment' ? entry.brings!.subjectId : entry.subjectId;
}
