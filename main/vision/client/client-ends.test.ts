import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startVision, type Vision, type VisionOptions } from './client.js';
import { blackFrame, compiledProcess, frameOf } from '../testing/frames.js';
import { samplePhoto } from '../testing/sample-photos.js';

/* What becomes of calls when the real inference process is killed, too slow or closed. */

const photo = samplePhoto(6);
const started: Vision[] = [];
afterEach(async () => {
  for (const vision of started.splice(0)) await vision.close();
});

/** An inference process that the test may ruin. */
async function start(options: VisionOptions = {}): Promise<Vision & { pid: number }> {
  const vision = startVision({ entry: compiledProcess, ...options });
  started.push(vision);
  await vision.ready();
  return vision as Vision & { pid: number };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Until what was asked has gone to the other process. */
function handedOver(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a process that ends', () => {
  test('in the middle of a call is named there, and the next call starts another', async () => {
    const reasons: string[] = [];
    const vision = await start({ onRestart: (reason) => reasons.push(reason) });
    const { pid } = vision;
    const calls = Promise.allSettled([vision.analyseFile(photo), vision.analyseFile(photo)]);
    await handedOver();
    process.kill(pid, 'SIGKILL');
    for (const call of await calls) {
      expect(call).toMatchObject({
        status: 'rejected',
        reason: {
          code: 'vision-died',
          message: `The inference process ended (SIGKILL) while it worked on the file ${photo}; it is started again, so try once more.`,
        },
      });
    }
    expect(reasons).toEqual(['SIGKILL']);
    expect(isRunning(pid)).toBe(false);
    expect((await vision.analyseFile(photo)).faces.length).toBe(4);
    expect(vision.pid).not.toBe(pid);
    expect(vision.pid).not.toBeNull();
  });

  test('over a frame passes the one that waited to the next process', async () => {
    const vision = await start();
    const frame = await frameOf(640);
    const calls = Promise.allSettled([vision.analyseFrame(frame), vision.analyseFrame(frame)]);
    await handedOver();
    process.kill(vision.pid, 'SIGKILL');
    const [first, second] = await calls;
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'vision-died' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { width: 640 } });
  });

  test('has no id until another is started', async () => {
    const vision = await start();
    const call = vision.analyseFile(photo);
    await handedOver();
    process.kill(vision.pid, 'SIGKILL');
    await expect(call).rejects.toMatchObject({ code: 'vision-died' });
    expect(vision.pid).toBeNull();
  });

  test('before it is ready says so wherever it is waited for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'client-'));
    const entry = join(folder, 'ends-at-once.cjs');
    writeFileSync(entry, 'process.exit(3);\n');
    try {
      const vision = startVision({ entry });
      started.push(vision);
      const ended = {
        code: 'vision-died',
        message: 'The inference process ended while it started (exit code 3); try again.',
      };
      await expect(vision.ready()).rejects.toMatchObject(ended);
      await expect(vision.analyseFile(photo)).rejects.toMatchObject(ended);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a call that takes too long', () => {
  test('is stopped, with the file in the sentence', async () => {
    const vision = await start({ timeoutMs: 1 });
    await expect(vision.analyseFile(photo)).rejects.toMatchObject({
      code: 'vision-timeout',
      message: `Looking at the file ${photo} took more than 0.001 s and was stopped; try a smaller picture.`,
    });
  });

  // A process that is held still answers nothing at all, however fast the machine is.
  test.skipIf(process.platform === 'win32')('does not spoil the one after it', async () => {
    const vision = await start({ timeoutMs: 2000 });
    const { pid } = vision;
    process.kill(pid, 'SIGSTOP');
    const next = await vision.analyseFile(photo).then(
      () => null,
      (fault: unknown) => {
        expect(fault).toMatchObject({ code: 'vision-timeout' });
        return vision.analyseFrame(blackFrame);
      },
    );
    expect(next?.width).toBe(64);
    expect(vision.pid).not.toBe(pid);
    expect(isRunning(pid)).toBe(false);
  });

  test.skipIf(process.platform === 'win32')(
    'over a frame passes on the one that waited',
    async () => {
      const vision = await start({ timeoutMs: 2000 });
      process.kill(vision.pid, 'SIGSTOP');
      const [first, second] = await Promise.allSettled([
        vision.analyseFrame(blackFrame),
        vision.analyseFrame(blackFrame),
      ]);
      expect(first).toMatchObject({ status: 'rejected', reason: { code: 'vision-timeout' } });
      expect(second).toMatchObject({ status: 'fulfilled', value: { width: 64 } });
    },
  );
});

describe('closing', () => {
  test('ends the process and what it worked on, and refuses whatever comes after', async () => {
    const reasons: string[] = [];
    const vision = await start({ onRestart: (reason) => reasons.push(reason) });
    const { pid } = vision;
    const call = vision.analyseFile(photo);
    const died = expect(call).rejects.toMatchObject({ code: 'vision-died' });
    await handedOver();
    await vision.close();
    await died;
    expect(isRunning(pid)).toBe(false);
    const closed = { code: 'vision-died', message: 'The inference process was closed.' };
    await expect(vision.analyseFile(photo)).rejects.toMatchObject(closed);
    await expect(vision.analyseFrame(blackFrame)).rejects.toMatchObject(closed);
    await vision.close();
    expect(reasons).toEqual([]);
  });
});
