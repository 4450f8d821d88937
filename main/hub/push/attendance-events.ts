import { stintsOf, isLook } from '../../attendance/days/stints.js';
import type { StandingPunch } from '../../attendance/journal/standing-punch.js';
import { offsetText, wallClock } from '../../base/wall-clock.js';
import { eventId, type AttendanceEvent, type Moment, type Punch } from '../../connectors/events.js';
import type { HubDatabase } from '../database/open-database.js';
import type { PushedEntry } from './pushed-entries.js';
import { punchesAround, rowsOfEntries, rowKey, type PunchAt } from './pushed-punches.js';

/** The settings that decide about the events. */
export interface PushRules {
  /** Punches of earlier days on the wall clock are not sent; such as `2026-03-02`. */
  readonly fromDay: string;
  /** An `in` and an `out` further apart are not a pair. */
  readonly longestShiftMs: number;
}

/**
 * The events for other systems from the entries of the hub's kiosks, like `journalEvents` for a kiosk without a hub,
 * with the same ids. Punches that were withdrawn since are left out, and so are those that a kiosk imported from
 * another one.
 */
export async function attendanceEvents(
  db: HubDatabase,
  entries: readonly PushedEntry[],
  rules: PushRules,
): Promise<AttendanceEvent[]> {
  const rows = await rowsOfEntries(db, entries.flatMap(keysOf));
  const wanted = [...rows.values()].filter(({ direction }) => direction !== null);
  const partners = await partnersOf(db, wanted, rules);
  return entries.flatMap((one) => eventsOf(one, { rows, partners, rules }));
}

interface Context {
  readonly rows: ReadonlyMap<string, PunchAt>;
  /** By `rowKey`. */
  readonly partners: ReadonlyMap<string, Moment>;
  readonly rules: PushRules;
}

/** The entries whose punches an entry is about. */
function keysOf({ kioskId, entry }: PushedEntry): { kioskId: string; seq: number }[] {
  const own = { kioskId, seq: entry.seq };
  if (entry.kind === 'correction') return [{ kioskId, seq: entry.corrects }];
  if (entry.kind !== 'amendment') return [own];
  return entry.withdraws === null ? [own] : [own, { kioskId, seq: entry.withdraws }];
}

function eventsOf(pushed: PushedEntry, context: Context): AttendanceEvent[] {
  const { kioskId, kiosk, entry } = pushed;
  const id = eventId({ ...entry, kioskId: kiosk });
  const rowOf = (seq: number): PunchAt | null => context.rows.get(rowKey(kioskId, seq)) ?? null;
  switch (entry.kind) {
    case 'punch':
    case 'imported': {
      const row = rowOf(entry.seq);
      if (row === null || row.isWithdrawn || row.isImportedFromHere) return [];
      const punch = punchOf(row, context);
      return punch === null ? [] : [{ kind: 'punch', id, subjectId: row.subjectId, punch }];
    }
    case 'correction': {
      const reason = entry.reason === 'not-me' ? 'The person said that it was not them.' : '';
      return correctionOf({ id, reason, gone: rowOf(entry.corrects), brought: null }, context);
    }
    case 'amendment': {
      const gone = entry.withdraws === null ? null : rowOf(entry.withdraws);
      const own = entry.brings === null ? null : rowOf(entry.seq);
      return correctionOf({ id, reason: entry.reason, gone, brought: own }, context);
    }
    case 'merge': {
      const { subjectId, into } = entry;
      return [{ kind: 'merge', id, subjectId, into, atMs: Date.parse(entry.at) }];
    }
    default:
      return [];
  }
}

function correctionOf(
  {
    id,
    reason,
    gone,
    brought,
  }: {
    readonly id: string;
    readonly reason: string;
    readonly gone: PunchAt | null;
    readonly brought: PunchAt | null;
  },
  context: Context,
): AttendanceEvent[] {
  const withdraws = gone === null ? null : punchOf(gone, context);
  const brings = brought === null || brought.isWithdrawn ? null : punchOf(brought, context);
  // Of a look, or of a punch from before the first day.
  if (withdraws === null && brings === null) return [];
  const subjectId = withdraws === null ? brought!.subjectId : gone!.subjectId;
  const bringsFor = brought?.subjectId ?? subjectId;
  return [{ kind: 'correction', id, subjectId, bringsFor, reason, withdraws, brings }];
}

/** Null for a look, and for punches before the first day. */
function punchOf(row: PunchAt, { partners, rules }: Context): Punch | null {
  const { direction, kiosk, seq, atMs, offsetMinutes, zone } = row;
  if (direction === null) return null;
  const time = { at: new Date(atMs).toISOString(), offset: offsetText(offsetMinutes) };
  if (wallClock(time) < rules.fromDay) return null;
  const partner = row.isWithdrawn ? null : (partners.get(rowKey(row.kioskId, seq)) ?? null);
  const mark = markOf(row);
  return { mark, kioskId: kiosk, direction, atMs, offsetMinutes, zone, partner };
}

function markOf({ kiosk, seq }: Pick<PunchAt, 'kiosk' | 'seq'>): string {
  return `${kiosk}.${seq}`;
}

/** The other side of the stint of each punch, by `rowKey`. */
async function partnersOf(
  db: HubDatabase,
  punches: readonly PunchAt[],
  { longestShiftMs }: PushRules,
): Promise<Map<string, Moment>> {
  const found = new Map<string, Moment>();
  if (punches.length === 0) return found;
  const around = await punchesAround(db, punches, 2 * longestShiftMs);
  const standing = around.map((row, index) => standingPunch(row, index));
  for (const piece of stintsOf(standing, longestShiftMs)) {
    if (isLook(piece) || piece.in === null || piece.out === null) continue;
    const [one, other] = [around[piece.in.seq]!, around[piece.out.seq]!];
    if (isAcrossClockChange(one, other)) continue;
    found.set(rowKey(one.kioskId, one.seq), momentOf(other));
    found.set(rowKey(other.kioskId, other.seq), momentOf(one));
  }
  return found;
}

function momentOf(row: PunchAt): Moment {
  const { atMs, offsetMinutes, zone } = row;
  return { mark: markOf(row), atMs, offsetMinutes, zone };
}

/** A row in the form for `stintsOf`. @param index its place, since numbers of several kiosks can be the same. */
function standingPunch(row: PunchAt, index: number): StandingPunch {
  const { atMs, offsetMinutes, zone, subjectId, kiosk: kioskId } = row;
  return {
    ...{ seq: index, atMs, offsetMinutes, zone, subjectId, kioskId },
    direction: row.direction!,
    method: 'manual',
    flags: [],
    reviewed: false,
    clockBreak: null,
  };
}

/** True if the machine said that its clock was changed between two punches. */
function isAcrossClockChange(one: PunchAt, other: PunchAt): boolean {
  return one.kioskId === other.kioskId && one.clockFlag !== other.clockFlag;
}
