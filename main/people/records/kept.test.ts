import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../app/app.js';
import { portrait, writePerson } from '../../hosts/testing/photos.js';
import { cameraFrame } from '../../vision/testing/camera.js';
import { compiledApp } from '../../app/testing/compiled-app.js';

/* Kept photos and probes, with real faces. The tests run in order. */

let folder: string;
let data: string;
let app: App;
const files = (name: string): string[] =>
  [1, 2, 3].map((number) => join(folder, name, `${number}.jpg`));
const filesIn = (name: string): Promise<string[]> => readdir(join(data, name)).catch(() => []);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-kept-'));
  data = join(folder, 'data');
  app = (await compiledApp()).openApp({ folder: data, onNotice: () => undefined });
  for (const name of ['ada', 'ben'] as const) await writePerson(folder, name);
  await app.api['people.enrol']({ name: 'ben', files: files('ben'), replace: false });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

test('nothing is kept unless the settings allow it, and the consent text says so', async () => {
  expect(await filesIn('photos')).toEqual([]);
  const plain = await app.api['consent.text']({ language: 'en' });
  expect(plain.paragraphs[0]).toContain('not stored');
  // Photos stand in for people at the door.
  await app.api['settings.change']({ keepsPhotos: true, keepsProbes: true, liveness: 'off' });
  const { version, paragraphs } = await app.api['consent.text']({ language: 'de' });
  expect(version).toBe(`${plain.version}+photos+probes`);
  expect(paragraphs[0]).toContain('Auch die Fotos selbst werden verschlüsselt gespeichert');
});

test('if the settings allow it, photos are sealed and an arrival is in the self-test', async () => {
  const report = await app.api['people.enrol']({
    name: 'ada',
    files: files('ada'),
    replace: false,
  });
  const id = report.subjectId!;
  expect(await filesIn('photos')).toEqual([`${id}.sealed`]);
  expect(await readFile(join(data, 'photos', `${id}.sealed`), 'latin1')).not.toContain('JFIF');
  const { photo } = await app.api['people.photo']({ who: id });
  // The first bytes of a JPEG.
  expect([...photo!.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  expect(await app.api['people.photo']({ who: 'ben' })).toEqual({ photo: null });
  const listed = await app.api['people.list']({});
  expect(listed.map(({ name, photos }) => [name, photos])).toEqual([
    ['ben', 0],
    ['ada', 3],
  ]);
  await app.api['kiosk.start']({ takeOver: false });
  const frame = await cameraFrame([{ picture: await portrait('ada', 3), left: 180, width: 280 }]);
  let kind = '';
  for (let shown = 0; shown < 20 && kind !== 'recorded'; shown++) {
    kind = (await app.api['kiosk.frame']({ frame, direction: null }))?.state.kind ?? '';
  }
  expect(kind).toBe('recorded');
  const { door } = await app.api['selfTest.run']({ targetFpir: 0.001 });
  expect(door).toMatchObject({ probes: 1, present: { fnir: 0, fpir: 0 } });
  expect(door!.genuine.reduce((sum, count) => sum + count)).toBe(1);
  expect(await filesIn('probes')).toHaveLength(1);
});

test('when the settings forbid it, probes and photos are erased at once', async () => {
  await app.api['settings.change']({ keepsProbes: false });
  expect(await filesIn('probes')).toEqual([]);
  expect(await app.api['selfTest.run']({ targetFpir: 0.001 })).toMatchObject({ door: null });
  await app.api['settings.change']({ keepsPhotos: false });
  expect(await filesIn('photos')).toEqual([]);
  expect(await app.api['people.photo']({ who: 'ada' })).toEqual({ photo: null });
  expect(await app.api['people.list']({})).toMatchObject([{ photos: 0 }, { photos: 0 }]);
});

test('erasing a person also erases their photos, and the certificate lists them', async () => {
  await app.api['settings.change']({ keepsPhotos: true });
  await app.api['people.enrol']({ name: 'ada', files: files('ada'), replace: true });
  const { certificate } = await app.api['people.forget']({ who: 'ada' });
  expect(certificate.purged.map(({ what }) => what)).toEqual(['template', 'photos', 'record']);
  expect(await filesIn('photos')).toEqual([]);
  expect(await app.api['people.checkCertificate']({ certificate })).toMatchObject({ ok: true });
});
