import * as v from 'valibot';
import { offsetText, wallClock, zonedTime } from '../../base/wall-clock.js';
import type { Connector, Person, PersonOf } from '../connector.js';
import type { AttendanceEvent, CorrectionEvent, Punch } from '../events.js';
import { HttpClient, type Answer } from '../http/client.js';
import { alreadyThere, byHand, outcomeOf, refused, sent, type Outcome } from '../outcome.js';
import { EmployeeIds, type IdOptions } from './employee-ids.js';
import { messageText, read } from './fields.js';
import type { SystemOptions } from './options.js';
import { requireMapped } from './require-mapped.js';
import { timeText } from './time-text.js';

export interface FrappeOptions extends SystemOptions, IdOptions {
  /** API key and secret of a user, as `key:secret`. */
  readonly token: string;
  /** Field of the employee with the employee number; Frappe HR's own is `attendance_device_id`. */
  readonly employeeField: string;
  /** IANA zone of the Frappe site, which stores times without one; null for the zone of each punch. */
  readonly zone: string | null;
}

const method =
  '/api/method/hrms.hr.doctype.employee_checkin.employee_checkin.add_log_based_on_employee_field';
const checkins = '/api/resource/Employee%20Checkin';

const List = v.object({ data: v.array(v.object({ name: v.string() })) });
const Checkins = v.object({
  data: v.array(
    v.object({
      name: v.string(),
      log_type: v.nullish(v.string()),
      attendance: v.nullish(v.string()),
    }),
  ),
});
const Created = v.object({ message: v.object({ name: v.string() }) });
type Checkin = v.InferOutput<typeof Checkins>['data'][number];

/**
 * Frappe HR: one Employee Checkin for each punch.
 *
 * Read in frappe/hrms at 80f17c9 (16.0.0-dev, 2024-10-24; the same in 15), hrms/hr/doctype/employee_checkin/
 * employee_checkin.py: `add_log_based_on_employee_field`, and `validate_duplicate_log`, which refuses a second
 * check-in of an employee at the same time (in newer versions: of the same type). That refusal is a
 * ValidationError (417, frappe/exceptions.py) with a translated text, so a look-up says whether it was the
 * reason. `attendance` links a check-in that attendance was already counted from.
 */
export function frappeConnector(options: FrappeOptions): Connector {
  const frappe = new Frappe(options);
  return {
    title: frappe.title,
    find: (person) => frappe.ids.find(person),
    send: (event, personOf) => outcomeOf(() => frappe.store(event, personOf)),
  };
}

class Frappe {
  readonly title = 'Frappe HR';
  readonly ids: EmployeeIds;
  readonly #http: HttpClient;

  constructor(private readonly options: FrappeOptions) {
    const { token, employeeField } = options;
    const headers = (): Record<string, string> => ({ authorization: `token ${token}` });
    this.#http = new HttpClient({ ...options, title: this.title, headers });
    this.ids = new EmployeeIds(
      options,
      (number) => this.#employees(number),
      `in the field "${employeeField}" of any employee in Frappe HR`,
    );
  }

  async store(event: AttendanceEvent, personOf: PersonOf): Promise<Outcome> {
    if (event.kind === 'merge') {
      return byHand(
        'Two records of one person were merged. Move the check-ins of the former record in Frappe HR, if it has any.',
      );
    }
    if (event.kind === 'correction') return this.#correct(event, personOf);
    return this.#add(event.punch, personOf(event.subjectId));
  }

  async #add(punch: Punch, person: Person | null): Promise<Outcome> {
    const employee = await requireMapped(this.ids, person);
    const answer = await this.#http.call({
      method: 'POST',
      path: method,
      body: {
        // The id is known by now, so Frappe need not search for the number again.
        employee_fieldname: 'name',
        employee_field_value: employee,
        timestamp: this.#time(punch),
        device_id: punch.kioskId,
        log_type: logType(punch),
      },
      changes: true,
      handles: [409, 417],
    });
    if (answer.status < 300) return sent(read(this.title, Created, answer.json).message.name);
    const found = await this.#find(employee, punch);
    return found === null ? refused(refusalText(answer)) : alreadyThere(found.name);
  }

  async #correct(
    { withdraws, brings, subjectId, bringsFor }: CorrectionEvent,
    personOf: PersonOf,
  ): Promise<Outcome> {
    if (withdraws === null) return this.#add(brings!, personOf(bringsFor));
    const employee = await requireMapped(this.ids, personOf(subjectId));
    const found = await this.#find(employee, withdraws);
    if (found === null) {
      return brings === null ? alreadyThere(null) : this.#add(brings, personOf(bringsFor));
    }
    if (isCounted(found)) return countedByHand(withdraws, brings);
    if (brings === null || subjectId !== bringsFor) {
      // The addition comes first, so that nothing is missing if the second step fails.
      const added = brings === null ? null : await this.#add(brings, personOf(bringsFor));
      if (added?.kind === 'refused') return added;
      const path = `${checkins}/${encodeURIComponent(found.name)}`;
      await this.#http.call({ method: 'DELETE', path, changes: true, handles: [404] });
      return added ?? sent(found.name);
    }
    return this.#change(employee, found, brings);
  }

  async #change(employee: string, found: Checkin, brings: Punch): Promise<Outcome> {
    const answer = await this.#http.call({
      method: 'PUT',
      path: `${checkins}/${encodeURIComponent(found.name)}`,
      body: { time: this.#time(brings), log_type: logType(brings), device_id: brings.kioskId },
      changes: true,
      handles: [409, 417],
    });
    if (answer.status < 300) return sent(found.name);
    const there = await this.#find(employee, brings);
    if (there === null || there.name === found.name) return refused(refusalText(answer));
    // The corrected check-in was there already, so only the other one is too many.
    const path = `${checkins}/${encodeURIComponent(found.name)}`;
    await this.#http.call({ method: 'DELETE', path, changes: true, handles: [404] });
    return alreadyThere(there.name);
  }

  /** The check-in of a punch; null if there is none. */
  async #find(employee: string, punch: Punch): Promise<Checkin | null> {
    const { json } = await this.#http.call({
      method: 'GET',
      path: checkins,
      query: {
        filters: JSON.stringify([
          ['employee', '=', employee],
          ['time', '=', this.#time(punch)],
        ]),
        fields: JSON.stringify(['name', 'log_type', 'attendance']),
        limit_page_length: '5',
      },
    });
    const { data } = read(this.title, Checkins, json);
    return data.find(({ log_type }) => log_type === logType(punch)) ?? null;
  }

  async #employees(number: string): Promise<string[]> {
    const { json } = await this.#http.call({
      method: 'GET',
      path: '/api/resource/Employee',
      query: {
        filters: JSON.stringify([[this.options.employeeField, '=', number]]),
        fields: JSON.stringify(['name']),
        limit_page_length: '2',
      },
    });
    return read(this.title, List, json).data.map(({ name }) => name);
  }

  /** Such as `2026-03-02 08:59:00.123000`: local time without offset, as the docstring of the method says. */
  #time({ atMs, offsetMinutes }: Punch): string {
    const { zone } = this.options;
    const time =
      zone === null
        ? { at: new Date(atMs).toISOString(), offset: offsetText(offsetMinutes) }
        : zonedTime(atMs, zone);
    const milliseconds = String(atMs % 1000).padStart(3, '0');
    return `${wallClock(time).replace('T', ' ')}.${milliseconds}000`;
  }
}

function logType({ direction }: Punch): string {
  return direction.toUpperCase();
}

function isCounted({ attendance }: Checkin): boolean {
  return (attendance ?? '') !== '';
}

function countedByHand(withdraws: Punch, brings: Punch | null): Outcome {
  const change = brings === null ? 'delete it' : `change it to ${timeText(brings)}`;
  return byHand(
    `Frappe HR has already counted attendance from the check-in of ${timeText(withdraws)}. Cancel that attendance there and ${change}.`,
  );
}

/** What a ValidationError says: a list of messages, each JSON again (frappe/utils/response.py). */
function refusalText({ json }: Answer): string {
  const fields = v.safeParse(v.object({ _server_messages: v.string() }), json);
  if (fields.success) {
    try {
      const [first] = JSON.parse(fields.output._server_messages) as string[];
      const { message } = JSON.parse(first!) as { message: string };
      return `Frappe HR refused the punch: ${messageText(message)}`;
    } catch {
      // Not in that form.
    }
  }
  return 'Frappe HR refused the punch and did not say why.';
}
