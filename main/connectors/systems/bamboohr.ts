import * as v from 'valibot';
import { dayAndTime } from '../../attendance/journal/day-and-time.js';
import { offsetMinutes, zonedTime } from '../../base/wall-clock.js';
import type { Connector, Mapped, Person } from '../connector.js';
import type { Moment, Punch } from '../events.js';
import { HttpClient, type Answer, type Request } from '../http/client.js';
import { byHand, refused, Stopped } from '../outcome.js';
import { EmployeeIds, type IdOptions } from './employee-ids.js';
import { messageText, read, RemoteId } from './fields.js';
import type { SystemOptions } from './options.js';
import { noteOf, type Ability, type Stint, type StintSystem } from './stint-system.js';
import { storeStints } from './store-stints.js';

export interface BambooHrOptions extends SystemOptions, IdOptions {
  readonly apiKey: string;
}

const Entry = v.object({
  id: RemoteId,
  type: v.nullish(v.string()),
  start: v.nullish(v.string()),
  end: v.nullish(v.string()),
  note: v.nullish(v.string()),
});
const Employees = v.object({ data: v.array(v.object({ employeeId: RemoteId })) });
const Problem = v.object({ detail: v.string() });

/** How far around a time to look for entries, by their day: no entry is longer than three days. */
const windowMs = 3 * 86_400_000;
/** Older entries are not listed. */
const listedMs = 365 * 86_400_000;

/**
 * BambooHR: one timesheet clock entry for each stint, to the minute.
 *
 * Read in BambooHR/bhr-api-python at 3d4de06 (specs/public.yaml of 2026-04-27): `clock_in` and `clock_out` of
 * `/api/v1/time_tracking/employees/{id}` with date, time and zone (409: already in, or already out; 406: a later
 * entry exists); `clock_entries/store` with an id changes a finished entry; `clock_entries/delete` removes finished
 * entries (409 while clocked in); `timesheet_entries` lists the last 365 days. The list of employees has no employee
 * numbers, so the table maps them, or the number is BambooHR's own id. Rate limits are 429, before 2026-09-16 503,
 * with `Retry-After` (documentation.bamboohr.com, "Planned Changes to the API").
 */
export function bambooHrConnector(options: BambooHrOptions): Connector {
  return storeStints(new BambooHr(options));
}

class BambooHr implements StintSystem {
  readonly title = 'BambooHR';
  readonly resolutionMs = 60_000;
  readonly #http: HttpClient;
  readonly #ids: EmployeeIds;

  constructor(options: BambooHrOptions) {
    const key = Buffer.from(`${options.apiKey}:x`).toString('base64');
    const headers = (): Record<string, string> => ({ authorization: `Basic ${key}` });
    this.#http = new HttpClient({ ...options, title: this.title, headers });
    this.#ids = new EmployeeIds(
      options,
      (number) => this.#employees(number),
      'the employee ID of anyone in BambooHR',
    );
  }

  find(person: Person): Promise<Mapped> {
    return this.#ids.find(person);
  }

  async around(remoteId: string, { atMs }: Moment): Promise<Stint[]> {
    const nowMs = Date.now();
    if (atMs < nowMs - listedMs + windowMs) {
      throw new Stopped(
        byHand(
          'BambooHR shows entries of the last year only, so this one cannot be checked. Enter it there.',
        ),
      );
    }
    const { json } = await this.#http.call({
      method: 'GET',
      path: '/api/v1/time_tracking/timesheet_entries',
      query: {
        start: dayOf(atMs - windowMs),
        end: dayOf(Math.min(atMs + windowMs, nowMs)),
        employeeIds: remoteId,
      },
    });
    return read(this.title, v.array(Entry), json).flatMap(({ id, start, end, note }) =>
      // Entries of hours have no times.
      start == null
        ? []
        : [
            {
              remoteId: id,
              inMs: Date.parse(start),
              outMs: end == null ? null : Date.parse(end),
              note: note ?? '',
            },
          ],
    );
  }

  async begin(remoteId: string, punch: Punch): Promise<string | null> {
    const { day, time } = minuteOf(punch);
    const answer = await this.#write({
      method: 'POST',
      path: `/api/v1/time_tracking/employees/${encodeURIComponent(remoteId)}/clock_in`,
      // Not bound by shift rules: the person was at the door at this time.
      body: {
        date: day,
        start: time,
        timezone: punch.zone,
        note: noteOf(punch, 'in'),
        offline: true,
      },
    });
    return read(this.title, Entry, answer.json).id;
  }

  async end(remoteId: string, _stint: Stint, punch: Punch): Promise<void> {
    const { day, time } = minuteOf(punch);
    const answer = await this.#write({
      method: 'POST',
      path: `/api/v1/time_tracking/employees/${encodeURIComponent(remoteId)}/clock_out`,
      body: { date: day, end: time, timezone: punch.zone },
    });
    read(this.title, Entry, answer.json);
  }

  async move(remoteId: string, stint: Stint, side: 'in' | 'out', punch: Punch): Promise<Ability> {
    // Only finished entries can be changed, and they have one date.
    if (stint.outMs === null) return 'impossible';
    const from = minuteAt(side === 'in' ? punch.atMs : stint.inMs, punch.zone);
    const to = minuteAt(side === 'out' ? punch.atMs : stint.outMs, punch.zone);
    if (from.day !== to.day) return 'impossible';
    const entry = {
      id: Number(stint.remoteId),
      employeeId: Number(remoteId),
      date: from.day,
      start: from.time,
      end: to.time,
      note: stint.note,
    };
    const answer = await this.#write({
      method: 'POST',
      path: '/api/v1/time_tracking/clock_entries/store',
      body: { entries: [entry] },
    });
    read(this.title, v.array(Entry), answer.json);
    return 'done';
  }

  reopen(): Promise<Ability> {
    return Promise.resolve('impossible');
  }

  /** Only finished entries can be deleted, and those are not removed as a whole. */
  remove(): Promise<Ability> {
    return Promise.resolve('impossible');
  }

  async #employees(number: string): Promise<string[]> {
    // Its own ids are numbers.
    if (!/^\d{1,9}$/.test(number)) return [];
    const { json } = await this.#http.call({
      method: 'GET',
      path: '/api/v1/employees',
      query: { 'filter[ids][]': number },
    });
    return read(this.title, Employees, json).data.map(({ employeeId }) => employeeId);
  }

  async #write(request: Request): Promise<Answer> {
    const answer = await this.#http.call({
      ...request,
      changes: true,
      handles: [400, 404, 406, 409, 412],
    });
    if (answer.status < 300) return answer;
    const problem = v.safeParse(Problem, answer.json);
    const reason = problem.success ? messageText(problem.output.detail) : 'no reason given.';
    throw new Stopped(refused(`BambooHR refused the punch: ${reason}`));
  }
}

/** Day and time to the minute on the wall clock of a punch. */
function minuteOf(punch: Pick<Punch, 'atMs' | 'offsetMinutes'>): { day: string; time: string } {
  const { day, time } = dayAndTime(punch);
  return { day, time: time.slice(0, 5) };
}

function minuteAt(atMs: number, zone: string): { day: string; time: string } {
  return minuteOf({ atMs, offsetMinutes: offsetMinutes(zonedTime(atMs, zone).offset) });
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
