import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { layouts } from './layouts.js';
import { week } from './testing/week.js';
import { standard, write, readBack } from './testing/written.js';

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
