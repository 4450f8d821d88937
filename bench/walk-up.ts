import sharp from 'sharp';
import type { Box } from '../contract/face.js';
import { frameOptions } from '../main/vision/analyse-options.js';
import type { RgbImage } from '../main/vision/steps/image.js';
import type { Pipeline } from '../main/vision/worker/pipeline.js';

/** Width of the face at arm's length from the screen. */
const faceWidthPx = 120;
/** The person comes from the left, blurred by their motion, and stands still in the middle. */
const stepPx = 24;
const steps = 6;
const blurPx = 6;
/** The head, in widths and heights of the face's box; the ring around it is the room's. */
const head = { halfWidth: 0.62, halfHeight: 0.85 } as const;
/** Side of the room's squares. */
const squarePx = 16;

/** The frames of a person who walks up: the unusable ones, and the first usable one. */
export interface WalkUp {
  readonly before: readonly RgbImage[];
  readonly usable: RgbImage;
}

/**
 * A head that moves in front of a still room: an ellipse of the picture on squares of random greys. The liveness check
 * accepts it in balanced, as it accepts a head that was cut out of a print.
 * @returns null if the face is not found in each frame, or not usable in the last one only.
 */
export async function walkUp(picture: RgbImage, pipeline: Pipeline): Promise<WalkUp | null> {
  const [face] = (await pipeline.analyse(picture, frameOptions)).faces;
  const before: RgbImage[] = [];
  for (let step = steps; step > 0; step--) {
    before.push(await inRoom(picture, face!.box, -step * stepPx, blurPx));
  }
  const usable = await inRoom(picture, face!.box, 0, null);
  for (const frame of [...before, usable]) {
    const { faces } = await pipeline.analyse(frame, frameOptions);
    if (faces[0]?.quality.usable !== (frame === usable)) return null;
  }
  return { before, usable };
}

/** @param asidePx distance of the head from the middle. @param blurPx blur of the head; null for none. */
async function inRoom(
  picture: RgbImage,
  box: Box,
  asidePx: number,
  blurPx: number | null,
): Promise<RgbImage> {
  const { width, height } = picture;
  const scale = faceWidthPx / box.width;
  const resized = sharp(picture.data, { raw: { width, height, channels: 3 } }).resize({
    width: Math.round(width * scale),
  });
  const { data: pixels, info } = await (blurPx === null ? resized : resized.blur(blurPx))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const data = roomOf(width, height);
  const [faceX, faceY] = [(box.x + box.width / 2) * scale, (box.y + box.height / 2) * scale];
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      const [right, down] = [x - faceX, y - faceY];
      const across = right / (head.halfWidth * box.width * scale);
      const along = down / (head.halfHeight * box.height * scale);
      const toX = Math.round(width / 2 + asidePx + right);
      const toY = Math.round(height / 2 + down);
      const isInside = toX >= 0 && toX < width && toY >= 0 && toY < height;
      if (across * across + along * along > 1 || !isInside) continue;
      const from = 3 * (y * info.width + x);
      data.set(pixels.subarray(from, from + 3), 3 * (toY * width + toX));
    }
  }
  return { width, height, data };
}

function roomOf(width: number, height: number): Uint8Array {
  const data = new Uint8Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [Math.floor(x / squarePx), Math.floor(y / squarePx)];
      // The same greys on every run.
      const grey = 60 + ((((column * 73_856_093) ^ (row * 19_349_663)) >>> 0) % 120);
      data.fill(grey, 3 * (y * width + x), 3 * (y * width + x) + 3);
    }
  }
  return data;
}
