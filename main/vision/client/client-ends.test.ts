import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startVision, type Vision, type VisionOptions } from './client.js';
import { blackFrame, compiledProcess, frameOf } from '../testing/frames.js';
import { samplePhoto } from '../testing/sample-photos.js';

/* Calls while the real inference process is being killed, is too slow or is closed. */

const photo = samplePhoto(6);
const started: Vision[] = [];
afterEach(async () => {
  for (const vision of started.splice(0)) await vision.close();
});

/** Starts an inference process that the test may kill. */
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

/** Resolves when the requests have been sent to the inference process. */
function requestsSent(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a process that ends', () => {
  test('during a call rejects it, and the next call starts another process', async () => {
    const reasons: string[] = [];
    const vision = await start({ onRestart: (reason) => reasons.push(reason) });
    const { pid } = vision;
    const calls = Promise.allSettled([vision.analyseFile(photo), vision.analyseFile(photo)]);
    await requestsSent();
    process.kill(pid, 'SIGKILL');
    for (const call of await calls) {
      expect(call).toMatchObject({
        status: 'rejected',
        reason: {
          code: 'vision-died',
          message: `The inference process ended (SIGKILL) while analysing the file ${photo}. It will be restarted; try again.`,
        },
      });
    }
    expect(reasons).toEqual(['SIGKILL']);
    expect(isRunning(pid)).toBe(false);
    expect((await vision.analyseFile(photo)).faces.length).toBe(4);
    expect(vision.pid).not.toBe(pid);
    expect(vision.pid).not.toBeNull();
  });

  test('during a frame sends the waiting frame to the next process', async () => {
    const vision = await start();
    const frame = await frameOf(640);
    const calls = Promise.allSettled([vision.analyseFrame(frame), vision.analyseFrame(frame)]);
    await requestsSent();
    process.kill(vision.pid, 'SIGKILL');
    const [first, second] = await calls;
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'vision-died' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { width: 640 } });
  });

  test('has no process id until another one starts', async () => {
    const vision = await start();
    const call = vision.analyseFile(photo);
    await requestsSent();
    process.kill(vision.pid, 'SIGKILL');
    await expect(call).rejects.toMatchObject({ code: 'vision-died' });
    expect(vision.pid).toBeNull();
  });

  test('before it is ready rejects everything that waits for it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'client-'));
    const entry = join(folder, 'ends-at-once.cjs');
    writeFileSync(entry, 'process.exit(3);\n');
    try {
      const vision = startVision({ entry });
      started.push(vision);
      const ended = {
        code: 'vision-died',
        message: 'The inference process ended while starting (exit code 3). Try again.',
      };
      await expect(vision.ready()).rejects.toMatchObject(ended);
      await expect(vision.analyseFile(photo)).rejects.toMatchObject(ended);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a call that takes too long', () => {
  test('is stopped, and the message names the file', async () => {
    const vision = await start({ timeoutMs: 1 });
    await expect(vision.analyseFile(photo)).rejects.toMatchObject({
      code: 'vision-timeout',
      message: `Analysing the file ${photo} took longer than 0.001 s and was stopped. Try a smaller image.`,
    });
  });

  // A stopped process never replies, however fast the machine is.
  test.skipIf(process.platform === 'win32')('does not affect the next call', async () => {
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
    'during a frame still sends the waiting frame',
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
  test('ends the process and the running call, and rejects later calls', async () => {
    const reasons: string[] = [];
    const vision = await start({ onRestart: (reason) => reasons.push(reason) });
    const { pid } = vision;
    const call = vision.analyseFile(photo);
    const died = expect(call).rejects.toMatchObject({ code: 'vision-died' });
    await requestsSent();
    await vision.close();
    await died;
    expect(isRunning(pid)).toBe(false);
    const closed = {
      code: 'vision-died',
      message: 'The inference process was shut down. Try again.',
    };
    await expect(vision.analyseFile(photo)).rejects.toMatchObject(closed);
    await expect(vision.analyseFrame(blackFrame)).rejects.toMatchObject(closed);
    await vision.close();
    expect(reasons).toEqual([]);
  });
});
