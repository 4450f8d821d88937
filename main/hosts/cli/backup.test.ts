import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { rollcall } from '../testing/command-line.js';
import { useEnrolled } from '../testing/enrolled.js';

const enrolled = useEnrolled();
const password = 'password of the backup\n';
let folder: string;
let backup: string;

beforeAll(async () => {
  folder = await enrolled.newFolder();
  const data = join(folder, 'data');
  enrolled.copyTo(data);
  backup = join(folder, 'rollcall.backup');
  expect(await rollcall(['backup', backup, '--data', data], {}, password)).toMatchObject({
    code: 0,
  });
});

const restore = (file: string, data: string, given = password) =>
  rollcall(['restore', file, '--data', data], {}, given);

test('after restoring elsewhere, people are recognised, and journal and audit log are intact', async () => {
  const data = join(folder, 'elsewhere', 'data');
  expect(await restore(backup, data)).toMatchObject({ code: 0 });
  const on = ['--data', data];
  const { json } = await rollcall(['identify', enrolled.door(), '--json', ...on]);
  expect(json[0]).toMatchObject({ faces: [{ name: 'ada' }] });
  expect(await rollcall(['log', 'verify', ...on])).toMatchObject({ code: 0 });
  expect(await rollcall(['audit', 'verify', ...on])).toMatchObject({ code: 0 });
  const log = await rollcall(['log', '--json', ...on]);
  expect(log.json).toMatchObject([{ seq: 1, name: 'ada', direction: 'in' }]);
});

test('the file cannot be read without the password', async () => {
  const bytes = await readFile(backup, 'latin1');
  for (const word of ['ada', 'people', 'punch']) expect(bytes).not.toContain(`"${word}`);
});

test('a data folder that is not empty is not changed', async () => {
  const data = join(folder, 'data');
  const before = await readFile(join(data, 'people.json'));
  const { code, err } = await restore(backup, data);
  expect([code, err]).toEqual([1, expect.stringContaining('already contains data')]);
  expect(await readFile(join(data, 'people.json'))).toEqual(before);
});

describe('is refused, and leaves no files:', () => {
  test.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    [
      'another file',
      () => Buffer.from('nothing of ours, but long enough'),
      /is not a Rollcall backup/,
    ],
    ['an empty file', () => Buffer.alloc(0), /is not a Rollcall backup/],
    ['a newer format', (bytes) => flipped(bytes, 3), /newer version/],
    [
      'a damaged beginning',
      (bytes) => flipped(bytes, 60),
      /password of .* is wrong, or the file is damaged at the start/,
    ],
    ['a damaged salt', (bytes) => flipped(bytes, 10), /password of .* is wrong/],
    ['a damaged end', (bytes) => flipped(bytes, bytes.length - 1), /damaged/],
    ['a truncated file', (bytes) => bytes.subarray(0, bytes.length - 100), /damaged/],
    [
      'bytes after the end',
      (bytes) => Buffer.concat([bytes, Buffer.of(0)]),
      /extra bytes at the end/,
    ],
  ])('%s', async (name, change, sentence) => {
    const file = join(folder, `${name}.backup`);
    await writeFile(file, change(await readFile(backup)));
    const data = join(folder, `restored ${name}`);
    const { code, err } = await restore(file, data);
    expect([code, err]).toEqual([1, expect.stringMatching(sentence)]);
    expect(existsSync(data)).toBe(false);
    expect((await readdir(folder)).filter((one) => one.includes('restoring'))).toEqual([]);
  });

  test('a wrong password', async () => {
    const data = join(folder, 'wrong');
    const { code, err } = await restore(backup, data, 'not the password\n');
    expect([code, err]).toEqual([1, expect.stringMatching(/password of .* is wrong/)]);
    expect(existsSync(data)).toBe(false);
  });

  test('a file that does not exist', async () => {
    const { code, err } = await restore(join(folder, 'none'), join(folder, 'x'));
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(`${join(folder, 'none')} was not found.`),
    ]);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at]! ^= 1;
  return changed;
}
