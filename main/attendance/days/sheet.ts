import type { Schedule, Settings } from '../../../contract/calls/settings.js';
import { systemZone, wallClock, zonedTime } from '../../base/wall-clock.js';
import { inSlices } from '../../base/slices.js';
import { absenceDaysOf, dayWithoutPunch, type AbsenceDay } from '../absence/absence-days.js';
import { holidayCalendar, type HolidayCalendar } from '../absence/holidays.js';
import { dayAndTime } from '../journal/day-and-time.js';
import { scheduleLookup } from './day-rules.js';
import { overtimeOf, weekStartOf } from './overtime.js';
import { daysAround, type DaysData } from './query.js';
import { hoursOn, shiftOn } from './schedule.js';
import type { WorkDay } from './work-day.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** One day of a person, also one without punches. */
export interface SheetDay {
  readonly work: WorkDay;
  readonly isPunched: boolean;
  /** Scheduled work without the unpaid break: 0 on a day off, a holiday and a day of absence; null without a schedule, and before the person's first punch. */
  readonly plannedMs: number | null;
  /** Worked minus planned; null without a plan, and while the day is not over. */
  readonly balanceMs: number | null;
  /** By the site's limits; null without one. */
  readonly overtimeMs: number | null;
}

/** All days of a range of one person, in order. */
export interface Sheet {
  readonly subjectId: string;
  readonly days: readonly SheetDay[];
}

/** The people and days of sheets. */
export interface SheetQuery {
  /** First and last day, such as `2026-03-01` and `2026-03-31`. */
  readonly from: string;
  readonly to: string;
  /** These people, also without a punch and an absence; everyone with one of both if omitted. */
  readonly subjectIds?: readonly string[] | undefined;
}

/** True for a past day on which the person was to work, and has no punch. */
export function isMissed({ isPunched, plannedMs, balanceMs }: SheetDay): boolean {
  return !isPunched && balanceMs !== null && (plannedMs ?? 0) > 0;
}

/**
 * Makes the sheets of a range, without blocking the kiosk.
 * @param visit called with each sheet: those of people with punches first.
 */
export async function visitSheets(
  data: DaysData,
  query: SheetQuery,
  visit: (sheet: Sheet) => void,
): Promise<void> {
  const { from, to, subjectIds } = query;
  const holidays = await holidayCalendar(data.settings);
  const only = subjectIds?.length === 1 ? subjectIds[0]! : null;
  const absences = absenceDaysOf(data, holidays, { from, to }, only);
  const maker = new SheetMaker(data, query, holidays);
  const done = new Set<string>();
  let gathered: WorkDay[] = [];
  const finish = (): void => {
    const subjectId = gathered[0]?.subjectId;
    const own = absences.get(subjectId ?? '') ?? [];
    const isInRange = gathered.some(({ day }) => day >= from);
    if (subjectId !== undefined && (isInRange || own.length > 0)) {
      done.add(subjectId);
      visit(maker.make(subjectId, gathered, own));
    }
    gathered = [];
  };
  await inSlices(daysAround(data, { from: maker.weekFrom, to, subjectIds }, holidays), (work) => {
    if (work.day < maker.weekFrom || work.day > to) return;
    if (gathered[0] !== undefined && gathered[0].subjectId !== work.subjectId) finish();
    gathered.push(work);
  });
  finish();
  const others = subjectIds ?? [...absences].flatMap(([id, days]) => (days.length > 0 ? [id] : []));
  for (const subjectId of others) {
    if (!done.has(subjectId)) visit(maker.make(subjectId, [], absences.get(subjectId) ?? []));
  }
}

/** Puts the days of a person together. */
class SheetMaker {
  /** First day of the week of the first day: weekly overtime depends on it. */
  readonly weekFrom: string;
  readonly #days: readonly string[];
  readonly #today: string;
  readonly #scheduleOf: (subjectId: string) => Schedule | null;

  constructor(
    private readonly data: DaysData,
    { from, to }: SheetQuery,
    private readonly holidays: HolidayCalendar,
  ) {
    const { firstWeekday, zone } = data.settings;
    this.weekFrom = weekStartOf(from, firstWeekday);
    this.#today = wallClock(zonedTime(Date.now(), zone ?? systemZone())).slice(0, 10);
    this.#scheduleOf = scheduleLookup(data);
    const count = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
    this.#days = Array.from({ length: count }, (_unused, index) =>
      new Date(Date.parse(from) + index * dayMs).toISOString().slice(0, 10),
    );
  }

  /** @param works the person's days with punches, from the start of the first week. */
  make(subjectId: string, works: readonly WorkDay[], absences: readonly AbsenceDay[]): Sheet {
    const schedule = this.#scheduleOf(subjectId);
    const overtime = overtimeByDay(works, this.data.settings);
    const byDay = new Map(works.map((work) => [work.day, work]));
    const kinds = new Map(absences.map(({ day, kind }) => [day, kind]));
    const isKnown = this.data.people.nameOf(subjectId) !== null;
    const firstDay = isKnown ? this.#firstDayOf(subjectId) : null;
    const days = this.#days.map((day): SheetDay => {
      const found = byDay.get(day);
      const work =
        found ??
        dayWithoutPunch(subjectId, day, {
          absence: kinds.get(day) ?? null,
          holiday: this.holidays.nameOn(day),
          planned: schedule === null ? null : hoursOn(schedule, day),
        });
      const isExpected = found !== undefined || (firstDay !== null && day > firstDay);
      const isExcused = work.absence !== null || work.holiday !== null;
      const plannedMs =
        schedule === null || !isExpected ? null : isExcused ? 0 : plannedWork(schedule, day);
      const isOver = day < this.#today && !work.open;
      return {
        work,
        isPunched: found !== undefined,
        plannedMs,
        balanceMs: plannedMs === null || !isOver ? null : work.workedMs - plannedMs,
        overtimeMs: overtime === null ? null : (overtime.get(day) ?? 0),
      };
    });
    return { subjectId, days };
  }

  /** Day of the first punch; null without one. */
  #firstDayOf(subjectId: string): string | null {
    const [first] = this.data.journal.table.bySubject({ subjectIds: [subjectId] });
    return first === undefined ? null : dayAndTime(first).day;
  }
}

/** The overtime of days by day; null if the site has no limit. */
function overtimeByDay(
  works: readonly WorkDay[],
  { overtime, firstWeekday }: Pick<Settings, 'overtime' | 'firstWeekday'>,
): ReadonlyMap<string, number> | null {
  const { afterHoursADay, afterHoursAWeek } = overtime;
  if (afterHoursADay === null && afterHoursAWeek === null) return null;
  const limits = {
    dailyMs: (afterHoursADay ?? Infinity) * hourMs,
    weeklyMs: (afterHoursAWeek ?? Infinity) * hourMs,
  };
  const ofDays = overtimeOf(works, limits, firstWeekday);
  return new Map(works.map(({ day }, index) => [day, ofDays[index]!]));
}

/** Scheduled work of a day without the unpaid break. @param day such as `2026-03-02`. */
function plannedWork(schedule: Schedule, day: string): number {
  const shift = shiftOn(schedule, Date.parse(day) / dayMs);
  if (shift === null) return 0;
  const shiftMs = shift.endMs - shift.startMs;
  const hasBreak = shiftMs > schedule.breakAfterMinutes * minuteMs;
  return hasBreak ? Math.max(0, shiftMs - schedule.breakMinutes * minuteMs) : shiftMs;
}
