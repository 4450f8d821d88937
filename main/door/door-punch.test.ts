import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../app/data-folder.js';
import { punch } from '../attendance/punch/record.js';
import { byPin } from '../attendance/testing/entries.js';
import { changeSettings } from '../settings/settings.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { doorPunch } from './door-punch.js';

const ada = 'subject-1';

/** A punch of Ada on a Monday, as the greeting shows it. @param time in Berlin. */
async function punchAt(data: DataFolder, time: string, direction: 'in' | 'out') {
  const arrival = { ...byPin, subjectId: ada };
  const atMs = Date.parse(`2026-03-02T${time}:00+01:00`);
  const punched = await punch({ ...arrival, direction }, atMs, data);
  if (punched.kind !== 'recorded') throw new Error(punched.kind);
  return doorPunch(punched.entry, 'Ada', data);
}

test('a greeting shows the finished hours of the day, and since when the person has been in', async () => {
  const folder = join(await temporaryFolder(), 'data');
  const data = await openDataFolder({ folder, notify: () => undefined });
  await changeSettings(data.settingsFile, { zone: 'Europe/Berlin' });
  expect(await punchAt(data, '08:30', 'in')).toEqual({
    seq: 1,
    name: 'Ada',
    direction: 'in',
    localTime: '2026-03-02T08:30:00+01:00',
    today: { workedMinutes: 0, since: '08:30' },
  });
  expect(await punchAt(data, '12:02', 'out')).toMatchObject({ today: { workedMinutes: 212 } });
  expect(await punchAt(data, '12:40', 'in')).toMatchObject({
    today: { workedMinutes: 212, since: '08:30' },
  });
  await data.close();
});
