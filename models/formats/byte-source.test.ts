import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../main/storage/testing/folder.js';
import { bytesInMemory, bytesOfFile } from './byte-source.js';

test('reads the same bytes from a file as from memory, in any order and size', async () => {
  const bytes = Uint8Array.from({ length: 700_000 }, (_, at) => (at * 7919) >> 3);
  const path = join(await temporaryFolder(), 'bytes');
  await writeFile(path, bytes);
  const [file, memory] = [bytesOfFile(path), bytesInMemory(bytes)];
  expect(file.size).toBe(700_000);
  for (const [offset, length] of [
    [0, 10],
    [5, 300_000],
    [699_999, 1],
    [1000, 20],
    [262_140, 10],
    [0, 700_000],
  ] as const) {
    expect(Buffer.compare(file.read(offset, length), memory.read(offset, length))).toBe(0);
  }
});

test('a truncated file is an error', async () => {
  const path = join(await temporaryFolder(), 'bytes');
  await writeFile(path, Buffer.alloc(1000));
  const file = bytesOfFile(path);
  await writeFile(path, Buffer.alloc(100));
  expect(() => file.read(0, 1000)).toThrow('it was truncated while being read');
});
