import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { LayoutId } from '../../../contract/calls/exports.js';
import type { Cell } from './cell.js';
import { filledIn, type Layout, type Omission } from './layout.js';
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
  const given = filledIn(layout, parameters[layout.id] ?? {});
  const rows = [...layout.rows({ source, parameters: given, omit: (one) => omitted.push(one) })];
  let text = '';
  const preamble = layout.preamble?.(given) ?? [];
  for await (const piece of writeText(layout, preamble, rows, styleOf(layout, options)))
    text += piece;
  return { text, rows, omitted };
}

function readAgain(text: string, layout: Layout): string[][] {
  if (layout.fixed !== 'iif') return parse(text, { bom: true });
  return text
    .split('\r\n')
    .slice(2, -1)
    .map((line) => line.split('\t'));
}

describe.each(layouts.map((layout) => [layout.id, layout] as const))('%s', (id, layout) => {
  const ending = layout.fixed === 'iif' ? 'iif' : 'csv';
  const golden = new URL(`golden/${id}.${ending}`, import.meta.url);

  test('is written as the golden file, byte for byte', async () => {
    const { text } = await write(layout);
    expect(text).toBe(await readFile(golden, 'utf8'));
  });

  test('can be read again, with all its columns and values', async () => {
    const { text, rows } = await write(layout);
    const [head, ...again] = readAgain(text, layout);
    expect(head).toEqual(layout.columns);
    expect(again).toHaveLength(rows.length);
    for (const [at, row] of rows.entries()) {
      const texts = row.map((cell) => {
        if (cell === null) return '';
        if (cell.kind === 'number') return cell.value.toFixed(cell.decimals);
        if (cell.kind === 'date') return [cell.day, cell.time].filter(Boolean).join(' ');
        return cell.text;
      });
      expect(again[at]!.map((value) => value.replace(/^'(?=[=+\-@])/, ''))).toEqual(texts);
    }
  });

  test('has its columns and nothing else where there are no punches', async () => {
    const none = { ...week, punches: () => [], days: () => [] };
    const { text, omitted } = await write(layout, standard, none);
    expect(readAgain(text, layout)).toEqual([[...layout.columns]]);
    expect(omitted).toEqual([]);
  });
});

test('what a layout cannot hold is told', async () => {
  const told = Object.fromEntries(
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
    'subject-chloe 2026-03-27 has no employee number',
    'subject-gone 2026-03-27 has no employee number',
  ];
  const benForgot = 'subject-ben 2026-03-27 has an in without an out';
  const benIsThere = 'subject-ben 2026-03-31 has an in without an out';
  expect(told).toEqual({
    punches: [],
    days: [],
    // Each of the two punches of both.
    frappe: noNumber.flatMap((one) => [one, one]),
    odoo: [benForgot, ...noNumber],
    orangehrm: [benForgot, benIsThere, ...noNumber],
    kimai: [
      benForgot,
      benIsThere,
      'subject-gone 2026-03-27 has neither an e-mail address nor a name',
    ],
    bamboohr: [
      'subject-ben 2026-03-27 is missing an out',
      'subject-ben 2026-03-31 is not over yet',
      ...noNumber,
    ],
    adp: [
      'subject-ben 2026-03-27 is missing an out',
      'subject-ben 2026-03-31 is not over yet',
      ...noNumber,
    ],
    'quickbooks-iif': [
      'subject-ben 2026-03-27 is missing an out',
      'subject-ben 2026-03-31 is not over yet',
      'subject-gone 2026-03-27 has no name any more',
    ],
  });
});

const layoutNamed = (id: LayoutId): Layout => layouts.find((layout) => layout.id === id)!;

describe('options', () => {
  test('for Excel: byte order mark, semicolons, decimal comma, days as they are written there', async () => {
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

  test('formulas are neutralised unless it is switched off', async () => {
    expect((await write(layoutNamed('punches'))).text).toContain(",'=cmd|calc,");
    const off = { ...standard, neutraliseFormulas: false };
    expect((await write(layoutNamed('punches'), off)).text).toContain(',=cmd|calc,');
  });

  test('a separator that is the decimal sign is refused', () => {
    const both = { ...standard, decimalSign: ',' } as const;
    expect(() => styleOf(layoutNamed('days'), both)).toThrow(/must differ/);
  });

  test.each<[LayoutId, Partial<ExportOptions>]>([
    ['bamboohr', { preset: 'excel' }],
    ['bamboohr', { decimalSign: ',' }],
    ['quickbooks-iif', { format: 'xlsx' }],
    ['quickbooks-iif', { dateFormat: 'iso', separator: ';' }],
  ])('%s allows no %o', (id, change) => {
    expect(() => styleOf(layoutNamed(id), { ...standard, ...change })).toThrow(/prescribes/);
  });
});

describe('parameters', () => {
  test('one that must be given is named', () => {
    expect(() => filledIn(layoutNamed('adp'), {})).toThrow(/needs the parameter "companyCode"/);
    expect(() => filledIn(layoutNamed('adp'), { companyCode: ' ' })).toThrow(/companyCode/);
  });

  test('one that is unknown is named', () => {
    expect(() => filledIn(layoutNamed('days'), { colour: 'red' })).toThrow(/no parameter "colour"/);
  });

  test('overtime by the week counts what the day left over', () => {
    const layout = layoutNamed('adp');
    const given = filledIn(layout, {
      companyCode: 'ABC',
      overtimeAfterHoursADay: '8',
      overtimeAfterHoursAWeek: '10',
    });
    const [ada] = layout.rows({ source: week, parameters: given, omit: () => undefined });
    // 8.75 h on Friday and 7 h in the night to Sunday: 0.75 above the day, 5 above the week.
    expect(ada!.slice(3)).toEqual([
      { kind: 'number', value: 10, decimals: 2 },
      { kind: 'number', value: 5.75, decimals: 2 },
    ]);
  });
});
