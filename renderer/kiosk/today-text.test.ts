import { expect, test } from 'vitest';
import type { DoorPunch } from '../../contract/calls/kiosk.js';
import { durationText, todayText } from './today-text.js';

const punch = (given: Partial<DoorPunch>): DoorPunch => ({
  seq: 1,
  name: 'Ada',
  direction: 'in',
  localTime: '2026-03-02T12:40:00+01:00',
  today: { workedMinutes: 212, since: '08:59' },
  ...given,
});

test('the hours so far, in the form of the language', () => {
  expect(todayText(punch({}), 'en')).toBe('3 hrs, 32 mins so far today');
  expect(todayText(punch({ direction: 'out' }), 'en')).toBe('3 hrs, 32 mins today');
  expect(todayText(punch({}), 'de')).toContain('3 Std.');
  expect(durationText(59, 'fr')).toMatch(/^59\smin$/);
  expect(durationText(120, 'ar')).toMatch(/2/);
});

test('without finished hours, since when the person has been in', () => {
  const today = { workedMinutes: 0, since: '08:59' };
  expect(todayText(punch({ today }), 'en')).toBe('In since 08:59');
  // The first punch of the day.
  expect(todayText(punch({ today: { workedMinutes: 0, since: '12:40' } }), 'en')).toBeNull();
  expect(todayText(punch({ today: { workedMinutes: 0, since: null } }), 'en')).toBeNull();
  expect(todayText(punch({ today: null }), 'en')).toBeNull();
});
