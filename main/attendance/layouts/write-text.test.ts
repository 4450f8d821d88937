import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { LayoutId } from '../../../contract/calls/exports.js';
import { styleOf, type ExportOptions } from './write-text.js';
import { standard, write, layoutNamed } from './testing/written.js';

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
