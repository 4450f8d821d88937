import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { genesisHash } from '../../storage/chain.js';
import { chainEntry } from './entry-line.js';
import type { JournalEntry, NewEntry } from './entry.js';
import { JournalFacts } from './journal-facts.js';
import { PunchTable } from './punch-table.js';
import { newPunch } from '../testing/entries.js';

const time = { offset: '-03:30', zone: 'America/St_Johns' };

/** Entries with their numbers. Their hashes are not checked here. */
function numbered(entries: readonly NewEntry[]): JournalEntry[] {
  return entries.map(
    (entry, index) => chainEntry(entry, { seq: index, hash: genesisHash }, null).entry,
  );
}

function tableOf(entries: readonly NewEntry[]): PunchTable {
  const facts = new JournalFacts();
  const table = new PunchTable(facts);
  for (const entry of numbered(entries)) {
    table.add(entry);
    facts.add(entry);
  }
  return table;
}

const nine = newPunch({ at: '2026-03-02T09:00:00.000Z', ...time, flags: ['out-missing'] });
const ten = newPunch({ at: '2026-03-02T10:00:00.000Z', ...time, direction: 'out', method: 'pin' });
const amendment = {
  kind: 'amendment',
  at: '2026-03-09T10:00:00.000Z',
  ...time,
  kioskId: 'kiosk-1',
  author: 'hana',
  reason: 'forgot',
} as const;

test('a punch is found as it was recorded', () => {
  expect(tableOf([nine]).find(1)).toEqual({
    seq: 1,
    atMs: Date.parse('2026-03-02T09:00:00.000Z'),
    offsetMinutes: -210,
    zone: 'America/St_Johns',
    subjectId: 'subject-1',
    direction: 'in',
    method: 'face',
    kioskId: 'kiosk-1',
    flags: ['out-missing'],
    reviewed: false,
    clockBreak: null,
  });
});

test('withdrawn punches no longer count, and an added punch counts at its time', () => {
  const brings = {
    subjectId: 'subject-1',
    direction: 'out',
    at: '2026-03-02T09:30:00.000Z',
    ...time,
  } as const;
  const table = tableOf([
    nine,
    ten,
    { ...amendment, withdraws: 2, brings },
    newPunch({ at: '2026-03-02T11:00:00.000Z' }),
    {
      kind: 'correction',
      at: '2026-03-02T11:00:05.000Z',
      ...time,
      kioskId: 'kiosk-1',
      corrects: 4,
      reason: 'not-me',
    },
  ]);
  const counted = [...table.bySubject()];
  expect(counted.map(({ seq, method }) => [seq, method])).toEqual([
    [1, 'face'],
    [3, 'manual'],
  ]);
  expect(table.size).toBe(2);
  expect([table.find(2), table.find(4), table.find(9)]).toEqual([null, null, null]);
});

test('imported punches of a kiosk that was offline are ordered by their own time', () => {
  const imported = {
    kind: 'imported' as const,
    ...time,
    subjectId: 'subject-1',
    method: 'face' as const,
    flags: [],
    kioskId: 'kiosk-2',
    author: 'grace',
  };
  const table = tableOf([
    nine,
    newPunch({ at: '2026-03-05T09:00:00.000Z' }),
    { ...imported, direction: 'out', at: '2026-03-02T17:00:00.000Z', originSeq: 8 },
    { ...imported, direction: 'in', at: '2026-03-03T09:00:00.000Z', originSeq: 9 },
  ]);
  expect([...table.bySubject()].map(({ seq, kioskId }) => [seq, kioskId])).toEqual([
    [1, 'kiosk-1'],
    [3, 'kiosk-2'],
    [4, 'kiosk-2'],
    [2, 'kiosk-1'],
  ]);
});

test('the order of another kiosk shows where its clock was put back', () => {
  const imported = {
    kind: 'imported' as const,
    ...time,
    method: 'face' as const,
    flags: [],
    kioskId: 'kiosk-2',
    author: 'grace',
  };
  const at = (clock: string): string => `2026-03-02T${clock}:00.000Z`;
  const table = tableOf([
    { ...imported, subjectId: 'ada', direction: 'in', at: at('08:05'), originSeq: 4 },
    { ...imported, subjectId: 'ben', direction: 'in', at: at('08:01'), originSeq: 5 },
    { ...imported, subjectId: 'ada', direction: 'out', at: at('17:00'), originSeq: 6 },
    // Imported late, because this person was unknown: that says nothing about the clock.
    { ...imported, subjectId: 'cara', direction: 'in', at: at('07:00'), originSeq: 2 },
  ]);
  expect([...table.bySubject()].map(({ seq, clockBreak }) => [seq, clockBreak])).toEqual([
    [1, 2],
    [3, null],
    [2, null],
    [4, null],
  ]);
});

test('an amendment can be withdrawn like a punch', () => {
  const brings = {
    subjectId: 'subject-1',
    direction: 'in',
    at: '2026-03-02T07:00:00.000Z',
    ...time,
  } as const;
  const table = tableOf([
    { ...amendment, withdraws: null, brings },
    { ...amendment, withdraws: 1, brings: null },
  ]);
  expect(table.size).toBe(0);
});

test('queries find the same punches as a filter over all punches', () => {
  const random = xoroshiro128plus(7);
  const below = (bound: number): number => (random.next() >>> 0) % bound;
  const start = Date.parse('2026-01-01T00:00:00Z');
  const entries: NewEntry[] = Array.from({ length: 20_000 }, (_unused, index) =>
    index % 50 === 49
      ? { ...amendment, withdraws: 1 + below(index), brings: null }
      : newPunch({
          subjectId: `subject-${below(40)}`,
          // Mostly ascending; sometimes the clock was set back.
          at: new Date(start + index * 60_000 - below(10) * 3_600_000).toISOString(),
          direction: below(2) === 0 ? 'in' : 'out',
        }),
  );
  const withdrawn = new Set(
    entries.map((entry) => ('withdraws' in entry ? entry.withdraws : null)),
  );
  const all = numbered(entries)
    .filter((entry) => entry.kind === 'punch' && !withdrawn.has(entry.seq))
    .map(({ seq, at, ...entry }) => ({
      seq,
      atMs: Date.parse(at),
      subjectId: (entry as { subjectId: string }).subjectId,
    }));
  const table = tableOf(entries);
  expect(table.size).toBe(all.length);
  const query = { fromMs: start + 2 * 86_400_000, toMs: start + 9 * 86_400_000 };
  const wanted = all.filter(({ atMs }) => atMs >= query.fromMs && atMs < query.toMs);
  expect([...table.byTime(query)].map(({ seq }) => seq)).toEqual(
    wanted.toSorted((a, b) => a.atMs - b.atMs || a.seq - b.seq).map(({ seq }) => seq),
  );
  const one = { ...query, subjectIds: ['subject-7'] };
  expect([...table.bySubject(one)].map(({ seq }) => seq)).toEqual(
    wanted
      .filter(({ subjectId }) => subjectId === 'subject-7')
      .toSorted((a, b) => a.atMs - b.atMs || a.seq - b.seq)
      .map(({ seq }) => seq),
  );
});
