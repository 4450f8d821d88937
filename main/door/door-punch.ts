import type { DoorPunch, Today } from '../../contract/calls/kiosk.js';
import type { AttendanceData } from '../attendance/attendance-data.js';
import { daysOf } from '../attendance/days/query.js';
import type { KnownPunch } from '../attendance/journal/standing-punch.js';
import { wallClock } from '../base/wall-clock.js';

const minuteMs = 60_000;
const dayMs = 86_400_000;

type DayData = Pick<AttendanceData, 'journal' | 'people' | 'settings' | 'absences' | 'otherDoors'>;

/** A punch as the greeting shows it. @param name of the person. */
export function doorPunch(entry: KnownPunch, name: string, data: DayData): DoorPunch {
  const { seq, direction } = entry;
  const localTime = wallClock(entry) + entry.offset;
  return { seq, name, direction, localTime, today: todayOf(entry, data) };
}

/**
 * The shift day of a punch, as the greeting shows it: the time of this person only, with their punches at other doors
 * of the hub. Reads four weeks of one person, which takes less than a millisecond.
 * @returns null if the punch is on no shift day, as with a clock that was put back.
 */
function todayOf(
  { seq, subjectId, at }: Pick<KnownPunch, 'seq' | 'subjectId' | 'at'>,
  data: DayData,
): Today | null {
  const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const atMs = Date.parse(at);
  // A night shift belongs to the day before; zones differ from UTC by less than a day.
  const range = { from: dayAt(atMs - 2 * dayMs), to: dayAt(atMs + dayMs) };
  const { otherDoors } = data;
  const { facts, table } = data.journal;
  const subject = facts.subjectOf(subjectId);
  for (const day of daysOf(table, data, { ...range, subjectIds: [subject], otherDoors })) {
    const isOfDay = day.stints.some((stint) =>
      [stint.in, stint.out].some((punch) => punch?.seq === seq && punch.atMs === atMs),
    );
    if (!isOfDay) continue;
    const { firstIn } = day;
    return {
      workedMinutes: Math.floor(day.workedMs / minuteMs),
      since:
        firstIn === null
          ? null
          : new Date(firstIn.atMs + firstIn.offsetMinutes * minuteMs).toISOString().slice(11, 16),
    };
  }
  return null;
}
