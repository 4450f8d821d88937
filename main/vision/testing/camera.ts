import sharp from 'sharp';
import type { Frame } from '../../../contract/face.js';

/**
 * A camera frame of 640 × 480 pixels with portraits in front of a wall. RGBA, as the tests of frames cover
 * the camera's own format.
 * @param people portraits, each with its left edge and width in pixels.
 */
export async function cameraFrame(
  people: readonly { readonly picture: Buffer; readonly left: number; readonly width: number }[],
): Promise<Frame> {
  const layers = people.map(async ({ picture, left, width }) => ({
    input: await sharp(picture).resize({ width }).png().toBuffer(),
    left,
    top: 60,
  }));
  const wall = { width: 640, height: 480, channels: 4, background: '#b9b6b0' } as const;
  const data = await sharp({ create: wall })
    .composite(await Promise.all(layers))
    .raw()
    .toBuffer();
  return { format: 'RGBA', width: 640, height: 480, data };
}
