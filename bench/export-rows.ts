import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layouts } from '../main/attendance/layouts/layouts.js';
import type { LayoutId } from '../contract/calls/exports.js';
import { askProgram } from './memory/ask.js';
import type { Row, RowGroup } from './row.js';
import { seededYear } from './year/seeded.js';

const largest = 'export-memory';
const days = 'export-memory-days';
const daysLayout = 'days';
/** What an export of a million punches may take. */
const limitBytes = 200e6;

/** Memory that `rollcall export` takes for a year of two thousand people, as a process of its own. */
export const exportRows: RowGroup = {
  rows: [largest, days],

  async measure(wanted) {
    const { folder, punches } = await seededYear();
    const peaks = new Map<LayoutId, number>();
    for (const { id } of layouts) {
      if (wanted.has(largest) || id === daysLayout) peaks.set(id, await peakOf(id, folder));
    }
    const row = (name: string, id: LayoutId): Row => ({
      row: name,
      value: peaks.get(id)! / limitBytes,
      unit: 'of 200 MB',
      limit: { atMost: 1 },
      details: `peak ${inMb(peaks.get(id)!)} for ${punches} punches, layout ${id} as CSV`,
    });
    const [most] = [...peaks].sort(([, one], [, other]) => other - one)[0]!;
    return [row(largest, most), row(days, daysLayout)].filter((one) => wanted.has(one.row));
  },
};

/** @throws Error where the export was refused or wrote next to nothing. */
async function peakOf(layout: LayoutId, data: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
  try {
    const out = join(folder, 'export');
    const { parameters } = layouts.find(({ id }) => id === layout)!;
    const given = parameters
      .filter((one) => one.default === null)
      .flatMap(({ name }) => ['--set', `${name}=x`]);
    const { peakBytes = NaN, exitCode } = await askProgram('command', [
      ...['export', '--data', data, '--layout', layout, '--out', out, ...given],
    ]);
    if (exitCode !== 0 || (await stat(out)).size < 10_000) {
      throw new Error(`the export as ${layout} did not do its work`);
    }
    return peakBytes;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function inMb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
