import * as v from 'valibot';
import { ReportDay } from '../../../contract/calls/attendance.js';
import { Day } from '../../../contract/fields.js';
import { requireLength } from '../../attendance/days/day-range.js';
import { timeAround } from '../../attendance/days/query.js';
import { reportSheetDay } from '../../attendance/days/report-day.js';
import { visitSheets } from '../../attendance/days/sheet.js';
import { peopleInOrder } from '../desk/people-in-order.js';
import { dayCursor, readDayCursor } from './cursor.js';
import { peopleOfSite } from '../places/people-of-site.js';
import { Person, PersonParameter, siteIdOf, SitePeopleParameter } from './fields.js';
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
    v.description('When the person was seen, but it was not clear whether they came or left.'),
  ),
});
type RestDay = v.InferOutput<typeof RestDay>;

const dayMs = 86_400_000;
/** Longest range of one request, in days: two months, because it is held in memory. */
const maxDays = 62;

const parameters = {
  from: v.pipe(Day, v.description(`First day. At most ${maxDays} days at once.`)),
  to: v.pipe(Day, v.description('Last day, included.')),
  person: PersonParameter,
  site: SitePeopleParameter,
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
    const after = read.cursor === undefined ? null : readDayCursor(read.cursor);
    const found = await daysAfter({ db, desk }, read, after);
    const items = found.slice(0, read.limit);
    const last = items.at(-1);
    const next = last === undefined ? (read.cursor ?? null) : dayCursor(last);
    const body = v.parse(page, { items, next, more: found.length > items.length });
    return { status: 200, body };
  },
};

/** Maximum number of people whose days are computed at a time. */
const maxPeople = 200;

/**
 * The days after a place in the list: one more than the limit if there are more. People are read in groups, so that a
 * page costs only what it shows, and not the whole range.
 */
async function daysAfter(
  rooms: DeskRooms,
  query: Query,
  after: { readonly person: string; readonly day: string } | null,
): Promise<RestDay[]> {
  const { db, desk } = rooms;
  const { from, to, limit } = query;
  const data = await desk.site.data();
  const isAfter = ({ person, day }: RestDay): boolean =>
    after === null || person !== after.person || day > after.day;
  if (query.person !== undefined) {
    return (await daysOf(rooms, query, [query.person])).filter(isAfter);
  }
  const siteId = query.site === undefined ? null : await siteIdOf(db, query.site);
  const range = timeAround({ from, to });
  const absent = data.absences.all.filter((one) => one.from <= to && one.to >= from);
  const others = [...new Set(absent.map(({ subjectId }) => subjectId))];
  const found: RestDay[] = [];
  let place = { after: after?.person ?? null, isIncluded: after !== null };
  const length = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  for (let size = Math.ceil((limit + 1) / length); ; size *= 2) {
    const people = Math.min(size, maxPeople);
    const next = { ...place, limit: people };
    const ids =
      siteId === null
        ? await peopleInOrder(db, others, next)
        : await peopleOfSite(db, siteId, range, next);
    const order = new Map(ids.map((id, index) => [id, index]));
    const days = (await daysOf(rooms, query, ids)).filter(isAfter);
    days.sort(
      (one, other) => order.get(one.person)! - order.get(other.person)! || byDay(one, other),
    );
    found.push(...days);
    if (found.length > limit || ids.length < people) return found.slice(0, limit + 1);
    place = { after: ids.at(-1)!, isIncluded: false };
  }
}

/** All days of some people, by day. */
async function daysOf(
  { desk }: DeskRooms,
  { from, to }: Pick<Query, 'from' | 'to'>,
  subjectIds: readonly string[],
): Promise<RestDay[]> {
  if (subjectIds.length === 0) return [];
  const data = await desk.site.data();
  const found: RestDay[] = [];
  await visitSheets(data, { from, to, subjectIds }, (sheet) => {
    for (const day of sheet.days) {
      if (day.isPunched || day.work.absence !== null)
        found.push(restDay(reportSheetDay(day, data)));
    }
  });
  return found.sort(byDay);
}

function restDay({ subjectId: person, ...day }: ReportDay): RestDay {
  // The schema drops fields that it does not declare.
  return v.parse(RestDay, { ...day, person });
}

function byDay(one: Pick<RestDay, 'day'>, other: Pick<RestDay, 'day'>): number {
  return one.day < other.day ? -1 : one.day > other.day ? 1 : 0;
}
