import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApp, type App } from '../app/app.js';
import { temporaryFolder } from '../storage/testing/folder.js';

async function openIn(folder: string): Promise<App> {
  const app = openApp({ folder, onNotice: () => undefined });
  onTestFinished(() => app.close());
  await app.api['people.list']({});
  return app;
}

const times = <Value>(count: number, work: (at: number) => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));

const temporaryIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'));

test('20 changes of settings at once each take effect once, and the file is the memory', async () => {
  const folder = await temporaryFolder();
  const { api } = await openIn(folder);
  const { retentionDays } = await api['settings.get']({});
  await times(20, (at) =>
    api['settings.change']({ retentionDays: 100 + at, operator: `no ${at}` }),
  );
  const settings = await api['settings.get']({});
  const file = await readFile(join(folder, 'settings.json'), 'utf8');
  const { proof, ...saved } = JSON.parse(file) as Record<string, unknown>;
  expect(saved).toEqual(settings);
  expect(proof).toMatchObject({ generation: expect.any(Number) as number });
  // Each change is recorded with what it replaced: together they are one row, without gaps.
  const entries = (await api['audit.list']({ count: 100 }))
    .filter(({ action }) => action === 'settings.change')
    .map(({ before, after }) => [
      (before as typeof settings).retentionDays,
      (after as typeof settings).retentionDays,
    ]);
  expect(entries).toHaveLength(20);
  const next = new Map(entries.map(([from, to]) => [from, to]));
  let days = retentionDays;
  for (let step = 0; step < 20; step++) days = next.get(days)!;
  expect(days).toBe(settings.retentionDays);
  expect(await temporaryIn(folder)).toEqual([]);
});

test('changes of different fields at once do not undo each other', async () => {
  const folder = await temporaryFolder();
  const { api } = await openIn(folder);
  await Promise.all([
    api['settings.change']({ retentionDays: 77 }),
    api['settings.change']({ debounceSeconds: 33 }),
    api['settings.change']({ cutOffHour: 5 }),
    api['settings.change']({ operator: 'ACME' }),
  ]);
  const expected = { retentionDays: 77, debounceSeconds: 33, cutOffHour: 5, operator: 'ACME' };
  expect(await api['settings.get']({})).toMatchObject(expected);
  expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toMatchObject(expected);
});

test('switching models 20 times at once leaves one choice, in the file as in the answer', async () => {
  const folder = await temporaryFolder();
  const { api } = await openIn(folder);
  await times(20, () => api['models.use']({ embedding: null, detector: null }));
  const { embedding, detector } = await api['models.imported']({});
  const file = JSON.parse(await readFile(join(folder, 'models', 'active.json'), 'utf8')) as object;
  expect(file).toEqual({
    version: 1,
    embedding,
    detector,
    learning: null,
    proof: expect.objectContaining({ generation: 20 }) as object,
  });
  expect(await temporaryIn(folder)).toEqual([]);
});

test('20 exports and 3 backups to one file at once are each complete', async () => {
  const folder = await temporaryFolder();
  const out = await temporaryFolder();
  const { api } = await openIn(folder);
  const options = {
    format: 'csv',
    preset: 'standard',
    decimalSign: '.',
    dateFormat: 'iso',
    neutraliseFormulas: true,
  } as const;
  const request = { layout: 'punches', parameters: {}, options } as const;
  const file = join(out, 'march.csv');
  await times(20, () => api['files.export']({ ...request, out: file, overwrite: true }));
  expect(await readFile(file, 'utf8')).toMatch(/^seq,/);
  const backup = join(out, 'a.backup');
  const made = await times(3, () => api['backup.write']({ out: backup, password: 'a password' }));
  const restored = openApp({ folder: join(out, 'restored'), onNotice: () => undefined });
  onTestFinished(() => restored.close());
  expect(await restored.api['backup.restore']({ file: backup, password: 'a password' })).toEqual({
    files: made[0]!.files,
  });
  expect(await temporaryIn(out)).toEqual([]);
});
