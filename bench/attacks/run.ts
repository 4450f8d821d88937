import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import sharp from 'sharp';
import { randomFrom } from '../../main/base/random-from.js';
import { createPipeline } from '../../main/vision/worker/pipeline.js';
import { attackKinds, sceneOf, type AttackKind, type Scene, type Shown } from './kinds.js';
import { liveWindows, type LiveWindow } from './live-windows.js';
import { readPicture, type Picture } from './picture.js';
import { renderFrame } from './render.js';
import { drawRoom } from './room.js';
import { walkUp } from './walk-up.js';

/*
 * Makes clips of attacks, and clips of live people, for `rollcall evaluate liveness`: `npm run attacks`.
 * The same seed gives the same clips.
 */

const framesPerSecond = 12;
const program = new Command()
  .name('attacks')
  .description(
    'Makes clips of simulated attacks and of live people for "rollcall evaluate liveness"',
  )
  .requiredOption('--photos <dir>', 'photos to print and show: one sub-folder per person')
  .requiredOption('--clips <dir>', 'clips of live people: GIF, or MP4 where ffmpeg is installed')
  .requiredOption(
    '--out <dir>',
    'folder for the clips; it gets "attacks", "bona-fide" and "walk-up"',
  )
  .option('--per-kind <n>', 'clips of each kind', Number, 32)
  .option('--seconds <n>', 'length of a clip', Number, 3)
  .option('--seed <n>', 'seed for all random choices', Number, 1)
  .parse();
const options = program.opts<{
  photos: string;
  clips: string;
  out: string;
  perKind: number;
  seconds: number;
  seed: number;
}>();

const frameCount = Math.round(options.seconds * framesPerSecond);
const photos = await photosIn(options.photos);
const pipeline = await createPipeline();
const clips = (await readdir(options.clips)).filter((name) => /\.(gif|mp4)$/.test(name)).sort();
const windows = await liveWindows(options.clips, clips, pipeline, { frameCount, stepFrames: 6 });
for (const { name, frames } of windows) {
  await writeClip(join(options.out, 'bona-fide', name), frames);
}
console.log(`${windows.length} clips of live people`);
for (const [number, window] of windows.entries()) {
  const random = randomFrom(options.seed * 1_000_003 + 900_001 + number);
  const { scene, seconds } = walkUp(window, framesPerSecond, random);
  const frames = renderedFrames(scene, Math.round(seconds * framesPerSecond), random);
  await writeClip(join(options.out, 'walk-up', window.name), frames);
}
console.log(`${windows.length} clips of people who walk up`);
for (const [number, kind] of attackKinds.entries()) {
  for (let clip = 0; clip < options.perKind; clip++) {
    const random = randomFrom(options.seed * 1_000_003 + number * 10_007 + clip);
    const frames = await attackFrames(kind, random);
    await writeClip(join(options.out, 'attacks', kind, String(clip).padStart(3, '0')), frames);
  }
  console.log(`${options.perKind} clips: ${kind}`);
}

async function attackFrames(kind: AttackKind, random: () => number): Promise<Picture[]> {
  const shown = kind.startsWith('replay')
    ? replayOf(windows[Math.floor(random() * windows.length)]!)
    : await photoOf(random);
  const scene = sceneOf(kind, shown, options.seconds, random);
  return renderedFrames(scene, frameCount, random);
}

function renderedFrames(scene: Scene, count: number, random: () => number): Picture[] {
  const room = drawRoom(640, 480, random);
  const camera = { noise: 1 + 3 * random(), exposure: 0.75 + 0.4 * random() };
  return Array.from({ length: count }, (_, index) =>
    renderFrame(room, scene(index / framesPerSecond), camera, random),
  );
}

async function photoOf(random: () => number): Promise<Shown> {
  const pick = (): string => photos[Math.floor(random() * photos.length)]!;
  const picture = await readPicture(pick());
  const { faces } = await pipeline.analyse(picture, { flip: false, maxFaces: 1 });
  const box = faces[0]?.box ?? { x: 75, y: 75, width: 100, height: 100 };
  const face = { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  return { pictureAt: () => picture, face, behind: await readPicture(pick()) };
}

function replayOf({ frames, boxes }: LiveWindow): Shown {
  const box = boxes[0]!;
  const face = { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  const pictureAt = (seconds: number): Picture =>
    frames[Math.min(frames.length - 1, Math.floor(seconds * framesPerSecond))]!;
  return { pictureAt, face, behind: frames[0]! };
}

async function photosIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith('.jpg'))
    .sort()
    .map((file) => join(folder, file));
}

async function writeClip(folder: string, frames: readonly Picture[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(
    frames.map(async ({ width, height, data }, index) => {
      const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
        .jpeg({ quality: 90 })
        .toBuffer();
      await writeFile(join(folder, `${String(index).padStart(3, '0')}.jpg`), jpeg);
    }),
  );
}
