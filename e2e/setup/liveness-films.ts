import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import sharp from 'sharp';
import { sceneOf, type AttackKind, type Shown } from '../../bench/attacks/kinds.js';
import type { Picture } from '../../bench/attacks/picture.js';
import { renderFrame } from '../../bench/attacks/render.js';
import { drawRoom } from '../../bench/attacks/room.js';
import { sharedData } from '../../main/base/testing/shared-data.js';
import { portrait } from '../../main/hosts/testing/photos.js';
import { toI420 } from '../../main/vision/testing/i420.js';
import { writeFilm } from './fake-camera.js';

const framesPerSecond = 10;
const seconds = 3;

/** Clips of real people, which are not part of the project; see `hasLiveClip`. */
const { path: clips, isThere } = sharedData('live');
const liveClip = 'intel_female.gif';
/** The part of its pictures of 480 × 270 pixels that the camera shows. */
const liveCrop = { left: 60, top: 0, width: 360, height: 270 } as const;
/** Frames in which she looks at the camera, to enrol her from. */
const liveSamples = [9, 20, 21] as const;
/** In the clip of 23 frames. */
const liveFrameCount = 23;

/** Whether the film `live` and its person are there. */
export function hasLiveClip(): boolean {
  return isThere;
}

/** Writes the films `print` and `phone`, which show ada, and, where there are clips, `live` and `replay`. */
export async function writeLivenessFilms(folder: string): Promise<void> {
  const photo = await readPicture(await portrait('ada', 3));
  const face = { x: 200, y: 205, width: 236 };
  const shown = { pictureAt: () => photo, face, behind: photo };
  await writeAttack(folder, 'print', shown);
  await writeAttack(folder, 'phone', shown);
  if (isThere) await writeLive(folder);
}

async function writeAttack(folder: string, kind: AttackKind, shown: Shown, name: string = kind) {
  const generator = xoroshiro128plus(7);
  const random = (): number => (generator.next() >>> 0) / 2 ** 32;
  const room = drawRoom(640, 480, random);
  const scene = sceneOf(kind, shown, seconds, random);
  const camera = { noise: 2, exposure: 1 };
  const frames = Array.from({ length: seconds * framesPerSecond }, (_, index) =>
    renderFrame(room, scene(index / framesPerSecond), camera, random),
  );
  await write(folder, name, frames);
}

async function writeLive(folder: string): Promise<void> {
  const frames: Picture[] = [];
  for (let page = 0; page < liveFrameCount; page++) {
    const picture = sharp(join(clips, liveClip), { page }).extract(liveCrop).resize(640, 480);
    frames.push(await readPicture(await picture.png().toBuffer()));
  }
  await write(folder, 'live', frames);
  await mkdir(join(folder, 'live', 'eve'), { recursive: true });
  for (const sample of liveSamples) {
    const { width, height, data } = frames[sample]!;
    const png = await sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer();
    await writeFile(join(folder, 'live', 'eve', `${sample}.png`), png);
  }
  const pictureAt = (at: number): Picture =>
    frames[Math.floor(at * framesPerSecond) % frames.length]!;
  const shown = { pictureAt, face: { x: 320, y: 200, width: 115 }, behind: frames[0]! };
  await writeAttack(folder, 'replay-phone', shown, 'replay');
}

/** There and back, so that nothing jumps when the film begins again. */
async function write(folder: string, name: string, frames: readonly Picture[]): Promise<void> {
  const planes = frames.map((frame) => toI420(frame).data);
  await writeFilm(join(folder, `${name}.y4m`), [...planes, ...planes.slice(1, -1).toReversed()]);
}

async function readPicture(file: Buffer): Promise<Picture> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
