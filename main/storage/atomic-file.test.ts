import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readIfThere, writeAtomically, writeStreamAtomically } from './atomic-file.js';
import { temporaryFolder } from './testing/folder.js';

async function* pieces(...texts: readonly string[]): AsyncGenerator<string> {
  for (const text of texts) yield await Promise.resolve(text);
}

async function* failing(): AsyncGenerator<string> {
  yield await Promise.resolve('the beginning');
  throw new Error('no more text');
}

test('a file is replaced as a whole, and nothing else is left in the folder', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  for (const text of ['the first, which is longer', 'the second']) {
    await writeAtomically(file, text);
    expect(await readFile(file, 'utf8')).toBe(text);
  }
  expect(await readdir(folder)).toEqual(['a-file']);
});

test('the content before is kept where asked', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  for (const text of ['first', 'second', 'third']) {
    await writeAtomically(file, text, { keepLastGood: true });
  }
  expect(await readFile(`${file}.last-good`, 'utf8')).toBe('second');
  expect(await readdir(folder)).toEqual(['a-file', 'a-file.last-good']);
});

test('text that comes piece by piece replaces a file as a whole', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  await writeFile(file, 'what was before');
  const parts = Array.from({ length: 1000 }, (_, index) => `${index} ü\n`.repeat(100));
  await writeStreamAtomically(file, pieces(...parts));
  expect(await readFile(file, 'utf8')).toBe(parts.join(''));
  await writeStreamAtomically(file, pieces());
  expect(await readFile(file, 'utf8')).toBe('');
  expect(await readdir(folder)).toEqual(['a-file']);
});

test('where the text fails on the way the file is as it was, and no half of it is left', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  await expect(writeStreamAtomically(file, failing())).rejects.toThrow('no more text');
  expect(await readdir(folder)).toEqual([]);
  await writeFile(file, 'what was before');
  await expect(writeStreamAtomically(file, failing())).rejects.toThrow('no more text');
  expect(await readFile(file, 'utf8')).toBe('what was before');
  expect(await readdir(folder)).toEqual(['a-file']);
});

test.skipIf(process.platform === 'win32')('only the owner can read what is written', async () => {
  const folder = await temporaryFolder();
  const files = ['one', 'two'].map((name) => join(folder, name));
  await writeAtomically(files[0]!, 'text');
  await writeStreamAtomically(files[1]!, pieces('text'));
  for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('where there is no file there are no bytes', async () => {
  const folder = await temporaryFolder();
  expect(await readIfThere(join(folder, 'a-file'))).toBeNull();
  await writeFile(join(folder, 'a-file'), '');
  expect(await readIfThere(join(folder, 'a-file'))).toHaveLength(0);
});
