import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mountDisk, noSmallDisk } from '../../storage/testing/disk-in-memory.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall, type Outcome } from '../testing/command-line.js';
import { openScreen } from '../testing/screen-client.js';
import { startServing } from '../testing/serving.js';

async function madeFolder(data: string): Promise<void> {
  const table = `${data}.csv`;
  await writeFile(table, 'number,name,pin\n42,Ada,2468\n');
  const on = ['--data', data];
  expect(await rollcall(['import', table, '--consent-given', ...on])).toMatchObject({ code: 0 });
  const at = ['--at', '2026-03-02T08:00', '--reason', 'test'];
  const add = ['correct', 'add', 'Ada', '--direction', 'in', ...at, ...on];
  expect(await rollcall(add)).toMatchObject({ code: 0 });
}

/** A data folder on a disk that is full or read-only, until `repair`. */
async function folderOnDisk(
  state: 'full' | 'read-only',
): Promise<{ readonly data: string; readonly repair: () => void }> {
  const disk = mountDisk('4m');
  onTestFinished(disk.unmount);
  const data = join(disk.folder, 'data');
  await madeFolder(data);
  if (state === 'full') disk.fill();
  else disk.makeReadOnly();
  const repair = (): void => {
    if (state === 'full') disk.free();
    else disk.makeWritable();
  };
  return { data, repair };
}

/** One sentence, without a stack trace. */
function expectSentence({ code, err }: Outcome, ...parts: readonly string[]): void {
  expect(code).toBe(1);
  for (const part of parts) expect(err).toContain(part);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(err).not.toMatch(/\n\s+at |bug/);
}

test.skipIf(noSmallDisk !== null).each(['full', 'read-only'] as const)(
  'reading commands work on a %s disk, and changes are refused',
  async (state) => {
    const { data, repair } = await folderOnDisk(state);
    const before = await readdir(data);
    const on = ['--data', data];
    for (const [args, shown] of [
      [['people'], 'Ada'],
      [['log'], 'The journal has no punches yet.'],
      [['log', 'verify'], 'intact'],
      [['days', '--from', '2026-03-02'], 'Ada'],
      [['export'], '2026-03-02'],
      [['audit'], 'command-line'],
    ] as const) {
      const { code, out, err } = await rollcall([...args, ...on]);
      expect([args, code]).toEqual([args, 0]);
      expect(out).toContain(shown);
      expect(err).toContain(state === 'full' ? 'is full' : 'allow reading only');
    }
    const journal = await readFile(join(data, 'journal', 'punches.jsonl'));
    const at = ['--at', '2026-03-02T17:00', '--reason', 'test'];
    const changed = await rollcall(['correct', 'add', 'Ada', '--direction', 'out', ...at, ...on]);
    expect(changed.code).toBe(1);
    expect(await readFile(join(data, 'journal', 'punches.jsonl'))).toEqual(journal);
    expect(await readdir(data)).toEqual(before);
    repair();
    expect(
      await rollcall(['correct', 'add', 'Ada', '--direction', 'out', ...at, ...on]),
    ).toMatchObject({ code: 0 });
  },
);

test.skipIf(noSmallDisk !== null).each(['full', 'read-only'] as const)(
  'the kiosk starts on a %s disk, refuses punches with the reason, and records them afterwards',
  async (state) => {
    const { data, repair } = await folderOnDisk(state);
    const serving = await startServing(data);
    onTestFinished(async () => {
      await serving.stop();
    });
    expect(serving.errors()).toContain(state === 'full' ? 'is full' : 'allow reading only');
    const screen = await openScreen(serving.address);
    onTestFinished(() => {
      screen.socket.terminate();
    });
    const info = await screen.send('kiosk.start', { takeOver: true });
    expect(info).toMatchObject({ ok: true, value: { canRecord: false } });
    const pin = { number: '42', pin: '2468', direction: 'out' };
    const code = state === 'full' ? 'disk-full' : 'data-read-only';
    expect(await screen.send('kiosk.pin', pin)).toMatchObject({ ok: false, code });
    const journal = join(data, 'journal', 'punches.jsonl');
    const before = await readFile(journal, 'utf8');
    repair();
    await expect
      .poll(() => screen.send('kiosk.pin', pin), { timeout: 30_000, interval: 500 })
      .toMatchObject({ ok: true, value: { kind: 'recorded' } });
    expect((await readFile(journal, 'utf8')).startsWith(before)).toBe(true);
    expect(await screen.send('kiosk.start', { takeOver: true })).toMatchObject({
      value: { canRecord: true },
    });
  },
);

test('every kind of command refuses a data folder that cannot be created', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  for (const data of [join(file, 'data'), '/proc/rollcall/data']) {
    for (const args of [
      ['people'],
      ['account', 'add', 'grace', '--role', 'hr'],
      ['pin', 'Ada', '--number', '42'],
      ['backup', join(folder, 'a.backup')],
      ['restore', file],
      ['serve', '--port', '0'],
      ['punch', file],
      ['identify', file],
      ['models'],
    ]) {
      expectSentence(await rollcall([...args, '--data', data]), data);
    }
  }
  expect(await readdir(folder)).toEqual(['a-file']);
});

test.skipIf(process.platform === 'win32')(
  'a data folder that other users can write to is closed to them, or refused',
  async () => {
    const parent = await temporaryFolder();
    const data = join(parent, 'data');
    await madeFolder(data);
    await chmod(data, 0o777);
    await chmod(join(data, 'journal'), 0o777);
    const opened = await rollcall(['people', '--data', data]);
    expect(opened.code).toBe(0);
    expect(opened.err).toContain(`${data} and ${join(data, 'journal')}`);
    for (const path of [data, join(data, 'journal')]) {
      expect((await stat(path)).mode & 0o777).toBe(0o700);
    }
    expect((await rollcall(['people', '--data', data])).err).toBe('');
    // A folder with other files is shared on purpose.
    const shared = join(parent, 'shared');
    await mkdir(shared);
    await writeFile(join(shared, 'other'), '');
    for (const mode of [0o777, 0o1777, 0o775]) {
      await chmod(shared, mode);
      expectSentence(await rollcall(['people', '--data', shared]), shared, 'chmod 700');
      expect((await stat(shared)).mode & 0o7777).toBe(mode);
    }
    expect(await readdir(shared)).toEqual(['other']);
  },
);

test('a lock of another computer is removed with the command that the message names', async () => {
  const data = join(await temporaryFolder(), 'data');
  await madeFolder(data);
  const lock = {
    pid: 1,
    host: '3f2a9c1b77de',
    program: 'rollcall serve',
    since: '2026-11-01T08:00:00.000Z',
    started: '123',
  };
  await writeFile(join(data, 'lock.json'), JSON.stringify(lock));
  const refused = await rollcall(['people', '--data', data]);
  expectSentence(refused, 'rollcall unlock --host 3f2a9c1b77de');
  expectSentence(await rollcall(['unlock', '--data', data]), '--host 3f2a9c1b77de');
  expectSentence(await rollcall(['unlock', '--host', 'other', '--data', data]), '3f2a9c1b77de');
  const unlock = ['unlock', '--host', '3f2a9c1b77de', '--data', data];
  expect(await rollcall(unlock)).toMatchObject({ code: 0 });
  expect(await rollcall(['people', '--data', data])).toMatchObject({ code: 0, err: '' });
});

test('a model that is not imported, or is damaged, is refused with one sentence', async () => {
  const folder = await temporaryFolder();
  const images = join(folder, 'images');
  await mkdir(join(images, 'ada'), { recursive: true });
  await writeFile(join(folder, 'pairs.csv'), 'a,b,same\n');
  const data = ['--data', join(folder, 'data')];
  const verify = ['evaluate', 'verification', '--images', images];
  const pairs = ['--pairs', join(folder, 'pairs.csv'), ...data];
  for (const option of ['--model', '--detector']) {
    const refused = await rollcall([...verify, ...pairs, option, 'nosuch']);
    expectSentence(refused, 'nosuch');
    const wrong = await rollcall([...verify, ...pairs, option, '../..']);
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.err).toContain(option);
  }
});
