import { randomInt } from 'node:crypto';
import {
  open as openFile,
  readFile,
  readdir,
  rm,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDocument, type Document } from './document.js';
import { eraseAllLeftovers, temporaryNameFor } from './temporary-files.js';
import { failingDisk } from './testing/failing-disk.js';
import { faultOf } from './testing/fault.js';
import { temporaryFolder } from './testing/folder.js';
import { startProgram } from './testing/program.js';

/** `text` repeats the number, so that a mixture of two versions would be noticed. */
const Shift = v.object({ version: v.literal(1), number: v.number(), text: v.string() });
type Shift = v.InferOutput<typeof Shift>;

const open = (file: string): Promise<Document<Shift>> =>
  openDocument(file, Shift, { version: 1, number: 0, text: '' });

/** A file that was written twice, so that its last good copy has number 1. */
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

/** The text of every file in a folder. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index]!]));
}

test('written data is read back', async () => {
  const { file } = await writtenTwice();
  const document = await open(file);
  expect(document.data).toEqual({ version: 1, number: 2, text: 'shift 2' });
  expect(document.found).toBe(true);
  expect(document.recovered).toBeNull();
});

test('without a file the document has its initial data, and no file is created', async () => {
  const folder = await temporaryFolder();
  const document = await open(join(folder, 'shift.json'));
  expect(document.data).toEqual({ version: 1, number: 0, text: '' });
  expect(document.found).toBe(false);
  expect(document.recovered).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});

test('the previous version is kept as the last good copy, and no other file is left', async () => {
  const { folder } = await writtenTwice();
  const {
    'shift.json': latest,
    'shift.json.last-good': previous,
    ...others
  } = await contentOf(folder);
  expect(JSON.parse(latest!)).toMatchObject({ number: 2 });
  expect(JSON.parse(previous!)).toMatchObject({ number: 1 });
  expect(others).toEqual({});
});

test.each([
  ['empty', ''],
  ['incomplete', '{ "version": 1, "number": 2, "te'],
  ['full of zeros, as after a power failure', '\0'.repeat(60)],
  ['of another shape', '{ "version": 1, "number": "two", "text": "" }'],
  ['JSON, but not an object', 'null'],
])('a file that is %s is moved away and restored from its last good copy', async (_, damage) => {
  const { folder, file } = await writtenTwice();
  await writeFile(file, damage);
  const document = await open(file);
  expect(document.data).toEqual({ version: 1, number: 1, text: 'shift 1' });
  expect(document.found).toBe(true);
  const [damagedFile] = (await readdir(folder)).filter((name) => name.includes('damaged'));
  expect(await readFile(join(folder, damagedFile!), 'utf8')).toBe(damage);
  expect(document.recovered).toContain(file);
  expect(document.recovered).toContain(damagedFile);
  // Reported only once: the file is good again.
  const again = await open(file);
  expect(again.data.number).toBe(1);
  expect(again.recovered).toBeNull();
});

test('a missing file is restored from its last good copy and reported', async () => {
  const { file } = await writtenTwice();
  await rm(file);
  const document = await open(file);
  expect(document.data.number).toBe(1);
  expect(document.recovered).toContain('missing');
  expect((await open(file)).recovered).toBeNull();
});

test.each(['{"version"', null])(
  'damage without a usable copy is a fault, and no file changes',
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

test.each([
  ['{ "version": 1, "number": "two", "text": "" }', '"number" must be a number, but it is text'],
  ['{ "version": 1, "number": 2, "text": [] }', '"text" must be text, but it is a list'],
  ['{ "version": 1, "number": 2 }', '"text" is missing'],
  ['{\n "version": 1,\n "number": 2,,\n "text": ""\n}', 'it is not valid JSON (line 3)'],
  ['', 'it is empty'],
  ['[]', '"version" is missing'],
])('a file that cannot be used is named with its field or line: %s', async (content, problem) => {
  const file = join(await temporaryFolder(), 'shift.json');
  await writeFile(file, content);
  const fault = await faultOf(() => open(file));
  expect(fault.message).toContain(`${file} is damaged`);
  expect(fault.message).toContain(problem);
  await writeFile(`${file}.last-good`, '{ "version": 1, "number": 1, "text": "" }');
  expect((await open(file)).recovered).toContain(problem);
});

test.each(['utf8', 'utf16le'] as const)(
  'a file that an editor saved as %s is read',
  async (encoding) => {
    const file = join(await temporaryFolder(), 'shift.json');
    const content = '\ufeff{ "version": 1, "number": 2, "text": "ü" }\r\n';
    await writeFile(file, Buffer.from(content, encoding));
    expect((await open(file)).data).toEqual({ version: 1, number: 2, text: 'ü' });
  },
);

test.each(['shift.json', 'shift.json.last-good'])(
  'if %s is of a newer version, no file changes',
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

test('leftover temporary files are harmless, and the next start erases them', async () => {
  const { folder, file } = await writtenTwice();
  // Of an earlier version, and of a process that was killed.
  await writeFile(`${file}.tmp`, '{ "version": 1, "num');
  await writeFile(`${file}.last-good.tmp`, '{ "ver');
  await writeFile(temporaryNameFor(file), '{');
  await writeFile(join(folder, 'notes.tmp'), 'not ours');
  const document = await open(file);
  expect(document.data.number).toBe(2);
  expect(document.recovered).toBeNull();
  document.data.text = 'after';
  await document.write();
  expect((await open(file)).data.text).toBe('after');
  await eraseAllLeftovers([folder, join(folder, 'missing')]);
  expect((await readdir(folder)).sort()).toEqual([
    'notes.tmp',
    'shift.json',
    'shift.json.last-good',
  ]);
});

test('concurrent changes each take effect once, and the file is the memory', async () => {
  const { folder, file } = await writtenTwice();
  const document = await open(file);
  const start = document.data.number;
  const { data } = document;
  await Promise.all(
    Array.from({ length: 50 }, () =>
      document.change((draft) => {
        draft.number += 1;
      }),
    ),
  );
  expect(document.data.number).toBe(start + 50);
  expect(document.data).toBe(data);
  expect((await open(file)).data).toEqual(document.data);
  expect((await readdir(folder)).sort()).toEqual(['shift.json', 'shift.json.last-good']);
});

test('concurrent writes of different documents for one file never leave a mixture', async () => {
  const { folder, file } = await writtenTwice();
  const documents = await Promise.all(Array.from({ length: 20 }, () => open(file)));
  await Promise.all(
    documents.map((document, index) => {
      document.data.text = `${index} `.repeat(5000);
      return document.write();
    }),
  );
  expect((await open(file)).data.text).toBe('19 '.repeat(5000));
  expect((await readdir(folder)).sort()).toEqual(['shift.json', 'shift.json.last-good']);
});

test('a change whose fsync fails takes no effect, in memory or in the file', async () => {
  const { folder, file } = await writtenTwice();
  const document = await open(file);
  const before = structuredClone(document.data);
  const content = await contentOf(folder);
  const disk = await failingDisk();
  disk.fail('EIO', 'sync');
  const fault = await faultOf(() =>
    document.change((draft) => {
      draft.text = 'refused';
    }),
  );
  expect(fault.code).toBe('disk-failed');
  disk.repair();
  expect(document.data).toEqual(before);
  expect(await contentOf(folder)).toEqual(content);
  await document.change((draft) => {
    draft.number += 1;
  });
  expect((await open(file)).data).toEqual({ ...before, number: before.number + 1 });
});

test('replaced values are there when they are on the disk, and never if they cannot be saved', async () => {
  const { file } = await writtenTwice();
  const document = await open(file);
  const { number } = document.data;
  const disk = await failingDisk();
  disk.fail('EIO', 'sync');
  const refused = document.replace({ number: number + 1 });
  const seen: number[] = [];
  const looks = setInterval(() => seen.push(document.data.number), 0);
  await expect(refused).rejects.toMatchObject({ code: 'disk-failed' });
  clearInterval(looks);
  disk.repair();
  expect(new Set([...seen, document.data.number])).toEqual(new Set([number]));
  const saved = document.replace({ number: number + 2 });
  expect(document.data.number).toBe(number);
  await saved;
  expect(document.data.number).toBe(number + 2);
  expect((await open(file)).data.number).toBe(number + 2);
});

test('a folder that cannot be flushed after the rename keeps the previous content', async () => {
  const { file } = await writtenTwice();
  const document = await open(file);
  const before = structuredClone(document.data);
  let syncs = 0;
  const handle = await openFile(file);
  vi.spyOn(Object.getPrototypeOf(handle) as FileHandle, 'sync').mockImplementation(() => {
    syncs += 1;
    // The first is the file's, the second the folder's.
    const error = Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' });
    return syncs === 2 ? Promise.reject(error) : Promise.resolve();
  });
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  await handle.close();
  await faultOf(() =>
    document.change((draft) => {
      draft.text = 'refused';
    }),
  );
  expect(document.data).toEqual(before);
  expect((await open(file)).data).toEqual(before);
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

test('a process killed while writing leaves a complete document', async () => {
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
    // The version being written when it was killed may be there or not.
    expect([written, written + 1]).toContain(data.number);
    expect(data.text).toBe(String(data.number).repeat(20_000));
    expect(written).toBeGreaterThan(last);
    last = written;
    // The copy is complete too.
    await rm(file);
    const copy = (await open(file)).data;
    expect([data.number - 1, data.number]).toContain(copy.number);
    expect(copy.text).toBe(String(copy.number).repeat(20_000));
  }
});
