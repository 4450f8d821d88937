import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labelOf } from '../../contract/labels.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { changeSettings, exportSettings, openSettings, readSettingsExport } from './settings.js';

const noNotice = (sentence: string): void => {
  throw new Error(sentence);
};
const night = {
  id: 'night',
  name: 'Night',
  week: Array(7).fill({ start: '22:00', end: '06:00' }),
  graceMinutes: 5,
  breakMinutes: 30,
  breakAfterMinutes: 360,
};

test('a change takes effect everywhere immediately, and after a restart', async () => {
  const folder = await temporaryFolder();
  const document = await openSettings(folder, noNotice);
  const shared = document.data;
  expect(
    await changeSettings(document, { debounceSeconds: 60, cutOffHour: 4, zone: 'Europe/Vienna' }),
  ).toEqual({
    before: { debounceSeconds: 120, zone: null },
    after: { debounceSeconds: 60, zone: 'Europe/Vienna' },
  });
  expect(shared.debounceSeconds).toBe(60);
  expect((await openSettings(folder, noNotice)).data).toEqual(shared);
});

test.each([
  [{ zone: 'Mars/Olympus' }, /"Mars\/Olympus" is unknown/],
  [{ defaultScheduleId: 'night' }, /is set to "night", but there is no such schedule/],
  [
    { accent: '#ffcc00' },
    /accent colour #ffcc00: the contrast is 1\.5 to 1.* nearest colour that works is #[\da-f]{6}\./,
  ],
  [{ schedules: [night, night] }, /Two schedules have the ID "night"/],
])('%o is refused, and nothing changes', async (patch, sentence) => {
  const folder = await temporaryFolder();
  const document = await openSettings(folder, noNotice);
  const before = await readFile(join(folder, 'settings.json'), 'utf8');
  await expect(changeSettings(document, patch)).rejects.toThrow(sentence);
  expect(await readFile(join(folder, 'settings.json'), 'utf8')).toBe(before);
});

test('an old file without these fields gets their defaults, and keeps its other settings', async () => {
  const folder = await temporaryFolder();
  const old = { version: 1, kioskId: 'door-1', zone: null, targetFpir: 0.01, debounceSeconds: 30 };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(old));
  expect((await openSettings(folder, noNotice)).data).toMatchObject({
    ...old,
    version: 2,
    cutOffHour: 4,
    longestShiftHours: 16,
    firstWeekday: 'monday',
    payPeriod: { kind: 'monthly', anchor: '2026-01-01' },
    overtime: { afterHoursADay: null, afterHoursAWeek: null },
    holidayPlace: null,
    companyHolidays: [],
    schedules: [],
  });
});

test.each([
  [{ asksDirection: true, fixedDirection: 'in' }, 'ask'],
  [{ asksDirection: false, fixedDirection: 'out' }, 'out'],
  [{ asksDirection: false, fixedDirection: null }, 'in-turns'],
])('layout 1 with %o becomes layout 2, in the file and in an export', async (old, direction) => {
  const folder = await temporaryFolder();
  const file = join(folder, 'settings.json');
  const fields = { ...old, zone: null, targetFpir: 0.01, debounceSeconds: 30 };
  await writeFile(file, JSON.stringify({ version: 1, kioskId: 'door-1', ...fields }));
  const document = await openSettings(folder, noNotice);
  expect(document.data).toMatchObject({ version: 2, kioskId: 'door-1', direction });
  await changeSettings(document, { debounceSeconds: 31 });
  const written = JSON.parse(await readFile(file, 'utf8')) as object;
  expect(written).toMatchObject({ version: 2, direction, debounceSeconds: 31 });
  expect(Object.keys(written)).not.toContain('asksDirection');
  const exported = JSON.stringify({ kind: 'rollcall-settings', version: 1, settings: fields });
  expect(readSettingsExport(exported)).toEqual({
    zone: null,
    targetFpir: 0.01,
    direction,
    debounceSeconds: 30,
  });
});

test('a file of a newer version is refused and unchanged', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'settings.json');
  await writeFile(file, '{"version":9}');
  await expect(openSettings(folder, noNotice)).rejects.toMatchObject({ code: 'data-newer' });
  expect(await readFile(file, 'utf8')).toBe('{"version":9}');
});

test('settings are copied to another kiosk as a file, without the id of this kiosk', async () => {
  const from = await openSettings(await temporaryFolder(), noNotice);
  await changeSettings(from, { debounceSeconds: 7, zone: 'Europe/Vienna' });
  const text = exportSettings(from.data);
  expect(text).not.toContain(from.data.kioskId);
  const to = await openSettings(await temporaryFolder(), noNotice);
  const { kioskId } = to.data;
  await changeSettings(to, readSettingsExport(`\ufeff${text}`));
  expect(to.data).toEqual({ ...from.data, kioskId });
});

test.each([
  ['{', 'invalid-input', 'not JSON'],
  ['null', 'invalid-input', 'not a Rollcall settings file'],
  ['{"kind":"rollcall-settings","version":2}', 'invalid-input', 'not a Rollcall settings file'],
  ['{"kind":"rollcall-settings","version":3}', 'data-newer', 'newer version'],
  [
    '{"kind":"rollcall-settings","version":1,"settings":{"debounceSeconds":-1}}',
    'invalid-input',
    `${labelOf('debounceSeconds')} must be at least 0`,
  ],
  [
    '{"kind":"rollcall-settings","version":1,"settings":{"x":1}}',
    'invalid-input',
    'unknown field "x"',
  ],
])('%s is refused as a settings file', (text, code, message) => {
  expect(() => readSettingsExport(text)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) as string }),
  );
});
