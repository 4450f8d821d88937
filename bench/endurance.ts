import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { startWebHost } from '../main/hosts/web/host.js';
import { openKioskUnseen } from './kiosk-browser.js';
import { oneFacePictures } from './pictures.js';
import { residentOf, withDescendants } from './processes.js';

/*
 * Lets the kiosk run with somebody before the camera all the time, and compares each process's resident
 * memory at the end with that after the fifth minute. A program of its own, for it takes half an hour.
 */

const limit = 1.05;
const settledAfterMinutes = 5;

const program = new Command('endurance')
  .description('Does the kiosk take more and more memory? Prints a line a process.')
  .option('--minutes <n>', 'how long', '30')
  .parse();
const minutes = Number(program.opts<{ minutes: string }>().minutes);

const folder = await mkdtemp(join(tmpdir(), 'rollcall-endurance-'));
const host = await startWebHost({ data: join(folder, 'data'), port: 0, say: console.error });
const [picture] = await oneFacePictures();
const browser = await openKioskUnseen(host.url, picture!, folder);
try {
  const early = new Map<number, number>();
  for (let minute = 1; minute <= minutes; minute++) {
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    if (minute === settledAfterMinutes) for (const { pid, mb } of await now()) early.set(pid, mb);
    console.error(`minute ${minute}: ${(await now()).map(({ mb }) => mb.toFixed(0)).join(' ')} MB`);
  }
  for (const { pid, name, mb } of await now()) {
    const before = early.get(pid);
    if (before === undefined) continue;
    const row = { process: name, mbAtFive: before, mbAtEnd: mb, ratio: mb / before, limit };
    console.log(JSON.stringify(row));
    if (row.ratio > limit) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await host.close();
  await rm(folder, { recursive: true, force: true });
}

async function now(): Promise<{ pid: number; name: string; mb: number }[]> {
  const found = [];
  for (const pid of await withDescendants(process.pid)) {
    const resident = await residentOf(pid);
    if (resident !== null) found.push({ pid, name: resident.name, mb: resident.bytes / 1e6 });
  }
  return found;
}
