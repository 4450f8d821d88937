import * as v from 'valibot';
import { dayAndTime } from '../../attendance/journal/day-and-time.js';
import type { Connector, Mapped, Person } from '../connector.js';
import type { Moment, Punch } from '../events.js';
import { HttpClient, type Answer, type Request } from '../http/client.js';
import { refused, Stopped } from '../outcome.js';
import { EmployeeIds, type IdOptions } from './employee-ids.js';
import { messageText, read, RemoteId } from './fields.js';
import type { SystemOptions } from './options.js';
import { TokenKeeper, type OrangeHrmTokens } from './orangehrm-tokens.js';
import { noteOf, type Ability, type Stint, type StintSystem } from './stint-system.js';
import { stintWindowMs } from './stint-window.js';
import { storeStints } from './store-stints.js';

export interface OrangeHrmOptions extends SystemOptions, IdOptions {
  readonly tokens: OrangeHrmTokens;
  /** Stores tokens that OrangeHRM replaced. */
  readonly saveTokens: (tokens: OrangeHrmTokens) => Promise<void>;
}

const Side = v.object({
  userDate: v.nullish(v.string()),
  userTime: v.nullish(v.string()),
  /** In hours, such as 5.5. */
  offset: v.nullish(v.union([v.string(), v.number()])),
  note: v.nullish(v.string()),
});
const Records = v.object({
  data: v.array(v.object({ id: v.nullish(RemoteId), punchIn: Side, punchOut: Side })),
});
const Created = v.object({ data: v.object({ id: RemoteId }) });
const Employees = v.object({
  data: v.array(v.object({ empNumber: RemoteId, employeeId: v.nullish(v.string()) })),
});
const Fault = v.object({ error: v.object({ message: v.string() }) });
type Side = v.InferOutput<typeof Side>;

/** The note of a punch: at most 250 characters. */
const maxNote = 250;

/**
 * OrangeHRM 5: one attendance record for each stint, to the minute.
 *
 * Read in orangehrm/orangehrm at 194a751 (5.7), src/plugins/orangehrmAttendancePlugin/Api:
 * EmployeeAttendanceRecordAPI.php (`/api/v2/attendance/employees/{empNumber}/records`: POST punches in and refuses
 * overlaps and a second open record with 400; PUT ends the only open record; GET filters by the day of the punch in;
 * DELETE) and AttendanceRecordAPI.php (`/api/v2/attendance/records/{id}`: PUT changes both times of a record; the end
 * cannot be taken off). Employees: orangehrmPimPlugin/Api/EmployeeAPI.php.
 * The base address contains `/web/index.php`.
 */
export function orangeHrmConnector(options: OrangeHrmOptions): Connector {
  return storeStints(new OrangeHrm(options));
}

class OrangeHrm implements StintSystem {
  readonly title = 'OrangeHRM';
  readonly resolutionMs = 60_000;
  readonly #http: HttpClient;
  readonly #ids: EmployeeIds;
  readonly #tokens: TokenKeeper;

  constructor(options: OrangeHrmOptions) {
    this.#tokens = new TokenKeeper(options, options.tokens, options.saveTokens);
    const headers = (): Record<string, string> => ({
      authorization: `Bearer ${this.#tokens.accessToken}`,
    });
    this.#http = new HttpClient({ ...options, title: this.title, headers });
    this.#ids = new EmployeeIds(
      options,
      async (number) => {
        const query = { nameOrId: number, limit: '50' };
        const { json } = await this.#call({ method: 'GET', path: '/api/v2/pim/employees', query });
        return read(this.title, Employees, json)
          .data.filter(({ employeeId }) => employeeId === number)
          .map(({ empNumber }) => empNumber);
      },
      'the employee ID of anyone in OrangeHRM',
    );
  }

  find(person: Person): Promise<Mapped> {
    return this.#ids.find(person);
  }

  async around(remoteId: string, { atMs }: Moment): Promise<Stint[]> {
    const day = (offsetMs: number): string => new Date(atMs + offsetMs).toISOString().slice(0, 10);
    const { json } = await this.#call({
      method: 'GET',
      path: recordsOf(remoteId),
      query: { fromDate: day(-stintWindowMs), toDate: day(stintWindowMs), limit: '0' },
    });
    return read(this.title, Records, json).data.flatMap(({ id, punchIn, punchOut }) => {
      const inMs = msOf(punchIn);
      // An employee without records is one row without an id.
      if (id == null || inMs === null) return [];
      const note = [punchIn.note, punchOut.note].filter((one) => one != null).join('\n');
      return [{ remoteId: id, inMs, outMs: msOf(punchOut), note }];
    });
  }

  async begin(remoteId: string, punch: Punch): Promise<string | null> {
    const body = { ...timeFields(punch), note: shortNote(punch, 'in') };
    const answer = await this.#write({ method: 'POST', path: recordsOf(remoteId), body });
    return read(this.title, Created, answer.json).data.id;
  }

  async end(remoteId: string, _stint: Stint, punch: Punch): Promise<void> {
    const body = { ...timeFields(punch), note: shortNote(punch, 'out') };
    const answer = await this.#write({ method: 'PUT', path: recordsOf(remoteId), body });
    read(this.title, Created, answer.json);
  }

  async move(_remoteId: string, stint: Stint, side: 'in' | 'out', punch: Punch): Promise<Ability> {
    const other = { ...punch, atMs: side === 'in' ? (stint.outMs ?? punch.atMs) : stint.inMs };
    const [from, to] = side === 'in' ? [punch, other] : [other, punch];
    const notes = stint.note.split('\n');
    const noteFor = (of: 'in' | 'out'): string | null =>
      of === side
        ? shortNote(punch, of)
        : (notes.find((line) => line.startsWith(`Rollcall ${of} `)) ?? null);
    const body = {
      ...prefixed('punchIn', timeFields(from), noteFor('in')),
      ...(stint.outMs === null ? {} : prefixed('punchOut', timeFields(to), noteFor('out'))),
    };
    const path = `/api/v2/attendance/records/${stint.remoteId}`;
    const answer = await this.#write({ method: 'PUT', path, body });
    read(this.title, Created, answer.json);
    return 'done';
  }

  reopen(): Promise<Ability> {
    return Promise.resolve('impossible');
  }

  async remove(remoteId: string, stint: Stint): Promise<Ability> {
    const body = { ids: [Number(stint.remoteId)] };
    const answer = await this.#call({
      method: 'DELETE',
      path: recordsOf(remoteId),
      body,
      // Deleting may be switched off for the account.
      handles: [403],
    });
    return answer.status < 300 ? 'done' : 'impossible';
  }

  async #write(request: Request): Promise<Answer> {
    const answer = await this.#call({ ...request, changes: true, handles: [400, 422] });
    if (answer.status < 300) return answer;
    const fault = v.safeParse(Fault, answer.json);
    const reason = fault.success ? messageText(fault.output.error.message) : 'no reason given';
    throw new Stopped(refused(`OrangeHRM refused the punch: ${reason}.`));
  }

  /** Makes a request, and repeats it with a new token if the token has expired. */
  async #call(request: Request): Promise<Answer> {
    const handles = [...(request.handles ?? []), 401];
    if (this.#tokens.accessToken === '') await this.#tokens.refresh();
    const answer = await this.#http.call({ ...request, handles });
    if (answer.status !== 401) return answer;
    await this.#tokens.refresh();
    return this.#http.call(request);
  }
}

function recordsOf(remoteId: string): string {
  return `/api/v2/attendance/employees/${encodeURIComponent(remoteId)}/records`;
}

interface TimeFields {
  readonly date: string;
  /** Without seconds: the API takes none. */
  readonly time: string;
  /** In hours. */
  readonly timezoneOffset: number;
  readonly timezoneName: string;
}

function timeFields(punch: Punch): TimeFields {
  const { day, time } = dayAndTime(punch);
  return {
    date: day,
    time: time.slice(0, 5),
    timezoneOffset: punch.offsetMinutes / 60,
    timezoneName: punch.zone,
  };
}

function prefixed(prefix: string, fields: TimeFields, note: string | null): object {
  return {
    [`${prefix}Date`]: fields.date,
    [`${prefix}Time`]: fields.time,
    [`${prefix}Offset`]: fields.timezoneOffset,
    [`${prefix}TimezoneName`]: fields.timezoneName,
    ...(note === null ? {} : { [`${prefix}Note`]: note }),
  };
}

function shortNote(moment: Moment, side: 'in' | 'out'): string {
  return noteOf(moment, side).slice(0, maxNote);
}

function msOf({ userDate, userTime, offset }: Side): number | null {
  if (userDate == null || userTime == null || offset == null) return null;
  return Date.parse(`${userDate}T${userTime}Z`) - Number(offset) * 3_600_000;
}
