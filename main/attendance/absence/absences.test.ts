import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApp, type App } from '../../app/app.js';
import { temporaryFolder } from '../../storage/testing/folder.js';

interface Opened {
  readonly folder: string;
  readonly app: App;
  readonly ada: string;
  readonly reopen: () => Promise<App>;
}

async function opened(): Promise<Opened> {
  const folder = join(await temporaryFolder(), 'data');
  let app = openApp({ folder, onNotice: () => undefined });
  onTestFinished(() => app.close());
  const { subjectId: ada } = await app.api['people.addWithPin']({
    name: 'Ada',
    number: '1',
    pin: '2468',
  });
  const week = [...Array.from({ length: 5 }, () => ({ start: '08:00', end: '16:00' })), null, null];
  const rules = { graceMinutes: 5, breakMinutes: 0, breakAfterMinutes: 0 };
  await app.api['settings.change']({
    zone: 'Europe/Berlin',
    schedules: [{ id: 'office', name: 'Office', week, ...rules }],
    defaultScheduleId: 'office',
  });
  const reopen = async (): Promise<App> => {
    await app.close();
    app = openApp({ folder, onNotice: () => undefined });
    return app;
  };
  return { folder, app, ada, reopen };
}

const punch = (app: App, subjectId: string, direction: 'in' | 'out', localTime: string) =>
  app.api['attendance.amend']({
    withdraws: null,
    brings: { subjectId, direction, localTime },
    reason: 'test',
  });

test('an absence shows in days and the month, and its days are not missing', async () => {
  const { app, ada } = await opened();
  await punch(app, ada, 'in', '2026-03-02T08:00');
  await punch(app, ada, 'out', '2026-03-02T16:00');
  // Friday to Tuesday: the weekend between is off.
  await app.api['absences.add']({
    subjectId: ada,
    kind: 'sick',
    from: '2026-03-06',
    to: '2026-03-10',
  });
  const days = await app.api['attendance.days']({
    from: '2026-03-01',
    to: '2026-03-31',
    subjectId: ada,
  });
  expect(days.map(({ day, absence, stints }) => [day, absence, stints.length])).toEqual([
    ['2026-03-02', null, 1],
    ['2026-03-06', 'sick', 0],
    ['2026-03-09', 'sick', 0],
    ['2026-03-10', 'sick', 0],
  ]);
  const { rows } = await app.api['attendance.month']({ month: '2026-03' });
  expect(rows[0]!.absences).toEqual([5, 8, 9].map((index) => ({ index, kind: 'sick' })));
  // 3, 4, 5 and from 11 March on; not the weekends.
  expect(rows[0]!.missing.slice(0, 5)).toEqual([2, 3, 4, 10, 11]);
});

test('a person who leaves early because they are sick is not reported as early', async () => {
  const { app, ada } = await opened();
  await punch(app, ada, 'in', '2026-03-02T09:00');
  await punch(app, ada, 'out', '2026-03-02T10:00');
  const range = { from: '2026-03-02', to: '2026-03-02', subjectId: ada };
  const [before] = await app.api['attendance.days'](range);
  expect(before).toMatchObject({ lateMs: 3_600_000, absence: null, toResolve: true });
  await app.api['absences.add']({
    subjectId: ada,
    kind: 'sick',
    from: '2026-03-02',
    to: '2026-03-02',
  });
  const [after] = await app.api['attendance.days'](range);
  expect(after).toMatchObject({ lateMs: null, earlyMs: null, absence: 'sick', toResolve: false });
});

test('a person has one absence a day, and only people have absences', async () => {
  const { app, ada } = await opened();
  const add = (subjectId: string, from: string, to: string) =>
    app.api['absences.add']({ subjectId, kind: 'vacation', from, to });
  await add(ada, '2026-08-03', '2026-08-14');
  await expect(add(ada, '2026-08-14', '2026-08-20')).rejects.toMatchObject({
    message: expect.stringContaining('from 2026-08-03 to 2026-08-14') as string,
  });
  await expect(add('no-one', '2026-08-14', '2026-08-20')).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(add(ada, '2026-09-02', '2026-09-01')).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test('a changed file is refused, and an unchanged one is read again', async () => {
  const { app, folder, ada, reopen } = await opened();
  await app.api['absences.add']({
    subjectId: ada,
    kind: 'other',
    from: '2026-08-03',
    to: '2026-08-03',
  });
  const again = await reopen();
  const [absence] = await again.api['absences.list']({ subjectId: null });
  expect(absence).toMatchObject({ name: 'Ada', kind: 'other' });
  await again.close();
  const file = join(folder, 'absences.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('other', 'sick'));
  const altered = openApp({ folder, onNotice: () => undefined });
  await expect(altered.api['absences.list']({ subjectId: null })).rejects.toMatchObject({
    code: 'data-altered',
  });
  await altered.close();
});

test('absences are erased with the person, and the certificate and the log say so', async () => {
  const { app, folder, ada } = await opened();
  await app.api['absences.add']({
    subjectId: ada,
    kind: 'sick',
    from: '2026-03-02',
    to: '2026-03-02',
  });
  const { certificate } = await app.api['people.forget']({ who: 'Ada' });
  expect(certificate.purged.map(({ what }) => what)).toContain('absences');
  for (const name of ['absences.json', 'absences.json.last-good']) {
    expect(await readFile(join(folder, name), 'utf8')).not.toContain(ada);
  }
  // What was entered stays in the log, but not that it was sickness.
  const log = await app.api['audit.list']({ count: 100 });
  expect(log.map(({ action }) => action)).toContain('absences.add');
  expect(JSON.stringify(log)).not.toContain('sick');
});

test('a merged record keeps the absences of both', async () => {
  const { app, ada } = await opened();
  const { subjectId } = await app.api['people.addWithPin']({ name: 'A', number: '2', pin: '1357' });
  await app.api['absences.add']({ subjectId, kind: 'sick', from: '2026-03-02', to: '2026-03-02' });
  await app.api['people.merge']({ who: 'A', into: 'Ada', reason: 'duplicate' });
  expect(await app.api['absences.list']({ subjectId: ada })).toHaveLength(1);
});
