import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAppendFile, type AppendFile } from './append-file.js';
import { failingDisk } from './testing/failing-disk.js';
import { faultOf } from './testing/fault.js';
import { temporaryFolder } from './testing/folder.js';

async function openWithOneLine(): Promise<{ file: string; opened: AppendFile }> {
  const file = join(await temporaryFolder(), 'journal');
  const opened = await openAppendFile(file);
  await opened.append('one');
  return { file, opened };
}

async function linesOf(opened: AppendFile): Promise<string[]> {
  const lines: string[] = [];
  for await (const block of opened.lineBlocks()) lines.push(...block);
  return lines;
}

test.each(['EIO', 'ENOSPC', 'EDQUOT', 'EROFS', 'ESTALE', 'ENODEV', 'EMFILE', 'ENOMEM', 'EBUSY'])(
  'a line whose fsync and truncate fail with %s is refused and never appears',
  async (code) => {
    const { file, opened } = await openWithOneLine();
    const disk = await failingDisk();
    disk.fail(code, 'datasync', 'sync', 'truncate');
    const fault = await faultOf(() => opened.append('refused'));
    expect(fault.message).toContain(file);
    expect(fault.code).toMatch(/^(disk-full|disk-failed|data-read-only)$/);
    // The line is in the file, and not among the lines.
    expect(await readFile(file, 'utf8')).toBe('one\nrefused\n');
    expect(await linesOf(opened)).toEqual(['one']);
    await faultOf(() => opened.append('refused too'));
    disk.repair();
    await opened.append('two');
    expect(await readFile(file, 'utf8')).toBe('one\ntwo\n');
    await opened.close();
  },
);

test('a shorter line after the failure does not expose the rest of the refused one', async () => {
  const { file, opened } = await openWithOneLine();
  const disk = await failingDisk();
  disk.fail('EIO', 'datasync', 'sync', 'truncate');
  await faultOf(() => opened.append(`a\nb ${'x'.repeat(9000)}\nc`));
  disk.repair();
  await opened.append('');
  await opened.close();
  expect(await readFile(file, 'utf8')).toBe('one\n\n');
});

test('closing removes a refused line, so that the next start does not take it for an entry', async () => {
  const { file, opened } = await openWithOneLine();
  const disk = await failingDisk();
  disk.fail('EIO', 'datasync', 'sync', 'truncate');
  await faultOf(() => opened.append('refused'));
  disk.repair();
  await opened.close();
  expect(await readFile(file, 'utf8')).toBe('one\n');
});

test.each([
  ['is shorter', (file: string) => writeFile(file, 'on')],
  ['was changed', (file: string) => writeFile(file, 'two\n')],
  ['was replaced by a longer file', (file: string) => writeFile(file, 'other\nlines\n')],
])('nothing is appended if the file %s after the failure', async (_, change) => {
  const { file, opened } = await openWithOneLine();
  const disk = await failingDisk();
  disk.fail('EIO', 'datasync', 'sync', 'truncate');
  await faultOf(() => opened.append('refused'));
  disk.repair();
  await change(file);
  for (const line of ['two', 'three']) {
    const fault = await faultOf(() => opened.append(line));
    expect(fault.code).toBe('data-damaged');
    expect(fault.message).toContain(file);
    expect(await readFile(file, 'utf8')).not.toContain(line === 'two' ? 'two\ntwo' : line);
  }
  await opened.close();
});

test('a file that disappeared after the failure is not created again', async () => {
  const { file, opened } = await openWithOneLine();
  const disk = await failingDisk();
  disk.fail('EIO', 'datasync', 'sync', 'truncate');
  await faultOf(() => opened.append('refused'));
  disk.repair();
  await rename(file, `${file}.away`);
  expect((await faultOf(() => opened.append('two'))).message).toContain(file);
  await rename(`${file}.away`, file);
  await appendFile(file, 'more of the refused line');
  await opened.append('two');
  expect(await readFile(file, 'utf8')).toBe('one\ntwo\n');
  await opened.close();
});
