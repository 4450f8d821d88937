import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { chainEntry, parseLine } from './entry-line.js';
import type { PunchEntry } from './entry.js';
import { InMemoryLog } from '../../storage/testing/in-memory-log.js';
import { testKey, testKeyBytes } from '../../storage/testing/memory-guard.js';
import { newPunch } from '../testing/entries.js';
import { openOn, filled } from '../testing/journals.js';

test('each entry is chained by the SHA-256 of its canonical form, and authenticated by an HMAC', async () => {
  const store = await filled();
  let previous = '0'.repeat(64);
  for (const [index, line] of store.lines.entries()) {
    // Checked without our code: remove the hash from the end and hash the rest.
    const [, body, hash, mac] = /^(.*),"hash":"([0-9a-f]{64})","mac":"([0-9a-f]{32})"\}$/.exec(
      line,
    )!;
    const signed = `${body!},"hash":"${hash!}"}`;
    expect(createHmac('sha256', testKeyBytes).update(signed).digest('hex').slice(0, 32)).toBe(mac);
    expect(createHash('sha256').update(`${body!}}`).digest('hex')).toBe(hash);
    expect(JSON.parse(line)).toMatchObject({ seq: index + 1, previous });
    previous = hash!;
  }
});

test('an unchanged journal verifies, even if it is empty or was reopened', async () => {
  const empty = await openOn(new InMemoryLog());
  expect(await empty.journal.verify()).toEqual({ ok: true, entries: 0, problem: null });
  const store = await filled();
  const { journal, notices } = await openOn(store);
  await journal.record('subject-2', () => newPunch({ subjectId: 'subject-2', direction: 'out' }));
  expect(await journal.verify()).toEqual({ ok: true, entries: 4, problem: null });
  expect(notices).toEqual([]);
});

test('a changed bit in any byte is found, and the entry is named', async () => {
  const { lines, head } = await filled();
  for (const [index, line] of lines.entries()) {
    const bytes = Buffer.from(line);
    for (let at = 0; at < bytes.length; at++) {
      const bit = 1 << (at % 7);
      bytes[at]! ^= bit;
      const store = new InMemoryLog();
      // A changed bit may create a line break, and so two lines.
      store.lines.push(...lines.with(index, bytes.toString('utf8')).join('\n').split('\n'));
      store.head = head;
      const { ok, entries, problem } = await (await openOn(store)).journal.verify();
      expect({ at, ok, entries }).toEqual({ at, ok: false, entries: index });
      expect(problem).toContain(`Entry ${index + 1} `);
      bytes[at]! ^= bit;
    }
  }
});

test('changing a value and its hash breaks the link to the next entry', async () => {
  const store = await filled();
  const first = parseLine(store.lines[0]!) as PunchEntry;
  const changed = { ...first, at: '2026-03-02T07:00:00.000Z' };
  store.lines[0] = chainEntry(changed, { seq: 0, hash: first.previous }, testKey).line;
  const { problem } = await (await openOn(store)).journal.verify();
  expect(problem).toBe(
    'Entry 2 of the attendance journal does not match the entry before it: one of the two was replaced.',
  );
});

test.each([
  [
    'removed in the middle',
    (lines: string[]) => lines.toSpliced(1, 1),
    'Entry 2 of the attendance journal is missing',
  ],
  [
    'removed at the start',
    (lines: string[]) => lines.slice(1),
    'Entry 1 of the attendance journal is missing',
  ],
  [
    'removed at the end',
    (lines: string[]) => lines.slice(0, 2),
    'Entry 3 of the attendance journal is missing',
  ],
  ['all removed', () => [], 'Entries 1 to 3 of the attendance journal are missing'],
  [
    'swapped',
    (lines: string[]) => [lines[1]!, lines[0]!, lines[2]!],
    'Entry 1 of the attendance journal is missing',
  ],
  [
    'duplicated',
    (lines: string[]) => [...lines, lines[2]!],
    '1 line at the end of the attendance journal was not written by Rollcall',
  ],
])('an entry %s is found', async (_what, change, sentence) => {
  const store = await filled();
  const changed = change(store.lines);
  store.lines.splice(0, store.lines.length, ...changed);
  const { journal, notices } = await openOn(store);
  const { ok, problem } = await journal.verify();
  expect(ok).toBe(false);
  expect(problem).toContain(sentence);
  // A later punch does not hide it.
  await journal.record('subject-1', () => newPunch());
  expect((await journal.verify()).ok).toBe(false);
  if (sentence.includes('from the end') || journal.head.seq < 3)
    expect(notices.join()).toContain('do not match');
});

test('a missing head is reported, because it shows whether entries were removed at the end', async () => {
  const store = await filled();
  store.head = null;
  const { journal, notices } = await openOn(store);
  expect(await journal.verify()).toMatchObject({ ok: false, entries: 3 });
  expect(notices).toHaveLength(1);
});
