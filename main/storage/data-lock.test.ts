import { spawnSync } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventually } from '../base/testing/eventually.js';
import { lockDataFolder } from './data-lock.js';
import { faultOf } from './testing/fault.js';
import { temporaryFolder } from './testing/folder.js';
import { startProgram } from './testing/program.js';
import { unlockDataFolder } from './unlock.js';

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

/** Without the socket that the holder listens on. */
const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => !name.endsWith('.sock'));

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
  expect(await filesIn(folder)).toEqual(['lock.json']);
  expect(await codeOfLocking(folder)).toBe('data-held');
});

test('the lock of a killed process is taken over', async () => {
  const folder = await temporaryFolder();
  const program = startProgram(holder, folder);
  await program.printed(1);
  await program.kill();
  expect(await filesIn(folder)).toEqual(['lock.json']);
  const lock = await lockDataFolder(folder);
  const content = JSON.parse(await readFile(join(folder, 'lock.json'), 'utf8')) as object;
  expect(content).toMatchObject({ pid: process.pid, host: hostname() });
  expect(await filesIn(folder)).toEqual(['lock.json']);
  expect(await codeOfLocking(folder)).toBe('data-held');
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
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

/** Fields that a lock of an earlier version does not have. */
const earlier = { boot: null, machine: null, pidNamespace: null, socket: null };
const otherBoot = 'a15bd4c6-46a1-4c0e-8b4c-4d0f7e3a9b11';
const otherNamespace = 'pid:[4026539999]';

test.each([
  ['an earlier version on another computer', { ...earlier, host: '3f2a9c1b77de', pid: 1 }],
  [
    'a program that does not say when it started',
    { ...earlier, host: '3f2a9c1b77de', pid: 1, started: undefined },
  ],
  ['another computer', { host: 'other-kiosk', boot: otherBoot, machine: 'f'.repeat(32) }],
  [
    'another container of another computer',
    { host: 'other-kiosk', boot: otherBoot, machine: null },
  ],
  ['another computer with this name', { boot: otherBoot, machine: 'f'.repeat(32) }],
  ['another container without a socket', { pidNamespace: otherNamespace, socket: null, pid: 1 }],
])('the lock of %s is respected, and the message says how to remove it', async (_, change) => {
  const folder = await temporaryFolder();
  await writeLock(folder, { since: '2001-02-03T04:05:06Z', ...change });
  const before = await readFile(join(folder, 'lock.json'), 'utf8');
  const fault = await faultOf(() => lockDataFolder(folder));
  expect(fault.code).toBe('data-held');
  const host = 'host' in change ? change.host : hostname();
  expect(fault.message).toContain(`on ${host} `);
  expect(fault.message).toContain(`rollcall unlock --host ${host}`);
  expect(await readFile(join(folder, 'lock.json'), 'utf8')).toBe(before);
  expect(await filesIn(folder)).toEqual(['lock.json']);
});

test.each([
  ['of an earlier version from before the machine started', { ...earlier, since: '2001-02-03' }],
  ['of an earlier version whose process no longer runs', { ...earlier, pid: 2 ** 30 }],
  ['of a process that no longer runs', { pid: 2 ** 30 }],
  ['from before the host name was changed', { pid: 2 ** 30, host: 'former-name' }],
  ['from before this machine was restarted', { boot: otherBoot }],
  ['from before the restart of a container with the same name', { boot: otherBoot, machine: null }],
  ['from before a restart with another host name', { boot: otherBoot, host: 'former-name' }],
])('a lock %s is taken over', async (_, change) => {
  const folder = await temporaryFolder();
  await writeLock(folder, change);
  const lock = await lockDataFolder(folder);
  expect(await codeOfLocking(folder)).toBe('data-held');
  await lock.release();
});

test('a running holder is respected after the host name or the clock was changed', async () => {
  const folder = await temporaryFolder();
  await writeLock(folder, { host: 'former-name', since: '1970-01-01T00:00:10.000Z' });
  expect(await codeOfLocking(folder)).toBe('data-held');
});

test('a folder with the name of the lock is named, with what to do', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'lock.json'));
  const fault = await faultOf(() => lockDataFolder(folder));
  expect([fault.code, fault.message]).toEqual([
    'data-held',
    expect.stringMatching(/lock\.json is a folder.*Remove that folder/),
  ]);
});

test('a lock that cannot be read is respected', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'lock.json'));
  await faultOf(() => lockDataFolder(folder));
  expect(await filesIn(folder)).toEqual(['lock.json']);
});

/** Ends with its standard input: killing the program that started it would not end it. */
const containedHolder = `${holder}; process.stdin.on('end', () => process.exit()).resume();`;

/** Runs a program as process 1 of a separate namespace, as in a container. */
const container = `
  import { spawn } from 'node:child_process';
  const child = spawn('unshare',
    ['--pid', '--fork', '--mount-proc', '--kill-child', process.execPath, '--input-type=module', '--eval', process.argv[2], '--', process.argv[1]],
    { stdio: 'inherit' });
  child.on('close', () => process.exit());
`;
const noContainers = spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true']).status !== 0;

test.skipIf(noContainers)(
  'another container is respected while it runs, although its process has the pid 1',
  async () => {
    const folder = await temporaryFolder();
    const first = startProgram(container, folder, containedHolder);
    await first.printed(1);
    expect(first.lines).toEqual(['held']);
    const content = await readFile(join(folder, 'lock.json'), 'utf8');
    expect(JSON.parse(content)).toMatchObject({ pid: 1, host: hostname(), machine: null });
    const fault = await faultOf(() => lockDataFolder(folder));
    expect(fault.code).toBe('data-held');
    expect(fault.message).not.toContain('unlock');
    const second = startProgram(container, folder, containedHolder);
    await second.printed(1);
    expect(second.lines).toEqual(['data-held']);
    await faultOf(() => unlockDataFolder(folder, hostname()));
  },
);

test.skipIf(noContainers)('the lock of a container that no longer runs is taken over', async () => {
  const folder = await temporaryFolder();
  // Aborts without releasing the lock: a process 1 ignores its own SIGKILL.
  const killed = `${holder}; process.abort();`;
  const first = startProgram(container, folder, killed);
  await first.printed(1);
  await eventually(async () => {
    await (await lockDataFolder(folder)).release();
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a folder is unlocked only if its holder is gone, or is another computer and was named', async () => {
  const folder = await temporaryFolder();
  expect(await unlockDataFolder(folder, null)).toBeNull();
  const lock = await lockDataFolder(folder);
  for (const host of [null, hostname(), 'another']) {
    expect((await faultOf(() => unlockDataFolder(folder, host))).code).toBe('data-held');
  }
  await lock.release();
  await writeLock(folder, { ...earlier, host: '3f2a9c1b77de' });
  expect((await faultOf(() => unlockDataFolder(folder, null))).code).toBe('data-held');
  const wrong = await faultOf(() => unlockDataFolder(folder, '3f2a9c1b77df'));
  expect(wrong.message).toContain('3f2a9c1b77de');
  expect(await filesIn(folder)).toEqual(['lock.json']);
  expect(await unlockDataFolder(folder, '3f2a9c1b77de')).toMatchObject({ host: '3f2a9c1b77de' });
  expect(await readdir(folder)).toEqual([]);
  await writeLock(folder, { pid: 2 ** 30 });
  expect(await unlockDataFolder(folder, null)).toMatchObject({ pid: 2 ** 30 });
  await writeFile(join(folder, 'lock.json'), '{');
  expect(await unlockDataFolder(folder, null)).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});

test('a folder with a long path can be locked', async () => {
  const folder = join(await temporaryFolder(), 'x'.repeat(100), 'y'.repeat(100));
  await mkdir(folder, { recursive: true });
  const lock = await lockDataFolder(folder);
  expect(await codeOfLocking(folder)).toBe('data-held');
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
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

test.each([
  ...['', '{', '{"pid":1}'],
  // Of such numbers, a process always runs.
  '{"pid":-1,"host":"h","program":"p","since":"2026-03-02T08:00:00.000Z"}',
])('an unreadable lock (%j) is taken over', async (text) => {
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
