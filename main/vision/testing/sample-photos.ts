import { createRequire } from 'node:module';
import sharp, { type Sharp } from 'sharp';
import type { Analysis, Box, Face, Point } from '../../../contract/face.js';
import type { RgbImage } from '../steps/image.js';

const require = createRequire(import.meta.url);

/**
 * Where the tips of the noses are in each sample photo, looked up by eye to some ten pixels: one
 * for every person. In the second photo the first person is seen from the side.
 */
export const nosesIn: readonly (readonly Point[])[] = [
  [at(460, 510), at(915, 585), at(1550, 340)],
  [at(370, 310), at(1000, 400), at(1530, 330)],
  [at(665, 490), at(1135, 390), at(1625, 470)],
  [at(395, 345), at(710, 205), at(1020, 340), at(1310, 285)],
  [at(485, 1045), at(740, 565), at(890, 240), at(1180, 330), at(1470, 575)],
  [at(395, 670), at(735, 515), at(1280, 500), at(1560, 455)],
];

/** The file of a sample photo, 1 to 6. They are 1920 pixels wide. */
export function samplePhoto(number: number): string {
  return require.resolve(`@vladmandic/face-api/demo/sample${number}.jpg`);
}

/** Decodes whatever sharp reads, as it is: the yardstick for what the product makes of it. */
export async function toRgb(picture: Sharp): Promise<RgbImage> {
  const { data, info } = await picture
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** A picture that sharp can go on with. */
export function toSharp({ width, height, data }: RgbImage): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/**
 * The square about a box, cut at the picture's borders.
 * @param times the square's side in box widths.
 */
export function around(image: RgbImage, box: Box, times: number): Sharp {
  const side = box.width * times;
  const left = Math.max(0, Math.round(box.x + box.width / 2 - side / 2));
  const top = Math.max(0, Math.round(box.y + box.height / 2 - side / 2));
  return toSharp(image).extract({
    left,
    top,
    width: Math.min(image.width - left, Math.round(side)),
    height: Math.min(image.height - top, Math.round(side)),
  });
}

/** The face nearest to the middle of a picture. @throws Error where there is no face. */
export function middleFace({ width, height, faces }: Analysis): Face {
  const off = ({ box }: Face) =>
    Math.hypot(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2);
  const [nearest] = [...faces].sort((one, other) => off(one) - off(other));
  if (nearest === undefined) throw new Error('no face was found');
  return nearest;
}

/**
 * How far two pictures are apart, in grey levels: the mean over all values.
 * @throws Error where they differ in size.
 */
export function meanDifference(one: RgbImage, other: RgbImage): number {
  if (one.width !== other.width || one.height !== other.height) {
    throw new Error(
      `${one.width} × ${one.height} pixels against ${other.width} × ${other.height} pixels`,
    );
  }
  if (one.data.length !== other.data.length) throw new Error('different numbers of values');
  let sum = 0;
  for (const [at, value] of one.data.entries()) sum += Math.abs(value - other.data[at]!);
  return sum / one.data.length;
}

function at(x: number, y: number): Point {
  return { x, y };
}
