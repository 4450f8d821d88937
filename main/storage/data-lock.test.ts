import { readFile, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockDataFolder } from './data-lock.js';
import { faultOf } from './testing/fault.js';
import { temporaryFolder } from './testing/folder.js';
import { startProgram } from './testing/program.js';

const holder = `
  import { lockDataFolder } from './dist/main/storage/data-lock.js';
  const lock = await lockDataFolder(process.argv[1]).catch((fault) => fault);
  console.log(lock.code ?? 'held');
  if (lock.code === undefined) setInterval(() => {}, 1000);
`;

async function writeLock(folder: string, change: object): Promise<void> {
  const lock = await lockDataFolder(folder);
  const file = join(folder, 'lock.json');
  const content = JSON.parse(await readFile(file, 'utf8')) as object;
  await lock.release();
  await writeFile(file, JSON.stringify({ ...content, ...change }));
}

const codeOfLocking = async (folder: string) => (await faultOf(() => lockDataFolder(folder))).code;

test('a folder locked by another process is refused, and the fault names process and host', async () => {
  const folder = await temporaryFolder();
  const program = startProgram(holder, folder);
  await program.printed(1);
  expect(program.lines).toEqual(['held']);
  const fault = await faultOf(() => lockDataFolder(folder));
  expect(fault.code).toBe('data-held');
  expect(fault.message).toContain(folder);
  expect(fault.message).toContain(`process ${program.pid} `);
  expect(fault.message).toContain(hostname());
  // The refused attempt leaves no files behind.
  expect(await readdir(folder)).toEqual(['lock.json']);
  expect(await codeOfLocking(folder)).toBe('data-held');
});

test('the lock of a killed process is taken over', async () => {
  const folder = await temporaryFolder();
  const program = startProgram(holder, folder);
  await program.printed(1);
  await program.kill();
  expect(await readdir(folder)).toEqual(['lock.json']);
  const lock = await lockDataFolder(folder);
  const content = JSON.parse(await readFile(join(folder, 'lock.json'), 'utf8')) as object;
  expect(content).toMatchObject({ pid: process.pid, host: hostname() });
  expect(await readdir(folder)).toEqual(['lock.json']);
  expect(await codeOfLocking(folder)).toBe('data-held');
  await lock.release();
});

test('a released folder can be locked again, by other processes too', async () => {
  const folder = await temporaryFolder();
  for (let round = 0; round < 2; round++) {
    const lock = await lockDataFolder(folder);
    expect(await codeOfLocking(folder)).toBe('data-held');
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  }
  const program = startProgram(holder, folder);
  await program.printed(1);
  expect(program.lines).toEqual(['held']);
});

test('releasing twice does not remove the lock of the next holder', async () => {
  const folder = await temporaryFolder();
  const lock = await lockDataFolder(folder);
  await lock.release();
  const program = startProgram(holder, folder);
  await program.printed(1);
  await lock.release();
  expect(await codeOfLocking(folder)).toBe('data-held');
});

test('a lock from another host is respected, even if its process does not exist here', async () => {
  const folder = await temporaryFolder();
  await writeLock(folder, { host: 'the-other-kiosk', pid: 2 ** 30, since: '2001-02-03T04:05:06Z' });
  const before = await readFile(join(folder, 'lock.json'), 'utf8');
  const fault = await faultOf(() => lockDataFolder(folder));
  expect(fault.code).toBe('data-held');
  expect(fault.message).toContain(`process ${2 ** 30} on the-other-kiosk`);
  expect(await readFile(join(folder, 'lock.json'), 'utf8')).toBe(before);
});

test.each([
  ['from before the machine started', { since: '2001-02-03T04:05:06.000Z' }],
  ['of a process that no longer runs', { pid: 2 ** 30 }],
])('a lock %s is taken over', async (_, change) => {
  const folder = await temporaryFolder();
  await writeLock(folder, change);
  const lock = await lockDataFolder(folder);
  expect(await codeOfLocking(folder)).toBe('data-held');
  await lock.release();
});

test.skipIf(process.platform !== 'linux')(
  'a lock whose pid now belongs to another process is taken over',
  async () => {
    const folder = await temporaryFolder();
    await writeLock(folder, { started: '1' });
    await (await lockDataFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  },
);

test.each(['', '{', '{"pid":1}'])('an unreadable lock (%j) is taken over', async (text) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'lock.json'), text);
  await (await lockDataFolder(folder)).release();
  expect(await readdir(folder)).toEqual([]);
});

const contender = `
  import { createInterface } from 'node:readline';
  import { lockDataFolder } from './dist/main/storage/data-lock.js';
  console.log('ready');
  for await (const folder of createInterface({ input: process.stdin })) {
    const lock = await lockDataFolder(folder).catch((fault) => fault);
    console.log(lock.code ?? 'held');
  }
`;

test('only one of several processes takes over the lock of a dead process', async () => {
  const programs = Array.from({ length: 8 }, () => startProgram(contender));
  await Promise.all(programs.map((program) => program.printed(1)));
  const holders: number[] = [];
  for (let round = 1; round <= 30; round++) {
    const folder = await temporaryFolder();
    await writeLock(folder, { pid: 2 ** 30 });
    for (const program of programs) program.say(folder);
    await Promise.all(programs.map((program) => program.printed(1 + round)));
    const words = programs.map((program) => program.lines[round]);
    holders.push(words.filter((word) => word === 'held').length);
    expect(words.filter((word) => word !== 'held' && word !== 'data-held')).toEqual([]);
  }
  expect(holders).toEqual(holders.map(() => 1));
});
