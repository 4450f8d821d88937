import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openApp } from '../main/app/app.js';
import { makeFolder } from '../main/storage/make-folder.js';
import { findPackageRoot } from '../models/package-root.js';
import { jpegOf } from './kiosk-browser.js';
import { inTurns, timeOfAsync } from './measure.js';
import { runProgram } from './memory/run-program.js';
import { singleFacePictures } from './pictures.js';
import type { Row, RowGroup } from './row.js';

const startName = 'kiosk-start';
const identifyName = 'identify-photo';
const rounds = 7;
const run = promisify(execFile);

/** How long a start takes, compared with a process that only loads the models. */
export const startRows: RowGroup = {
  rows: [startName, identifyName],

  async measure(wanted) {
    const rows: Row[] = [];
    if (wanted.has(startName)) rows.push(await inNewFolder(startRow));
    if (wanted.has(identifyName)) rows.push(await inNewFolder(identifyRow));
    return rows;
  },
};

/** The services and the kiosk, from nothing until it is ready and warm. */
async function startRow(folder: string): Promise<Row> {
  let number = 0;
  const start = async (): Promise<number> => {
    const app = openApp({ folder: join(folder, `${++number}`), onNotice: () => undefined });
    try {
      return await timeOfAsync(() => app.api['kiosk.start']({ takeOver: false }));
    } finally {
      await app.close();
    }
  };
  const [startMs = NaN, loadMs = NaN] = await inTurns([start, timeOfLoading], rounds);
  return besideLoading({
    row: startName,
    ms: startMs,
    what: 'until ready and warm',
    loadMs,
    atMost: 1.3,
  });
}

/** `rollcall identify` for one photo of 640 × 480 pixels, from the start of the program to its end. */
async function identifyRow(folder: string): Promise<Row> {
  const people = join(folder, 'people', 'Ada');
  await makeFolder(people);
  const photo = join(people, 'photo.jpg');
  const [picture] = await singleFacePictures();
  await writeFile(photo, await jpegOf(picture!));
  const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));
  const rollcall = (...args: string[]): Promise<{ stdout: string }> =>
    run(process.execPath, [program, '--data', join(folder, 'data'), ...args]);
  await rollcall('enrol', join(folder, 'people'));
  const identify = async (): Promise<void> => {
    const { stdout } = await rollcall('identify', photo);
    if (!stdout.includes('Ada')) throw new Error(`Ada was not identified: ${stdout}`);
  };
  const [identifyMs = NaN, loadMs = NaN] = await inTurns(
    [() => timeOfAsync(identify), timeOfLoading],
    rounds,
  );
  return besideLoading({
    row: identifyName,
    ms: identifyMs,
    what: 'for the whole command',
    loadMs,
    atMost: 1.5,
  });
}

interface BesideLoading {
  readonly row: string;
  readonly ms: number;
  /** What the time was measured for. */
  readonly what: string;
  readonly loadMs: number;
  readonly atMost: number;
}

function besideLoading({ row, ms, what, loadMs, atMost }: BesideLoading): Row {
  const loading = `${loadMs.toFixed(0)} ms to load ONNX Runtime, OpenCV and the models`;
  return {
    row,
    value: ms / loadMs,
    unit: 'of loading alone',
    limit: { atMost },
    details: `${ms.toFixed(0)} ms ${what}, ${loading}`,
  };
}

/** In a separate process, until all are loaded. */
function timeOfLoading(): Promise<number> {
  return timeOfAsync(() => runProgram('runtime-alone'));
}

async function inNewFolder(measure: (folder: string) => Promise<Row>): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
  try {
    return await measure(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
