import type { Dashboard } from '../../contract/calls/overview.js';
import { holidayCalendar } from '../attendance/absence/holidays.js';
import { byName } from '../attendance/days/by-name.js';
import { scheduleLookup } from '../attendance/days/day-rules.js';
import { dayOf, hoursOn, shiftOn } from '../attendance/days/schedule.js';
import { dayAndTime } from '../attendance/journal/day-and-time.js';
import type { People } from '../people/records/people.js';
import type { RecentData, RecentDays, RecentDaysMemory } from './recent-days.js';
import { siteDayOf, type SiteDay } from './site-day.js';

export interface DashboardData extends RecentData {
  readonly people: People;
}

type Late = Dashboard['late'][number];
type Absent = Dashboard['absent'][number];

/**
 * Today at a glance.
 * @param memory of earlier calls with the same data.
 * @param nowMs milliseconds since 1970, UTC.
 */
export async function dashboardOf(
  data: DashboardData,
  memory: RecentDaysMemory,
  nowMs = Date.now(),
): Promise<Dashboard> {
  const now = siteDayOf(data.settings, nowMs);
  const recent = await memory.get(data, now.day, nowMs);
  return {
    day: now.day,
    late: lateIn(data, recent),
    absent: await absentIn(data, recent, now),
    toResolve: [...recent].flatMap(([subjectId, { toResolve }]) =>
      toResolve === 0 ? [] : [{ subjectId, days: toResolve }],
    ),
  };
}

function lateIn({ people }: DashboardData, recent: ReadonlyMap<string, RecentDays>): Late[] {
  const late: Late[] = [];
  for (const [subjectId, { today }] of recent) {
    const firstIn = today?.firstIn ?? null;
    const lateMs = today?.lateMs ?? 0;
    const { name, department } = people.detailsOf(subjectId);
    if (firstIn === null || lateMs <= 0 || name === null) continue;
    const time = dayAndTime(firstIn).time.slice(0, 5);
    late.push({ subjectId, name, department, time, lateMinutes: Math.round(lateMs / 60_000) });
  }
  return late.sort(byName);
}

/**
 * People with an absence today, and people whose shift began longer ago than the tolerance and who have not come.
 * As in the month, someone who has never punched here is not missing.
 */
async function absentIn(
  data: DashboardData,
  recent: ReadonlyMap<string, RecentDays>,
  { day, localMs }: SiteDay,
): Promise<Absent[]> {
  const holidays = await holidayCalendar(data.settings);
  if (holidays.nameOn(day) !== null) return [];
  const scheduleOf = scheduleLookup(data);
  const absent: Absent[] = [];
  for (const { subjectId, name, status } of data.people.list()) {
    const own = recent.get(subjectId);
    if (status !== 'active' || (own !== undefined && (own.today !== null || own.isStillIn)))
      continue;
    const schedule = scheduleOf(subjectId);
    if (schedule !== null && hoursOn(schedule, day) === null) continue;
    const kind = data.absences.kindOn(subjectId, day);
    if (kind === null) {
      if (own === undefined || schedule === null) continue;
      const { startMs } = shiftOn(schedule, dayOf(Date.parse(day)))!;
      if (localMs <= startMs + schedule.graceMinutes * 60_000) continue;
    }
    const { department } = data.people.detailsOf(subjectId);
    absent.push({ subjectId, name, department, kind });
  }
  return absent.sort(byName);
}
