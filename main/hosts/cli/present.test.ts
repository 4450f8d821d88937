import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApp } from '../../app/app.js';
import { zonedTime, wallClock } from '../../base/wall-clock.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';
import { evacuationList } from './evacuation-list.js';

test('the evacuation list is read while the kiosk holds the folder, and without the key', async () => {
  const data = join(await temporaryFolder(), 'data');
  const app = openApp({ folder: data, onNotice: () => undefined });
  onTestFinished(() => app.close());
  await app.api['settings.change']({ zone: 'UTC' });
  for (const [name, number, department] of [
    ['Ada', '1', 'Lab'],
    ['Ben', '2', null],
  ] as const) {
    const { subjectId } = await app.api['people.addWithPin']({ name, number, pin: '2468' });
    await app.api['people.setDetails']({ who: subjectId, department });
    const localTime = wallClock(zonedTime(Date.now() - 60_000, 'UTC')).slice(0, 16);
    const brings = { subjectId, direction: 'in', localTime } as const;
    await app.api['attendance.amend']({ withdraws: null, brings, reason: 'test' });
  }
  // Written at closing, and every 15 s.
  await app.close();
  const holder = openApp({ folder: data, onNotice: () => undefined });
  onTestFinished(() => holder.close());
  await holder.api['people.names']({});
  const on = ['--data', data];
  expect(await rollcall(['present', ...on])).toMatchObject({ code: 1 });
  const held = await rollcall(['present', '--by-department', ...on]);
  expect(held).toMatchObject({ code: 0 });
  expect(held.out).toMatch(/Lab \(1\)\n\[ \] Ada, since .*\n\nNo department \(1\)\n\[ \] Ben/);
  expect(held.err).toContain('as last written');
  await holder.close();
  const live = await rollcall(['present', '--by-department', ...on]);
  expect(live.out).toContain('2 people in all.');
  expect(live.err).toBe('');
  await writeFile(join(data, 'key'), 'lost');
  const lost = await rollcall(['present', '--last-known', ...on]);
  expect(lost.out).toContain('2 people in all.');
});

test('a person who was erased is not named in the file', async () => {
  const data = join(await temporaryFolder(), 'data');
  const app = openApp({ folder: data, onNotice: () => undefined });
  const person = { name: 'Ada', number: '1', pin: '2468' };
  const { subjectId } = await app.api['people.addWithPin'](person);
  const localTime = wallClock(zonedTime(Date.now() - 60_000, 'UTC')).slice(0, 16);
  await app.api['settings.change']({ zone: 'UTC' });
  const brings = { subjectId, direction: 'in', localTime } as const;
  await app.api['attendance.amend']({ withdraws: null, brings, reason: 'test' });
  await app.api['people.forget']({ who: 'Ada' });
  await app.close();
  expect(await readFile(join(data, 'present.json'), 'utf8')).not.toContain('Ada');
});

test('the list says so if no one is in', () => {
  const list = evacuationList({ at: '2026-03-02T08:59:00', zone: 'UTC', people: [] });
  expect(list).toBe('Who is in, 2026-03-02 08:59 (UTC)\n\nNo one is clocked in.');
});
