import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Face } from '../../../contract/face.js';
import { sharedData } from '../../base/testing/shared-data.js';
import { middleFace, nosesIn, samplePhoto, toRgb } from '../../vision/testing/sample-photos.js';
import type { Pipeline } from '../../vision/worker/pipeline.js';

/** How a face's pictures differ, as from frame to frame at a door. */
const variations = [
  { turn: 0, light: 1, blur: 0, size: 320 },
  { turn: 4, light: 0.85, blur: 0, size: 300 },
  { turn: -5, light: 1.1, blur: 0.6, size: 340 },
  { turn: 2, light: 0.95, blur: 0.8, size: 260 },
  { turn: -3, light: 1.2, blur: 0, size: 360 },
  { turn: 7, light: 0.8, blur: 0.5, size: 280 },
  { turn: -8, light: 1, blur: 0.7, size: 250 },
  { turn: 5, light: 1.05, blur: 0.4, size: 310 },
];
/** Too dark, and as after a fast movement. */
const unusable = [
  { turn: 3, light: 0.12, blur: 0, size: 300 },
  { turn: -4, light: 1, blur: 5, size: 300 },
];

/** Number of pictures of each person. */
export const picturesPerPerson = variations.length + unusable.length;

/**
 * Faces of real people, from the sample photos and, where they are there, the development photos.
 * @param maxPeople as many people at most.
 * @returns for each person, their face in `picturesPerPerson` pictures, the last two of which are unusable.
 */
export async function realFaces(pipeline: Pipeline, maxPeople: number): Promise<Face[][]> {
  const people: Face[][] = [];
  for (const portrait of await portraits()) {
    if (people.length === maxPeople) break;
    const pictures: Face[] = [];
    for (const { turn, light, blur, size } of [...variations, ...unusable]) {
      let picture = sharp(portrait).rotate(turn, { background: '#888' }).linear(light);
      if (blur > 0) picture = picture.blur(blur);
      const varied = await picture.png().toBuffer();
      const image = await toRgb(sharp(varied).resize({ width: size }));
      pictures.push(
        middleFace(await pipeline.analyse(image, { centreCrop: true, flip: 'if-needed' })),
      );
    }
    // Some press photos are too blurred for a door.
    const isSharp = pictures.slice(0, variations.length).every(({ quality }) => quality.usable);
    if (isSharp) people.push(pictures);
  }
  return people;
}

/** The sample photos in which no one is shown twice. */
const differentPeople = [4, 5, 6];

async function portraits(): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for (const number of differentPeople) {
    for (const nose of nosesIn[number - 1]!) {
      const half = 220;
      const area = {
        left: Math.max(0, nose.x - half),
        top: Math.max(0, nose.y - half),
        width: 2 * half,
        height: 2 * half,
      };
      found.push(await sharp(samplePhoto(number)).extract(area).png().toBuffer());
    }
  }
  const { path, isThere } = sharedData('lfw-dev');
  if (!isThere) return found;
  const folders = readdirSync(path, { withFileTypes: true }).filter((one) => one.isDirectory());
  for (const { name } of folders) {
    const [photo] = readdirSync(join(path, name)).sort();
    found.push(
      await sharp(join(path, name, photo!))
        .resize({ width: 400 })
        .png()
        .toBuffer(),
    );
  }
  return found;
}
