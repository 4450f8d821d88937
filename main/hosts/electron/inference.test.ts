import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startVision, type Vision } from '../../vision/client/client.js';
import { blackFrame, compiledProcess } from '../../vision/testing/frames.js';
import { samplePhoto } from '../../vision/testing/sample-photos.js';
import { unpackedPath } from '../../base/unpacked-path.js';
import { forkUtility } from './inference.js';
import { utilityProcesses } from './testing/utility-process.js';

const started: Vision[] = [];
afterEach(async () => {
  for (const vision of started.splice(0)) await vision.close();
});

function start(entry = compiledProcess, onRestart = (_reason: string): void => undefined): Vision {
  const fork = forkUtility(utilityProcesses, () => undefined);
  const vision = startVision({ entry, fork, onRestart });
  started.push(vision);
  return vision;
}

test('the inference process answers through the port of a utility process', async () => {
  const vision = start();
  await vision.ready();
  expect(vision.pid).toBeGreaterThan(0);
  expect(await vision.analyseFrame(blackFrame)).toMatchObject({ width: 64, faces: [] });
  expect((await vision.analyseFile(samplePhoto(6))).faces).toHaveLength(4);
  await expect(vision.analyseFile('nowhere.jpg')).rejects.toMatchObject({ code: 'not-found' });
});

test('killing the process rejects its call, and the next call starts another process', async () => {
  const reasons: string[] = [];
  const vision = start(compiledProcess, (reason) => reasons.push(reason));
  await vision.ready();
  const { pid } = vision;
  const call = vision.analyseFile(samplePhoto(6));
  const died = expect(call).rejects.toMatchObject({ code: 'vision-died' });
  await new Promise((resolve) => setImmediate(resolve));
  process.kill(pid ?? 0, 'SIGKILL');
  await died;
  expect(reasons).toEqual(['exit code 9']);
  expect(vision.pid).toBeNull();
  expect(await vision.analyseFrame(blackFrame)).toMatchObject({ width: 64 });
  expect(vision.pid).not.toBe(pid);
});

test.skipIf(process.platform === 'win32')(
  'closing ends a process even if it does not respond',
  async () => {
    const vision = start();
    await vision.ready();
    const { pid } = vision;
    // A stopped process does not handle SIGTERM, which Electron's kill sends.
    process.kill(pid ?? 0, 'SIGSTOP');
    await vision.close();
    expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
  },
);

test('the process does not receive the passphrase', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'inference-'));
  const entry = join(folder, 'environment.cjs');
  writeFileSync(
    entry,
    "process.parentPort.postMessage({ kind: 'failed-to-start', code: 'internal', message: `${process.env.ROLLCALL_PASSPHRASE} ${process.env.ROLLCALL_OTHER}` });\n",
  );
  process.env['ROLLCALL_PASSPHRASE'] = 'at eight';
  process.env['ROLLCALL_OTHER'] = 'seen';
  try {
    await expect(start(entry).ready()).rejects.toThrow('undefined seen');
  } finally {
    delete process.env['ROLLCALL_PASSPHRASE'];
    delete process.env['ROLLCALL_OTHER'];
    rmSync(folder, { recursive: true });
  }
});

test('the program is run from the folder next to the archive', () => {
  const packed = ['', 'opt', 'Rollcall', 'resources', 'app.asar', 'dist', 'process.js'].join(sep);
  expect(unpackedPath(packed)).toBe(packed.replace('app.asar', 'app.asar.unpacked'));
  expect(unpackedPath(compiledProcess)).toBe(compiledProcess);
});
