import { randomInt } from 'node:crypto';
import { appendFile, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openAppendFile } from './append-file.js';
import { readLineBlocks } from './line-blocks.js';
import { faultOf } from './testing/fault.js';
import { temporaryFolder } from './testing/folder.js';
import { startProgram } from './testing/program.js';

async function linesOf(file: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const block of readLineBlocks(file)) lines.push(...block);
  return lines;
}

async function appendAll(file: string, lines: readonly string[]): Promise<string | null> {
  const opened = await openAppendFile(file);
  for (const line of lines) await opened.append(line);
  await opened.close();
  return opened.recovered;
}

test('lines are read in the order they were appended, even after reopening', async () => {
  const file = join(await temporaryFolder(), 'a', 'journal');
  expect(await appendAll(file, ['one', '', 'zwei\r', '三'])).toBeNull();
  expect(await appendAll(file, ['five'])).toBeNull();
  expect(await linesOf(file)).toEqual(['one', '', 'zwei\r', '三', 'five']);
  expect(await readFile(file, 'utf8')).toBe('one\n\nzwei\r\n三\nfive\n');
});

test.skipIf(process.platform === 'win32')('only the owner can read the file', async () => {
  const file = join(await temporaryFolder(), 'journal');
  await appendAll(file, ['one']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('concurrent appends write complete lines, in the order of the calls', async () => {
  const file = join(await temporaryFolder(), 'journal');
  const lines = Array.from({ length: 300 }, (_, index) => `${index} `.repeat(1 + (index % 40)));
  const opened = await openAppendFile(file);
  const order: number[] = [];
  await Promise.all(lines.map((line, index) => opened.append(line).then(() => order.push(index))));
  await opened.close();
  expect(await linesOf(file)).toEqual(lines);
  expect(order).toEqual(lines.map((_, index) => index));
});

test('closing waits for pending lines', async () => {
  const file = join(await temporaryFolder(), 'journal');
  const opened = await openAppendFile(file);
  const appended = ['one', 'two'].map((line) => opened.append(line));
  await opened.close();
  await Promise.all(appended);
  expect(await linesOf(file)).toEqual(['one', 'two']);
});

test('a line that comes after closing is refused, and removes no line of the next opening', async () => {
  const file = join(await temporaryFolder(), 'journal');
  const before = await openAppendFile(file);
  await before.append('one');
  await before.close();
  const after = await openAppendFile(file);
  await after.append('two');
  await expect(before.append('late')).rejects.toMatchObject({ code: 'cancelled' });
  await after.append('three');
  await after.close();
  expect(await linesOf(file)).toEqual(['one', 'two', 'three']);
});

test.each([
  ['a few bytes', 'thr'],
  ['longer than a block', 'x'.repeat(10_000)],
  ['zeros, as after a power failure', '\0'.repeat(5000)],
  ['half a character', Buffer.from('ü').subarray(0, 1)],
])('an incomplete last line (%s) is moved to another file and reported', async (_, torn) => {
  for (const complete of [[], ['one', 'two']]) {
    const folder = await temporaryFolder();
    const file = join(folder, 'journal');
    await appendAll(file, complete);
    await appendFile(file, torn);
    const opened = await openAppendFile(file);
    const [tornFile] = (await readdir(folder)).filter((name) => name.includes('torn'));
    expect(await readFile(join(folder, tornFile!))).toEqual(Buffer.from(torn));
    expect(opened.recovered).toContain(file);
    expect(opened.recovered).toContain(tornFile);
    await opened.append('next');
    await opened.close();
    expect(await linesOf(file)).toEqual([...complete, 'next']);
    expect(await appendAll(file, [])).toBeNull();
  }
});

test('a complete last line without a line break gets one', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'journal');
  await writeFile(file, '{"seq":1}\n{"seq":2}');
  const opened = await openAppendFile(file);
  expect(opened.recovered).toContain('had no line break');
  await opened.append('{"seq":3}');
  await opened.close();
  expect(await linesOf(file)).toEqual(['{"seq":1}', '{"seq":2}', '{"seq":3}']);
  expect(await readdir(folder)).toEqual(['journal']);
});

test('opening a file that ends with a complete line does not change it', async () => {
  const file = join(await temporaryFolder(), 'journal');
  for (const text of ['', '\n', `${'x'.repeat(4096)}\n`, `a\n${'x'.repeat(4095)}\n`]) {
    await writeFile(file, text);
    expect(await appendAll(file, [])).toBeNull();
    expect(await readFile(file, 'utf8')).toBe(text);
  }
});

test('a missing file has no lines', async () => {
  expect(await linesOf(join(await temporaryFolder(), 'journal'))).toEqual([]);
});

test('lines that cross the boundary of a read are complete', async () => {
  const file = join(await temporaryFolder(), 'journal');
  // A character of three bytes crosses every boundary that is a power of two.
  const lines = ['三'.repeat(400_000), 'a', '三'.repeat(100_000), ''];
  await appendAll(file, lines);
  expect(await linesOf(file)).toEqual(lines);
});

test('a last line without a line break is read too', async () => {
  const file = join(await temporaryFolder(), 'journal');
  await writeFile(file, 'one\ntwo');
  expect(await linesOf(file)).toEqual(['one', 'two']);
});

test('a file below another file cannot be created, and the fault names it', async () => {
  const file = join(await temporaryFolder(), 'journal');
  await appendAll(file, ['one']);
  const fault = await faultOf(() => openAppendFile(join(file, 'another')));
  expect(fault.code).toBe('data-read-only');
  expect(fault.message).toContain(join(file, 'another'));
});

const writer = `
  import { openAppendFile } from './dist/main/storage/append-file.js';
  const [, file, round] = process.argv;
  const opened = await openAppendFile(file);
  for (let number = 0; ; number += 4) {
    await Promise.all([0, 1, 2, 3].map(async (more) => {
      const line = [round, number + more, 'x'.repeat((number * 37) % 9000)].join(' ');
      await opened.append(line);
      console.log(line);
    }));
  }
`;

test('a killed process loses no line whose append had resolved', async () => {
  const file = join(await temporaryFolder(), 'journal');
  const acknowledged: string[] = [];
  for (let round = 0; round < 12; round++) {
    const program = startProgram(writer, file, String(round));
    await program.printed(3);
    await wait(randomInt(30));
    await program.kill();
    acknowledged.push(...program.lines);
    await appendAll(file, [`after ${round}`]);
    acknowledged.push(`after ${round}`);
  }
  const lines = await linesOf(file);
  const expected = new Set(acknowledged);
  expect(lines.filter((line) => expected.has(line))).toEqual(acknowledged);
  // The only other lines are those being written when it was killed, and they are complete.
  const others = lines.filter((line) => !expected.has(line));
  expect(others.length).toBeLessThanOrEqual(12 * 4);
  for (const line of others) expect(line).toMatch(/^\d+ \d+ x*$/);
});
