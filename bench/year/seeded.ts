import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedYear, yearOfTwoThousand } from './seed.js';

/** A data folder with a year of punches. */
export interface Seeded {
  readonly folder: string;
  readonly punches: number;
}

let seeded: Promise<Seeded> | null = null;

/** A data folder that is filled once for all rows (half a minute), and erased when the benchmark ends. */
export function seededYear(): Promise<Seeded> {
  return (seeded ??= fill());
}

async function fill(): Promise<Seeded> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-year-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, punches: await seedYear(folder, yearOfTwoThousand) };
}
