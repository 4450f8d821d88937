import type { LogEntry } from '../../contract/calls/attendance.js';
import { wallClock } from '../base/wall-clock.js';
import type { AttendanceData } from './attendance-data.js';
import { isInRange, requireOrder, type DayRange } from './days/day-range.js';
import type { PunchEntry } from './journal/entry.js';
import type { KnownPunch } from './punch/decide.js';

type LogData = Pick<AttendanceData, 'journal' | 'people'>;

/**
 * The punches of a range of days, in the order of the journal.
 * @throws Fault `invalid-input` for a range that ends before it starts.
 */
export async function listPunches(range: DayRange, data: LogData): Promise<LogEntry[]> {
  requireOrder(range);
  const entries: LogEntry[] = [];
  for await (const entry of data.journal.punches()) {
    if (isInRange(entry, range)) entries.push(logEntry(entry, data));
  }
  return entries;
}

/** @param entry a recorded punch, or with only the fields of `KnownPunch` a punch added by HR. */
export function logEntry(entry: KnownPunch & Partial<PunchEntry>, data: LogData): LogEntry {
  const { seq, at, zone, subjectId, direction } = entry;
  const { method = 'manual' as const, distance = null, margin = null, flags = [] } = entry;
  const name = data.people.nameOf(data.journal.table.subjectOf(subjectId));
  const localTime = wallClock(entry) + entry.offset;
  const fields = { seq, at, localTime, zone, subjectId, name, direction, method, distance, margin };
  return { ...fields, flags: data.journal.isWithdrawn(seq) ? [...flags, 'taken-back'] : flags };
}
