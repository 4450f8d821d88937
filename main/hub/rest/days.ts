import * as v from 'valibot';
import { ReportDay } from '../../../contract/calls/attendance.js';
import { Day } from '../../../contract/fields.js';
import { requireLength } from '../../attendance/days/day-range.js';
import { widened } from '../../attendance/days/query.js';
import { reportSheetDay } from '../../attendance/days/report-day.js';
import { usualDays } from '../../attendance/days/shift-days.js';
import { visitSheets } from '../../attendance/days/sheet.js';
import { addFirstPunches, tableOfRange, type TableRange } from '../desk/range-table.js';
import { dayCursor, readDayCursor } from './cursor.js';
import { Person, PersonParameter } from './fields.js';
import type { DeskOperation, DeskRooms } from './operation.js';
import { pageParameters, readParameters } from './query.js';
import { pageOf } from './route.js';

/** Names are in the list of people. Entries have the numbers of the site's journal, which programs cannot use. */
const shown = v.omit(ReportDay, [
  ...(['subjectId', 'name', 'department', 'suggested', 'stints', 'looks'] as const),
]).entries;
const DayPunch = v.object({
  day: v.pipe(v.string(), v.description('Day of the punch on its own wall clock.')),
  time: v.pipe(v.string(), v.description('On its own wall clock, such as 08:59:00.')),
  method: v.string(),
});

/** One person's shift day, with the fields of a kiosk's report. */
const RestDay = v.object({
  person: Person,
  ...shown,
  stints: v.array(v.object({ in: v.nullable(DayPunch), out: v.nullable(DayPunch) })),
  looks: v.pipe(
    v.array(DayPunch),
    v.description('When the person was seen without it being clear whether they came or left.'),
  ),
});
type RestDay = v.InferOutput<typeof RestDay>;

/** Longest range of one request, in days: two months, so that it is in memory at once. */
const maxDays = 62;

const parameters = {
  from: v.pipe(Day, v.description(`First day. At most ${maxDays} days at once.`)),
  to: v.pipe(Day, v.description('Last day, included.')),
  person: PersonParameter,
  ...pageParameters,
};
type Query = v.InferOutput<v.StrictObjectSchema<typeof parameters, undefined>>;

const page = pageOf(RestDay);

/** Worked, planned and missing time by person and day, by the rules of the hub's site. */
export const days: DeskOperation = {
  method: 'GET',
  path: '/api/v1/days',
  operationId: 'days',
  summary: 'Shift days',
  description:
    'Shift days with a punch or an absence, by person and day, by the schedules, absences and holidays of the desk. Times end with “Ms” and are milliseconds. A day can change until it is signed off.',
  scope: 'days:read',
  parameters,
  answer: { status: 200, description: 'A page of the list.', schema: page },
  named: { Day: RestDay },
  run: async ({ db, desk }, { query }) => {
    const read = readParameters(parameters, query);
    requireLength(read, maxDays);
    const all = await daysOfRange({ db, desk }, read);
    const after = read.cursor === undefined ? null : readDayCursor(read.cursor);
    const rest = after === null ? all : all.filter((one) => compare(one, after) > 0);
    const items = rest.slice(0, read.limit);
    const last = items.at(-1);
    const next = last === undefined ? (read.cursor ?? null) : dayCursor(last);
    const body = v.parse(page, { items, next, more: rest.length > items.length });
    return { status: 200, body };
  },
};

async function daysOfRange(
  { db, desk }: DeskRooms,
  { from, to, person }: Query,
): Promise<RestDay[]> {
  const data = await desk.site.data();
  // As `daysAround`, whose range this must contain.
  const range = widened({ from, to }, 3, 3 + usualDays) as TableRange;
  const site = { id: data.site.site, name: data.settings.kioskId };
  const table = await tableOfRange(db, site, range);
  const subjectIds = person === undefined ? undefined : [person];
  await addFirstPunches(db, site, table, range, subjectIds ?? table.subjectIds());
  const found: RestDay[] = [];
  await visitSheets({ ...data, journal: { table } }, { from, to, subjectIds }, (sheet) => {
    for (const day of sheet.days) {
      if (day.isPunched || day.work.absence !== null)
        found.push(restDay(reportSheetDay(day, data)));
    }
  });
  return found.sort(compare);
}

function restDay({ subjectId: person, ...day }: ReportDay): RestDay {
  // The schema leaves out what it does not have.
  return v.parse(RestDay, { ...day, person });
}

function compare(
  one: Pick<RestDay, 'person' | 'day'>,
  other: Pick<RestDay, 'person' | 'day'>,
): number {
  if (one.person !== other.person) return one.person < other.person ? -1 : 1;
  return one.day < other.day ? -1 : one.day > other.day ? 1 : 0;
}
