import { describe, expect, test } from 'vitest';
import { layouts } from './layouts.js';
import { week } from './testing/week.js';
import { standard, write, layoutNamed, rowsFor, aDay, readBack } from './testing/written.js';

describe('Kimai', () => {
  test('has every column that its importer requires', () => {
    // ImportBundle 2.15, TimesheetImporter::checkHeader and the rate columns of importRow.
    for (const name of ['Date', 'From', 'To', 'User', 'Email', 'Customer', 'Project', 'Activity']) {
      expect(layoutNamed('kimai').columns).toContain(name);
    }
    expect(layoutNamed('kimai').columns).toEqual(
      expect.arrayContaining(['Duration', 'HourlyRate', 'FixedRate']),
    );
  });

  test('tells people with the same name apart', () => {
    const { rows } = rowsFor(
      'kimai',
      {
        a: { name: 'Alex Kim', email: 'alex@example.org' },
        b: { name: 'Alex Kim', email: 'kim@example.org' },
      },
      aDay,
    );
    expect(rows.map((row) => row.slice(5, 7))).toEqual([
      ['alex@example.org', 'alex@example.org'],
      ['kim@example.org', 'kim@example.org'],
    ]);
  });

  test('leaves out people with the same email address', () => {
    const both = { a: { email: 'desk@example.org' }, b: { email: 'Desk@example.org' } };
    const { rows, reasons } = rowsFor('kimai', both, aDay);
    expect(rows).toHaveLength(1);
    expect(reasons).toEqual(['another person has the email address Desk@example.org']);
  });

  test('leaves out a stint whose end would be read on the wrong day', () => {
    const stint = 'in 2026-03-27T08:00+01:00, out 2026-03-28T08:00+01:00';
    const { rows, reasons } = rowsFor('kimai', { a: { email: 'a@example.org' } }, stint);
    expect([rows, reasons]).toEqual([[], ['longer than 24 hours']]);
  });
});

test('ADP leaves out a number that is no file number', () => {
  const people = { a: { number: '123456' }, b: { number: '1234567' }, c: { number: 'HR-1' } };
  const { rows, reasons } = rowsFor('adp', people, aDay);
  expect(rows.map((row) => row[2])).toEqual(['123456']);
  expect(reasons).toEqual([
    'employee number 1234567 is not a file number of up to six digits',
    'employee number HR-1 is not a file number of up to six digits',
  ]);
});

describe('QuickBooks', () => {
  test('writes Western European names in Windows-1252, and names the others', async () => {
    const people = { a: { name: 'Zoë Müller–Łoś' }, b: { name: 'Renée “Ren” Œuvre' } };
    const { rows, reasons } = rowsFor('quickbooks-iif', people, aDay);
    expect(rows.map((row) => row[3])).toEqual(['Renée “Ren” Œuvre']);
    expect(reasons).toEqual(['the name has "Ł", which QuickBooks cannot read (Windows-1252)']);
    const { bytes } = await write(layoutNamed('quickbooks-iif'));
    // "Müller" and "Chloë", each letter one byte.
    expect(bytes.includes(Buffer.from('M\u00fcller', 'latin1'))).toBe(true);
    expect(bytes.includes(Buffer.from('Chlo\u00eb', 'latin1'))).toBe(true);
  });

  test('leaves out days that are too long for its durations', () => {
    const stint = 'in 2026-03-27T08:00+01:00, out 2026-03-28T08:00+01:00';
    const { rows, reasons } = rowsFor('quickbooks-iif', { a: { name: 'Ann' } }, stint);
    expect([rows, reasons]).toEqual([[], ['longer than 23:59 hours']]);
  });
});

test('OrangeHRM has offsets in hours as its table holds them', () => {
  const stint = 'in 2026-03-27T08:00+05:45, out 2026-03-27T16:00-03:30';
  const [row] = rowsFor('orangehrm', { a: { number: '1' } }, stint).rows;
  expect([row![2], row![6], row!.at(-1)]).toEqual(['5.75', '-3.5', 'PUNCHED OUT']);
});

test('Odoo has the times on the wall clock, as its import reads them', () => {
  const { rows } = rowsFor('odoo', { a: { number: '1' } }, aDay);
  expect(rows).toEqual([['1', '2026-03-27 08:00:00', '2026-03-27 16:00:00']]);
});

test('days of absence are rows of the days layout, in the order of people and days', async () => {
  const absent = (subjectId: string, day: string) => ({ subjectId, day, kind: 'sick' as const });
  const absences = new Map([
    // A day with a punch is one row.
    ['subject-ada', [absent('subject-ada', '2026-03-28'), absent('subject-ada', '2026-03-30')]],
    ['subject-new', [absent('subject-new', '2026-03-02')]],
  ]);
  const daysLayout = layouts.find(({ id }) => id === 'days')!;
  const { text, rows } = await write(daysLayout, standard, { ...week, absences: () => absences });
  const absence = daysLayout.columns.indexOf('absence');
  const found = readBack(text, daysLayout).filter((row) => row[absence] === 'sick');
  expect(found.map((row) => [row[0], row[4], row[7]])).toEqual([
    ['subject-ada', '2026-03-30', '0.00'],
    ['subject-new', '2026-03-02', '0.00'],
  ]);
  expect(rows).toHaveLength(9);
});
