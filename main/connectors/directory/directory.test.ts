import { expect, onTestFinished, test } from 'vitest';
import type { ConnectorSettings } from '../../../contract/calls/connectors.js';
import { openDataFolder } from '../../app/data-folder.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { Stopped } from '../outcome.js';
import {
  SystemServer,
  type SystemAnswer,
  type SystemRecord,
  type SystemRequest,
} from '../testing/system-server.js';
import { comparePeople } from './compare-people.js';
import { readPeople } from './read-people.js';
import { readDuePeople } from './scheduled-people.js';

const employees = Array.from({ length: 1201 }, (_, at) => ({
  number: at === 7 ? '' : String(1000 + at),
  name: `Person ${at}`,
}));

/** Lists of employees as Frappe HR and Odoo give them, in pages, and a table. */
class DirectoryServer extends SystemServer {
  records(): SystemRecord[] {
    return [];
  }

  protected writes(): boolean {
    return false;
  }

  protected isKnown({ headers }: SystemRequest): boolean {
    return headers.authorization?.endsWith('key') === true;
  }

  protected refusal(): SystemAnswer {
    return { status: 401 };
  }

  protected answer({ path, query, body }: SystemRequest): SystemAnswer {
    if (path === '/api/resource/Employee') {
      const start = Number(query.get('limit_start'));
      const rows = employees.slice(start, start + Number(query.get('limit_page_length')));
      const data = rows.map(({ number, name }) => ({
        employee_name: name,
        department: 'Sales - C',
        company_email: null,
        attendance_device_id: number,
      }));
      return { status: 200, json: { data } };
    }
    if (path === '/staff.csv') {
      // As Excel saves it in Germany.
      return {
        status: 200,
        bytes: Buffer.from('Personalnr.;Name\n42;J\xfcrgen\n;Eva\n', 'latin1'),
      };
    }
    const { offset, limit } = body as { readonly offset: number; readonly limit: number };
    const rows = employees.slice(offset, offset + limit);
    const json = rows.map(({ number, name }, at) => ({
      id: offset + at,
      name,
      barcode: number === '' ? false : number,
      department_id: at === 0 ? false : [4, 'Sales'],
      work_email: at === 0 ? false : `${number}@example.com`,
    }));
    return { status: 200, json };
  }
}

/** A table of staff at an address. */
class StaffServer extends DirectoryServer {
  table = '';

  protected override isKnown(): boolean {
    return true;
  }

  protected override answer(): SystemAnswer {
    return { status: 200, bytes: Buffer.from(this.table) };
  }
}

async function settingsFor(system: ConnectorSettings['system']) {
  const server = await new DirectoryServer().start();
  onTestFinished(() => server.stop());
  const { address } = server;
  const settings: ConnectorSettings = {
    ...{ name: 'people', system, address, from: '2026-01-01', table: {}, unencrypted: false },
  };
  return { server, settings };
}

test.each(['frappe', 'odoo'] as const)('everyone is read from %s, page by page', async (system) => {
  const { server, settings } = await settingsFor(system);
  const people = await readPeople(settings, 'key');
  expect(people).toHaveLength(1201);
  expect(server.requests).toHaveLength(3);
  expect(people[7]).toMatchObject({ number: null, name: 'Person 7' });
  expect(people[1200]).toMatchObject({
    number: '2200',
    department: expect.stringContaining('Sales') as unknown,
  });
  expect(people[0]).toMatchObject({ number: '1000', email: null });
});

test('a table at an address is read as an import reads it', async () => {
  const { settings } = await settingsFor('csv');
  const address = `${settings.address}/staff.csv`;
  expect(await readPeople({ ...settings, address }, 'Bearer key')).toEqual([
    { number: '42', name: 'Jürgen', department: null, email: null },
    { number: null, name: 'Eva', department: null, email: null },
  ]);
});

test('an incomplete list is refused', async () => {
  const { server, settings } = await settingsFor('odoo');
  server.anyTroubles.push('half');
  await expect(readPeople(settings, 'key')).rejects.toBeInstanceOf(Stopped);
  await expect(readPeople(settings, 'wrong')).rejects.toMatchObject({
    outcome: { kind: 'reauthorise' },
  });
  const kimai = { ...settings, system: 'kimai' } as const;
  await expect(readPeople(kimai, 'key')).rejects.toBeInstanceOf(Stopped);
});

const known = Array.from({ length: 50 }, (_, at) => ({
  subjectId: `s${at}`,
  name: `Person ${at}`,
  number: at === 49 ? null : `EMP-${at}`,
  department: null as string | null,
  email: null,
  hasLeft: false,
}));
const listed = known.map(({ name, number }) => ({
  name,
  number: number?.toLowerCase() ?? null,
  department: 'Sales, Europe',
  email: null,
}));

test('a person who is not in the list has left, unless they have no number', () => {
  const compared = comparePeople(listed.slice(2), known);
  expect(compared).toMatchObject({ withoutNumber: 1, problem: null });
  expect(compared.leaving.map(({ subjectId }) => subjectId)).toEqual(['s0', 's1']);
  // Details that the list does not contain, such as an email address, are not changed.
  expect(compared.adding).toEqual([]);
  expect(compared.changing[0]).toEqual({ person: known[2], department: 'Sales, Europe' });
});

test('a list that is much too short marks no one as left', () => {
  expect(comparePeople(listed.slice(6), known)).toMatchObject({
    problem: '6 people would leave at once; at most 5 may. Check the list, or allow more.',
  });
  expect(comparePeople(listed.slice(6), known, 6)).toMatchObject({ problem: null });
  expect(comparePeople([], known)).toMatchObject({
    problem: 'The list has no people with an employee number.',
  });
  expect(comparePeople([], known.slice(0, 1), 100).problem).not.toBeNull();
});

test('new people are added, details are updated, and people who come back are reinstated', async () => {
  const folder = await temporaryFolder();
  const data = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(() => data.close());
  const { subjectId: ada } = await data.people.addWithPin('Ada', '1', '2468');
  const { subjectId: ben } = await data.people.add('Ben', '2', { department: 'Works' });
  await data.people.setStatus(ben, { purgeAt: '2030-01-01T00:00:00.000Z' });
  const { subjectId: eve } = await data.people.add('Eve', '3');
  const server = await new StaffServer().start();
  onTestFinished(() => server.stop());
  const settings: ConnectorSettings = {
    ...{ name: 'staff', system: 'csv', address: `${server.address}/staff.csv`, from: '2026-01-01' },
    ...{ table: {}, unencrypted: false, people: { everyHours: 24, apply: false } },
  };
  const staff = ['Number,Name,Department', '1,Ada King,Sales', '2,Ben,', '4,Cleo,', '5,,'];
  server.table = staff.join('\n');
  await data.connectors.add(settings, { keys: [''] });
  const notices: string[] = [];
  const run = (nowMs: number) => readDuePeople(data, (one) => notices.push(one), nowMs);
  const names = () =>
    data.people
      .list()
      .map(({ name, status }) => `${name} ${status}`)
      .sort();
  const before = names();
  const start = Date.now();
  await run(start);
  await run(start + 1);
  // A dry run, once, which changes nothing.
  expect([names(), notices]).toEqual([
    before,
    ['staff: The list of people would change 5 people here.'],
  ]);
  await data.connectors.add(
    { ...settings, people: { everyHours: 24, apply: true } },
    { keys: [''] },
  );
  await run(start + 2);
  expect(names()).toEqual(['Ada King active', 'Ben active', 'Cleo active', 'Eve left']);
  expect(data.connectors.peopleRunOf('staff')).toMatchObject({
    ...{ added: 1, changed: 2, left: 1, refused: 1, isApplied: true, problem: null },
  });
  expect(data.people.detailsOf(ben).department).toBe('Works');
  const entries = (await data.audit.list(Infinity)).map(({ action, target, actor }) => [
    action,
    target,
    actor,
  ]);
  for (const [action, target] of [
    ['people.reinstate', ben],
    ['people.rename', ada],
    ['people.setDetails', ada],
    ['people.leave', eve],
  ]) {
    expect(entries).toContainEqual([action, target, 'rollcall']);
  }
  // The day after, the table is nearly empty: nothing is changed, and it is tried again after an hour.
  for (let number = 10; number < 14; number++) await data.people.add(`P${number}`, `${number}`);
  server.table = 'Number,Name\n1,Ada King';
  const present = names();
  const asked = server.requests.length;
  await run(start + 86_400_000);
  expect(server.requests.length).toBe(asked);
  for (const afterMs of [90_000_000, 93_000_000, 93_700_000]) await run(start + afterMs);
  expect(server.requests.length).toBe(asked + 2);
  expect(names()).toEqual(present);
  expect(notices.at(-1)).toContain('would leave at once');
  // The clock was set back: the last time is still to come.
  await run(start - 86_400_000);
  expect(server.requests.length).toBe(asked + 3);
});
