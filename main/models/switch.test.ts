import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogEntry } from '../../models/catalog.js';
import { modelFile } from '../../models/store.js';
import type { App } from '../app/app.js';
import { bundledCalibrations } from '../gallery/calibrations.js';
import { portrait, writePerson } from '../hosts/testing/photos.js';
import { cameraFrame } from '../vision/testing/camera.js';
import { compiledApp } from '../app/testing/compiled-app.js';

/* Switching the embedding model of a running kiosk to an import of the bundled net. Tests run in order. */

let folder: string;
let app: App;
let imported: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-switch-'));
  app = (await compiledApp()).openApp({ folder: join(folder, 'data'), onNotice: () => undefined });
  const enrol = async (name: 'ada' | 'ben'): Promise<void> => {
    const path = await writePerson(folder, name);
    const files = [1, 2, 3].map((one) => join(path, `${one}.jpg`));
    await app.api['people.enrol']({ name, files, replace: false });
  };
  await enrol('ben');
  // Photos stand in for people at the door.
  await app.api['settings.change']({ keepsPhotos: true, liveness: 'off' });
  await enrol('ada');
  const { profile } = await app.api['models.import']({
    files: [modelFile(catalogEntry('face-recognition'))],
    hints: { channels: 'rgb', mean: 0, deviation: 1, framing: 'mean-face' },
  });
  imported = profile.id;
  await app.close();
  // It is the same net, so the bundled calibration applies.
  const file = join(folder, 'data', 'models', imported, 'profile.json');
  const read = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(
    file,
    JSON.stringify({ ...read, calibration: bundledCalibrations['face-recognition'] }),
  );
  // An edit is refused, unless someone with the key accepts it.
  app = (await compiledApp()).openApp({
    folder: join(folder, 'data'),
    onNotice: () => undefined,
    acceptsAltered: true,
  });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const problems = async (): Promise<[string, boolean][]> =>
  (await app.api['people.list']({}))
    .map(({ name, problem }): [string, boolean] => [name, problem !== null])
    .sort();

async function greeted(name: 'ada' | 'ben'): Promise<string> {
  // Let the previous person leave first.
  await new Promise((resolve) => setTimeout(resolve, 800));
  await app.api['kiosk.frame']({ frame: await cameraFrame([]), direction: null });
  const frame = await cameraFrame([{ picture: await portrait(name, 3), left: 180, width: 280 }]);
  for (let shown = 0; shown < 12; shown++) {
    const view = await app.api['kiosk.frame']({ frame, direction: null });
    const state = view?.state;
    if (state?.kind === 'recorded' || state?.kind === 'already') return state.punch.name;
  }
  return 'no one';
}

test('people with kept photos are recognised with the new model at once; others are listed', async () => {
  await app.api['kiosk.start']({ takeOver: false });
  expect(await greeted('ben')).toBe('ben');
  expect(await app.api['models.use']({ embedding: imported })).toEqual({
    embedding: imported,
    detector: 'blazeface',
    reEmbedded: ['ada'],
    learnt: [],
    toReEnrol: ['ben'],
  });
  expect(await problems()).toEqual([
    ['ada', false],
    ['ben', true],
  ]);
  await app.api['kiosk.start']({ takeOver: false });
  expect(await greeted('ada')).toBe('ada');
  expect(await greeted('ben')).toBe('no one');
  const [bens, adas] = await app.api['attendance.log']({});
  expect([bens!.name, adas!.name]).toEqual(['ben', 'ada']);
});

test('everyone is recognised after switching back to the bundled model', async () => {
  expect(await app.api['models.use']({ embedding: null })).toMatchObject({
    reEmbedded: [],
    toReEnrol: [],
  });
  expect(await problems()).toEqual([
    ['ada', false],
    ['ben', false],
  ]);
  await app.api['kiosk.start']({ takeOver: false });
  expect(await greeted('ben')).toBe('ben');
  expect(await app.api['people.list']({})).toHaveLength(2);
});
