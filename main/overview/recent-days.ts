import { SerialQueue } from '../base/serial-queue.js';
import { visitDays, type DaysData } from '../attendance/days/query.js';
import type { Journal } from '../attendance/journal/journal.js';
import type { WorkDay } from '../attendance/days/work-day.js';
import { daysBefore } from './site-day.js';

/** The number of days that the list of days to resolve shows at first. */
const shownDays = 30;

/** What a person's last days are computed from. */
export interface RecentData extends DaysData {
  readonly journal: DaysData['journal'] & Pick<Journal, 'facts'>;
}

/** What the dashboard needs of one person's last days. */
export interface RecentDays {
  /** Number of days to resolve. */
  readonly toResolve: number;
  /** Today's shift day; null without a punch or look today. */
  readonly today: WorkDay | null;
  /** True if a shift of an earlier day is still in progress. */
  readonly isStillIn: boolean;
}

interface Remembered extends RecentDays {
  /** What it was computed from. */
  readonly key: string;
  /** From then on, the `out` of the open shift is missing; milliseconds since 1970. */
  readonly expiresAtMs: number;
}

const none = { toResolve: 0, today: null, isStillIn: false, expiresAtMs: Infinity } as const;

/**
 * The last days of everyone who has a punch, computed again only for people with a change: asking is cheap, even with
 * 2,000 people and a year of punches.
 */
export class RecentDaysMemory {
  #of = new Map<string, Remembered>();
  #journal: RecentData['journal'] | null = null;
  readonly #queue = new SerialQueue();

  /**
   * The last days by subject.
   * @param today shift day, such as `2026-03-02`.
   * @param nowMs milliseconds since 1970, UTC.
   */
  get(data: RecentData, today: string, nowMs: number): Promise<ReadonlyMap<string, RecentDays>> {
    // One after the other: two screens do not compute the same.
    return this.#queue.run(() => this.#refreshed(data, today, nowMs));
  }

  async #refreshed(
    data: RecentData,
    today: string,
    nowMs: number,
  ): Promise<ReadonlyMap<string, RecentDays>> {
    // The data folder was opened again, such as after a backup was restored.
    if (this.#journal !== data.journal) this.#of.clear();
    this.#journal = data.journal;
    const range = { from: daysBefore(today, shownDays), to: today };
    const keyOf = keysFor(data, range);
    const keys = new Map(data.journal.facts.subjectIds().map((id) => [id, keyOf(id)]));
    const stale = [...keys].filter(([subjectId, key]) => {
      const known = this.#of.get(subjectId);
      return known?.key !== key || known.expiresAtMs <= nowMs;
    });
    const kept = [...this.#of].filter(([subjectId]) => keys.has(subjectId));
    const next = new Map(kept);
    for (const [subjectId, key] of stale) next.set(subjectId, { ...none, key });
    if (stale.length > 0) {
      const longestShiftMs = data.settings.longestShiftHours * 3_600_000;
      const subjectIds = stale.map(([subjectId]) => subjectId);
      await visitDays(data, { ...range, subjectIds, nowMs }, (day) => {
        const before = next.get(day.subjectId);
        if (before !== undefined) {
          next.set(day.subjectId, { ...before, ...withDay(before, day, today, longestShiftMs) });
        }
      });
    }
    this.#of = next;
    return next;
  }
}

/** What a person's days are computed from, as text: the same text means the same days. */
function keysFor(
  { settings, people, absences, journal }: RecentData,
  range: { readonly from: string; readonly to: string },
): (subjectId: string) => string {
  const { cutOffHour, longestShiftHours, schedules, defaultScheduleId } = settings;
  const { holidayPlace, companyHolidays } = settings;
  const rules = [cutOffHour, longestShiftHours, schedules, defaultScheduleId];
  const site = JSON.stringify([range, ...rules, holidayPlace, companyHolidays]);
  return (subjectId) => {
    const own = absences.list(range, subjectId);
    const { scheduleId } = people.detailsOf(subjectId);
    const personal =
      own.length === 0 && scheduleId === null ? '' : JSON.stringify([scheduleId, own]);
    return `${journal.facts.revisionOf(subjectId)} ${personal} ${site}`;
  };
}

function withDay(
  before: Remembered,
  day: WorkDay,
  today: string,
  longestShiftMs: number,
): Omit<Remembered, 'key'> {
  const lastInMs = day.stints.at(-1)?.in?.atMs;
  const isOpen = day.open && lastInMs !== undefined;
  return {
    toResolve: before.toResolve + Number(day.toResolve),
    today: day.day === today ? day : before.today,
    isStillIn: before.isStillIn || (day.open && day.day !== today),
    expiresAtMs: isOpen
      ? Math.min(before.expiresAtMs, lastInMs + longestShiftMs)
      : before.expiresAtMs,
  };
}
