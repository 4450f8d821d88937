import {
  SystemServer,
  type SystemAnswer,
  type SystemRecord,
  type SystemRequest,
} from './system-server.js';

interface Checkin {
  readonly name: string;
  readonly employee: string;
  time: string;
  log_type: string;
  device_id: string;
  attendance?: string;
}

const checkins = '/api/resource/Employee Checkin';

/**
 * Frappe HR as cited in systems/frappe.ts: the method, the duplicate rule, and the REST resources. Times are in
 * the zone Europe/Berlin in winter.
 */
export class FrappeServer extends SystemServer {
  readonly employees = [
    { name: 'HR-EMP-1', attendance_device_id: '1001', status: 'Active' },
    { name: 'HR-EMP-2', attendance_device_id: '1002', status: 'Active' },
  ];
  readonly checkins: Checkin[] = [];
  #next = 1;

  records(): SystemRecord[] {
    return this.checkins
      .toSorted((a, b) => a.time.localeCompare(b.time))
      .map(({ employee, time, log_type }) => {
        const at = new Date(`${time.replace(' ', 'T').slice(0, 23)}+01:00`).toISOString();
        const side = log_type === 'IN';
        return { employee, in: side ? at : null, out: side ? null : at };
      });
  }

  protected writes({ method }: SystemRequest): boolean {
    return method !== 'GET';
  }

  protected isKnown({ headers }: SystemRequest): boolean {
    return headers.authorization === 'token key:secret';
  }

  protected refusal(): SystemAnswer {
    return { status: 401, json: { exc_type: 'AuthenticationError' } };
  }

  protected answer({ method, path, query, body }: SystemRequest): SystemAnswer {
    if (path.startsWith('/api/method/hrms.') && method === 'POST') {
      return this.#add(body as Record<string, string>);
    }
    if (path === '/api/resource/Employee') {
      return { status: 200, json: { data: matches(this.employees, query) } };
    }
    if (path === checkins) {
      const found = matches(this.checkins, query);
      const data = found.map(({ name, log_type, attendance }) => ({ name, log_type, attendance }));
      return { status: 200, json: { data } };
    }
    const at = this.checkins.findIndex(({ name }) => path === `${checkins}/${name}`);
    if (at < 0) return { status: 404, json: { exc_type: 'DoesNotExistError' } };
    if (method === 'DELETE') {
      this.checkins.splice(at, 1);
      return { status: 202, json: { message: 'ok' } };
    }
    const changed = { ...this.checkins[at]!, ...(body as Partial<Checkin>) };
    if (this.#isDouble(changed)) return doubled();
    this.checkins[at] = changed;
    return { status: 200, json: { data: changed } };
  }

  #add(body: Record<string, string>): SystemAnswer {
    const field = body['employee_fieldname'] ?? 'attendance_device_id';
    const value = body['employee_field_value'];
    const employee = this.employees.find((one) => one[field as 'name'] === value);
    if (employee === undefined)
      return refused('No Employee found for the given employee field value.');
    if (employee.status !== 'Active') {
      return refused('Transactions cannot be created for an <b>Inactive</b> Employee.');
    }
    const checkin: Checkin = {
      name: `CKIN-${this.#next}`,
      employee: employee.name,
      time: body['timestamp']!,
      log_type: body['log_type']!,
      device_id: body['device_id']!,
    };
    if (this.#isDouble(checkin)) return doubled();
    this.#next += 1;
    this.checkins.push(checkin);
    return { status: 200, json: { message: checkin } };
  }

  #isDouble({ name, employee, time, log_type }: Checkin): boolean {
    return this.checkins.some(
      (other) =>
        other.name !== name &&
        other.employee === employee &&
        other.time === time &&
        other.log_type === log_type,
    );
  }
}

/** Only `=` of several fields, all of which must hold. */
function matches<Row extends object>(rows: readonly Row[], query: URLSearchParams): Row[] {
  const filters = JSON.parse(query.get('filters')!) as [string, string, string][];
  return rows.filter((row) =>
    filters.every(([field, , value]) => row[field as keyof Row] === value),
  );
}

/** In German: the text depends on the language of the site. */
function doubled(): SystemAnswer {
  return refused('Dieser Mitarbeiter hat bereits ein Protokoll mit demselben Zeitstempel.');
}

function refused(message: string): SystemAnswer {
  const _server_messages = JSON.stringify([JSON.stringify({ message, indicator: 'red' })]);
  return { status: 417, json: { exc_type: 'ValidationError', _server_messages } };
}
