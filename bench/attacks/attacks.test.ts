import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom } from '../../main/base/random-from.js';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Output } from '../../contract/contract.js';
import { portrait } from '../../main/hosts/testing/photos.js';
import { evaluateLiveness } from '../../main/lab/liveness/evaluate.js';
import { startVision, type Vision } from '../../main/vision/client/client.js';
import { compiledProcess } from '../../main/vision/testing/frames.js';
import { sceneOf, type AttackKind } from './kinds.js';
import { readPicture } from './picture.js';
import { renderFrame } from './render.js';
import { drawRoom } from './room.js';

/* Attacks as the generator makes them, through the real inference process and the rules of the door. */

const frameCount = 24;
const framesPerSecond = 12;
let folder: string;
let vision: Vision;
let report: Output<'evaluate.liveness'>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-attacks-'));
  for (const kind of ['print', 'phone', 'close-up', 'bent-sheet'] as const) {
    for (const clip of [1, 2]) await writeAttack(kind, clip);
  }
  // Not clips: no face, a broken file, one frame, and notes.
  await writeFrames('attacks/print/wall', [await wall()]);
  await mkdir(join(folder, 'bona-fide'), { recursive: true });
  await mkdir(join(folder, 'attacks', 'later'));
  await writeFile(join(folder, 'attacks', 'beside.jpg'), await portrait('ben'));
  await symlink(join(folder, 'nowhere'), join(folder, 'bona-fide', 'gone.gif'));
  await writeFile(join(folder, 'bona-fide', 'broken.gif'), 'GIF89a');
  await writeFile(join(folder, 'bona-fide', 'one.jpg'), await portrait('ben'));
  await writeFile(join(folder, 'bona-fide', 'notes.txt'), 'recorded on Monday');
  vision = startVision({ entry: compiledProcess });
  report = await evaluateLiveness(
    {
      bonaFide: join(folder, 'bona-fide'),
      attacks: join(folder, 'attacks'),
      policy: 'strict',
      framesPerSecond,
    },
    vision,
    () => undefined,
  );
}, 300_000);
afterAll(async () => {
  await vision.close();
  await rm(folder, { recursive: true });
});

async function writeAttack(kind: AttackKind, clip: number): Promise<void> {
  const random = randomFrom(clip * 77);
  const picture = await readPicture(await portrait('ada'));
  const face = { x: 200, y: 205, width: 236 };
  const shown = { pictureAt: () => picture, face, behind: picture };
  const scene = sceneOf(kind, shown, frameCount / framesPerSecond, random);
  const room = drawRoom(640, 480, random);
  const frames = [];
  for (let frame = 0; frame < frameCount; frame++) {
    const camera = { noise: 2, exposure: 1 };
    frames.push(renderFrame(room, scene(frame / framesPerSecond), camera, random).data);
  }
  await writeFrames(`attacks/${kind}/${clip}`, frames);
}

async function writeFrames(path: string, frames: readonly Uint8Array[]): Promise<void> {
  await mkdir(join(folder, path), { recursive: true });
  for (const [index, data] of frames.entries()) {
    const name = `${String(index).padStart(3, '0')}.jpg`;
    await sharp(data, { raw: { width: 640, height: 480, channels: 3 } })
      .jpeg({ quality: 90 })
      .toFile(join(folder, path, name));
  }
}

async function wall(): Promise<Uint8Array> {
  const create = { width: 640, height: 480, channels: 3, background: '#b9b6b0' } as const;
  return sharp({ create }).raw().toBuffer();
}

test('no print, phone, close-up or bent sheet passes, with either policy', () => {
  const none = { 'bent-sheet': 0, 'close-up': 0, phone: 0, print: 0 };
  expect(report.byPolicy.balanced.apcer).toEqual(none);
  expect(report.byPolicy.strict.apcer).toEqual(none);
  expect(report.apcer).toEqual(none);
  expect(report.sequencesOf.attacks).toEqual({
    'bent-sheet': 2,
    'close-up': 2,
    phone: 2,
    print: 2,
  });
});

test('the area around a sheet or a screen moves with it', () => {
  for (const kind of ['print', 'close-up']) {
    expect(report.cues.surroundings.attacks[kind]).toMatchObject({ head: 0 });
  }
});

test('one frame proves nothing: the person is challenged, and no one is refused', () => {
  expect(report.sequencesOf.bonaFide).toBe(1);
  expect(report.bpcer).toBe(0);
  expect(report.byPolicy.balanced.challenged).toBe(1);
  expect(report.notRecognised).toEqual(['bona fide/one.jpg']);
});

test('clips that cannot be used are listed with the reason, and the rest are measured', () => {
  expect(report.leftOut).toMatchObject([
    {
      file: 'beside.jpg',
      code: 'invalid-input',
      reason: expect.stringMatching(/beside/) as string,
    },
    { file: 'later', code: 'no-image', reason: 'the folder contains no clips' },
    { file: 'bona fide/broken.gif', code: 'unreadable-image' },
    { file: 'bona fide/gone.gif', code: 'unreadable-image' },
    { file: 'print/wall', code: 'no-face', reason: 'no face was found in it' },
  ]);
});

test('folders without clips are refused', async () => {
  const input = { policy: 'balanced', framesPerSecond } as const;
  const evaluate = (bonaFide: string, attacks: string) =>
    evaluateLiveness({ ...input, bonaFide, attacks }, vision, () => undefined);
  await mkdir(join(folder, 'empty'), { recursive: true });
  const live = join(folder, 'bona-fide');
  await expect(evaluate(join(folder, 'empty'), live)).rejects.toMatchObject({ code: 'no-image' });
  await expect(evaluate(live, join(folder, 'empty'))).rejects.toMatchObject({ code: 'no-image' });
  await mkdir(join(folder, 'empty', 'print'));
  await expect(evaluate(live, join(folder, 'empty'))).rejects.toMatchObject({
    code: 'no-image',
    message: expect.stringMatching(/sub-folders of .* contain no clips/) as string,
  });
  await expect(evaluate(live, join(folder, 'gone'))).rejects.toMatchObject({ code: 'not-found' });
});
