import { expect, test } from 'vitest';
import { randomFrom } from '../base/random-from.js';
import { FileLayer, type DiskError } from '../storage/testing/file-layer.js';
import { newSite } from './testing/attacked-site.js';
import { expectConfirmed, nothingConfirmed, openSite, workAt } from './testing/busy-site.js';

/*
 * Each operation of the disk fails once while people punch and an administrator works: alone, and in pairs.
 * `npm run disk-faults` tries all pairs.
 */

const triesAll = process.env['ROLLCALL_DISK_PAIRS'] === 'all';

/** A morning at a new site. @param failing numbers of the operations that fail. @returns all system calls. */
async function morning(failing: readonly number[], error: DiskError): Promise<readonly string[]> {
  const site = await newSite();
  const layer = await FileLayer.over(site.data);
  const confirmed = nothingConfirmed();
  const app = openSite(site);
  try {
    await app.data();
    const before = layer.begun.length;
    layer.fail(failing, error);
    await workAt(app, confirmed);
    await app.close();
    const done = layer.begun.slice(before);
    layer.repair();
    expect(confirmed.punches.size).toBe(4);
    await expectConfirmed(site, confirmed);
    return done;
  } catch (cause) {
    throw new Error(`${error} at operations ${failing.join(' and ')}`, { cause });
  } finally {
    await app.close();
    layer.remove();
  }
}

test('a disk operation that fails once loses nothing confirmed and needs no help', async () => {
  const calls = await morning([], 'EIO');
  expect(calls).toEqual(expect.arrayContaining(['write', 'fsync', 'rename', 'link', 'open']));
  for (const [index, call] of calls.entries()) {
    await morning([index + 1], 'EIO');
    // What else a full disk refuses fails in the same way.
    if (call === 'write') await morning([index + 1], 'ENOSPC');
  }
});

test('two disk operations that fail, one after the other, lose nothing confirmed and need no help', async () => {
  const random = randomFrom(18);
  const calls = await morning([], 'EIO');
  const numbers = calls.map((_call, index) => index + 1);
  const some = (): number => numbers[Math.floor(random() * numbers.length)]!;
  const chosen = triesAll
    ? numbers.flatMap((one) => numbers.slice(one).map((other) => [one, other]))
    : [
        // A write, and what repairs it.
        ...numbers.filter((one) => calls[one - 1] === 'write').map((one) => [one, one + 1]),
        ...Array.from({ length: 12 }, () => [some(), some()]),
      ];
  for (const pair of chosen) await morning(pair, 'EIO');
}, 3_600_000);
