import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import type { Frame } from '../../contract/face.js';
import { GraphBuilder } from '../../models/formats/onnx/graph-builder.js';
import { writeOnnx } from '../../models/formats/onnx/writer.js';
import { sha256 } from '../../models/store.js';
import { openDataFolder } from '../app/data-folder.js';
import { compiledApp } from '../app/testing/compiled-app.js';
import { randomFrom } from '../base/random-from.js';
import { portrait, writePerson } from '../hosts/testing/photos.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { antispoofFile } from '../vision/antispoof-models.js';

/* A head that moves before a room, cut out of a photo, at a kiosk with and without an anti-spoofing net. */

/** A net whose three shares depend on the mean of each colour: faces have much red and little blue. */
function coloursNet(): Uint8Array {
  const graph = new GraphBuilder('colours');
  graph.input('image', [1, 3, 80, 80]);
  const means = graph.add('GlobalAveragePool', 'means', ['image']);
  graph.add('Flatten', 'classes', [means], { axis: 1 });
  graph.output('classes', [1, 3]);
  return writeOnnx(graph.finish());
}

/** Adds that net to a data folder that is not open. @param liveClass 0 (red) says "alive", 2 (blue) "picture". */
async function addNet(folder: string, liveClass: 0 | 2): Promise<void> {
  const staging = join(folder, 'models', 'staging');
  await mkdir(staging, { recursive: true });
  const onnx = coloursNet();
  await writeFile(join(staging, antispoofFile), onnx);
  const data = await openDataFolder({ folder, notify: () => undefined });
  await data.models.add(staging, {
    version: 1,
    kind: 'antispoof',
    id: 'colours-1',
    family: 'test',
    importedAt: '2026-03-02T08:00:00.000Z',
    sources: [],
    sha256: sha256(onnx),
    feeding: {
      ...{ input: 'image', output: 'classes', sidePx: 80, layout: 'nchw', channels: 'rgb' },
      ...{ mean: 0, deviation: 1 },
    },
    cropScale: 1.2,
    liveClass,
  });
  await data.close();
}

/** Frames of a head that moves to and fro in front of a wall of random bricks. */
async function headFrames(): Promise<Frame[]> {
  const random = randomFrom(7);
  const bricks = Uint8Array.from({ length: 40 * 30 }, () => 60 + 160 * random());
  const wall = await sharp(bricks, { raw: { width: 40, height: 30, channels: 1 } })
    .resize({ width: 640, height: 480, kernel: 'nearest' })
    .toColourspace('srgb')
    .ensureAlpha()
    .png()
    .toBuffer();
  const ellipse = Buffer.from(
    '<svg width="260" height="275"><ellipse cx="130" cy="125" rx="92" ry="118"/></svg>',
  );
  const head = await sharp(await portrait('ada', 3))
    .resize({ width: 260, height: 275, fit: 'fill' })
    .ensureAlpha()
    .composite([{ input: ellipse, blend: 'dest-in' }])
    .png()
    .toBuffer();
  const lefts = Array.from({ length: 8 }, (_, step) => 130 + 16 * step);
  return Promise.all(
    [...lefts, ...lefts.slice(1, -1).toReversed()].map(async (left) => {
      const data = await sharp(wall)
        .composite([{ input: head, left, top: 90 }])
        .raw()
        .toBuffer();
      return { format: 'RGBA', width: 640, height: 480, data } as const;
    }),
  );
}

/** What the kiosk finally shows when the head moves in front of it: a punch, a challenge, or neither in time. */
async function atTheDoor(liveClass: 0 | 2 | null): Promise<string> {
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  const { openApp } = await compiledApp();
  const person = await writePerson(folder, 'ada');
  const files = [1, 2, 3].map((number) => join(person, `${number}.jpg`));
  const first = openApp({ folder: data, onNotice: () => undefined });
  await first.api['people.enrol']({ name: 'ada', files, replace: false });
  await first.close();
  if (liveClass !== null) await addNet(data, liveClass);
  const app = openApp({ folder: data, onNotice: () => undefined });
  onTestFinished(() => app.close());
  const frames = await headFrames();
  await app.api['kiosk.start']({ takeOver: false });
  const endMs = performance.now() + 20_000;
  for (let at = 0; performance.now() < endMs; at++) {
    const view = await app.api['kiosk.frame']({
      frame: frames[at % frames.length]!,
      direction: null,
    });
    const kind = view?.state.kind ?? '';
    if (['recorded', 'challenge', 'other-way'].includes(kind)) return kind;
    // About the rate of a kiosk: each frame is compared with earlier ones.
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return 'neither';
}

test('without a net, or with one that says "alive", a moving head passes', async () => {
  expect(await atTheDoor(null)).toBe('recorded');
  expect(await atTheDoor(0)).toBe('recorded');
}, 120_000);

test('a net that says "picture" leads to the challenge, and refuses no one', async () => {
  expect(await atTheDoor(2)).toBe('challenge');
}, 120_000);
