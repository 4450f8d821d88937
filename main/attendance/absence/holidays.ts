import type { Holiday } from '../../../contract/calls/absences.js';
import type { Settings } from '../../../contract/calls/settings.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

type HolidaySettings = Pick<Settings, 'holidayPlace' | 'companyHolidays'>;

/** The holidays of a site. */
export interface HolidayCalendar {
  /** Name of the holiday on a day such as `2026-03-02`; null if it is not a holiday. */
  nameOn(day: string): string | null;
  /** By day; both ends included. */
  between(from: string, to: string): Holiday[];
}

/** For sites and tests without holidays. */
export const noHolidays: HolidayCalendar = { nameOn: () => null, between: () => [] };

/** Calendars by place: the rules of a country take time to read. */
const publicDays = new Map<string, (year: number) => readonly Holiday[]>();

/**
 * The public holidays of the site's place (`date-holidays`) and its own. The library is loaded when a place
 * is set, because it holds the rules of all countries.
 */
export async function holidayCalendar({
  holidayPlace,
  companyHolidays,
}: HolidaySettings): Promise<HolidayCalendar> {
  if (holidayPlace === null && companyHolidays.length === 0) return noHolidays;
  const ofYear = holidayPlace === null ? () => [] : await publicHolidaysOf(holidayPlace);
  const company = companyHolidays.map((one): Holiday => ({ ...one, kind: 'company' }));
  const years = new Map<number, ReadonlyMap<string, Holiday>>();
  const daysOf = (year: number): ReadonlyMap<string, Holiday> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const all = [...company.filter(({ day }) => yearOf(day) === year), ...ofYear(year)];
    // Later entries win: a public holiday keeps its own name.
    const days = new Map(all.map((holiday) => [holiday.day, holiday]));
    years.set(year, days);
    return days;
  };
  return {
    nameOn: (day) => daysOf(yearOf(day)).get(day)?.name ?? null,
    between: (from, to) => {
      const found: Holiday[] = [];
      for (let year = yearOf(from); year <= yearOf(to); year++) {
        for (const one of daysOf(year).values())
          if (one.day >= from && one.day <= to) found.push(one);
      }
      return found.sort((a, b) => (a.day < b.day ? -1 : 1));
    },
  };
}

async function publicHolidaysOf(
  place: NonNullable<Settings['holidayPlace']>,
): Promise<(year: number) => readonly Holiday[]> {
  const key = JSON.stringify(place);
  const known = publicDays.get(key);
  if (known !== undefined) return known;
  const { default: Holidays } = await import('date-holidays');
  const { country, state, region } = place;
  const rules = new Holidays(country, state ?? '', region ?? '');
  const ofYear = (year: number): Holiday[] =>
    rules.getHolidays(year).flatMap(({ type, date, start, end, name }) => {
      // Others are bank, school and optional holidays and observances, on which people work.
      if (type !== 'public') return [];
      return daysFrom(date, start, end).map((day) => ({ day, name, kind: 'public' as const }));
    });
  publicDays.set(key, ofYear);
  return ofYear;
}

/**
 * The whole days of a holiday; none for half a day, such as the afternoon of New Year's Eve in some places.
 * @param date local start, such as `2026-05-01 00:00:00`. A holiday that begins with the evening before, such
 *   as Eid al-Fitr, has the date of its first whole day.
 */
function daysFrom(date: string, start: Date, end: Date): string[] {
  if (date.slice(11, 16) !== '00:00') return [];
  // A day on which clocks go forward is shorter.
  const count = Math.floor((end.getTime() - start.getTime() + 2 * hourMs) / dayMs);
  const firstMs = Date.parse(date.slice(0, 10));
  return Array.from({ length: Math.max(1, count) }, (_unused, index) =>
    new Date(firstMs + index * dayMs).toISOString().slice(0, 10),
  );
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
