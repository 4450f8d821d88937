import { createRequire } from 'node:module';
import sharp, { type Sharp } from 'sharp';
import type { Analysis, Box, Face, Point } from '../../../contract/face.js';
import type { RgbImage } from '../steps/image.js';

const require = createRequire(import.meta.url);

/**
 * The nose tips of all people in each sample photo, located by eye to about ten pixels. The first person
 * in the second photo is in profile.
 */
export const nosesIn: readonly (readonly Point[])[] = [
  [at(460, 510), at(915, 585), at(1550, 340)],
  [at(370, 310), at(1000, 400), at(1530, 330)],
  [at(665, 490), at(1135, 390), at(1625, 470)],
  [at(395, 345), at(710, 205), at(1020, 340), at(1310, 285)],
  [at(485, 1045), at(740, 565), at(890, 240), at(1180, 330), at(1470, 575)],
  [at(395, 670), at(735, 515), at(1280, 500), at(1560, 455)],
];

/** The file of a sample photo, 1 to 6; each is 1920 pixels wide. */
export function samplePhoto(number: number): string {
  return require.resolve(`@vladmandic/face-api/demo/sample${number}.jpg`);
}

/** Decodes an image without any of the product's steps, as a reference for them. */
export async function toRgb(picture: Sharp): Promise<RgbImage> {
  const { data, info } = await picture
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** A picture as input for sharp. */
export function toSharp({ width, height, data }: RgbImage): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/**
 * The square around a box, clipped to the picture.
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

/** The face nearest to the middle of a picture. @throws Error if there is no face. */
export function middleFace({ width, height, faces }: Analysis): Face {
  const offCentre = ({ box }: Face) =>
    Math.hypot(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2);
  const [nearest] = [...faces].sort((one, other) => offCentre(one) - offCentre(other));
  if (nearest === undefined) throw new Error('no face was found');
  return nearest;
}

/**
 * The mean absolute difference of two pictures, in grey levels.
 * @throws Error if their sizes differ.
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
