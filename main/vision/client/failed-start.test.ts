import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../../models/store.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import type { Reply } from '../messages.js';
import { compiledProcess } from '../testing/frames.js';

/** Starts the inference process. @returns its replies, its error output and its exit code. */
async function startWith(
  choice: string,
): Promise<{ replies: Reply[]; err: string; code: number | null }> {
  const child = spawn(process.execPath, [compiledProcess, choice], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const replies: Reply[] = [];
  let err = '';
  child.on('message', (reply: Reply) => replies.push(reply));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { replies, err, code };
}

async function folderWith(id: string, onnx: Buffer, digest: string): Promise<string> {
  const folder = await temporaryFolder();
  const model = join(folder, 'models', id);
  await mkdir(model, { recursive: true });
  const profile = {
    kind: 'embedding',
    version: 1,
    id,
    family: 'onnx',
    dimension: 128,
    sha256: digest,
    importedAt: '2026-01-01T00:00:00.000Z',
    sources: [{ name: 'a.onnx', sha256: digest, sizeBytes: 11 }],
    framing: { kind: 'five-points' },
    feeding: {
      input: 'a',
      output: 'b',
      layout: 'nchw',
      sidePx: 112,
      channels: 'rgb',
      mean: 0,
      deviation: 1,
    },
    calibration: null,
  };
  await writeFile(join(model, 'embedding.onnx'), onnx);
  await writeFile(join(model, 'profile.json'), JSON.stringify(profile));
  return folder;
}

const bytes = Buffer.from('not a model');

test.each([
  ['a model that is not imported', 'not-found', 'nosuch', sha256(bytes)],
  ['a damaged model file', 'model-damaged', 'mine', 'f'.repeat(64)],
  ['a file that is not a model', 'model-damaged', 'mine', sha256(bytes)],
])('%s is reported as one fault, without a stack trace', async (_, code, embedding, digest) => {
  const folder = await folderWith('mine', bytes, digest);
  const started = await startWith(JSON.stringify({ folder, embedding }));
  expect(started.replies).toMatchObject([{ kind: 'failed-to-start', code }]);
  expect(started.err).not.toMatch(/\n\s+at /);
  expect(started.code).toBe(1);
  const [reply] = started.replies;
  expect(reply).toHaveProperty('message', expect.not.stringContaining('\n'));
});

test('an error that is not a fault is reported in the same way', async () => {
  const started = await startWith('not JSON');
  expect(started.replies).toMatchObject([{ kind: 'failed-to-start', code: 'internal' }]);
  expect(started).toMatchObject({ err: '', code: 1 });
});
