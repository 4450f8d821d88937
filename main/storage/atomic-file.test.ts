import { once } from 'node:events';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readIfExists, writeAtomically, writeStreamAtomically } from './atomic-file.js';
import { temporaryFolder } from './testing/folder.js';

async function* pieces(...texts: readonly string[]): AsyncGenerator<string> {
  for (const text of texts) yield await Promise.resolve(text);
}

async function* failing(): AsyncGenerator<string> {
  yield await Promise.resolve('the beginning');
  throw new Error('no more text');
}

test('a file is replaced as a whole, and no temporary file is left', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  for (const text of ['the first, which is longer', 'the second']) {
    await writeAtomically(file, text);
    expect(await readFile(file, 'utf8')).toBe(text);
  }
  expect(await readdir(folder)).toEqual(['a-file']);
});

test('keepLastGood keeps the previous content', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  for (const text of ['first', 'second', 'third']) {
    await writeAtomically(file, text, { keepLastGood: true });
  }
  expect(await readFile(`${file}.last-good`, 'utf8')).toBe('second');
  expect(await readdir(folder)).toEqual(['a-file', 'a-file.last-good']);
});

test('streamed text replaces a file as a whole', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  await writeFile(file, 'the old content');
  const parts = Array.from({ length: 1000 }, (_, index) => `${index} ü\n`.repeat(100));
  await writeStreamAtomically(file, pieces(...parts));
  expect(await readFile(file, 'utf8')).toBe(parts.join(''));
  await writeStreamAtomically(file, pieces());
  expect(await readFile(file, 'utf8')).toBe('');
  expect(await readdir(folder)).toEqual(['a-file']);
});

test('if the stream fails, the file is unchanged and no temporary file is left', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  await expect(writeStreamAtomically(file, failing())).rejects.toThrow('no more text');
  expect(await readdir(folder)).toEqual([]);
  await writeFile(file, 'the old content');
  await expect(writeStreamAtomically(file, failing())).rejects.toThrow('no more text');
  expect(await readFile(file, 'utf8')).toBe('the old content');
  expect(await readdir(folder)).toEqual(['a-file']);
});

test.skipIf(process.platform === 'win32')('only the owner can read written files', async () => {
  const folder = await temporaryFolder();
  const files = ['one', 'two'].map((name) => join(folder, name));
  await writeAtomically(files[0]!, 'text');
  await writeStreamAtomically(files[1]!, pieces('text'));
  for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test.skipIf(process.platform === 'win32')('only a file is replaced', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-socket');
  const server = createServer().listen(file);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  await expect(writeAtomically(file, 'text')).rejects.toThrow(`${file} is a device or a pipe`);
  await expect(writeStreamAtomically(file, pieces('text'))).rejects.toThrow('Choose a file.');
  expect((await stat(file)).isSocket()).toBe(true);
  expect(await readdir(folder)).toEqual(['a-socket']);
});

test('a missing file has no bytes', async () => {
  const folder = await temporaryFolder();
  expect(await readIfExists(join(folder, 'a-file'))).toBeNull();
  await writeFile(join(folder, 'a-file'), '');
  expect(await readIfExists(join(folder, 'a-file'))).toHaveLength(0);
});
