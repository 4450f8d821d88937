import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { LayoutId } from '../../../contract/calls/exports.js';
import type { Cell } from './cell.js';
import { resolveParameters, type ExportSource, type Layout, type Omission } from './layout.js';
import { layouts } from './layouts.js';
import { punchesOf, sourceOf, week } from './testing/week.js';
import { styleOf, writeText, type ExportOptions } from './write-text.js';

const standard: ExportOptions = {
  format: 'csv',
  preset: 'standard',
  decimalSign: '.',
  dateFormat: 'iso',
  neutraliseFormulas: true,
};

const parameters: Partial<Record<LayoutId, Record<string, string>>> = {
  kimai: { customer: 'Inside', project: 'Attendance' },
  adp: { companyCode: 'ABC', overtimeAfterHoursADay: '8' },
  'quickbooks-iif': {
    company: 'Analytical Engines',
    companyCreateTime: '1015362067',
    payrollItem: 'Hourly',
  },
};

interface Written {
  readonly bytes: Buffer;
  readonly text: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly omitted: readonly Omission[];
}

async function write(layout: Layout, options = standard, source = week): Promise<Written> {
  const omitted: Omission[] = [];
  const given = resolveParameters(layout, parameters[layout.id] ?? {});
  const context = { source, parameters: given, emailHolders: new Map() };
  const rows = [...layout.rows({ ...context, omit: (one) => omitted.push(one) })];
  const pieces: Buffer[] = [];
  const preamble = layout.preamble?.(given) ?? [];
  for await (const piece of writeText(layout, preamble, [rows], styleOf(layout, options))) {
    pieces.push(Buffer.from(piece));
  }
  const bytes = Buffer.concat(pieces);
  // Of Windows-1252, the week has no characters that are not also Latin-1.
  const text = bytes.toString(layout.charset === undefined ? 'utf8' : 'latin1');
  return { bytes, text, rows, omitted };
}

function readBack(text: string, layout: Layout): string[][] {
  if (layout.fixed !== 'iif') return parse(text, { bom: true });
  return text
    .split('\r\n')
    .slice(2, -1)
    .map((line) => line.split('\t'));
}

// Timesheets are no text; see main/attendance/timesheet.
const written = layouts.filter(({ fixed }) => fixed !== 'pdf');

describe.each(written.map((layout) => [layout.id, layout] as const))('%s', (id, layout) => {
  const ending = layout.fixed === 'iif' ? 'iif' : 'csv';
  const golden = new URL(`golden/${id}.${ending}`, import.meta.url);

  test('matches the golden file byte for byte', async () => {
    const { bytes } = await write(layout);
    expect(bytes.toString('latin1')).toBe(await readFile(golden, 'latin1'));
  });

  test('can be read back with all columns and values', async () => {
    const { text, rows } = await write(layout);
    const [header, ...records] = readBack(text, layout);
    expect(header).toEqual(layout.columns);
    expect(records).toHaveLength(rows.length);
    for (const [at, row] of rows.entries()) {
      const texts = row.map((cell) => {
        if (cell === null) return '';
        if (cell.kind === 'number') return cell.value.toFixed(cell.decimals);
        if (cell.kind === 'date') return [cell.day, cell.time].filter(Boolean).join(' ');
        return cell.text;
      });
      expect(records[at]!.map((value) => value.replace(/^'(?=[=+\-@])/, ''))).toEqual(texts);
    }
  });

  test('has only its column names without punches', async () => {
    const none = { ...week, punches: () => [], days: () => [] };
    const { text, omitted } = await write(layout, standard, none);
    expect(readBack(text, layout)).toEqual([[...layout.columns]]);
    expect(omitted).toEqual([]);
  });
});

test('omitted rows are reported with a reason', async () => {
  const reported = Object.fromEntries(
    await Promise.all(
      layouts.map(
        async (layout) =>
          [
            layout.id,
            (await write(layout)).omitted.map(
              ({ subjectId, day, reason }) => `${subjectId} ${day} ${reason}`,
            ),
          ] as const,
      ),
    ),
  );
  const noNumber = [
    'subject-chloe 2026-03-27 no employee number',
    'subject-gone 2026-03-27 no employee number',
  ];
  const benForgot = 'subject-ben 2026-03-27 clock-out missing';
  const benStillIn = 'subject-ben 2026-03-31 clock-out missing';
  expect(reported).toEqual({
    punches: [],
    days: [],
    timesheet: [],
    // Two punches each.
    frappe: noNumber.flatMap((one) => [one, one]),
    odoo: [benForgot, ...noNumber],
    orangehrm: [benForgot, benStillIn, ...noNumber],
    kimai: [
      benForgot,
      'subject-ben 2026-03-28 no email address',
      benStillIn,
      'subject-chloe 2026-03-27 no email address',
      'subject-gone 2026-03-27 no email address',
    ],
    bamboohr: [
      'subject-ben 2026-03-27 clock-out missing',
      'subject-ben 2026-03-31 shift not finished',
      ...noNumber,
    ],
    adp: [
      'subject-ben 2026-03-27 clock-out missing',
      'subject-ben 2026-03-31 shift not finished',
      ...noNumber,
    ],
    'quickbooks-iif': [
      'subject-ben 2026-03-27 clock-out missing',
      'subject-ben 2026-03-31 shift not finished',
      'subject-gone 2026-03-27 name was erased',
    ],
  });
});

const layoutNamed = (id: LayoutId): Layout => layouts.find((layout) => layout.id === id)!;

describe('options', () => {
  test('for Excel: byte order mark, semicolons, decimal comma, local date format', async () => {
    const options = {
      ...standard,
      preset: 'excel',
      decimalSign: ',',
      dateFormat: 'dmy-dots',
    } as const;
    const { text } = await write(layoutNamed('days'), options);
    expect(text.startsWith('\uFEFFsubject_id;number;')).toBe(true);
    const [, first] = parse(text, { bom: true, delimiter: ';' });
    expect(first).toContain('0042');
    expect(first).toContain('27.03.2026 17:15:00');
    expect(first).toContain('8,75');
  });

  test('formulas are neutralised unless the option is off', async () => {
    expect((await write(layoutNamed('punches'))).text).toContain(",'=cmd|calc,");
    const off = { ...standard, neutraliseFormulas: false };
    expect((await write(layoutNamed('punches'), off)).text).toContain(',=cmd|calc,');
  });

  test('a separator that equals the decimal sign is refused', () => {
    const sameSign = { ...standard, decimalSign: ',' } as const;
    expect(() => styleOf(layoutNamed('days'), sameSign)).toThrow(/must differ/);
  });

  test.each<[LayoutId, Partial<ExportOptions>]>([
    ['bamboohr', { preset: 'excel' }],
    ['bamboohr', { decimalSign: ',' }],
    ['quickbooks-iif', { format: 'xlsx' }],
    ['quickbooks-iif', { dateFormat: 'iso', separator: ';' }],
  ])('%s refuses %o', (id, change) => {
    expect(() => styleOf(layoutNamed(id), { ...standard, ...change })).toThrow(/fixed file format/);
  });
});

describe('parameters', () => {
  test.each<Record<string, string>>([{}, { companyCode: ' ' }])(
    'a missing one is named by title and, for the command line, by name: %o',
    (given) => {
      expect(() => resolveParameters(layoutNamed('adp'), given)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining('needs a value for "Company code"') as string,
          fields: [
            {
              field: 'parameters',
              problem: 'companyCode=…: the layout ADP (paydata batch) needs a value (Company code)',
            },
          ],
        }),
      );
    },
  );

  test('an unknown one is named', () => {
    const layout = layoutNamed('days');
    expect(() => resolveParameters(layout, { colour: 'red' })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('no parameter "colour"') as string,
        fields: [
          {
            field: 'parameters',
            problem: `colour=…: the layout ${layout.title} has no such parameter; remove it`,
          },
        ],
      }),
    );
  });

  test.each<[LayoutId, Record<string, string>, RegExp]>([
    ['adp', { overtimeAfterHoursADay: 'eight' }, /"Daily overtime threshold \(hours\)" must be/],
    ['adp', { overtimeAfterHoursAWeek: '-1' }, /a number such as 8 or 7\.5/],
    ['adp', { overtimeAfterHoursAWeek: 'Infinity' }, /a number such as 8/],
    ['adp', { companyCode: 'ABCD' }, /two or three letters or digits/],
    ['adp', { batchId: 'week 9' }, /up to 25 letters and digits/],
    ['bamboohr', { rateType: 'Reg' }, /REG or OT/],
    ['quickbooks-iif', { companyCreateTime: '2026-11-31' }, /a whole number/],
    ['quickbooks-iif', { company: 'Łódź Works' }, /Western European letters/],
    ['quickbooks-iif', { job: '株式会社' }, /Western European letters/],
  ])('%s refuses %o', (id, given, sentence) => {
    const layout = layoutNamed(id);
    const all = { ...parameters[id], ...given };
    const refused = () => resolveParameters(layout, all);
    expect(refused).toThrow(sentence);
    const [name = ''] = Object.keys(given);
    const problem = expect.stringMatching(`^${name}=…: must be `) as string;
    expect(refused).toThrow(
      expect.objectContaining({ fields: [{ field: 'parameters', problem }] }),
    );
  });

  test('weekly overtime counts the hours below the daily threshold', () => {
    const layout = layoutNamed('adp');
    const given = resolveParameters(layout, {
      companyCode: 'ABC',
      overtimeAfterHoursADay: '8',
      overtimeAfterHoursAWeek: '10',
    });
    const [ada] = layout.rows({
      ...{ source: week, parameters: given, emailHolders: new Map() },
      omit: () => undefined,
    });
    // 8.75 h on Friday and 7 h in the night to Sunday: 0.75 h above 8 a day, then 5 h above 10 a week.
    expect(ada!.slice(3)).toEqual([
      { kind: 'number', value: 10, decimals: 2 },
      { kind: 'number', value: 5.75, decimals: 2 },
    ]);
  });
});

/** Rows of a layout for stints of people with these details. */
function rowsFor(
  id: LayoutId,
  people: Record<string, Partial<ReturnType<ExportSource['detailsOf']>>>,
  punches: string,
  given: Partial<ExportSource> = {},
) {
  const omitted: Omission[] = [];
  const entries = Object.keys(people).flatMap((subjectId) => punchesOf(subjectId, punches));
  const none = { name: null, number: null, department: null, email: null };
  const source: ExportSource = {
    ...sourceOf(entries),
    detailsOf: (subjectId) => ({ ...none, ...people[subjectId] }),
    ...given,
  };
  const layout = layoutNamed(id);
  const resolved = resolveParameters(layout, parameters[id] ?? {});
  const rows = [
    ...layout.rows({
      ...{ source, parameters: resolved, emailHolders: new Map() },
      omit: (one) => omitted.push(one),
    }),
  ].map((row) => row.map((cell) => (cell?.kind === 'text' ? cell.text : cell)));
  return { rows, reasons: omitted.map(({ reason }) => reason) };
}

const aDay = 'in 2026-03-27T08:00+01:00, out 2026-03-27T16:00+01:00';

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
