import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { startWebHost } from '../main/hosts/web/host.js';
import { jpegOf, openHeadlessKiosk } from './kiosk-browser.js';
import { singleFacePictures } from './pictures.js';
import { residentMemoryOf, withDescendants } from './processes.js';

/*
 * Runs the kiosk with a person in front of the camera all the time, and compares each process's resident
 * memory at the end with that after the fifth minute. A separate program, as it takes half an hour.
 */

const limit = 1.05;
const settledAfterMinutes = 5;

const program = new Command('endurance')
  .description('Checks that the kiosk’s memory does not grow. Prints one line per process.')
  .option('--minutes <n>', 'duration in minutes', '30')
  .parse();
const minutes = Number(program.opts<{ minutes: string }>().minutes);

const folder = await mkdtemp(join(tmpdir(), 'rollcall-endurance-'));
const host = await startWebHost({ data: join(folder, 'data'), port: 0, log: console.error });
const [picture] = await singleFacePictures();
const browser = await openHeadlessKiosk(host.url, await jpegOf(picture!), folder);
try {
  const early = new Map<number, number>();
  for (let minute = 1; minute <= minutes; minute++) {
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    if (minute === settledAfterMinutes)
      for (const { pid, mb } of await memoryNow()) early.set(pid, mb);
    console.error(
      `minute ${minute}: ${(await memoryNow()).map(({ mb }) => mb.toFixed(0)).join(' ')} MB`,
    );
  }
  for (const { pid, name, mb } of await memoryNow()) {
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

/** The resident memory of this process and all its descendants. */
async function memoryNow(): Promise<{ pid: number; name: string; mb: number }[]> {
  const found = [];
  for (const pid of await withDescendants(process.pid)) {
    const resident = await residentMemoryOf(pid);
    if (resident !== null) found.push({ pid, name: resident.name, mb: resident.bytes / 1e6 });
  }
  return found;
}
