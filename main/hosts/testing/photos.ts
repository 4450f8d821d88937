import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

const { resolve } = createRequire(import.meta.url);

/** Path of a sample photo, 1 to 6, of the npm package `@vladmandic/face-api`. */
export function samplePhoto(number: number): string {
  return resolve(`@vladmandic/face-api/demo/sample${number}.jpg`);
}

/** Faces in the sample photos: number of the photo; left, top and width in pixels. */
const people = {
  ada: [6, 1462, 314, 249],
  ben: [6, 669, 382, 237],
  chloe: [6, 1151, 353, 230],
  david: [6, 238, 535, 228],
  elif: [5, 1418, 438, 210],
  finn: [4, 989, 222, 194],
} as const;

export type PersonName = keyof typeof people;

/** Different pictures of the same face. */
const variants: readonly ((picture: Sharp) => Sharp)[] = [
  (picture) => picture,
  (picture) => picture.linear(0.8, 5),
  (picture) => picture.rotate(5, { background: '#777777' }),
  (picture) => picture.jpeg({ quality: 40 }),
];

/** A portrait of one person, 400 pixels wide, as JPEG; `variant` 0 to 3. */
export async function portrait(name: PersonName, variant = 0): Promise<Buffer> {
  const [photo, x, y, width] = people[name];
  const cutOut = await sharp(samplePhoto(photo))
    .extract({
      left: Math.round(x - width * 0.35),
      top: Math.round(y - width * 0.45),
      width: Math.round(width * 1.7),
      height: Math.round(width * 1.8),
    })
    .resize({ width: 400 })
    .png()
    .toBuffer();
  const altered = await variants[variant]!(sharp(cutOut)).toBuffer();
  return sharp(altered).jpeg({ quality: 92 }).toBuffer();
}

/** Writes a folder with three photos of a person, for enrolment. @returns its path. */
export async function writePerson(
  folder: string,
  name: PersonName,
  folderName: string = name,
): Promise<string> {
  const path = join(folder, folderName);
  await mkdir(path, { recursive: true });
  for (const variant of [0, 1, 2]) {
    await sharp(await portrait(name, variant)).toFile(join(path, `${variant + 1}.jpg`));
  }
  return path;
}
