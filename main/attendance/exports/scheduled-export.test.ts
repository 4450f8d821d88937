import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openApp } from '../../app/app.js';
import { newPunch } from '../testing/entries.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { changeSettings } from '../../settings/settings.js';
import { openExportState } from './export-state.js';
import { scheduleCheckMs, ScheduledExport } from './scheduled-export.js';
import { openDataFolder } from '../../app/data-folder.js';

const plan = { layout: 'punches', time: '06:00', range: 'yesterday', parameters: {} } as const;

async function openFolder() {
  const folder = await temporaryFolder();
  const out = join(folder, 'out');
  const opened = await openDataFolder({ folder: join(folder, 'data'), notify: () => undefined });
  await changeSettings(opened.settingsFile, {
    zone: 'Europe/Berlin',
    scheduledExport: { ...plan, folder: out },
  });
  await opened.journal.record('subject-1', () => newPunch());
  return { out, opened, data: join(folder, 'data') };
}
/** 06:30 in Berlin. */
const morning = (day: number) => Date.UTC(2026, 2, day, 5, 30);

test('an export and its footer are written once a day, at the set time', async () => {
  const { out, opened, data } = await openFolder();
  await mkdir(out);
  const scheduled = new ScheduledExport(opened, opened.exportState);
  expect(await scheduled.runIfDue(morning(3) - 3_600_000)).toBeNull();
  const file = join(out, 'rollcall-punches-2026-03-02-2026-03-02.csv');
  expect(await scheduled.runIfDue(morning(3))).toBe(file);
  expect(await readFile(file, 'utf8')).toContain('subject-1');
  expect(await scheduled.runIfDue(morning(3) + 60_000)).toBeNull();
  // Not again after a restart, but again on the next day.
  const again = new ScheduledExport(opened, await openExportState(data, () => undefined));
  expect(await again.runIfDue(morning(3) + 120_000)).toBeNull();
  expect(await again.runIfDue(morning(4))).toContain('2026-03-03');
  expect((await readdir(out)).sort()).toEqual([
    'rollcall-punches-2026-03-02-2026-03-02.csv',
    'rollcall-punches-2026-03-02-2026-03-02.csv.footer.json',
    'rollcall-punches-2026-03-03-2026-03-03.csv',
    'rollcall-punches-2026-03-03-2026-03-03.csv.footer.json',
  ]);
  expect((await opened.audit.list(1))[0]).toMatchObject({
    action: 'exports.scheduled',
    via: 'service',
  });
  await opened.close();
});

test('a missing folder is reported, and the export is tried again later', async () => {
  const { out, opened } = await openFolder();
  const scheduled = new ScheduledExport(opened, opened.exportState);
  expect(await scheduled.runIfDue(morning(3))).toBeNull();
  expect(scheduled.state.problem).toContain(out);
  await mkdir(out);
  expect(await scheduled.runIfDue(morning(3) + 60_000)).toBeNull();
  expect(await scheduled.runIfDue(morning(3) + 16 * 60_000)).toContain(out);
  expect(scheduled.state.problem).toBeNull();
  await rm(out, { recursive: true });
  await opened.close();
});

test('after a failure while the clock was ahead, the export is tried again once the clock is right', async () => {
  const { out, opened } = await openFolder();
  const scheduled = new ScheduledExport(opened, opened.exportState);
  expect(await scheduled.runIfDue(Date.UTC(2099, 0, 1, 12))).toBeNull();
  await mkdir(out);
  expect(await scheduled.runIfDue(morning(3))).toContain('2026-03-02');
  await opened.close();
});

test('closing the kiosk waits for a running export', async () => {
  const { out, opened, data } = await openFolder();
  await mkdir(out);
  const { scheduledExport } = opened.settings;
  await changeSettings(opened.settingsFile, {
    zone: 'UTC',
    scheduledExport: { ...scheduledExport!, time: '00:00' },
  });
  // Enough that writing them takes a while.
  for (let at = 0; at < 3000; at++) {
    const now = new Date(Date.now() - 86_400_000).toISOString();
    await opened.journal.record(`subject-${at}`, () =>
      newPunch({ at: now, offset: '+00:00', zone: 'UTC' }),
    );
  }
  await opened.close();
  vi.useFakeTimers({ toFake: ['setInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const app = openApp({ folder: data, onNotice: () => undefined });
  await app.api['people.list']({});
  vi.advanceTimersByTime(scheduleCheckMs);
  expect(await readdir(out)).toEqual([]);
  await app.close();
  const again = openApp({ folder: data, onNotice: () => undefined });
  onTestFinished(() => again.close());
  const { file, problem } = await again.api['exports.schedule']({});
  expect(problem).toBeNull();
  expect((await readdir(out)).map((name) => join(out, name)).sort()).toEqual([
    file,
    `${file ?? ''}.footer.json`,
  ]);
  expect(await again.api['audit.list']({ count: 1 })).toMatchObject([
    { action: 'exports.scheduled', after: { rows: 3000 } },
  ]);
});

test('a damaged state file stops only the daily export', async () => {
  const { opened, data } = await openFolder();
  await opened.close();
  await writeFile(join(data, 'scheduled-export.json'), '{"version":1,"done');
  const again = await openDataFolder({ folder: data, notify: () => undefined });
  const scheduled = new ScheduledExport(again, again.exportState);
  await expect(scheduled.runIfDue(morning(3))).rejects.toMatchObject({
    code: 'data-damaged',
    message: expect.stringContaining('scheduled-export.json is damaged') as string,
  });
  expect(again.journal.head.seq).toBe(1);
  await again.close();
});

test('a changed plan is tried immediately', async () => {
  const { out, opened } = await openFolder();
  const scheduled = new ScheduledExport(opened, opened.exportState);
  expect(await scheduled.runIfDue(morning(3))).toBeNull();
  await mkdir(out);
  await changeSettings(opened.settingsFile, {
    scheduledExport: { ...plan, folder: out, layout: 'frappe' },
  });
  expect(await scheduled.runIfDue(morning(3) + 60_000)).toContain('frappe');
  await opened.close();
});
