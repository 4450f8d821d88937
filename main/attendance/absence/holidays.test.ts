import { expect, test } from 'vitest';
import { requireHolidayPlace } from '../../settings/holiday-place.js';
import { holidayCalendar } from './holidays.js';

const calendarOf = (country: string, state: string | null = null) =>
  holidayCalendar({ holidayPlace: { country, state, region: null }, companyHolidays: [] });

test('holidays follow the country and the state', async () => {
  const [bavaria, berlin] = [await calendarOf('DE', 'BY'), await calendarOf('DE', 'BE')];
  // Epiphany is one in Bavaria only, International Women's Day in Berlin only.
  expect(bavaria.nameOn('2026-01-06')).toBe('Heilige Drei Könige');
  expect(berlin.nameOn('2026-01-06')).toBeNull();
  expect(berlin.nameOn('2026-03-08')).not.toBeNull();
  expect(bavaria.between('2026-05-01', '2026-05-31').map(({ day }) => day)).toEqual([
    '2026-05-01',
    '2026-05-14',
    '2026-05-25',
  ]);
});

test('a holiday of several days counts on each day, and a half-day holiday does not count', async () => {
  const turkey = await calendarOf('TR');
  const eid = turkey.between('2026-03-18', '2026-03-24').map(({ day }) => day);
  expect(eid).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
  // In Iceland, Christmas Eve begins at 13:00.
  const iceland = await calendarOf('IS');
  expect(iceland.nameOn('2026-12-24')).toBeNull();
  expect(iceland.nameOn('2026-12-25')).not.toBeNull();
});

test('company holidays count as well as public ones', async () => {
  const companyHolidays = [{ day: '2026-12-24', name: 'Closed' }];
  const calendar = await holidayCalendar({ holidayPlace: null, companyHolidays });
  expect(calendar.nameOn('2026-12-24')).toBe('Closed');
  expect(calendar.nameOn('2026-12-25')).toBeNull();
  expect(calendar.between('2026-01-01', '2027-12-31')).toEqual([
    { day: '2026-12-24', name: 'Closed', kind: 'company' },
  ]);
});

test('an unknown place is refused, and the message lists the places that exist', async () => {
  const place = { country: 'DE', state: 'XX', region: null };
  await expect(requireHolidayPlace(place)).rejects.toThrow(/"XX".*BY, /);
  await expect(requireHolidayPlace({ ...place, country: 'XX' })).rejects.toThrow('"XX"');
  await expect(requireHolidayPlace({ ...place, state: 'BY' })).resolves.toBeUndefined();
});
