import { runProgram } from './memory/run-program.js';
import type { RowGroup } from './row.js';

const name = 'hub-desk-memory';
const entries = 300_000;

const inMb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** The memory that a hub's journal takes with its punches in the database, compared with all punches in memory. */
export const hubDeskRows: RowGroup = {
  rows: [name],

  async measure() {
    const [inMemory, inDatabase] = [await addedBy('memory'), await addedBy('database')];
    return [
      {
        row: name,
        // Reading may also free memory that was used before.
        value: Math.max(0, inDatabase.used) / inMemory.used,
        unit: 'of punches in memory',
        limit: { atMost: 0.2 },
        details: `${inMb(inDatabase.used)} in use, ${inMb(inMemory.used)} with punches in memory; resident with garbage ${inMb(inDatabase.resident)} and ${inMb(inMemory.resident)}; ${entries.toLocaleString('en')} entries of 500 people`,
      },
    ];
  },
};

/** Added memory in bytes. @throws Error if the journal was not read to its end. */
async function addedBy(
  place: 'memory' | 'database',
): Promise<{ readonly used: number; readonly resident: number }> {
  const figures = await runProgram('hub-journal', [place, String(entries)]);
  const { usedBytes = NaN, residentBytes = NaN, seq } = figures;
  if (seq !== entries) throw new Error(`${seq ?? 'no'} entries were read`);
  return { used: usedBytes, resident: residentBytes };
}
