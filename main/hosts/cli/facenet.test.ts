import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { frozenBundledNet } from '../../../models/proof/frozen-bundled-net.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';
import { portrait, writePerson, type PersonName } from '../testing/photos.js';

/** A frozen graph that distinguishes people, and is converted like FaceNet's. */
let frozen: Uint8Array;
beforeAll(async () => {
  frozen = await frozenBundledNet();
});

async function writeFrozen(folder: string): Promise<string> {
  const file = join(folder, '20180402-114759.pb');
  await writeFile(file, frozen);
  return file;
}

const people: readonly PersonName[] = ['ada', 'ben', 'chloe', 'david', 'elif'];

/** Writes 32 altered portraits per person: more than 10,000 pairs of different people. */
async function writeCopies(folder: string): Promise<void> {
  for (const name of people) {
    await mkdir(join(folder, name), { recursive: true });
    const original = await portrait(name);
    for (let copy = 0; copy < 32; copy++) {
      const altered = sharp(original)
        .linear(0.8 + 0.1 * (copy % 4), 0)
        .rotate(-6 + 4 * ((copy >> 2) % 4), { background: '#777777' })
        .jpeg({ quality: copy < 16 ? 90 : 40 });
      await altered.toFile(join(folder, name, `${copy}.jpg`));
    }
  }
}

test('a frozen graph is imported, calibrated and used to enrol, identify and evaluate', async () => {
  const folder = await temporaryFolder();
  const data = ['--data', join(folder, 'data')];
  const imported = await rollcall(['models', 'import', await writeFrozen(folder), ...data]);
  expect(imported.err).toBe('');
  const [id = ''] = imported.out.split(':');
  expect(imported.out).toMatch(
    /^facenet-[0-9a-f]{8}-mean-face: FaceNet, 2018 style, 22\.5 MB, 128 values per face$/m,
  );
  expect(imported.out).toMatch(/^Takes \d+\.\d times as long as the bundled models/m);
  expect(imported.out).toMatch(`To measure its thresholds, run: rollcall models calibrate ${id}`);

  const use = ['models', 'use', '--embedding', id, ...data];
  expect((await rollcall(use)).err).toMatch(/has no thresholds yet/);
  const copies = join(folder, 'copies');
  await writeCopies(copies);
  const calibrated = await rollcall(['models', 'calibrate', id, '--images', copies, ...data]);
  expect(calibrated.out).toMatch(
    `Calibrated ${id} on 2,480 pairs of the same person and 10,240 pairs of different people.`,
  );
  expect((await rollcall(use)).out).toMatch(`Embedding model: ${id}.`);

  const photos = join(folder, 'photos');
  for (const name of people.slice(0, 3)) await writePerson(photos, name);
  expect((await rollcall(['enrol', photos, ...data])).code).toBe(0);
  const visitors = join(folder, 'visitors');
  await mkdir(visitors);
  for (const name of people)
    await writeFile(join(visitors, `${name}.jpg`), await portrait(name, 3));
  const { json } = await rollcall(['identify', visitors, '--json', ...data]);
  const named = json.map(({ faces }) =>
    (faces as { name: string | null }[]).map((one) => one.name),
  );
  expect(named).toEqual([['ada'], ['ben'], ['chloe'], [null], [null]]);

  const pairs = join(folder, 'pairs.csv');
  const lines = people.flatMap((one, index) => [
    `${one}/0.jpg,${one}/31.jpg,1`,
    `${one}/0.jpg,${people[(index + 1) % people.length]!}/3.jpg,0`,
  ]);
  await writeFile(pairs, ['a,b,same', ...lines].join('\n'));
  const evaluated = await rollcall([
    'evaluate',
    'verification',
    '--images',
    copies,
    '--pairs',
    pairs,
    '--model',
    id,
    '--json',
    ...data,
  ]);
  expect(evaluated.err).toBe('');
  expect(evaluated.json[0]).toMatchObject({ pairs: 10, auc: 1, missed: [] });
}, 180_000);

test('a .zip with the graph is the same model, which cannot be imported twice', async () => {
  const folder = await temporaryFolder();
  const data = ['--data', join(folder, 'data')];
  const zip = join(folder, '20180402-114759.zip');
  await writeFile(zip, zipSync({ '20180402-114759/20180402-114759.pb': [frozen, { level: 0 }] }));
  const imported = await rollcall(['models', 'import', zip, '--json', ...data]);
  expect(imported.err).toBe('');
  const profile = imported.json[0]!['profile'] as { id: string; sources: { name: string }[] };
  expect(profile.sources.map(({ name }) => name)).toEqual(['20180402-114759.zip']);
  const files = join(folder, 'data', 'models', profile.id);
  expect((await readdir(files)).sort()).toEqual(['embedding.onnx', 'profile.json']);
  const again = await rollcall(['models', 'import', await writeFrozen(folder), ...data]);
  expect(again.err).toMatch(`This model is already imported as ${profile.id}.`);
  expect(await readdir(join(folder, 'data', 'models'))).toEqual([profile.id]);
}, 120_000);
