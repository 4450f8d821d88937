import type { Schedule, Settings } from '../../../contract/calls/settings.js';
import { systemZone, wallClock, zonedTime } from '../../base/wall-clock.js';
import { inSlices } from '../../base/slices.js';
import { absenceDaysOf, dayWithoutPunch, type AbsenceDay } from '../absence/absence-days.js';
import { holidayCalendar, type HolidayCalendar } from '../absence/holidays.js';
import { dayAndTime } from '../journal/day-and-time.js';
import { scheduleLookup } from './day-rules.js';
import { overtimeOf, weekStartOf } from './overtime.js';
import type { PunchTable } from '../journal/punch-table.js';
import { daysAround, timeAround, type DaysData } from './query.js';
import { hoursOn, shiftOn } from './schedule.js';
import type { WorkDay } from './work-day.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** One day of a person, with or without punches. */
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
  /** These people, even without a punch or an absence; everyone with a punch or an absence if omitted. */
  readonly subjectIds?: readonly string[] | undefined;
}

/** True for a past day on which the person was to work, and has no punch. */
export function isMissed({ isPunched, plannedMs, balanceMs }: SheetDay): boolean {
  return !isPunched && balanceMs !== null && (plannedMs ?? 0) > 0;
}

/**
 * Makes the sheets of a range, without blocking the kiosk.
 * @param visit called with each sheet.
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
  const left = new Set(
    subjectIds ?? [...absences].flatMap(([id, days]) => (days.length > 0 ? [id] : [])),
  );
  const finish = (gathered: readonly WorkDay[], table: PunchTable): void => {
    const subjectId = gathered[0]?.subjectId;
    if (subjectId === undefined) return;
    const own = absences.get(subjectId) ?? [];
    if (own.length === 0 && !gathered.some(({ day }) => day >= from)) return;
    left.delete(subjectId);
    visit(maker.make(subjectId, gathered, own, table));
  };
  const { standing } = data.journal;
  const range = { from: maker.weekFrom, to, subjectIds };
  const around = { ...timeAround(range), ...(subjectIds && { subjectIds }), withFirst: true };
  for await (const table of standing.tablesOfPeople(around)) {
    let gathered: WorkDay[] = [];
    await inSlices(daysAround(table, data, range, holidays), (work) => {
      if (work.day < maker.weekFrom || work.day > to) return;
      if (gathered[0] !== undefined && gathered[0].subjectId !== work.subjectId) {
        finish(gathered, table);
        gathered = [];
      }
      gathered.push(work);
    });
    finish(gathered, table);
    for (const subjectId of table.subjectIds()) {
      if (!left.delete(subjectId)) continue;
      visit(maker.make(subjectId, [], absences.get(subjectId) ?? [], table));
    }
  }
  for (const subjectId of left) {
    visit(maker.make(subjectId, [], absences.get(subjectId) ?? [], null));
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

  /**
   * @param works the person's days with punches, from the start of the first week.
   * @param table with the person's first punch; null for a person without one.
   */
  make(
    subjectId: string,
    works: readonly WorkDay[],
    absences: readonly AbsenceDay[],
    table: PunchTable | null,
  ): Sheet {
    const schedule = this.#scheduleOf(subjectId);
    const overtime = overtimeByDay(works, this.data.settings);
    const byDay = new Map(works.map((work) => [work.day, work]));
    const kinds = new Map(absences.map(({ day, kind }) => [day, kind]));
    const isKnown = this.data.people.nameOf(subjectId) !== null;
    const firstDay = isKnown && table !== null ? firstDayOf(table, subjectId) : null;
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
}

/** Day of the first punch; null without one. */
function firstDayOf(table: PunchTable, subjectId: string): string | null {
  const [first] = table.bySubject({ subjectIds: [subjectId] });
  return first === undefined ? null : dayAndTime(first).day;
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
