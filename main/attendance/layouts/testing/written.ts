import { parse } from 'csv-parse/sync';
import type { LayoutId } from '../../../../contract/calls/exports.js';
import type { Cell } from '../cell.js';
import { resolveParameters, type ExportSource, type Layout, type Omission } from '../layout.js';
import { layouts } from '../layouts.js';
import { punchesOf, sourceOf, week } from './week.js';
import { styleOf, writeText, type ExportOptions } from '../write-text.js';

export const standard: ExportOptions = {
  format: 'csv',
  preset: 'standard',
  decimalSign: '.',
  dateFormat: 'iso',
  neutraliseFormulas: true,
};

export const parameters: Partial<Record<LayoutId, Record<string, string>>> = {
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

export async function write(layout: Layout, options = standard, source = week): Promise<Written> {
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

/** The values of a written text, row by row; of an IIF file without its two header lines. */
export function readBack(text: string, layout: Layout): string[][] {
  if (layout.fixed !== 'iif') return parse(text, { bom: true });
  return text
    .split('\r\n')
    .slice(2, -1)
    .map((line) => line.split('\t'));
}

export const layoutNamed = (id: LayoutId): Layout => layouts.find((layout) => layout.id === id)!;

/** Rows of a layout for stints of people with these details. */
export function rowsFor(
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

export const aDay = 'in 2026-03-27T08:00+01:00, out 2026-03-27T16:00+01:00';
