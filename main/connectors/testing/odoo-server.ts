import {
  SystemServer,
  type SystemAnswer,
  type SystemRecord,
  type SystemRequest,
} from './system-server.js';

interface Attendance {
  id: number;
  employee_id: number;
  check_in: string;
  check_out: string | false;
}

type Condition = readonly [field: string, operator: string, value: unknown];

/** Odoo 19 as cited in systems/odoo.ts: JSON-2 calls of `hr.employee` and `hr.attendance` with its constraints. */
export class OdooServer extends SystemServer {
  readonly employees: { id: number; barcode: string | false }[] = [
    { id: 7, barcode: '1001' },
    { id: 8, barcode: '1002' },
  ];
  attendances: Attendance[] = [];
  #next = 100;

  records(): SystemRecord[] {
    return this.attendances
      .toSorted((a, b) => a.check_in.localeCompare(b.check_in))
      .map(({ employee_id, check_in, check_out }) => ({
        employee: String(employee_id),
        in: isoOf(check_in),
        out: check_out === false ? null : isoOf(check_out),
      }));
  }

  protected writes({ path }: SystemRequest): boolean {
    return /\/(create|write|unlink)$/.test(path);
  }

  protected isKnown({ headers }: SystemRequest): boolean {
    return headers.authorization === 'bearer key' && headers['x-odoo-database'] === 'company';
  }

  protected refusal(): SystemAnswer {
    return fault(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey');
  }

  protected answer({ method, path, body }: SystemRequest): SystemAnswer {
    const [, model, name] = /^\/json\/2\/([\w.]+)\/(\w+)$/.exec(path) ?? [];
    const given = body as Record<string, unknown>;
    if (method !== 'POST' || model === undefined) {
      return fault(
        404,
        'werkzeug.exceptions.NotFound',
        'Did you mean POST /json/2/<model>/<method>?',
      );
    }
    if (name === 'search_read') {
      const rows: readonly object[] = model === 'hr.employee' ? this.employees : this.attendances;
      const domain = given['domain'] as Condition[];
      return { status: 200, json: rows.filter((row) => isIn(row, domain)) };
    }
    if (model !== 'hr.attendance') {
      return fault(404, 'werkzeug.exceptions.NotFound', `the model '${model}' does not exist`);
    }
    if (name === 'create') return this.#create(given['vals_list'] as Omit<Attendance, 'id'>[]);
    const [id] = given['ids'] as [number];
    const row = this.attendances.find((one) => one.id === id);
    if (row === undefined)
      return fault(404, 'odoo.exceptions.MissingError', 'Record does not exist.');
    if (name === 'unlink') {
      this.attendances = this.attendances.filter((one) => one !== row);
      return { status: 200, json: true };
    }
    const changed = { ...row, ...(given['vals'] as Partial<Attendance>) };
    const problem = this.#problem(changed);
    if (problem !== null) return problem;
    Object.assign(row, changed);
    return { status: 200, json: true };
  }

  #create([values]: readonly Omit<Attendance, 'id'>[]): SystemAnswer {
    const row = { ...values!, id: this.#next };
    const problem = this.#problem(row);
    if (problem !== null) return problem;
    this.#next += 1;
    this.attendances.push(row);
    return { status: 200, json: [row.id] };
  }

  /** `_check_validity_check_in_check_out` and `_check_validity`. */
  #problem(row: Attendance): SystemAnswer | null {
    const others = this.attendances
      .filter(({ id, employee_id }) => id !== row.id && employee_id === row.employee_id)
      .toSorted((a, b) => b.check_in.localeCompare(a.check_in));
    if (row.check_out !== false && row.check_out < row.check_in) {
      return invalid('"Check Out" time cannot be earlier than "Check In" time.');
    }
    const before = others.find(({ check_in }) => check_in <= row.check_in);
    if (before !== undefined && before.check_out !== false && before.check_out > row.check_in) {
      return invalid('Cannot create new attendance record, the employee was already checked in.');
    }
    if (row.check_out === false) {
      if (!others.some(({ check_out }) => check_out === false)) return null;
      return invalid("Cannot create new attendance record, the employee hasn't checked out.");
    }
    const { check_out } = row;
    if (others.find(({ check_in }) => check_in < check_out) === before) return null;
    return invalid('Cannot create new attendance record, the employee was already checked in.');
  }
}

function isIn(row: object, domain: readonly Condition[]): boolean {
  return domain.every(([field, , value]) => row[field as keyof typeof row] === value);
}

function invalid(message: string): SystemAnswer {
  return fault(422, 'odoo.exceptions.ValidationError', message);
}

function fault(status: number, name: string, message: string): SystemAnswer {
  return { status, json: { name, message, arguments: [message], context: {}, debug: '' } };
}

function isoOf(time: string): string {
  return `${time.replace(' ', 'T')}.000Z`;
}
