import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { MemoryGuard, testKeyBytes } from '../../storage/testing/memory-guard.js';
import { newPunch } from '../testing/entries.js';
import type { Journal } from './journal.js';
import { openJournal } from './open.js';

/** Disks write sectors of this size whole or not at all. */
const sectorBytes = 512;

const punchOf = (journal: Journal, subjectId: string) =>
  journal.record(subjectId, () => newPunch({ subjectId }));

async function opened(folder: string) {
  const notices: string[] = [];
  const guard = new MemoryGuard();
  guard.isMigrating = false;
  const log = await openJournal(folder, testKeyBytes, (notice) => notices.push(notice), guard);
  return { ...log, notices, guard };
}

/** A journal with one confirmed punch, and the bytes of ten more that shared a write. */
async function withTen() {
  const folder = await temporaryFolder();
  const first = await opened(folder);
  await punchOf(first.journal, 'ada');
  await first.journal.settled();
  const paths = ['punches.jsonl', 'head.sealed'].map((name) => join(folder, name));
  const [file, head] = paths as [string, string];
  const before = await readFile(file);
  const savedHead = await readFile(head);
  const people = Array.from({ length: 10 }, (_none, at) => `person-${at}`);
  await Promise.all(people.map((subjectId) => punchOf(first.journal, subjectId)));
  await first.journal.settled();
  await first.close();
  const written = (await readFile(file)).subarray(before.length);
  /** The folder after a power failure. */
  const crash = async (part: Uint8Array): Promise<void> => {
    await writeFile(file, Buffer.concat([before, part]));
    await writeFile(head, savedHead);
  };
  return { folder, start: before.length, written, crash };
}

test('if the disk wrote only some sectors of ten punches, no help is needed', async () => {
  const { folder, start, written, crash } = await withTen();
  const sectors = Math.ceil((start + written.length) / sectorBytes);
  expect(sectors).toBeGreaterThan(6);
  for (let lost = 0; lost < sectors; lost++) {
    const part = Buffer.from(written);
    const from = Math.max(0, lost * sectorBytes - start);
    part.subarray(from, Math.max(from, (lost + 1) * sectorBytes - start)).fill(0);
    await crash(part);
    const { journal, close, notices, guard } = await opened(folder);
    expect(guard.reports).toEqual([]);
    if (from < part.length) expect(notices.join()).toContain('power may have failed');
    expect(await journal.verify()).toMatchObject({ ok: true });
    expect(journal.table.find(1)).toMatchObject({ subjectId: 'ada' });
    expect(await punchOf(journal, 'ben')).toHaveProperty('entry');
    await journal.settled();
    expect(await journal.verify()).toMatchObject({ ok: true });
    await close();
  }
});

test('a line that nobody at this site wrote is reported, also before such sectors', async () => {
  const { folder, written, crash } = await withTen();
  const forged = Buffer.from('{"kind":"punch"}\n');
  const part = Buffer.from(written);
  part.fill(0, 600, 1112);
  await crash(Buffer.concat([forged, part]));
  const { guard, close } = await opened(folder);
  expect(guard.reports).toEqual([expect.stringContaining('not written by Rollcall') as string]);
  await close();
});
