import { meaningOf } from '../../base/local-time.js';
import {
  SystemServer,
  type SystemAnswer,
  type SystemRecord,
  type SystemRequest,
} from './system-server.js';

interface Entry {
  readonly id: number;
  readonly employeeId: number;
  startMs: number;
  endMs: number | null;
  note: string;
}

type Fields = Readonly<Record<string, string>>;

const prefix = '/api/v1/time_tracking';
/** Of the company, for changed entries. */
const zone = 'Europe/Berlin';

/** BambooHR as cited in systems/bamboohr.ts. Its ids are the employee numbers of the tests. */
export class BambooHrServer extends SystemServer {
  readonly entries: Entry[] = [];
  #next = 700;

  records(): SystemRecord[] {
    return this.entries
      .toSorted((a, b) => a.startMs - b.startMs)
      .map(({ employeeId, startMs, endMs }) => ({
        employee: String(employeeId),
        in: new Date(startMs).toISOString(),
        out: endMs === null ? null : new Date(endMs).toISOString(),
      }));
  }

  protected writes({ method }: SystemRequest): boolean {
    return method !== 'GET';
  }

  protected isKnown({ headers }: SystemRequest): boolean {
    return headers.authorization === `Basic ${Buffer.from('secret:x').toString('base64')}`;
  }

  protected refusal(): SystemAnswer {
    return { status: 401 };
  }

  protected answer({ path, query, body }: SystemRequest): SystemAnswer {
    if (path === '/api/v1/employees') {
      const id = query.get('filter[ids][]')!;
      const isKnown = ['1001', '1002'].includes(id);
      return { status: 200, json: { data: isKnown ? [{ employeeId: id }] : [], meta: {} } };
    }
    if (path === `${prefix}/timesheet_entries`) return this.#list(query);
    if (path === `${prefix}/clock_entries/store`) {
      return this.#store((body as { entries: [Fields & { id: number }] }).entries[0]);
    }
    const [, id, action] = /\/employees\/(\d+)\/(clock_in|clock_out)$/.exec(path) ?? [];
    if (id === undefined) return { status: 404 };
    return action === 'clock_in'
      ? this.#clockIn(Number(id), body as Fields)
      : this.#clockOut(Number(id), body as Fields);
  }

  #list(query: URLSearchParams): SystemAnswer {
    const [start, end] = [query.get('start')!, query.get('end')!];
    if (Date.parse(start) < Date.now() - 365 * 86_400_000) return problem(400, 'Dates too old.');
    const found = this.entries.filter(({ employeeId, startMs }) => {
      const day = new Date(startMs).toISOString().slice(0, 10);
      return String(employeeId) === query.get('employeeIds') && day >= start && day <= end;
    });
    const hours = { id: 1, type: 'hour', start: null, end: null, note: null };
    return { status: 200, json: [hours, ...found.map(json)] };
  }

  #clockIn(employeeId: number, { date, start, timezone, note }: Fields): SystemAnswer {
    const own = this.entries.filter((one) => one.employeeId === employeeId);
    const startMs = instant(date!, start!, timezone!);
    if (own.some(({ endMs }) => endMs === null)) {
      return problem(409, 'The employee is already clocked in.');
    }
    if (own.some((one) => one.startMs > startMs)) {
      return problem(406, 'A future clock entry exists.');
    }
    const entry = { id: this.#next, employeeId, startMs, endMs: null, note: note! };
    this.#next += 1;
    this.entries.push(entry);
    return { status: 200, json: json(entry) };
  }

  #clockOut(employeeId: number, { date, end, timezone }: Fields): SystemAnswer {
    const open = this.entries.find((one) => one.employeeId === employeeId && one.endMs === null);
    if (open === undefined) return problem(409, 'The employee is not currently clocked in.');
    open.endMs = instant(date!, end!, timezone!);
    return { status: 200, json: json(open) };
  }

  #store({ id, date, start, end, note }: Fields & { readonly id: number }): SystemAnswer {
    const entry = this.entries.find((one) => one.id === id);
    if (entry?.endMs == null) return problem(404, 'Timesheet entry not found.');
    entry.startMs = instant(date!, start!, zone);
    entry.endMs = instant(date!, end!, zone);
    entry.note = note!;
    return { status: 201, json: [json(entry)] };
  }
}

function json({ id, employeeId, startMs, endMs, note }: Entry): object {
  const iso = (atMs: number): string => new Date(atMs).toISOString().replace('.000Z', '+00:00');
  const times = { start: iso(startMs), end: endMs === null ? null : iso(endMs) };
  return { id, employeeId, type: 'clock', ...times, note };
}

function instant(date: string, time: string, of: string): number {
  if (!/^\d\d:\d\d$/.test(time)) throw new Error(`not a time: ${time}`);
  const meaning = meaningOf(`${date}T${time}`, of);
  if (meaning.kind !== 'once') throw new Error(`${date} ${time} is ${meaning.kind}`);
  return meaning.atMs;
}

function problem(status: number, detail: string): SystemAnswer {
  return { status, json: { title: 'Problem', status, detail } };
}
