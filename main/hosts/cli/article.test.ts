import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { alignedChips } from '../testing/aligned-chips.js';
import { rollcall } from '../testing/command-line.js';
import { portrait, samplePhoto, writePerson } from '../testing/photos.js';

/* The steps of docs/from-the-article.md in order, with one data folder. */

let folder: string;
let data: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-article-'));
  data = ['--data', join(folder, 'data')];
  // 1. Collect.
  await writePerson(join(folder, 'photos'), 'ada');
  await writePerson(join(folder, 'photos'), 'ben');
  await writeFile(join(folder, 'door.jpg'), await portrait('ada', 3));
  return async () => {
    await rm(folder, { recursive: true });
  };
});

test('2. align writes every face, upright and of one size, to the person’s folder', async () => {
  const out = join(folder, 'aligned');
  const { code } = await rollcall(['align', join(folder, 'photos'), '--out', out, ...data]);
  expect(code).toBe(0);
  const photos = await readdir(join(folder, 'photos', 'ada'));
  const chips = await readdir(join(out, 'ada'));
  expect(chips).toHaveLength(photos.length);
  const { width, height } = await sharp(join(out, 'ada', chips[0]!)).metadata();
  expect({ width, height }).toEqual({ width: 112, height: 112 });
});

test('2. align with MTCNN', async () => {
  const photos = join(folder, 'photos');
  const ours = await alignedChips(photos, join(folder, 'by-default'), data);
  const theirs = await alignedChips(photos, join(folder, 'by-mtcnn'), [
    ...['--detector', 'mtcnn'],
    ...data,
  ]);
  expect([...theirs.keys()]).toEqual([...ours.keys()]);
  for (const [name, pixels] of theirs) {
    const other = ours.get(name)!;
    // The same faces found by another detector differ by a few grey levels.
    const difference = pixels.reduce((sum, value, at) => sum + Math.abs(value - other[at]!), 0);
    expect(difference / pixels.length).toBeGreaterThan(0);
    expect(difference / pixels.length).toBeLessThan(12);
  }
});

test('the faces of a photo with several are numbered', async () => {
  const out = join(folder, 'crowd');
  await rollcall(['align', samplePhoto(6), '--out', out, ...data]);
  expect((await readdir(out)).sort().slice(0, 2)).toEqual(['sample6-1.png', 'sample6-2.png']);
});

test('3. embed writes 192 numbers per face, closer for the same person', async () => {
  const out = join(folder, 'embeddings.csv');
  expect((await rollcall(['embed', join(folder, 'photos'), '--out', out, ...data])).code).toBe(0);
  const [head = '', ...lines] = (await readFile(out, 'utf8')).trim().split('\n');
  expect(head.split(',').slice(0, 7).join()).toBe('file,face,x,y,width,height,e0');
  const rows = lines.map((line) => {
    const [file = '', , , , , , ...values] = line.split(',');
    return { isAda: file.includes('/ada/'), values: values.map(Number) };
  });
  expect(rows.every(({ values }) => values.length === 192)).toBe(true);
  const distance = (a: number[], b: number[]): number =>
    Math.hypot(...a.map((value, at) => value - b[at]!));
  const ada = rows.filter(({ isAda }) => isAda);
  const ben = rows.filter(({ isAda }) => !isAda);
  const same = distance(ada[0]!.values, ada[1]!.values);
  expect(same).toBeLessThan(distance(ada[0]!.values, ben[0]!.values));
});

test('3. embed writes the same numbers to a NumPy file, with a list of the faces', async () => {
  const out = join(folder, 'embeddings.npy');
  expect((await rollcall(['embed', join(folder, 'photos'), '--out', out, ...data])).code).toBe(0);
  const bytes = await readFile(out);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x93NUMPY\x01\x00');
  const start = 10 + bytes.readUInt16LE(8);
  expect(start % 64).toBe(0);
  expect(bytes.subarray(10, start).toString()).toMatch(/'<f4'.*'shape': \(6, 192\), }\s*\n$/);
  const numbers = new Float32Array(Uint8Array.from(bytes.subarray(start)).buffer);
  const table = (await readFile(join(folder, 'embeddings.csv'), 'utf8'))
    .trim()
    .split('\n')
    .slice(1);
  const list = (await readFile(`${out}.csv`, 'utf8')).trim().split('\n').slice(1);
  expect(list).toHaveLength(6);
  for (const [row, line] of table.entries()) {
    const cells = line.split(',');
    expect(list[row]).toBe(cells.slice(0, 6).join());
    const expected = cells.slice(6).map(Number);
    const values = [...numbers.subarray(row * 192, (row + 1) * 192)];
    expect(Math.max(...values.map((value, at) => Math.abs(value - expected[at]!)))).toBeLessThan(
      1e-6,
    );
  }
});

test('a photo without a face is named, and the others are processed', async () => {
  const grey = sharp({ create: { width: 200, height: 200, channels: 3, background: '#888' } });
  const photos = join(folder, 'photos', 'ada');
  await grey.jpeg().toFile(join(photos, 'wall.jpg'));
  const out = join(folder, 'again');
  const { code, err } = await rollcall(['align', photos, '--out', out, ...data]);
  expect(code).toBe(1);
  expect(err).toMatch(/wall\.jpg shows no face/);
  expect((await readdir(out)).length).toBe((await readdir(photos)).length - 1);
  await rm(join(photos, 'wall.jpg'));
});

test('4. enrol, and 5. recognise by the smallest distance below a threshold', async () => {
  expect((await rollcall(['enrol', join(folder, 'photos'), ...data])).code).toBe(0);
  const people = (await rollcall(['people', '--json', ...data])).json;
  expect(people).toMatchObject([
    { name: 'ada', samples: 3 },
    { name: 'ben', samples: 3 },
  ]);
  const { out } = await rollcall(['identify', join(folder, 'door.jpg'), ...data]);
  const [, distance, threshold] = /ada at .*distance ([\d.]+), threshold ([\d.]+)/.exec(out) ?? [];
  expect(Number(distance)).toBeLessThan(Number(threshold));
  expect((await rollcall(['punch', join(folder, 'door.jpg'), ...data])).code).toBe(0);
  const log = (await rollcall(['log', '--json', ...data])).json;
  expect(log).toMatchObject([{ name: 'ada', direction: 'in', method: 'face' }]);
});

test('6. classify', async () => {
  const { out, err } = await rollcall(['classify', join(folder, 'door.jpg'), ...data]);
  expect(out).toMatch(/ada at/);
  expect(err).toMatch(/Method: /);
});

test('7. verify, cluster, tag', async () => {
  const photos = join(folder, 'photos');
  const [one = '', other = ''] = await readdir(join(photos, 'ada'));
  const [ben = ''] = await readdir(join(photos, 'ben'));
  const verify = (a: string, b: string) =>
    rollcall(['verify', join(photos, a), join(photos, b), ...data]);
  expect((await verify(`ada/${one}`, `ada/${other}`)).out).toMatch(/^Same person/);
  expect((await verify(`ada/${one}`, `ben/${ben}`)).out).toMatch(/^Different people/);
  expect((await rollcall(['cluster', photos, '--json', ...data])).json).toHaveLength(2);
  const tagged = join(folder, 'tagged.png');
  const { out } = await rollcall(['tag', samplePhoto(6), '--out', tagged, ...data]);
  expect(out.match(/(ada|ben|unknown) at/g)?.sort()).toEqual([
    'ada at',
    'ben at',
    'unknown at',
    'unknown at',
  ]);
  const [before, after] = await Promise.all(
    [samplePhoto(6), tagged].map((file) => sharp(file).removeAlpha().raw().toBuffer()),
  );
  expect(after!.length).toBe(before!.length);
  expect(after!.equals(before!)).toBe(false);
});
