import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { PunchEntry } from './punch.js';
import { punchesCsv, type DayRange } from './punches-csv.js';
import { makeEntry } from './testing/entries.js';

async function csvOf(
  entries: readonly PunchEntry[],
  names: Readonly<Record<string, string>> = {},
  range: DayRange = {},
): Promise<{ text: string; rows: Record<string, string>[]; count: number }> {
  async function* all(): AsyncGenerator<PunchEntry> {
    yield* await Promise.resolve(entries);
  }
  const csv = punchesCsv(all(), range, (id) => names[id] ?? null);
  let text = '';
  for await (const part of csv) text += part;
  return { text, rows: parse(text, { columns: true }), count: csv.rows() };
}

test('writes a header and a row per punch, lines ended by CRLF', async () => {
  const { text, count } = await csvOf([makeEntry({ subjectId: '00042' })], { '00042': 'Ada' });
  expect(text).toBe(
    'seq,subject_id,name,direction,date,time,zone,local,utc,method,kiosk_id,flags\r\n' +
      '1,00042,Ada,in,2026-03-02,09:00:00,Europe/Berlin,2026-03-02T09:00:00+01:00,2026-03-02T08:00:00.000Z,face,kiosk-1,\r\n',
  );
  expect(count).toBe(1);
});

test('a range without punches is a header only', async () => {
  const { rows, text } = await csvOf([]);
  expect(rows).toEqual([]);
  expect(text).toMatch(/^seq,.*\r\n$/);
});

test.each([
  'Ada, Countess of Lovelace',
  'Ada "the first"',
  'Łukasz 王 🙂',
  'عمر',
  ' leading space',
  "O'Neil",
])('the name %s comes back as it was', async (name) => {
  const { rows } = await csvOf([makeEntry()], { 'subject-1': name });
  expect(rows[0]!['name']).toBe(name);
});

test.each(['=1+1', '+49', '-2', '@SUM(A1)', '=cmd|"/c calc"!A1'])(
  'the name %s is not run as a formula',
  async (name) => {
    const { rows } = await csvOf([makeEntry()], { 'subject-1': name });
    expect(rows[0]!['name']).toBe(`'${name}`);
  },
);

test('days are those of the wall clock where the punch was made', async () => {
  const late = makeEntry({ at: '2026-03-02T23:30:00.000Z' });
  const inRange = async (range: DayRange) => (await csvOf([late], {}, range)).count;
  expect(await inRange({ from: '2026-03-03', to: '2026-03-03' })).toBe(1);
  expect(await inRange({ to: '2026-03-02' })).toBe(0);
  expect(await inRange({ from: '2026-03-04' })).toBe(0);
});

test('somebody forgotten has an id and no name', async () => {
  const { rows } = await csvOf([makeEntry({ subjectId: 'gone' })]);
  expect(rows[0]).toMatchObject({ subject_id: 'gone', name: '' });
});

test('an error while the journal is read ends the export with that error', async () => {
  async function* failing(): AsyncGenerator<PunchEntry> {
    yield await Promise.resolve(makeEntry());
    throw new Error('the disk is gone');
  }
  const csv = punchesCsv(failing(), {}, () => null);
  await expect(
    (async () => {
      for await (const part of csv) expect(part).not.toBe('');
    })(),
  ).rejects.toThrow('the disk is gone');
});
