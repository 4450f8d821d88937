import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { openApp } from '../app/app.js';
import { temporaryFolder } from '../storage/testing/folder.js';

afterEach(() => {
  vi.useRealTimers();
});

test('before the cut-off hour, today is the day before, at the site', async () => {
  const app = openApp({
    ...{ folder: await temporaryFolder(), recognises: false },
    onNotice: () => undefined,
  });
  onTestFinished(() => app.close());
  await app.api['settings.change']({ zone: 'Europe/Berlin' });
  const todayAt = async (instant: string): Promise<string> => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(instant) });
    return (await app.api['overview.today']({})).day;
  };
  expect(await todayAt('2026-03-04T02:00+01:00')).toBe('2026-03-03');
  expect(await todayAt('2026-03-04T03:59+01:00')).toBe('2026-03-03');
  expect(await todayAt('2026-03-04T04:00+01:00')).toBe('2026-03-04');
  await app.api['settings.change']({ cutOffHour: 0 });
  expect(await todayAt('2026-03-04T02:00+01:00')).toBe('2026-03-04');
  await app.api['settings.change']({ zone: 'America/New_York' });
  expect(await todayAt('2026-03-04T02:00+01:00')).toBe('2026-03-03');
});
