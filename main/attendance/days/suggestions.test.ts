import { expect, test } from 'vitest';
import { suggestedPunches } from './suggestions.js';

const day = '2026-03-31';

test('the scheduled time is proposed for the missing punch', () => {
  const planned = { start: '08:00', end: '16:30' };
  expect(suggestedPunches({ day, planned, missing: ['out'] })).toEqual({
    in: null,
    out: '2026-03-31T16:30',
  });
  expect(suggestedPunches({ day, planned, missing: ['in'] })).toEqual({
    in: '2026-03-31T08:00',
    out: null,
  });
});

test('a night shift ends on the next day', () => {
  const planned = { start: '22:00', end: '06:00' };
  expect(suggestedPunches({ day, planned, missing: ['out'] }).out).toBe('2026-04-01T06:00');
});

test('without scheduled hours nothing is proposed', () => {
  const none = { in: null, out: null };
  expect(suggestedPunches({ day, planned: null, missing: ['in', 'out'] })).toEqual(none);
});
