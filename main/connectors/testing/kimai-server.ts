import { meaningOf } from '../../base/local-time.js';
import { zonedTime } from '../../base/wall-clock.js';
import {
  SystemServer,
  type SystemAnswer,
  type SystemRecord,
  type SystemRequest,
} from './system-server.js';

interface Entry {
  id: number;
  user: number;
  beginMs: number;
  endMs: number | null;
  description: string;
}

interface Body {
  user?: number;
  begin?: string;
  end?: string;
  description?: string;
  project?: number;
}

const users = [
  { id: 1, accountNumber: null, timezone: 'America/New_York' },
  { id: 21, accountNumber: '1001', timezone: 'Europe/Berlin' },
  { id: 22, accountNumber: '1002', timezone: 'Europe/Berlin' },
  // The free search finds parts of numbers too.
  { id: 23, accountNumber: '11001', timezone: 'UTC' },
];

/** Kimai as cited in systems/kimai.ts; the token's user is in New York, the others in Berlin. */
export class KimaiServer extends SystemServer {
  entries: Entry[] = [];
  /** Beginnings are rounded down to whole multiples, ends up. */
  roundingMs = 1000;
  #next = 500;

  records(): SystemRecord[] {
    return this.entries
      .toSorted((a, b) => a.beginMs - b.beginMs)
      .map(({ user, beginMs, endMs }) => ({
        employee: String(user),
        in: new Date(beginMs).toISOString(),
        out: endMs === null ? null : new Date(endMs).toISOString(),
      }));
  }

  protected writes({ method }: SystemRequest): boolean {
    return method !== 'GET';
  }

  protected isKnown({ headers }: SystemRequest): boolean {
    return headers.authorization === 'Bearer secret';
  }

  protected refusal(): SystemAnswer {
    return { status: 401, json: { message: 'Invalid credentials' } };
  }

  protected answer({ method, path, query, body }: SystemRequest): SystemAnswer {
    const id = path.split('/').at(-1)!;
    if (path === '/api/users') {
      const term = query.get('term')!;
      return {
        status: 200,
        json: users.filter(({ accountNumber }) => accountNumber?.includes(term) === true),
      };
    }
    if (path.startsWith('/api/users/')) {
      const user = users.find((one) => one.id === (id === 'me' ? 1 : Number(id)));
      return user === undefined ? { status: 404 } : { status: 200, json: user };
    }
    if (path === '/api/timesheets') {
      return method === 'GET' ? this.#list(query) : this.#add(body as Body);
    }
    const entry = this.entries.find((one) => one.id === Number(id));
    if (entry === undefined) return { status: 404, json: { message: 'Not found' } };
    if (method === 'PATCH') return this.#change(entry, body as Body);
    this.entries = this.entries.filter((one) => one !== entry);
    return { status: 204 };
  }

  #list(query: URLSearchParams): SystemAnswer {
    const [from, to] = [query.get('begin'), query.get('end')];
    const zone = users[0]!.timezone;
    const found = this.entries.filter(
      ({ user, beginMs, endMs }) =>
        user === Number(query.get('user')) &&
        (from === null || beginMs >= instant(from, zone)) &&
        (to === null || beginMs <= instant(to, zone)) &&
        (query.get('active') !== '1' || endMs === null),
    );
    return { status: 200, json: found.map(json) };
  }

  #add(body: Body): SystemAnswer {
    const zone = users[0]!.timezone;
    if (body.project !== 3) return invalid('project', 'This value is not valid.', 400);
    const entry: Entry = {
      id: this.#next,
      user: body.user!,
      beginMs: this.#down(instant(body.begin!, zone)),
      endMs: body.end === undefined ? null : this.#up(instant(body.end, zone)),
      description: body.description ?? '',
    };
    if (this.#overlaps(entry)) {
      return invalid('begin_date', 'You already have an entry for this time.', 400);
    }
    this.#next += 1;
    // `stopActiveEntries` with the default limit of one running entry.
    if (entry.endMs === null) {
      for (const other of this.entries) {
        if (other.user === entry.user) other.endMs ??= Date.now();
      }
    }
    this.entries.push(entry);
    return { status: 200, json: json(entry) };
  }

  #change(entry: Entry, body: Body): SystemAnswer {
    const zone = users.find(({ id }) => id === entry.user)!.timezone;
    const changed = {
      ...entry,
      ...(body.begin === undefined ? {} : { beginMs: this.#down(instant(body.begin, zone)) }),
      ...(body.end === undefined ? {} : { endMs: this.#up(instant(body.end, zone)) }),
      description: body.description ?? entry.description,
    };
    // A refused change is status 200.
    if (changed.endMs !== null && changed.endMs < changed.beginMs) {
      return invalid('end_date', 'End date must not be earlier then start date.', 200);
    }
    Object.assign(entry, changed);
    return { status: 200, json: json(entry) };
  }

  #overlaps({ id, user, beginMs, endMs }: Entry): boolean {
    return this.entries.some(
      (other) =>
        other.id !== id &&
        other.user === user &&
        (other.endMs ?? Infinity) > beginMs &&
        other.beginMs < (endMs ?? beginMs),
    );
  }

  #down(atMs: number): number {
    return Math.floor(atMs / this.roundingMs) * this.roundingMs;
  }

  #up(atMs: number): number {
    return Math.ceil(atMs / this.roundingMs) * this.roundingMs;
  }
}

function json({ id, user, beginMs, endMs, description }: Entry): object {
  const { timezone } = users.find((one) => one.id === user)!;
  const iso = (atMs: number): string => {
    const { offset } = zonedTime(atMs, timezone);
    const local = new Date(atMs + Date.parse(`1970-01-01T00:00Z`) - offsetMs(offset));
    return `${local.toISOString().slice(0, 19)}${offset.replace(':', '')}`;
  };
  return { id, user, begin: iso(beginMs), end: endMs === null ? null : iso(endMs), description };
}

function offsetMs(offset: string): number {
  return Date.parse(`1970-01-01T00:00:00${offset}`);
}

/** Times of a form have no offset. */
function instant(text: string, zone: string): number {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) throw new Error(`not a form's time: ${text}`);
  const meaning = meaningOf(text, zone);
  if (meaning.kind !== 'once') throw new Error(`${text} in ${zone} is ${meaning.kind}`);
  return meaning.atMs;
}

function invalid(field: string, error: string, status: number): SystemAnswer {
  const errors = { children: { activity: [], [field]: { errors: [error] } } };
  return { status, json: { code: 400, message: 'Validation Failed', errors } };
}
