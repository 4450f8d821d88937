import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { randomFrom } from '../base/random-from.js';
import { lockFileOf } from '../storage/data-lock.js';
import { FileLayer } from '../storage/testing/file-layer.js';
import type { FileOperation } from '../storage/testing/file-operation.js';
import { PoweredDisk, type Survival } from '../storage/testing/power-loss.js';
import { newSite, type AttackedSite } from './testing/attacked-site.js';
import {
  expectConfirmed,
  nothingConfirmed,
  openSite,
  workAt,
  type Confirmed,
} from './testing/busy-site.js';

/*
 * The power fails after each operation of the disk while people punch and an administrator works. What was not
 * flushed is then on the disk or not, in any order. `npm run disk-faults` tries each with many draws.
 */

const draws = Number(process.env['ROLLCALL_POWER_DRAWS'] ?? 1);

interface Recorded {
  readonly site: AttackedSite;
  readonly before: ReadonlyMap<string, readonly [file: number, content: Buffer]>;
  readonly operations: readonly FileOperation[];
  /** What was confirmed when the number of operations had ended. */
  readonly confirmed: readonly { readonly after: number; readonly state: Confirmed }[];
}

/** A morning at a site with a good disk. */
async function recordedMorning(): Promise<Recorded> {
  const site = await newSite();
  const layer = await FileLayer.over(site.data);
  const before = new Map<string, readonly [number, Buffer]>();
  for (const [path, file] of layer.files) before.set(path, [file, await readFile(path)]);
  const now = nothingConfirmed();
  const confirmed: { after: number; state: Confirmed }[] = [];
  const app = openSite(site);
  await workAt(app, now, () => {
    const state = { ...now, punches: new Map(now.punches) };
    confirmed.push({ after: layer.operations.length, state });
  });
  await app.close();
  layer.remove();
  return { site, before, operations: layer.operations, confirmed };
}

/** Makes the data folder what the disk has after a power failure. */
async function restart(site: AttackedSite, files: ReadonlyMap<string, Buffer>): Promise<void> {
  await rm(site.data, { recursive: true });
  for (const [path, content] of files) {
    // The lock of an earlier boot counts for nothing, but this is the same boot.
    if (basename(path).startsWith(basename(lockFileOf(site.data)))) continue;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, content, { mode: 0o600 });
  }
}

test('a power failure after any disk operation loses nothing confirmed and needs no help', async () => {
  const { site, before, operations, confirmed } = await recordedMorning();
  const random = randomFrom(18);
  const disk = new PoweredDisk(before);
  const survivals: readonly Survival[] = ['none', 'all', ...Array<'some'>(draws).fill('some')];
  for (const [index, operation] of operations.entries()) {
    const state = confirmed.findLast(({ after }) => after <= index)?.state ?? nothingConfirmed();
    // One way after the other, each at its own operations, unless more are asked for.
    const tried = draws > 1 ? survivals : [survivals[index % survivals.length]!];
    for (const survival of tried) {
      await restart(site, disk.afterPowerLoss(survival, operation, random));
      const layer = await FileLayer.over(site.data);
      await expectConfirmed(site, state).catch((cause: unknown) => {
        const during = `${operation.kind} ${operation.path}`;
        throw new Error(`${survival} at operation ${index}, ${during}`, { cause });
      });
      layer.remove();
    }
    disk.take(operation);
  }
  expect(confirmed).toHaveLength(6);
}, 3_600_000);
