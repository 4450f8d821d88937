import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Box } from '../../../contract/face.js';
import { startVision, type Vision } from './client.js';
import { compiledProcess, frameOf } from '../testing/frames.js';
import { nosesIn, samplePhoto } from '../testing/sample-photos.js';

/* With the real inference process: the compiled program that the product starts. */

const photo = samplePhoto(6);

let folder: string;
let shared: Vision;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'client-'));
  shared = startVision({ entry: compiledProcess });
  await shared.ready();
});
afterAll(async () => {
  await shared.close();
  rmSync(folder, { recursive: true });
});

function coverNoses(faces: readonly { readonly box: Box }[], scale: number): boolean {
  return nosesIn[5]!.every(({ x, y }) =>
    faces.some(
      ({ box }) =>
        x * scale > box.x &&
        x * scale < box.x + box.width &&
        y * scale > box.y &&
        y * scale < box.y + box.height,
    ),
  );
}

describe('a file', () => {
  test('is analysed in another process', async () => {
    const { width, height, faces, modelId } = await shared.analyseFile(photo);
    expect([width, height]).toEqual([1920, 1537]);
    expect(modelId).toMatch(/\+flip$/);
    expect(faces.length).toBe(4);
    expect(coverNoses(faces, 1)).toBe(true);
    for (const { embedding } of faces) {
      expect(embedding).toBeInstanceOf(Float32Array);
      expect(embedding.length).toBe(192);
    }
    expect(shared.pid).not.toBe(process.pid);
  });

  test('is analysed with the given options', async () => {
    const analysis = await shared.analyseFile(photo, { maxFaces: 1, flip: false });
    expect(analysis.faces.length).toBe(1);
    expect(analysis.modelId).not.toContain('flip');
  });

  test('that is downscaled has its faces in pixels of the original', async () => {
    const file = join(folder, 'large.jpg');
    await sharp(photo).resize({ width: 4800 }).jpeg().toFile(file);
    const { width, faces } = await shared.analyseFile(file);
    expect(width).toBe(4800);
    expect(faces.length).toBe(4);
    expect(coverNoses(faces, 2.5)).toBe(true);
    for (const { box, landmarks, points5 } of faces) {
      for (const { x } of [...landmarks, ...points5]) {
        expect(Math.abs(x - box.x - box.width / 2)).toBeLessThan(box.width);
      }
    }
  });

  test('that is missing is rejected by name, and the process keeps running', async () => {
    const { pid } = shared;
    const file = join(folder, 'gone.jpg');
    await expect(shared.analyseFile(file)).rejects.toMatchObject({
      name: 'Fault',
      code: 'not-found',
      message: `There is no file ${file}. Check the path.`,
    });
    await expect(shared.analyseFile(folder)).rejects.toMatchObject({ code: 'unreadable-image' });
    expect((await shared.memory()).rssBytes).toBeGreaterThan(10e6);
    expect(shared.pid).toBe(pid);
  });

  test('waits for the one before it, and each gets its own result', async () => {
    const sizes = await Promise.all(
      [1, 2, 3].map(async (number) => (await shared.analyseFile(samplePhoto(number))).height),
    );
    expect(sizes).toEqual([1280, 1367, 1350]);
  });
});

describe('frames', () => {
  test('in RGBA and I420 are analysed', async () => {
    for (const format of ['RGBA', 'I420'] as const) {
      const analysis = await shared.analyseFrame(await frameOf(960, format));
      expect(analysis?.faces.length).toBe(4);
      expect(coverNoses(analysis!.faces, 0.5)).toBe(true);
    }
  });

  test('sent at once: only the first and the last are analysed', async () => {
    const frames = await Promise.all([640, 656, 672, 688, 704].map((width) => frameOf(width)));
    const answers = await Promise.all(frames.map((frame) => shared.analyseFrame(frame)));
    expect(answers.map((answer) => answer?.width ?? null)).toEqual([640, null, null, null, 704]);
  });

  test('with too few bytes are rejected, and the waiting frame is analysed', async () => {
    const good = await frameOf(640);
    const short = { ...good, data: good.data.subarray(4) };
    const [first, second] = await Promise.allSettled([
      shared.analyseFrame(short),
      shared.analyseFrame(good),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: { code: 'invalid-input' } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { width: 640 } });
  });
});
