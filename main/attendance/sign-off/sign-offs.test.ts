import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApp, type App } from '../../app/app.js';
import { temporaryFolder } from '../../storage/testing/folder.js';

interface Opened {
  readonly app: App;
  readonly folder: string;
  readonly ada: string;
  readonly punch: (direction: 'in' | 'out', localTime: string) => Promise<{ seq: number }>;
}

async function opened(): Promise<Opened> {
  const folder = await temporaryFolder();
  const app = openApp({ folder: join(folder, 'data'), onNotice: () => undefined });
  onTestFinished(() => app.close());
  const person = { name: 'Ada', number: '1', pin: '2468' };
  const { subjectId: ada } = await app.api['people.addWithPin'](person);
  const punch = (direction: 'in' | 'out', localTime: string) =>
    app.api['attendance.amend']({
      withdraws: null,
      brings: { subjectId: ada, direction, localTime },
      reason: 'forgot',
    });
  // A night over the end of March.
  for (const [from, to] of [
    ['2026-03-02T08:00', '2026-03-02T16:00'],
    ['2026-03-31T22:00', '2026-04-01T06:00'],
  ] as const) {
    await punch('in', from);
    await punch('out', to);
  }
  return { app, folder, ada, punch };
}

const march = { from: '2026-03-01', to: '2026-03-31' };

const statesOf = async ({ app, ada }: Opened) => {
  const range = { from: '2026-03-01', to: '2026-04-30', subjectId: ada };
  const days = await app.api['attendance.days'](range);
  return Object.fromEntries(days.map(({ day, signOff }) => [day, signOff]));
};

test('a correction after the sign-off is marked, whether it adds or withdraws a punch', async () => {
  const site = await opened();
  const { app, punch } = site;
  const period = await app.api['signOffs.add'](march);
  expect(await statesOf(site)).toEqual({ '2026-03-02': 'signed', '2026-03-31': 'signed' });
  // The end of the night of 31 March is on 1 April.
  await app.api['attendance.amend']({
    withdraws: 4,
    brings: { localTime: '2026-04-01T05:00' },
    reason: 'left earlier',
  });
  await punch('in', '2026-04-02T08:00');
  expect(await statesOf(site)).toEqual({
    '2026-03-02': 'signed',
    '2026-03-31': 'changed',
    '2026-04-02': 'open',
  });
  await app.api['attendance.amend']({ withdraws: 2, brings: null, reason: 'wrong' });
  expect((await statesOf(site))['2026-03-02']).toBe('changed');
  const [listed] = await app.api['signOffs.list']({});
  expect(listed).toMatchObject({ id: period.id, state: 'changed' });
  const log = await app.api['audit.list']({ count: 100 });
  expect(log.map(({ action }) => action)).toContain('signOffs.add');
});

test('an absence in a signed-off period needs a reason, and is marked', async () => {
  const site = await opened();
  const { app, ada } = site;
  await app.api['signOffs.add'](march);
  const absence = { subjectId: ada, kind: 'sick', from: '2026-03-02', to: '2026-03-02' } as const;
  await expect(app.api['absences.add'](absence)).rejects.toMatchObject({
    message: expect.stringContaining('signed off') as string,
  });
  await app.api['absences.add']({ ...absence, reason: 'note came late' });
  expect((await statesOf(site))['2026-03-02']).toBe('changed');
});

test('no day is signed off twice or before it is over, and reopening has its own entry', async () => {
  const site = await opened();
  const { app, punch } = site;
  const { id } = await app.api['signOffs.add'](march);
  const overlap = { from: '2026-03-31', to: '2026-04-30' };
  await expect(app.api['signOffs.add'](overlap)).rejects.toThrow('signed off already');
  const today = new Date().toISOString().slice(0, 10);
  const future = { from: today, to: '2126-01-01' };
  await expect(app.api['signOffs.add'](future)).rejects.toMatchObject({ code: 'invalid-input' });
  await app.api['signOffs.reopen']({ id, reason: 'a day is missing' });
  await punch('in', '2026-03-03T08:00');
  expect(Object.values(await statesOf(site))).toEqual(['open', 'open', 'open']);
  await expect(app.api['signOffs.reopen']({ id, reason: 'again' })).rejects.toThrow(
    'no signed-off',
  );
  await app.api['signOffs.add'](march);
  const periods = await app.api['signOffs.list']({});
  expect(periods.map(({ state }) => state)).toEqual(['signed', 'reopened']);
  expect(periods[1]!.reopened).toMatchObject({ reason: 'a day is missing' });
});

test('the signed footer of an export names the period and its state', async () => {
  const { app, folder } = await opened();
  const exported = async (name: string, range: object = march): Promise<unknown> => {
    const out = join(folder, name);
    const request = { layout: 'days', options: { format: 'csv' }, parameters: {} } as const;
    await app.api['files.export']({
      ...request,
      options: {
        format: 'csv',
        preset: 'standard',
        decimalSign: '.',
        dateFormat: 'iso',
        neutraliseFormulas: true,
      },
      ...range,
      out,
      overwrite: false,
    });
    expect(await app.api['files.verifyExport']({ file: out })).toMatchObject({ ok: true });
    const footer = await readFile(`${out}.footer.json`, 'utf8');
    return (JSON.parse(footer) as { signOff: unknown }).signOff;
  };
  expect(await exported('open.csv')).toEqual({ state: 'open', periods: [] });
  const { signedAt, signedBy } = await app.api['signOffs.add'](march);
  const periods = [{ ...march, signedAt, signedBy }];
  expect(await exported('signed.csv')).toEqual({ state: 'signed', periods });
  expect(await exported('partly.csv', { from: '2026-03-01', to: '2026-04-30' })).toEqual({
    state: 'partly',
    periods,
  });
  await app.api['attendance.amend']({ withdraws: 2, brings: null, reason: 'wrong' });
  expect(await exported('changed.csv')).toEqual({ state: 'changed', periods });
});
