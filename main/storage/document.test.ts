import { randomInt } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { openDocument, type Document } from './document.js';
import { faultOf } from './testing/fault.js';
import { temporaryFolder } from './testing/folder.js';
import { startProgram } from './testing/program.js';

/** `text` repeats the number, so that a file of two halves would be noticed. */
const Shift = v.object({ version: v.literal(1), number: v.number(), text: v.string() });
type Shift = v.InferOutput<typeof Shift>;

const open = (file: string): Promise<Document<Shift>> =>
  openDocument(file, Shift, { version: 1, number: 0, text: '' });

/** A file that was written twice, so that there is a last good copy: number 1. */
async function writtenTwice(): Promise<{ folder: string; file: string }> {
  const folder = await temporaryFolder();
  const file = join(folder, 'shift.json');
  const document = await open(file);
  for (const number of [1, 2]) {
    Object.assign(document.data, { number, text: `shift ${number}` });
    await document.write();
  }
  return { folder, file };
}

/** Every file of a folder with its text. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index]!]));
}

test('what is written is read again', async () => {
  const { file } = await writtenTwice();
  const document = await open(file);
  expect(document.data).toEqual({ version: 1, number: 2, text: 'shift 2' });
  expect(document.found).toBe(true);
  expect(document.recovered).toBeNull();
});

test('where there is no file the document begins with its initial data, and no file', async () => {
  const folder = await temporaryFolder();
  const document = await open(join(folder, 'shift.json'));
  expect(document.data).toEqual({ version: 1, number: 0, text: '' });
  expect(document.found).toBe(false);
  expect(document.recovered).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});

test('the file before the latest stays as the last good copy, and no other file', async () => {
  const { folder } = await writtenTwice();
  const {
    'shift.json': latest,
    'shift.json.last-good': before,
    ...others
  } = await contentOf(folder);
  expect(JSON.parse(latest!)).toMatchObject({ number: 2 });
  expect(JSON.parse(before!)).toMatchObject({ number: 1 });
  expect(others).toEqual({});
});

test.each([
  ['empty', ''],
  ['cut off', '{ "version": 1, "number": 2, "te'],
  ['full of zeros, as a power failure may leave it', '\0'.repeat(60)],
  ['of another shape', '{ "version": 1, "number": "two", "text": "" }'],
  ['JSON, but no object', 'null'],
])('a file that is %s is replaced by its last good copy and kept aside', async (_, damage) => {
  const { folder, file } = await writtenTwice();
  await writeFile(file, damage);
  const document = await open(file);
  expect(document.data).toEqual({ version: 1, number: 1, text: 'shift 1' });
  expect(document.found).toBe(true);
  const [aside] = (await readdir(folder)).filter((name) => name.includes('damaged'));
  expect(await readFile(join(folder, aside!), 'utf8')).toBe(damage);
  expect(document.recovered).toContain(file);
  expect(document.recovered).toContain(aside);
  // Reported once: from then on the file is good again.
  const again = await open(file);
  expect(again.data.number).toBe(1);
  expect(again.recovered).toBeNull();
});

test('a missing file is replaced by its last good copy, which is reported', async () => {
  const { file } = await writtenTwice();
  await rm(file);
  const document = await open(file);
  expect(document.data.number).toBe(1);
  expect(document.recovered).toContain('missing');
  expect((await open(file)).recovered).toBeNull();
});

test.each(['{"version"', null])(
  'damage is a fault where the last good copy is no better, and nothing is changed',
  async (copy) => {
    const { folder, file } = await writtenTwice();
    await writeFile(file, '{ "version": 1, ');
    if (copy === null) await rm(`${file}.last-good`);
    else await writeFile(`${file}.last-good`, copy);
    const before = await contentOf(folder);
    const fault = await faultOf(() => open(file));
    expect(fault.code).toBe('data-damaged');
    expect(fault.message).toContain(file);
    expect(await contentOf(folder)).toEqual(before);
  },
);

test.each(['shift.json', 'shift.json.last-good'])(
  'where %s is of a newer version nothing is changed',
  async (name) => {
    const { folder, file } = await writtenTwice();
    await writeFile(file, '{');
    await writeFile(join(folder, name), '{ "version": 2, "entries": [] }');
    const before = await contentOf(folder);
    const fault = await faultOf(() => open(file));
    expect(fault.code).toBe('data-newer');
    expect(fault.message).toContain(file);
    expect(fault.message).toContain('layout 2');
    expect(await contentOf(folder)).toEqual(before);
  },
);

test('half-written files left over are harmless, and the next writing clears them away', async () => {
  const { folder, file } = await writtenTwice();
  await writeFile(`${file}.tmp`, '{ "version": 1, "num');
  await writeFile(`${file}.last-good.tmp`, '{ "ver');
  const document = await open(file);
  expect(document.data.number).toBe(2);
  expect(document.recovered).toBeNull();
  document.data.text = 'after';
  await document.write();
  expect((await open(file)).data.text).toBe('after');
  expect(await readdir(folder)).toEqual(['shift.json', 'shift.json.last-good']);
});

const writer = `
  import * as v from 'valibot';
  import { openDocument } from './dist/main/storage/document.js';
  const shape = v.object({ version: v.literal(1), number: v.number(), text: v.string() });
  const document = await openDocument(process.argv[1], shape, { version: 1, number: 0, text: '' });
  for (;;) {
    document.data.number += 1;
    document.data.text = String(document.data.number).repeat(20_000);
    await document.write();
    console.log(document.data.number);
  }
`;

test('a process killed while it writes again and again leaves a whole document', async () => {
  const file = join(await temporaryFolder(), 'shift.json');
  let last = 0;
  for (let round = 0; round < 12; round++) {
    const program = startProgram(writer, file);
    await program.printed(2);
    await wait(randomInt(30));
    await program.kill();
    const written = Number(program.lines.at(-1));
    const { data, recovered } = await open(file);
    expect(recovered).toBeNull();
    // The one being written when it was killed may be there, or not.
    expect([written, written + 1]).toContain(data.number);
    expect(data.text).toBe(String(data.number).repeat(20_000));
    expect(written).toBeGreaterThan(last);
    last = written;
    // The copy, too, is whole: it alone would do.
    await rm(file);
    const copy = (await open(file)).data;
    expect([data.number - 1, data.number]).toContain(copy.number);
    expect(copy.text).toBe(String(copy.number).repeat(20_000));
  }
});
