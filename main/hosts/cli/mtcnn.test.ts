import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../base/testing/shared-data.js';
import { alignedChips } from '../testing/aligned-chips.js';
import { rollcall, type Outcome } from '../testing/command-line.js';
import { writePerson } from '../testing/photos.js';

const { path: weights, isThere, skipNote } = sharedData('mtcnn');
const { path: people } = sharedData('lfw-dev');
const files = [3, 1, 2].map((number) => `${weights}det${number}.npy`);

/* MTCNN imported from its published weights. The tests use one data folder, in this order. */
describe.skipIf(!isThere)(`imported MTCNN${skipNote}`, { concurrent: false }, () => {
  let folder: string;
  let data: string[];
  let imported: Outcome;
  let id: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-mtcnn-'));
    data = ['--data', join(folder, 'data')];
    imported = await rollcall(['models', 'import', ...files, '--json', ...data]);
    ({ id } = imported.json[0]!['profile'] as { id: string });
    return () => rm(folder, { recursive: true });
  });

  test('needs all of its files', async () => {
    const one = await rollcall(['models', 'import', files[0]!, ...data]);
    expect(one.err).toMatch(/needs all of det1.npy, det2.npy and det3.npy/);
  });

  test('finds the faces of the trial', () => {
    const { trial } = imported.json[0] as { trial: { faces: number } };
    expect(trial.faces).toBeGreaterThanOrEqual(19);
  });

  test('gives the same chips as the bundled one', async () => {
    const photos = join(folder, 'photos');
    for (const name of ['ada', 'ben'] as const) await writePerson(photos, name);
    const { json } = await rollcall(['models', 'imported', '--json', ...data]);
    expect(json.map((model) => model['id'])).toEqual([id]);
    const by = (detector: string) =>
      alignedChips(photos, join(folder, detector), ['--detector', detector, ...data]);
    expect(await by(id)).toEqual(await by('mtcnn'));
  });

  test('is used by its ID and by default, until a file is altered', async () => {
    const out = join(folder, 'chips');
    const person = `${people}Alexa_Loren`;
    const aligned = await rollcall(['align', person, '--out', out, '--detector', id, ...data]);
    expect(aligned.out).toMatch(/Wrote 1 face to/);
    expect(await readdir(out)).toEqual(['Alexa_Loren_0001.png']);
    expect((await rollcall(['models', 'use', '--detector', id, ...data])).out).toMatch(
      `Detector: ${id}.`,
    );
    expect((await rollcall(['models', 'remove', id, ...data])).err).toMatch(/is in use/);
    const photo = join(person, 'Alexa_Loren_0001.jpg');
    expect((await rollcall(['identify', photo, ...data])).out).toMatch(/1 face/);
    await writeFile(join(folder, 'data', 'models', id, 'mtcnn-r.onnx'), 'altered');
    expect((await rollcall(['identify', photo, ...data])).err).toMatch(
      /mtcnn-r\.onnx is damaged\. Import the model again\./,
    );
    expect((await rollcall(['models', 'use', '--detector', 'bundled', ...data])).code).toBe(0);
  });
});
