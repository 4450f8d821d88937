import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { toI420 } from '../../main/vision/testing/i420.js';

/** A person in front of the camera: a picture, its position and its width, in pixels. */
interface Appearance {
  readonly picture: Buffer;
  readonly left: number;
  readonly width: number;
}

/** What the camera sees for a number of seconds. */
export interface Scene {
  readonly people: readonly Appearance[];
  readonly seconds: number;
  /** Brightness factor; 1 unless given. */
  readonly light?: number;
}

export const filmWidth = 640;
export const filmHeight = 480;
const framesPerSecond = 10;

/**
 * Writes the file that Chromium's fake camera plays in a loop, as YUV4MPEG2, which is lossless. People
 * sway a little, so that the picture never counts as frozen.
 */
export async function writeCameraFile(file: string, scenes: readonly Scene[]): Promise<void> {
  const frames: Uint8Array[] = [];
  for (const scene of scenes) {
    const sways = await Promise.all([0, 2, 4, 2].map((sway) => frameOf(scene, sway)));
    for (let frame = 0; frame < scene.seconds * framesPerSecond; frame++) {
      frames.push(sways[frame % sways.length]!);
    }
  }
  await writeFilm(file, frames);
}

/** As `writeCameraFile`, from I420 frames of 640 × 480 pixels, ten a second. */
export async function writeFilm(file: string, frames: readonly Uint8Array[]): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.write(
      `YUV4MPEG2 W${filmWidth} H${filmHeight} F${framesPerSecond}:1 Ip A1:1 C420mpeg2\n`,
    );
    for (const frame of frames) {
      await handle.write('FRAME\n');
      await handle.write(frame);
    }
  } finally {
    await handle.close();
  }
}

async function frameOf({ people, light = 1 }: Scene, sway: number): Promise<Uint8Array> {
  const layers = people.map(async ({ picture, left, width }) => {
    const { data, info } = await sharp(picture)
      .resize({ width })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { input: data, raw: info, left: left + sway, top: 60 + sway };
  });
  const wall = {
    width: filmWidth,
    height: filmHeight,
    channels: 3,
    background: { r: 185, g: 182, b: 176 + sway },
  } as const;
  const scene = await sharp({ create: wall })
    .composite(await Promise.all(layers))
    .raw()
    .toBuffer({ resolveWithObject: true });
  // In a second step, since `linear` comes before `composite` in one.
  const data = await sharp(scene.data, { raw: scene.info })
    .linear(light, 0)
    .removeAlpha()
    .raw()
    .toBuffer();
  return toI420({ width: filmWidth, height: filmHeight, data }).data;
}
