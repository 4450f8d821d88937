import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { App } from '../app/app.js';
import { compiledApp } from '../app/testing/compiled-app.js';
import { sharedData } from '../base/testing/shared-data.js';
import { cameraFrame } from '../vision/testing/camera.js';

/* People are learnt for the next model at a real door. The tests run in order. */

const { path: photos, isThere, skipNote } = sharedData('lfw-dev');
const ada = 'Abdullatif_Sener';

let folder: string;
let app: App;
const notices: string[] = [];
const opened = async (): Promise<App> =>
  (await compiledApp()).openApp({
    folder: join(folder, 'data'),
    onNotice: (notice) => {
      if (notice.type === 'notice') notices.push(notice.message);
    },
  });
const photosOf = async (person: string): Promise<string[]> =>
  (await readdir(join(photos, person))).sort().map((file) => join(photos, person, file));

beforeAll(async () => {
  if (!isThere) return;
  folder = await mkdtemp(join(tmpdir(), 'rollcall-learning-'));
  app = await opened();
  await app.api['settings.change']({ liveness: 'off', learnsFaces: true });
  // The impostor's face is known in the next model only.
  await app.api['people.enrol']({ name: 'twin', files: await photosOf(ada), replace: false });
  await app.api['models.use']({ embedding: 'face-recognition' });
  await app.api['people.enrol']({ name: 'ada', files: await photosOf(ada), replace: false });
});
afterAll(async () => {
  vi.restoreAllMocks();
  if (!isThere) return;
  await app.close();
  await rm(folder, { recursive: true });
});

let daysLater = 0;
const realNow = Date.now.bind(Date);
const realMonotonic = performance.now.bind(performance);

/** The sealed files with the learnt samples, which differ after each change. */
async function learntFiles(): Promise<string> {
  const templates = join(folder, 'data', 'templates');
  const names = (await readdir(templates)).filter((name) => name.includes('learnt')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(templates, name), 'base64')));
  return files.join();
}

/**
 * One visit on another day, and then an empty door until something was learnt.
 * @param learns false if nothing will be learnt: then the door stays empty for a moment.
 * @returns who was greeted.
 */
async function visit(file: string, learns = true): Promise<string> {
  daysLater++;
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + daysLater * 86_400_000);
  let shift = daysLater * 100_000;
  vi.spyOn(performance, 'now').mockImplementation(() => realMonotonic() + shift);
  const show = (picture: Awaited<ReturnType<typeof cameraFrame>>) =>
    app.api['kiosk.frame']({ frame: picture, direction: null });
  const empty = await cameraFrame([]);
  await show(empty);
  const picture = await sharp(file).png().toBuffer();
  const frame = await cameraFrame([{ picture, left: 150, width: 340 }]);
  let name = 'no one';
  for (let shown = 0; shown < 12 && name === 'no one'; shown++) {
    const state = (await show(frame))?.state;
    if (state?.kind === 'recorded') ({ name } = state.punch);
  }
  shift += 15_000;
  const before = await learntFiles();
  await vi.waitFor(
    async () => {
      await show(empty);
      if (learns) expect(await learntFiles()).not.toBe(before);
    },
    { timeout: 60_000, interval: 100 },
  );
  return name;
}

const readiness = async () => (await app.api['models.imported']({})).learning;

test.skipIf(!isThere)(
  `three visits teach the next model, but not a face that it could take for another person${skipNote}`,
  async () => {
    const [file] = await photosOf(ada);
    await app.api['models.learn']({ model: 'mobilefacenet' });
    expect(await visit(file!)).toBe('ada');
    expect(await readiness()).toMatchObject({ learnt: 0, collecting: 1, missing: ['ada'] });
    // A restart in between loses nothing.
    await app.close();
    app = await opened();
    expect(await visit(file!)).toBe('ada');
    expect(await readiness()).toMatchObject({ learnt: 0, collecting: 1 });
    expect(await visit(file!)).toBe('ada');
    expect(await readiness()).toMatchObject({ learnt: 0, missing: ['ada'], confusable: ['ada'] });
    // Once the other person is erased, she is learnt.
    await app.api['people.forget']({ who: 'twin' });
    expect(await app.api['models.learn']({ model: null })).toEqual({ learning: null, erased: 1 });
    await app.api['models.learn']({ model: 'mobilefacenet' });
    for (let times = 0; times < 3; times++) expect(await visit(file!)).toBe('ada');
    expect(await readiness()).toMatchObject({ learnt: 1, missing: [] });
    const [entry] = await app.api['audit.list']({ count: 1 });
    expect(entry).toMatchObject({ action: 'people.learn', targetName: 'ada', via: 'service' });
  },
  180_000,
);

test.skipIf(!isThere)(
  `a person who was learnt is recognised after the switch, and erased with their templates${skipNote}`,
  async () => {
    expect(await app.api['models.use']({ embedding: 'mobilefacenet' })).toMatchObject({
      learnt: ['ada'],
      toReEnrol: [],
    });
    expect(await visit((await photosOf(ada))[0]!, false)).toBe('ada');
    expect(await readiness()).toBe(null);
    // What was learnt is erased once it is in use.
    expect(await learntFiles()).toBe('');
    await app.api['people.forget']({ who: 'ada' });
    expect(await readdir(join(folder, 'data', 'templates'))).toEqual([]);
    expect(notices.filter((notice) => notice.includes('learnt'))).toEqual([]);
  },
  60_000,
);
