import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { toI420 } from '../../main/vision/testing/i420.js';

/** Somebody before the camera: a picture, where it stands and how wide it is shown, in pixels. */
export interface Appearance {
  readonly picture: Buffer;
  readonly left: number;
  readonly width: number;
}

/** What the camera sees for so long. */
export interface Scene {
  readonly people: readonly Appearance[];
  readonly seconds: number;
  /** Light on the scene, 1 as usual. */
  readonly light?: number;
}

const width = 640;
const height = 480;
const framesPerSecond = 10;

/**
 * Writes what Chromium's fake camera plays, over and over: YUV4MPEG2, which keeps colours as they are.
 * People sway a little, so that the picture is never frozen.
 */
export async function writeCameraFile(file: string, scenes: readonly Scene[]): Promise<string> {
  const handle = await open(file, 'w');
  try {
    await handle.write(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420mpeg2\n`);
    for (const scene of scenes) {
      const moments = await Promise.all([0, 2, 4, 2].map((sway) => frameOf(scene, sway)));
      for (let frame = 0; frame < scene.seconds * framesPerSecond; frame++) {
        await handle.write('FRAME\n');
        await handle.write(moments[frame % moments.length]!);
      }
    }
  } finally {
    await handle.close();
  }
  return file;
}

async function frameOf({ people, light = 1 }: Scene, sway: number): Promise<Uint8Array> {
  const layers = people.map(async ({ picture, left, width: wide }) => ({
    input: await sharp(picture).resize({ width: wide }).png().toBuffer(),
    left: left + sway,
    top: 60 + sway,
  }));
  const wall = {
    width,
    height,
    channels: 3,
    background: { r: 185, g: 182, b: 176 + sway },
  } as const;
  const scene = await sharp({ create: wall })
    .composite(await Promise.all(layers))
    .png()
    .toBuffer();
  const data = await sharp(scene).linear(light, 0).removeAlpha().raw().toBuffer();
  return toI420({ width, height, data }).data;
}
