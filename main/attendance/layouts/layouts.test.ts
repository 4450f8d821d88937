import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { LayoutId } from '../../../contract/calls/exports.js';
import type { Cell } from './cell.js';
import { resolveParameters, type Layout, type Omission } from './layout.js';
import { layouts } from './layouts.js';
import { week } from './testing/week.js';
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
  readonly text: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly omitted: readonly Omission[];
}

async function write(layout: Layout, options = standard, source = week): Promise<Written> {
  const omitted: Omission[] = [];
  const given = resolveParameters(layout, parameters[layout.id] ?? {});
  const rows = [...layout.rows({ source, parameters: given, omit: (one) => omitted.push(one) })];
  let text = '';
  const preamble = layout.preamble?.(given) ?? [];
  for await (const piece of writeText(layout, preamble, rows, styleOf(layout, options)))
    text += piece;
  return { text, rows, omitted };
}

function readBack(text: string, layout: Layout): string[][] {
  if (layout.fixed !== 'iif') return parse(text, { bom: true });
  return text
    .split('\r\n')
    .slice(2, -1)
    .map((line) => line.split('\t'));
}

describe.each(layouts.map((layout) => [layout.id, layout] as const))('%s', (id, layout) => {
  const ending = layout.fixed === 'iif' ? 'iif' : 'csv';
  const golden = new URL(`golden/${id}.${ending}`, import.meta.url);

  test('matches the golden file byte for byte', async () => {
    const { text } = await write(layout);
    expect(text).toBe(await readFile(golden, 'utf8'));
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
    // Two punches each.
    frappe: noNumber.flatMap((one) => [one, one]),
    odoo: [benForgot, ...noNumber],
    orangehrm: [benForgot, benStillIn, ...noNumber],
    kimai: [benForgot, benStillIn, 'subject-gone 2026-03-27 no email address and no name'],
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
              problem: expect.stringContaining('must contain "companyCode"') as string,
            },
          ],
        }),
      );
    },
  );

  test('an unknown one is named', () => {
    expect(() => resolveParameters(layoutNamed('days'), { colour: 'red' })).toThrow(
      /no parameter "colour"/,
    );
  });

  test('a threshold that is not a number is named', () => {
    const layout = layoutNamed('adp');
    const given = resolveParameters(layout, {
      companyCode: 'ABC',
      overtimeAfterHoursADay: 'eight',
    });
    const context = { source: week, parameters: given, omit: () => undefined };
    expect(() => [...layout.rows(context)]).toThrow(/"Daily overtime threshold \(hours\)" must be/);
  });

  test('weekly overtime counts the hours below the daily threshold', () => {
    const layout = layoutNamed('adp');
    const given = resolveParameters(layout, {
      companyCode: 'ABC',
      overtimeAfterHoursADay: '8',
      overtimeAfterHoursAWeek: '10',
    });
    const [ada] = layout.rows({ source: week, parameters: given, omit: () => undefined });
    // 8.75 h on Friday and 7 h in the night to Sunday: 0.75 h above 8 a day, then 5 h above 10 a week.
    expect(ada!.slice(3)).toEqual([
      { kind: 'number', value: 10, decimals: 2 },
      { kind: 'number', value: 5.75, decimals: 2 },
    ]);
  });
});
