import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { VisionHolder } from './vision-holder.js';
import { activeModelsFile } from '../vision/model-files.js';

/* Which process stays after the data folder was opened. The program only says that it is ready: no models are loaded. */

let folder: string;
let holder: VisionHolder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holder-'));
  mkdirSync(join(folder, 'models'));
  const entry = join(folder, 'ready.cjs');
  writeFileSync(entry, "process.on('message', () => {}); process.send({ kind: 'ready' });\n");
  holder = new VisionHolder({ entry, models: { folder } }, () => undefined);
});
afterEach(async () => {
  await holder.close();
  rmSync(folder, { recursive: true });
});

function choose(embedding: string): void {
  const chosen = { version: 1, embedding, detector: null, learning: null };
  writeFileSync(activeModelsFile(folder), JSON.stringify(chosen));
}

test('the process that was started during the opening is used', async () => {
  const early = await holder.whileOpening(true, () => Promise.resolve(holder.get()));
  await early.ready();
  expect(holder.get()).toBe(early);
  expect(early.pid).not.toBeNull();
});

test('another one is used after the opening chose other models', async () => {
  const early = await holder.whileOpening(true, () => {
    choose('face-recognition');
    return Promise.resolve(holder.get());
  });
  expect(early.pid).toBeNull();
  expect(holder.get()).not.toBe(early);
});

test('choosing the default model by its name changes nothing', async () => {
  const early = await holder.whileOpening(true, () => {
    choose('mobilefacenet');
    return Promise.resolve(holder.get());
  });
  expect(holder.get()).toBe(early);
});

test('another one is used after an anti-spoofing net was imported meanwhile', async () => {
  const early = await holder.whileOpening(true, () => {
    mkdirSync(join(folder, 'models', 'minifasnet-0123'));
    return Promise.resolve(holder.get());
  });
  expect(holder.get()).not.toBe(early);
});

test('the process ends if the data folder cannot be opened', async () => {
  let early = null;
  const opening = holder.whileOpening(true, () => {
    early = holder.get();
    return Promise.reject(new Error('held'));
  });
  await expect(opening).rejects.toThrow('held');
  expect(early).toMatchObject({ pid: null });
  expect(holder.state).toBe('idle');
});

test('no process is started for services without a door', async () => {
  await holder.whileOpening(false, () => Promise.resolve());
  expect(holder.state).toBe('idle');
});

test('a process that cannot be started does not keep the folder closed', async () => {
  const fork = (): never => {
    throw new Error('no process');
  };
  const failing = new VisionHolder({ fork, models: { folder } }, () => undefined);
  expect(await failing.whileOpening(true, () => Promise.resolve('open'))).toBe('open');
  expect(failing.state).toBe('idle');
  expect(() => failing.get()).toThrow('no process');
});
