import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { rollcall } from '../testing/command-line.js';
import { useEnrolled } from '../testing/enrolled.js';

/* In order: each test continues with the punches of those before it. */

const enrolled = useEnrolled();
let data: string[];
beforeAll(async () => {
  const folder = join(await enrolled.newFolder(), 'data');
  enrolled.copyTo(folder);
  data = ['--data', folder];
});

/** @param time on 3 March 2026, a day without other punches. */
const punch = (time: string, ...options: string[]) =>
  rollcall(['punch', enrolled.door(), '--at', `2026-03-03T${time}Z`, ...options, ...data]);

test('--direction records what it says, even if it is not plausible', async () => {
  const out = await punch('08:00:00', '--direction', 'out', '--json');
  expect([out.code, out.err]).toEqual([0, '']);
  expect(out.json[0]).toMatchObject({ kind: 'recorded', entry: { direction: 'out' } });
  const text = await punch('08:30:00', '--direction', 'in');
  expect(text.out).toContain('ada clocked in at 2026-03-03');
  const wrong = await punch('09:00:00', '--direction', 'sideways');
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('in, out');
});

test('if it is not clear whether a person came or left, the commands that settle it are shown', async () => {
  const seen = await punch('08:40:00');
  expect([seen.code, seen.err]).toEqual([0, '']);
  expect(seen.out).toMatch(
    /ada was seen at 2026-03-03 \d\d:40, but it is not clear whether they came or left, so no punch was recorded\./,
  );
  const [, number] = /"rollcall correct replace (\d+) --direction in"/.exec(seen.out)!;
  expect(seen.out).toContain(`"rollcall review ${number!}"`);
  const log = await rollcall(['log', '--json', ...data]);
  expect(log.json.find(({ seq }) => seq === Number(number))).toMatchObject({ direction: 'seen' });
  const days = ['days', '--from', '2026-03-03', '--to', '2026-03-03', '--to-resolve', ...data];
  expect((await rollcall(days)).out).toContain(`(${number!})`);
  const settle = ['correct', 'replace', number!, '--direction', 'out', '--reason', 'asked her'];
  expect(await rollcall([...settle, ...data])).toMatchObject({ code: 0 });
  expect((await rollcall(days)).out).not.toContain('in or out?');
});
