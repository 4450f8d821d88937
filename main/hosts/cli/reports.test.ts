import { userInfo } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';
import { useEnrolled } from '../testing/enrolled.js';

/* Ada clocked in on 2 March 2026 at 8:00 UTC (punch 1) and has not clocked out. */

const enrolled = useEnrolled();
let on: string[];

beforeEach(async () => {
  const data = join(await temporaryFolder(), 'data');
  enrolled.copyTo(data);
  on = ['--json', '--data', data];
});

const march = ['--from', '2026-03-01', '--to', '2026-03-31'];
const daysOfAda = async () => (await rollcall(['days', ...march, '--person', 'ada', ...on])).json;

test('present lists who is clocked in, and since which punch', async () => {
  expect(await rollcall(['present', ...on])).toMatchObject({ code: 0, json: [] });
  expect(await rollcall(['punch', enrolled.door(), ...on])).toMatchObject({ code: 0 });
  expect((await rollcall(['present', ...on])).json).toMatchObject([
    { name: 'ada', since: { seq: 2, method: 'face' } },
  ]);
  expect((await rollcall(['present', ...on.slice(1)])).out).toContain('In since');
});

test('days lists the days of one person or of everyone, as a table or as JSON', async () => {
  expect(await daysOfAda()).toMatchObject([
    { name: 'ada', day: '2026-03-02', missing: ['out'], toResolve: true },
  ]);
  const everybody = await rollcall(['days', ...march, '--to-resolve', ...on]);
  expect(everybody.json).toMatchObject([{ name: 'ada', day: '2026-03-02' }]);
  const { out, code } = await rollcall(['days', '--from', '2026-03-02', ...on.slice(1)]);
  expect(code).toBe(0);
  expect(out).toContain('in 08:00 (1), out missing');
  expect(out).toContain('no out');
});

test('without a last day, days are listed until today', async () => {
  expect(await rollcall(['punch', enrolled.door(), ...on])).toMatchObject({ code: 0 });
  const days = (...args: string[]) => rollcall(['days', '--from', '2026-03-02', ...args, ...on]);
  // Before the cut-off hour a punch counts towards the day before.
  const cutOffMs = 4 * 3_600_000;
  const today = new Date(Date.now() - cutOffMs).toISOString().slice(0, 10);
  const expected = [{ day: '2026-03-02' }, { day: today }];
  expect((await days()).json).toMatchObject(expected);
  expect((await days('--person', 'ada')).json).toMatchObject(expected);
  // More days than one call returns.
  const long = await rollcall(['days', '--from', '2024-01-01', '--person', 'ada', ...on]);
  expect(long.json).toMatchObject(expected);
  expect((await rollcall(['days', '--from', '2999-01-01', ...on])).json).toEqual([]);
});

test('an empty table says what there is none of', async () => {
  const asText = on.slice(1);
  const none = ['--from', '2020-01-01', '--to', '2020-01-31'];
  for (const [args, sentence] of [
    [['days', ...none], 'No one has punches from 2020-01-01 to 2020-01-31.'],
    [['days', ...none, '--person', 'ada'], 'ada has no punches from 2020-01-01 to 2020-01-31.'],
    [['log', ...none], 'The journal has no punches from 2020-01-01 to 2020-01-31.'],
    [['present'], 'No one is clocked in'],
    [['account', 'list'], 'There are no accounts yet'],
    [['certificate', 'list'], 'no one’s data was erased'],
    [['models', 'imported'], 'No models were imported'],
  ] as const) {
    expect(await rollcall([...args, ...asText])).toMatchObject({
      code: 0,
      out: expect.stringContaining(sentence) as string,
    });
    expect((await rollcall([...args, ...on])).json).toEqual([]);
  }
  await rollcall(['review', '1', '--reason', 'came for a minute', ...on]);
  expect((await rollcall(['days', ...march, '--to-resolve', ...asText])).out).toContain(
    'the 1 day with punches is complete or reviewed',
  );
});

test('people are renamed, and can be found by the new name', async () => {
  const renamed = await rollcall(['rename', 'ada', 'Ada Lovelace', ...on.slice(1)]);
  expect([renamed.code, renamed.out]).toEqual([
    0,
    expect.stringContaining('ada is now Ada Lovelace'),
  ]);
  expect((await rollcall(['people', ...on.slice(1)])).out).toMatch(/Ada Lovelace.*ada \(until 2/);
  const days = await rollcall(['days', ...march, '--person', 'Ada Lovelace', ...on]);
  expect(days.json).toMatchObject([{ name: 'Ada Lovelace' }]);
  expect((await rollcall(['audit', ...on.slice(1)])).out).toContain('Renamed a person');
});

test('corrections add, change and withdraw a punch, and are in the audit log', async () => {
  const why = ['--reason', 'forgot', ...on];
  const at = ['--direction', 'out', '--at', '2026-03-02T16:30'];
  expect((await rollcall(['correct', 'add', 'ada', ...at, ...why])).json).toEqual([{ seq: 2 }]);
  expect(await daysOfAda()).toMatchObject([{ workedMs: 8.5 * 3_600_000, toResolve: false }]);
  const moved = await rollcall(['correct', 'replace', '2', '--at', '2026-03-02T17:00', ...why]);
  expect(moved.json).toEqual([{ seq: 3 }]);
  expect(await daysOfAda()).toMatchObject([
    { workedMs: 9 * 3_600_000, stints: [{ out: { seq: 3, method: 'manual' } }] },
  ]);
  expect(await rollcall(['correct', 'withdraw', '3', ...why])).toMatchObject({ code: 0 });
  expect(await daysOfAda()).toMatchObject([{ missing: ['out'] }]);
  const { username } = userInfo();
  expect((await rollcall(['audit', ...on])).json.slice(0, 3)).toMatchObject(
    Array(3).fill({ action: 'attendance.amend', actor: username, via: 'command-line' }),
  );
  expect(await rollcall(['log', 'verify', ...on])).toMatchObject({ code: 0 });
});

test('review resolves a day', async () => {
  const reviewed = await rollcall(['review', '1', '--reason', 'came for a minute', ...on]);
  expect(reviewed).toMatchObject({ code: 0, json: [{ seq: 2 }] });
  expect(await daysOfAda()).toMatchObject([{ missing: ['out'], toResolve: false }]);
  expect((await rollcall(['days', ...march, '--to-resolve', ...on])).json).toEqual([]);
});

test.each([
  [
    1,
    ['days', '--from', '2026-03-02', '--to', '2026-03-01'],
    '--to (2026-03-01) must not be before --from (2026-03-02)',
  ],
  [
    1,
    ['days', '--from', '2026-03-02', '--person', 'nobody'],
    'No one has the name, ID or employee number "nobody"',
  ],
  [2, ['days', '--from', '2026-11-31'], 'It must be a date that exists (2026-11-31 does not).'],
  [
    1,
    ['correct', 'replace', '1', '--at', '2026-11-31T08:00', '--reason', 'x'],
    '--at must be a date that exists',
  ],
  [2, ['days', '--from', 'Monday'], 'It must be a date such as 2026-03-02.'],
  [1, ['correct', 'withdraw', '9', '--reason', 'x'], 'Punch 9 does not exist'],
  [2, ['correct', 'withdraw', 'nine', '--reason', 'x'], 'It must be a whole number of at least 1.'],
  [
    2,
    ['correct', 'replace', '1', '--reason', 'x'],
    'nothing to change: add --direction, --at or both',
  ],
  [2, ['correct', 'withdraw', '1'], '--reason'],
  [
    1,
    ['correct', 'replace', '1', '--at', '8:30', '--reason', 'x'],
    '--at must be a date and time such as',
  ],
  [1, ['review', '1', '9', '--reason', 'x'], 'Punch 9 does not exist'],
])('exit code %d for %j', async (code, args, message) => {
  const outcome = await rollcall([...args, ...on]);
  expect(outcome.code).toBe(code);
  expect(outcome.err).toContain(message);
  expect(await daysOfAda()).toMatchObject([{ missing: ['out'], toResolve: true }]);
});
