import type { LogEntry } from '../../contract/calls/attendance.js';
import { wallClock } from '../base/wall-clock.js';
import type { AttendanceData } from './attendance-data.js';
import { isInRange, requireOrder, type DayRange } from './days/day-range.js';
import type { PunchEntry } from './journal/entry.js';
import type { KnownLook, KnownPunch } from './journal/standing-punch.js';

type LogData = Pick<AttendanceData, 'journal' | 'people'>;

/**
 * The punches and looks of a range of days, in the order of the journal.
 * @throws Fault `invalid-input` for a range that ends before it starts.
 */
export async function listPunches(range: DayRange, data: LogData): Promise<LogEntry[]> {
  requireOrder(range);
  const entries: LogEntry[] = [];
  for await (const entry of data.journal.punches()) {
    if (!isInRange(entry, range)) continue;
    entries.push(logEntry(entry.kind === 'seen' ? { ...entry, direction: null } : entry, data));
  }
  return entries;
}

/** @param entry a recorded punch or look, or with only the fields of `KnownPunch` a punch added by HR. */
export function logEntry(
  entry: (KnownPunch | KnownLook) & Partial<Omit<PunchEntry, 'kind' | 'direction'>>,
  data: LogData,
): LogEntry {
  const { seq, at, zone, subjectId } = entry;
  const direction = entry.direction ?? ('seen' as const);
  const { method = 'manual' as const, distance = null, margin = null, flags = [] } = entry;
  const name = data.people.nameOf(data.journal.facts.subjectOf(subjectId));
  const localTime = wallClock(entry) + entry.offset;
  const { confirmedBy } = entry;
  const supervisor = confirmedBy === undefined ? null : data.people.nameOf(confirmedBy);
  const what = { direction, method, distance, margin, supervisor };
  const fields = { seq, at, localTime, zone, subjectId, name, ...what };
  // The person or HR has said what a look was.
  const withdrawn = direction === 'seen' ? 'answered' : 'taken-back';
  return { ...fields, flags: data.journal.isWithdrawn(seq) ? [...flags, withdrawn] : flags };
}
