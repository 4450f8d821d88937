import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { ErasureClock } from './erasure-time.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const noonMs = Date.parse('2026-03-02T12:00:00Z');

/** A machine whose clock is checked every hour. */
async function newMachine() {
  const folder = await temporaryFolder();
  const notices: string[] = [];
  let upMs = 0;
  let clock = new ErasureClock(folder, (sentence) => notices.push(sentence));
  return {
    notices,
    look: (wallMs: number) => clock.now(wallMs, upMs),
    /** Rollcall continues to run with the clock at a time. @returns the time up to which data is due at the end. */
    run: async (fromMs: number, hours: number) => {
      let due = 0;
      for (let hour = 0; hour <= hours; hour++) {
        due = await clock.now(fromMs + hour * hourMs, upMs);
        upMs += hourMs;
      }
      return due;
    },
    restart: () => {
      upMs = 0;
      clock = new ErasureClock(folder, (sentence) => notices.push(sentence));
    },
  };
}

test('a clock that goes on is believed, also after the machine was off for a month', async () => {
  const machine = await newMachine();
  expect(await machine.run(noonMs, 48)).toBe(noonMs + 2 * dayMs);
  machine.restart();
  expect(await machine.look(noonMs + 33 * dayMs)).toBe(noonMs + 33 * dayMs);
  expect(machine.notices).toEqual([]);
});

test('a clock that jumps to 2099 makes nothing due, over restarts, and is believed again when it is right', async () => {
  const machine = await newMachine();
  await machine.run(noonMs, 1);
  const wrongMs = Date.parse('2099-01-01T00:00:00Z');
  expect(await machine.run(wrongMs, 100)).toBeLessThanOrEqual(noonMs + dayMs);
  machine.restart();
  expect(await machine.run(wrongMs + 5 * dayMs, 60)).toBeLessThanOrEqual(noonMs + dayMs);
  expect(machine.notices).toEqual([
    expect.stringMatching(/^The clock of this machine has jumped by 26603 days/),
    expect.stringMatching(/^The clock of this machine has jumped by 26608 days/),
  ]);
  expect(await machine.look(noonMs + 8 * dayMs)).toBe(noonMs + 8 * dayMs);
});

test('a machine that was off for a year is believed after a week', async () => {
  const machine = await newMachine();
  await machine.run(noonMs, 1);
  machine.restart();
  const laterMs = noonMs + 365 * dayMs;
  expect(await machine.run(laterMs, 6 * 24)).toBeLessThanOrEqual(noonMs + dayMs);
  expect(await machine.run(laterMs + 6 * dayMs + hourMs, 25)).toBe(
    laterMs + 7 * dayMs + 2 * hourMs,
  );
});

test('a machine that starts in 1970 each day is believed as soon as its clock is right', async () => {
  const machine = await newMachine();
  await machine.look(noonMs);
  for (let day = 0; day < 60; day++) {
    machine.restart();
    expect(await machine.look(60_000)).toBe(60_000);
    expect(await machine.look(noonMs + day * dayMs)).toBe(noonMs + day * dayMs);
  }
});

test('a time that was wrong for a week is not believed for ever', async () => {
  const machine = await newMachine();
  await machine.run(noonMs, 1);
  const wrongMs = Date.parse('2099-01-01T00:00:00Z');
  expect(await machine.run(wrongMs, 7 * 24)).toBe(wrongMs + 7 * dayMs);
  expect(await machine.run(noonMs + 8 * dayMs, 8 * 24)).toBe(noonMs + 16 * dayMs);
  expect(await machine.look(wrongMs)).toBe(noonMs + 16 * dayMs);
});
