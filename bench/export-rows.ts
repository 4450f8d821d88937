import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layouts } from '../main/attendance/layouts/layouts.js';
import type { LayoutId } from '../contract/calls/exports.js';
import { runProgram } from './memory/run-program.js';
import type { Row, RowGroup } from './row.js';
import { seededYear } from './year/seeded.js';

const largest = 'export-memory';
const days = 'export-memory-days';
const daysLayout = 'days';
/** Limit for an export of a million punches. */
const limitBytes = 200e6;

/** The memory of a `rollcall export` process for a year of two thousand people. */
export const exportRows: RowGroup = {
  rows: [largest, days],

  async measure(wanted) {
    const { folder, punches } = await seededYear();
    const peaks = new Map<LayoutId, number>();
    // Timesheets are not tables, and need a range.
    for (const { id } of layouts.filter((layout) => layout.id !== 'timesheet')) {
      if (wanted.has(largest) || id === daysLayout) peaks.set(id, await peakOf(id, folder));
    }
    const row = (name: string, id: LayoutId): Row => ({
      row: name,
      value: peaks.get(id)! / limitBytes,
      unit: 'of 200 MB',
      limit: { atMost: 1 },
      details: `peak ${inMb(peaks.get(id)!)} for ${punches} punches, layout ${id} as CSV`,
    });
    const [largestLayout] = [...peaks].sort(([, one], [, other]) => other - one)[0]!;
    return [row(largest, largestLayout), row(days, daysLayout)].filter((one) =>
      wanted.has(one.row),
    );
  },
};

/** The peak memory of an export, in bytes. @throws Error if the export failed or wrote almost nothing. */
async function peakOf(layout: LayoutId, data: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
  try {
    const out = join(folder, 'export');
    const { parameters } = layouts.find(({ id }) => id === layout)!;
    const settings = parameters
      .filter((one) => one.default === null)
      .flatMap(({ name }) => ['--set', `${name}=123`]);
    const { peakBytes = NaN, exitCode } = await runProgram('command', [
      'export',
      '--data',
      data,
      '--layout',
      layout,
      '--out',
      out,
      ...settings,
    ]);
    if (exitCode !== 0 || (await stat(out)).size < 10_000) {
      throw new Error(`the export with layout ${layout} failed`);
    }
    return peakBytes;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function inMb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
