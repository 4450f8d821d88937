import { expect, test } from 'vitest';
import { ClockBreaks, type ClockedPunch } from './clock-breaks.js';
import type { PunchFlag } from './standing-punch.js';

/**
 * Adds punches, such as `ada 02 08:00` or `ada 02 08:00 clock-set-back`, in the order of the journal.
 * @returns for each the number of the entry that separates it from later ones.
 */
function breaksOf(texts: readonly string[]): (number | null)[] {
  const breaks = new ClockBreaks();
  const punches: ClockedPunch[] = [];
  for (const text of texts) {
    const [, day, time, flag] = text.split(' ');
    const punch = {
      seq: punches.length + 1,
      atMs: Date.parse(`2026-03-${day!}T${time!}Z`),
      kioskId: 'kiosk-1',
      flags: flag === undefined ? [] : [flag as PunchFlag],
    };
    breaks.add(punch);
    punches.push(punch);
  }
  return punches.map(({ seq, kioskId }) => breaks.breakOf(seq, kioskId));
}

test.each<[string, string[], (number | null)[]]>([
  ['nothing, if the clock was not changed', ['ada 02 08:00', 'ben 02 09:00'], [null, null]],
  ['a punch from before the clock was put back', ['ada 03 08:00', 'ada 02 08:00'], [2, null]],
  ['also by minutes, of the same person', ['ada 02 08:10', 'ada 02 08:00'], [2, null]],
  ['seen by someone else', ['ada 02 14:00', 'ben 02 08:30', 'ada 02 17:00'], [2, null, null]],
  [
    'also where the clock was put right by minutes, seen by someone else',
    ['ada 02 08:05', 'ben 02 08:01', 'ada 02 17:00'],
    [2, null, null],
  ],
  [
    'also what was earlier anyway: since when the clock had been ahead is not known',
    ['ada 02 08:00', 'ada 02 17:00', 'ben 02 08:30', 'ben 02 17:00'],
    [3, 3, null, null],
  ],
  [
    'at the first change after it',
    ['ada 02 08:00', 'ben 02 07:00', 'ada 02 09:00', 'ben 02 06:00'],
    [2, 4, 4, null],
  ],
  [
    'what was recorded before the machine said that the clock was set forward',
    ['ada 02 08:00', 'ben 02 17:00 clock-set-forward', 'ben 02 18:00 clock-set-forward'],
    [2, null, null],
  ],
  [
    'and before it was put right again',
    ['ada 02 08:00 clock-set-forward', 'ben 02 17:00'],
    [2, null],
  ],
  [
    'not after a single punch out of order',
    ['ben 03 08:00', 'ada 02 08:00 clock-set-back', 'ada 02 17:00'],
    [2, null, null],
  ],
  ['missing outs are no change', ['ada 02 08:00', 'ben 02 09:00 out-missing'], [null, null]],
])('separates %s', (_what, texts, expected) => {
  expect(breaksOf(texts)).toEqual(expected);
});
