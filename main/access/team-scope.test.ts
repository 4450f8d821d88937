import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { contract, type CallName } from '../../contract/contract.js';
import type { Send } from '../../contract/transport/reply.js';
import { openApp, type App } from '../app/app.js';
import { openScreenSession } from '../hosts/screen-session.js';
import { temporaryFolder } from '../storage/testing/folder.js';

/* Every call of the role team, with people of its own department and of another one. */

const password = 'a long password';
const range = { from: '2026-03-01', to: '2026-03-31' };
const reason = 'test';

let app: App;
let team: Send;
/** Ada is in the team's department, Ben and Cleo are not; their first punches are 1, 2 and 3. */
let ids: Readonly<Record<'ada' | 'ben' | 'cleo', string>>;

/** A data folder with these people, their punches and the account of the team, to be copied. */
let seeded: string;

beforeAll(async () => {
  seeded = await mkdtemp(join(tmpdir(), 'rollcall-team-'));
  const site = openFolder(join(seeded, 'data'));
  const { api } = site;
  const add = async (name: string, number: string, department: string | null) => {
    const { subjectId } = await api['people.addWithPin']({ name, number, pin: '2468' });
    await api['people.setDetails']({ who: subjectId, department });
    const brings = { subjectId, direction: 'in', localTime: '2026-03-02T08:00' } as const;
    await api['attendance.amend']({ withdraws: null, brings, reason });
    const days = { from: '2026-03-05', to: '2026-03-06' };
    await api['absences.add']({ subjectId, kind: 'sick', ...days });
    return subjectId;
  };
  ids = {
    ada: await add('Ada', '1', 'Lab'),
    ben: await add('Ben', '2', 'Office'),
    cleo: await add('Cleo', '3', null),
  };
  await api['signOffs.add'](range);
  for (const subjectId of Object.values(ids)) {
    const brings = { subjectId, direction: 'out', localTime: '2026-03-02T16:00' } as const;
    await api['attendance.amend']({ withdraws: null, brings, reason });
  }
  const account = { name: 'tom', role: 'team', password } as const;
  await api['accounts.add']({ ...account, departments: ['Lab'] });
  await site.close();
});

afterAll(() => rm(seeded, { recursive: true }));

/** Opens a copy of the data folder and signs the team in. */
async function openCopy(folder: string): Promise<App> {
  await cp(join(seeded, 'data'), folder, { recursive: true });
  app = openFolder(folder);
  team = openScreenSession(app, (call, error) => {
    throw new Error(call, { cause: error });
  }).send;
  expect(await team('admin.signIn', { name: 'tom', password })).toMatchObject({ ok: true });
  return app;
}

function openFolder(folder: string): App {
  return openApp({ folder, onNotice: () => undefined });
}

/** An input of every call that lists people or attendance. */
const listing: Partial<Record<CallName, object>> = {
  'absences.list': {},
  'attendance.days': { from: '2026-03-02', to: '2026-03-02', subjectId: null },
  'attendance.log': {},
  'attendance.month': { month: '2026-03' },
  'attendance.offsets': { localTime: '2026-03-02T08:00' },
  'attendance.present': {},
  'attendance.toResolve': { ...range },
  'holidays.list': { ...range },
  'overview.dashboard': {},
  'overview.today': {},
  'people.names': {},
  'signOffs.list': {},
};
const changing: readonly CallName[] = ['attendance.amend', 'attendance.review'];
const teamCalls = (Object.keys(contract) as CallName[]).filter(
  (name) => contract[name].access === 'team',
);

test('every call of the role is tested here', () => {
  expect([...Object.keys(listing), ...changing].sort()).toEqual([...teamCalls].sort());
});

describe('calls that change nothing', () => {
  beforeAll(async () => {
    const opened = await openCopy(join(seeded, 'reads'));
    return () => opened.close();
  });

  test.each(Object.entries(listing))(
    '%s returns nothing of other departments',
    async (call, input) => {
      const reply = await team(call, input);
      expect(reply).toMatchObject({ ok: true });
      const text = JSON.stringify(reply);
      for (const foreign of ['Ben', 'Cleo', 'Office', ids.ben, ids.cleo]) {
        expect(text).not.toContain(foreign);
      }
      // That somebody is absent, but not why.
      expect(text).not.toContain('sick');
    },
  );

  test.each([
    'people.names',
    'attendance.days',
    'attendance.month',
    'absences.list',
    'signOffs.list',
  ])('%s returns the team’s own people', async (call) => {
    expect(JSON.stringify(await team(call, listing[call as CallName]))).toContain(ids.ada);
  });

  test('all other calls for people and attendance are refused', async () => {
    for (const call of [
      'people.list',
      'absences.add',
      'exports.make',
      'exports.preview',
      'attendance.shape',
      'signOffs.add',
    ]) {
      expect(await team(call, {})).toMatchObject({ ok: false, code: 'not-allowed' });
    }
  });
});

describe('calls that change data, each with a copy', () => {
  beforeEach(async () => {
    const opened = await openCopy(join(await temporaryFolder(), 'data'));
    onTestFinished(() => opened.close());
  });

  test('days to resolve are counted for the team only', async () => {
    await app.api['attendance.amend']({ withdraws: 4, brings: null, reason });
    await app.api['attendance.amend']({ withdraws: 5, brings: null, reason });
    const all = await app.api['attendance.toResolve']({ ...range, most: 200 });
    expect(all.count).toBe(2);
    const reply = await team('attendance.toResolve', { ...range, most: 1 });
    expect(reply).toMatchObject({ ok: true, value: { count: 1, days: [{ subjectId: ids.ada }] } });
  });

  test('punches of other departments are not changed, reviewed or added', async () => {
    const before = await app.api['attendance.log']({});
    const ben = { subjectId: ids.ben, direction: 'in', localTime: '2026-03-03T08:00' };
    const attempts: readonly (readonly [CallName, object])[] = [
      ['attendance.amend', { withdraws: 2, brings: null, reason }],
      ['attendance.amend', { withdraws: null, brings: ben, reason }],
      // From one's own person to another.
      ['attendance.amend', { withdraws: 1, brings: { subjectId: ids.ben }, reason }],
      ['attendance.review', { punches: [1, 2], reason }],
      ['attendance.days', { ...range, subjectId: ids.ben }],
    ];
    for (const [call, input] of attempts) {
      expect(await team(call, input)).toMatchObject({ ok: false, code: 'not-allowed' });
    }
    expect(await app.api['attendance.log']({})).toEqual(before);
  });

  test('the team’s own punches can be corrected and reviewed', async () => {
    const review = await team('attendance.review', { punches: [1], reason });
    expect(review).toMatchObject({ ok: true });
    const amend = await team('attendance.amend', { withdraws: 1, brings: null, reason });
    expect(amend).toMatchObject({ ok: true });
  });

  test('a person who moves to another department is no longer visible', async () => {
    await app.api['people.setDetails']({ who: ids.ada, department: 'Office' });
    expect(await team('people.names', {})).toMatchObject({ ok: true, value: [] });
  });

  test('a team account needs departments, and no other account has them', async () => {
    const add = (role: 'team' | 'hr', departments?: string[]) =>
      app.api['accounts.add']({ name: `x-${role}`, role, departments, password });
    await expect(add('team')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(add('hr', ['Lab'])).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
