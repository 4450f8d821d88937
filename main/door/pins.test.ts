import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Identities } from '../people/badges/identities.js';
import { failingDisk } from '../storage/testing/failing-disk.js';
import { faultOf } from '../storage/testing/fault.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { Pins } from './pins.js';

/** One person: number 42, PIN 2468, a phone with three codes, of which the last was used elsewhere, and a card. */
const people: Identities = {
  findByPin: (number, pin) => Promise.resolve(number === '42' && pin === '2468' ? 'ada' : null),
  findByPhone: (number, code) => {
    const step = number === '42' ? ['111111', '222222', '333333'].indexOf(code) : -1;
    return step < 0 ? null : { subjectId: 'ada', badgeId: 'phone', step };
  },
  wasUsedElsewhere: ({ step }) => step === 2,
  findByBadge: (kind, text) => (kind === 'card' && text === '12345678' ? 'ada' : null),
  attemptName: (kind, text) => `${kind} ${text}`,
};

/** Waiting takes no time: it sets the clock. */
const pause = (ms: number): Promise<void> => {
  vi.setSystemTime(Date.now() + ms);
  return Promise.resolve();
};

async function openPins(folder?: string): Promise<{ folder: string; pins: Pins }> {
  vi.useFakeTimers({ toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const used = folder ?? (await temporaryFolder());
  return { folder: used, pins: await Pins.open(used, people, fail, null, pause) };
}

function fail(sentence: string): void {
  throw new Error(sentence);
}

/** Types wrong PINs of invented numbers, and waits for every answer. */
async function tryInvented(pins: Pins, count: number, screen?: object): Promise<void> {
  for (let number = 1000; number < 1000 + count; number++) {
    const fault = await faultOf(() => pins.subjectOf(String(number), '0000', null, screen));
    expect(fault.code).toBe('wrong-pin');
  }
}

test('after any number of wrong PINs for invented numbers, a right PIN passes within seconds', async () => {
  const { folder, pins } = await openPins();
  await tryInvented(pins, 30);
  // Also after a restart.
  const { pins: again } = await openPins(folder);
  const start = Date.now();
  expect(await again.subjectOf('42', '2468')).toBe('ada');
  expect(Date.now() - start).toBeGreaterThan(0);
  expect(Date.now() - start).toBeLessThanOrEqual(5000);
  // After this, no one waits any more.
  const afterwards = Date.now();
  expect(await again.subjectOf('42', '2468')).toBe('ada');
  expect(Date.now()).toBe(afterwards);
});

test('attempts that wait are not checked in parallel', async () => {
  const { pins } = await openPins();
  await tryInvented(pins, 13);
  const start = Date.now();
  const attempts = Array.from({ length: 5 }, (_, at) =>
    faultOf(() => pins.subjectOf(`2${at}`, '0000', null, {})),
  );
  await Promise.all(attempts);
  expect(Date.now() - start).toBeGreaterThanOrEqual(20_000);
});

test('a screen with many attempts does not make another screen wait for all of them', async () => {
  const { pins } = await openPins();
  const attacker = {};
  await tryInvented(pins, 13, attacker);
  const flood = Array.from({ length: 100 }, (_, at) =>
    faultOf(() => pins.subjectOf(`3${at}`, '0000', null, attacker)),
  );
  const start = Date.now();
  const answer = pins.subjectOf('42', '2468', null, {});
  let waitedMs: number | null = null;
  void answer.then(() => {
    waitedMs = Date.now() - start;
  });
  await Promise.all(flood);
  expect(await answer).toBe('ada');
  expect(waitedMs).toBeLessThanOrEqual(10_000);
});

test('the third wrong PIN for a number locks this number only', async () => {
  const { pins } = await openPins();
  const codes: string[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    codes.push((await faultOf(() => pins.subjectOf('7', '0000'))).code);
  }
  expect(codes).toEqual(['wrong-pin', 'wrong-pin', 'pin-locked']);
  expect(await pins.subjectOf('42', '2468')).toBe('ada');
});

test('a lock survives restarts and a corrected clock, and then ends', async () => {
  const { folder, pins } = await openPins();
  for (let attempt = 0; attempt < 3; attempt++) await faultOf(() => pins.subjectOf('42', '0000'));
  const again = (await openPins(folder)).pins;
  // Fake time begins again with the opening.
  vi.setSystemTime(Date.now() - 365 * 86_400_000);
  const fault = await faultOf(() => again.subjectOf('42', '2468'));
  expect(fault.message).toContain('Wait 30 seconds');
  vi.setSystemTime(Date.now() + 29_000);
  expect((await faultOf(() => again.subjectOf('42', '2468'))).code).toBe('pin-locked');
  vi.setSystemTime(Date.now() + 1000);
  expect(await again.subjectOf('42', '2468')).toBe('ada');
});

test.each(['EIO', 'ENOSPC', 'EROFS', 'ESTALE', 'ENODEV'])(
  'on a disk that fails with %s, no PIN is checked without being counted',
  async (code) => {
    const { folder, pins } = await openPins();
    await faultOf(() => pins.subjectOf('7', '0000'));
    const before = await readFile(join(folder, 'pin-attempts.json'), 'utf8');
    const disk = await failingDisk();
    disk.fail(code, 'sync');
    for (const pin of ['0000', '2468']) {
      const fault = await faultOf(() => pins.subjectOf('42', pin));
      expect(fault.code).toMatch(/^(disk-full|disk-failed|data-read-only)$/);
    }
    expect(await readFile(join(folder, 'pin-attempts.json'), 'utf8')).toBe(before);
    disk.repair();
    expect(await pins.subjectOf('42', '2468')).toBe('ada');
  },
);

test('a code from a phone counts once, even after a restart and a PIN in between', async () => {
  const { folder, pins } = await openPins();
  expect(await pins.typed('42', '111111')).toEqual({ subjectId: 'ada', method: 'totp' });
  expect((await faultOf(() => pins.typed('42', '111111'))).code).toBe('code-used');
  expect(await pins.typed('42', '2468')).toEqual({ subjectId: 'ada', method: 'pin' });
  expect((await faultOf(() => pins.typed('42', '333333'))).code).toBe('code-used');
  const { pins: again } = await openPins(folder);
  const fault = await faultOf(() => again.typed('42', '111111'));
  expect(fault.message).toBe('This code was used before. Wait for the next one on the phone.');
  expect(await again.typed('42', '222222')).toEqual({ subjectId: 'ada', method: 'totp' });
});

test('unknown cards are limited like wrong PINs, and a known one passes', async () => {
  const { pins } = await openPins();
  const codes: string[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    codes.push((await faultOf(() => pins.subjectWith('card', '99999999'))).code);
  }
  expect(codes).toEqual(['wrong-badge', 'wrong-badge', 'pin-locked']);
  expect(await pins.subjectWith('card', '12345678')).toBe('ada');
});
