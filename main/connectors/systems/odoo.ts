import * as v from 'valibot';
import type { Connector, Mapped, Person } from '../connector.js';
import type { Moment, Punch } from '../events.js';
import { HttpClient, type Answer } from '../http/client.js';
import { reauthorise, refused, Stopped, wait, type Failure } from '../outcome.js';
import { EmployeeIds, type IdOptions } from './employee-ids.js';
import { messageText, read, RemoteId } from './fields.js';
import type { SystemOptions } from './options.js';
import type { Ability, Stint, StintSystem } from './stint-system.js';
import { storeStints } from './store-stints.js';

export interface OdooOptions extends SystemOptions, IdOptions {
  readonly apiKey: string;
  /** Name of the database; null if the server has only one. */
  readonly database: string | null;
  /** Field of `hr.employee` with the employee number, such as `barcode` (Badge ID). */
  readonly employeeField: string;
}

const Ids = v.array(
  v.pipe(
    v.object({ id: RemoteId }),
    v.transform(({ id }) => id),
  ),
);
const Attendances = v.array(
  v.object({
    id: RemoteId,
    check_in: v.string(),
    check_out: v.union([v.string(), v.literal(false)]),
  }),
);
const OdooFault = v.object({ name: v.string(), message: v.string() });

/**
 * Odoo 19: `hr.attendance` over the JSON-2 API.
 *
 * Read in odoo/documentation at 0516a4d (content/developer/reference/external_api.rst: request, errors, keys of at
 * most three months), odoo/odoo at 09df5d1 (addons/rpc/controllers/json2.py: 404 for an unknown model or method,
 * 422 for parameters) and at 1f53532 (addons/hr_attendance/models/hr_attendance.py: `_check_validity` refuses
 * overlaps and a second attendance without check-out; there is no rule against equal records, so each step looks
 * first). Times are UTC to the second, without offset. Refusals of models are 422 (`UserError.http_status`),
 * locked records 409.
 */
export function odooConnector(options: OdooOptions): Connector {
  return storeStints(new Odoo(options));
}

class Odoo implements StintSystem {
  readonly title = 'Odoo';
  readonly resolutionMs = 1000;
  readonly #http: HttpClient;
  readonly #ids: EmployeeIds;

  constructor(options: OdooOptions) {
    const { apiKey, database, employeeField } = options;
    const headers = (): Record<string, string> => ({
      authorization: `bearer ${apiKey}`,
      ...(database === null ? {} : { 'x-odoo-database': database }),
    });
    this.#http = new HttpClient({ ...options, title: this.title, headers });
    this.#ids = new EmployeeIds(
      options,
      async (number) => {
        const domain = [[employeeField, '=', number]];
        const found = await this.#call('hr.employee', 'search_read', {
          domain,
          fields: ['id'],
          limit: 2,
        });
        return read(this.title, Ids, found);
      },
      `in the field "${employeeField}" of any employee in Odoo`,
    );
  }

  find(person: Person): Promise<Mapped> {
    return this.#ids.find(person);
  }

  async around(remoteId: string, { atMs }: Moment, side: 'in' | 'out'): Promise<Stint[]> {
    const found = await this.#call('hr.attendance', 'search_read', {
      domain: [
        ['employee_id', '=', Number(remoteId)],
        [side === 'in' ? 'check_in' : 'check_out', '=', timeOf(atMs)],
      ],
      fields: ['check_in', 'check_out'],
    });
    return read(this.title, Attendances, found).map(({ id, check_in, check_out }) => ({
      remoteId: id,
      inMs: msOf(check_in),
      outMs: check_out === false ? null : msOf(check_out),
      note: '',
    }));
  }

  async begin(remoteId: string, punch: Punch, until: Moment | null): Promise<string | null> {
    const values = {
      employee_id: Number(remoteId),
      check_in: timeOf(punch.atMs),
      check_out: until === null ? false : timeOf(until.atMs),
    };
    const created = await this.#call('hr.attendance', 'create', { vals_list: [values] });
    return read(this.title, v.array(RemoteId), created)[0] ?? null;
  }

  async end(_remoteId: string, stint: Stint, punch: Punch): Promise<void> {
    await this.#write(stint, { check_out: timeOf(punch.atMs) });
  }

  move(_remoteId: string, stint: Stint, side: 'in' | 'out', punch: Punch): Promise<Ability> {
    return this.#write(stint, { [side === 'in' ? 'check_in' : 'check_out']: timeOf(punch.atMs) });
  }

  reopen(_remoteId: string, stint: Stint): Promise<Ability> {
    return this.#write(stint, { check_out: false });
  }

  async remove(_remoteId: string, stint: Stint): Promise<Ability> {
    const removed = await this.#call('hr.attendance', 'unlink', { ids: [Number(stint.remoteId)] });
    read(this.title, v.literal(true), removed);
    return 'done';
  }

  async #write(stint: Stint, vals: Readonly<Record<string, string | false>>): Promise<Ability> {
    const ids = [Number(stint.remoteId)];
    read(this.title, v.literal(true), await this.#call('hr.attendance', 'write', { ids, vals }));
    return 'done';
  }

  /** Calls a method of a model. @returns its JSON. */
  async #call(model: string, method: string, body: object): Promise<unknown> {
    const answer = await this.#http.call({
      method: 'POST',
      path: `/json/2/${model}/${method}`,
      body,
      changes: method !== 'search_read',
      handles: [404, 409, 422],
    });
    if (answer.status < 300) return answer.json;
    throw new Stopped(this.#failure(answer));
  }

  #failure({ status, json }: Answer): Failure {
    const fault = v.safeParse(OdooFault, json);
    if (status === 409) return wait('Odoo is changing the same attendance.', 5000);
    if (!fault.success) return wait(`Odoo sent no reason (status ${status}).`);
    const { name, message } = fault.output;
    // Somebody deleted the attendance between two requests.
    if (name.endsWith('.MissingError')) return wait('Odoo lost the attendance meanwhile.', 5000);
    // Of the address or the version, and not of this punch.
    if (name.startsWith('werkzeug.')) {
      return reauthorise(
        `Odoo does not know the request: ${messageText(message)} Check the version, the database and the app Attendances.`,
      );
    }
    return refused(`Odoo refused the punch: ${messageText(message)}`);
  }
}

/** Such as `2026-03-02 07:59:00`, in UTC. */
function timeOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}

function msOf(time: string): number {
  return Date.parse(`${time.replace(' ', 'T')}Z`);
}
