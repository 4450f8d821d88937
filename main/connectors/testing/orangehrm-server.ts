import {
  SystemServer,
  type SystemAnswer,
  type SystemRecord,
  type SystemRequest,
} from './system-server.js';

interface Side {
  readonly ms: number;
  readonly offset: string;
  readonly note: string | null;
}

interface AttendanceRecord {
  readonly id: number;
  readonly empNumber: number;
  in: Side;
  out: Side | null;
}

type Fields = Readonly<Record<string, unknown>>;

const employees = [
  { empNumber: 31, lastName: 'L', firstName: 'A', employeeId: '1001' },
  { empNumber: 32, lastName: 'M', firstName: 'B', employeeId: '1002' },
  { empNumber: 33, lastName: 'N', firstName: 'C', employeeId: '11001' },
];

/** OrangeHRM 5 as cited in systems/orangehrm.ts, with access tokens that end and refresh tokens that change. */
export class OrangeHrmServer extends SystemServer {
  list: AttendanceRecord[] = [];
  /** Number of the current tokens: `access-1`, `refresh-1`. */
  generation = 1;
  mayDelete = true;
  #next = 900;

  records(): SystemRecord[] {
    return this.list
      .toSorted((a, b) => a.in.ms - b.in.ms)
      .map(({ empNumber, in: from, out }) => ({
        employee: String(empNumber),
        in: new Date(from.ms).toISOString(),
        out: out === null ? null : new Date(out.ms).toISOString(),
      }));
  }

  protected writes({ method, path }: SystemRequest): boolean {
    return method !== 'GET' && path !== '/oauth2/token';
  }

  protected isKnown({ path, headers }: SystemRequest): boolean {
    return path === '/oauth2/token' || headers.authorization === `Bearer access-${this.generation}`;
  }

  protected refusal(): SystemAnswer {
    return { status: 401, json: { error: { status: '401', message: 'Unauthorized' } } };
  }

  protected answer({ method, path, query, body, rawBody }: SystemRequest): SystemAnswer {
    if (path === '/oauth2/token') return this.#refresh(new URLSearchParams(rawBody));
    const fields = body as Fields;
    if (path === '/api/v2/pim/employees') {
      const wanted = query.get('nameOrId')!;
      return ok(employees.filter(({ employeeId }) => employeeId.includes(wanted)));
    }
    const [, single] = /^\/api\/v2\/attendance\/records\/(\d+)$/.exec(path) ?? [];
    if (single !== undefined) return this.#edit(Number(single), fields);
    const [, number] = /^\/api\/v2\/attendance\/employees\/(\d+)\/records$/.exec(path) ?? [];
    if (number === undefined) return { status: 404 };
    const own = this.list.filter(({ empNumber }) => empNumber === Number(number));
    if (method === 'GET') return this.#rows(own, query);
    if (method === 'POST') return this.#punchIn(Number(number), own, fields);
    if (method === 'PUT') return this.#punchOut(own, fields);
    if (!this.mayDelete) return { status: 403, json: { error: { message: 'Unauthorized' } } };
    const ids = fields['ids'] as number[];
    this.list = this.list.filter(({ id }) => !ids.includes(id));
    return ok(ids);
  }

  #refresh(form: URLSearchParams): SystemAnswer {
    const isRight =
      form.get('grant_type') === 'refresh_token' &&
      form.get('client_id') === 'rollcall' &&
      form.get('refresh_token') === `refresh-${this.generation}`;
    if (!isRight || !this.acceptsKey) return { status: 401, json: { error: 'invalid_request' } };
    this.generation += 1;
    return {
      status: 200,
      json: {
        token_type: 'Bearer',
        expires_in: 1800,
        access_token: `access-${this.generation}`,
        refresh_token: `refresh-${this.generation}`,
      },
    };
  }

  #rows(own: readonly AttendanceRecord[], query: URLSearchParams): SystemAnswer {
    const [from, to] = [query.get('fromDate')!, query.get('toDate')!];
    const rows = own.map(({ id, in: start, out }) => ({
      id,
      punchIn: sideJson(start),
      punchOut: sideJson(out),
    }));
    return ok(rows.filter(({ punchIn }) => punchIn.userDate! >= from && punchIn.userDate! <= to));
  }

  #punchIn(empNumber: number, own: readonly AttendanceRecord[], body: Fields): SystemAnswer {
    const start = sideOf(body);
    if (own.some(({ out }) => out === null)) {
      return bad('Cannot Proceed Punch In Employee Already Punched In');
    }
    if (own.some(({ in: from, out }) => start.ms >= from.ms && start.ms < out!.ms)) {
      return bad('Punch-In Overlap Found');
    }
    const record = { id: this.#next, empNumber, in: start, out: null };
    this.#next += 1;
    this.list.push(record);
    return ok({ id: record.id });
  }

  #punchOut(own: readonly AttendanceRecord[], body: Fields): SystemAnswer {
    const open = own.find(({ out }) => out === null);
    if (open === undefined) return bad('Cannot Proceed Punch Out Employee Already Punched Out');
    const end = sideOf(body);
    if (end.ms < open.in.ms) return bad('Punch-Out Overlap Found');
    open.out = end;
    return ok({ id: open.id });
  }

  #edit(id: number, body: Fields): SystemAnswer {
    const record = this.list.find((one) => one.id === id);
    if (record === undefined) return { status: 404 };
    if (record.out !== null && body['punchOutDate'] === undefined) {
      return bad('Punch Out Date And Time Should Not Be Null');
    }
    record.in = sideOf(unprefixed('punchIn', body));
    if (record.out !== null) record.out = sideOf(unprefixed('punchOut', body));
    return ok({ id });
  }
}

/** The fields of one side as of a new record. */
function unprefixed(prefix: string, body: Fields): Fields {
  return {
    date: body[`${prefix}Date`],
    time: body[`${prefix}Time`],
    timezoneOffset: body[`${prefix}Offset`],
    note: body[`${prefix}Note`],
  };
}

function sideOf({ date, time, timezoneOffset, note }: Fields): Side {
  if (!/^\d\d:\d\d$/.test(String(time))) throw new Error(`not a time: ${String(time)}`);
  const offset = Number(timezoneOffset);
  const ms = Date.parse(`${String(date)}T${String(time)}Z`) - offset * 3_600_000;
  return { ms, offset: String(offset), note: typeof note === 'string' ? note : null };
}

function sideJson(side: Side | null): Record<string, string | null> {
  if (side === null) return { userDate: null, userTime: null, offset: null, note: null };
  const local = new Date(side.ms + Number(side.offset) * 3_600_000).toISOString();
  return {
    userDate: local.slice(0, 10),
    userTime: local.slice(11, 16),
    offset: side.offset,
    note: side.note,
  };
}

function ok(data: unknown): SystemAnswer {
  return { status: 200, json: { data, meta: [], rels: [] } };
}

function bad(message: string): SystemAnswer {
  return { status: 400, json: { error: { status: '400', message } } };
}
