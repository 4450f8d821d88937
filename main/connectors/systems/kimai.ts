import * as v from 'valibot';
import { wallClock, zonedTime } from '../../base/wall-clock.js';
import type { Connector, Mapped, Person } from '../connector.js';
import type { Moment, Punch } from '../events.js';
import { HttpClient, type Answer } from '../http/client.js';
import { refused, Stopped } from '../outcome.js';
import { EmployeeIds, type IdOptions } from './employee-ids.js';
import { messageText, read, RemoteId } from './fields.js';
import type { SystemOptions } from './options.js';
import { noteOf, type Ability, type Stint, type StintSystem } from './stint-system.js';
import { stintWindowMs } from './stint-window.js';
import { storeStints } from './store-stints.js';

export interface KimaiOptions extends SystemOptions, IdOptions {
  /** API token of a user who may see and edit the times of others. */
  readonly token: string;
  /** Ids of the project and the activity that time is recorded on. */
  readonly project: number;
  readonly activity: number;
}

const Users = v.array(v.object({ id: RemoteId, accountNumber: v.nullish(v.string()) }));
const User = v.object({ id: RemoteId, timezone: v.string() });
const Timesheet = v.object({
  id: RemoteId,
  begin: v.string(),
  end: v.nullish(v.string()),
  description: v.nullish(v.string()),
});
const Refusal = v.object({ message: v.string(), errors: v.optional(v.unknown()) });

/** The largest page of the list of times. */
const maxPage = 500;

/**
 * Kimai: one timesheet entry for each stint.
 *
 * Read in kimai/kimai at 1f421c2 (2.66.0), src/API/TimesheetController.php and src/API/UserController.php:
 * - times come and go without offset: of a new entry in the zone of the token's user, of an existing one in the
 *   zone of its owner (src/Form/TimesheetEditForm.php); lists filter by the start, in the zone of the token's user;
 * - a new running entry ends older ones at the present time (`stopActiveEntries` in src/Timesheet/TimesheetService.php),
 *   so none is begun while another one runs;
 * - a refused change is status 200 or 400 with `errors`, not an entry;
 * - entries may be rounded (`timesheet.rounding`), so the description names the punches.
 */
export function kimaiConnector(options: KimaiOptions): Connector {
  return storeStints(new Kimai(options));
}

class Kimai implements StintSystem {
  readonly title = 'Kimai';
  readonly resolutionMs = 60_000;
  readonly #http: HttpClient;
  readonly #ids: EmployeeIds;
  /** Zones by user; `me` is the token's user. */
  readonly #zones = new Map<string, string>();

  constructor(private readonly options: KimaiOptions) {
    const headers = (): Record<string, string> => ({ authorization: `Bearer ${options.token}` });
    this.#http = new HttpClient({ ...options, title: this.title, headers });
    this.#ids = new EmployeeIds(
      options,
      async (number) => {
        const query = { visible: '3', term: number };
        const { json } = await this.#http.call({ method: 'GET', path: '/api/users', query });
        const users = read(this.title, Users, json);
        return users.filter(({ accountNumber }) => accountNumber === number).map(({ id }) => id);
      },
      'the account number of any user in Kimai',
    );
  }

  find(person: Person): Promise<Mapped> {
    return this.#ids.find(person);
  }

  async around(remoteId: string, { atMs }: Moment): Promise<Stint[]> {
    const zone = await this.#zoneOf('me');
    const begin = localTime(atMs - stintWindowMs, zone);
    const end = localTime(atMs + stintWindowMs, zone);
    return this.#list({ user: remoteId, begin, end });
  }

  async begin(remoteId: string, punch: Punch, until: Moment | null): Promise<string | null> {
    if (until === null) await this.#requireNoneRunning(remoteId);
    const zone = await this.#zoneOf('me');
    const notes = [noteOf(punch, 'in'), ...(until === null ? [] : [noteOf(until, 'out')])];
    const answer = await this.#http.call({
      method: 'POST',
      path: '/api/timesheets',
      body: {
        user: Number(remoteId),
        project: this.options.project,
        activity: this.options.activity,
        begin: localTime(punch.atMs, zone),
        ...(until === null ? {} : { end: localTime(until.atMs, zone) }),
        description: notes.join('\n'),
      },
      changes: true,
      handles: [400],
    });
    return this.#entryOf(answer).id;
  }

  async end(remoteId: string, stint: Stint, punch: Punch): Promise<void> {
    await this.#change(remoteId, stint, 'out', punch);
  }

  async move(remoteId: string, stint: Stint, side: 'in' | 'out', punch: Punch): Promise<Ability> {
    await this.#change(remoteId, stint, side, punch);
    return 'done';
  }

  /** Kimai would end other running entries of the person. */
  reopen(): Promise<Ability> {
    return Promise.resolve('impossible');
  }

  async remove(_remoteId: string, stint: Stint): Promise<Ability> {
    await this.#http.call({
      method: 'DELETE',
      path: `/api/timesheets/${stint.remoteId}`,
      changes: true,
      handles: [404],
    });
    return 'done';
  }

  async #change(remoteId: string, stint: Stint, side: 'in' | 'out', punch: Punch): Promise<void> {
    const time = localTime(punch.atMs, await this.#zoneOf(remoteId));
    const others = stint.note.split('\n').filter((line) => !line.startsWith(`Rollcall ${side} `));
    const answer = await this.#http.call({
      method: 'PATCH',
      path: `/api/timesheets/${stint.remoteId}`,
      body: {
        [side === 'in' ? 'begin' : 'end']: time,
        description: [...others, noteOf(punch, side)].filter((line) => line !== '').join('\n'),
      },
      changes: true,
      handles: [400],
    });
    this.#entryOf(answer);
  }

  async #requireNoneRunning(remoteId: string): Promise<void> {
    const [running] = await this.#list({ user: remoteId, active: '1' });
    if (running === undefined) return;
    throw new Stopped(
      refused(
        'Kimai has a running entry of this person and would end it at the present time. End it there, or correct the missing clock-out, then send this again.',
      ),
    );
  }

  async #list(query: Readonly<Record<string, string>>): Promise<Stint[]> {
    const { json } = await this.#http.call({
      method: 'GET',
      path: '/api/timesheets',
      query: { ...query, size: String(maxPage) },
    });
    return read(this.title, v.array(Timesheet), json).map(({ id, begin, end, description }) => ({
      remoteId: id,
      inMs: Date.parse(begin),
      outMs: end == null ? null : Date.parse(end),
      note: description ?? '',
    }));
  }

  async #zoneOf(user: string): Promise<string> {
    const known = this.#zones.get(user);
    if (known !== undefined) return known;
    const { json } = await this.#http.call({ method: 'GET', path: `/api/users/${user}` });
    const { timezone } = read(this.title, User, json);
    this.#zones.set(user, timezone);
    return timezone;
  }

  #entryOf({ json }: Answer): v.InferOutput<typeof Timesheet> {
    const refusal = v.safeParse(Refusal, json);
    if (!refusal.success) return read(this.title, Timesheet, json);
    const { message, errors } = refusal.output;
    const reasons = errorTexts(errors);
    throw new Stopped(
      refused(`Kimai refused the punch: ${messageText([message, ...reasons].join(' '))}`),
    );
  }
}

/** All texts in the tree of a form's errors: `{ children: { begin: { errors: ["…"] } } }`. */
function errorTexts(errors: unknown): string[] {
  if (typeof errors === 'string') return [errors];
  if (typeof errors !== 'object' || errors === null) return [];
  return Object.values(errors).flatMap(errorTexts);
}

/** Such as `2026-03-02T08:59:00`. */
function localTime(atMs: number, zone: string): string {
  return wallClock(zonedTime(atMs, zone));
}
