import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Analysis } from '../../../../contract/face.js';
import { temporaryFolder } from '../../../storage/testing/folder.js';
import type { LabelledPerson } from '../identification-plan.js';
import { analysisOf, faceAt } from './analyses.js';

/**
 * People whose names are angles (radians, whole numbers), and a folder with `count` photos of each: empty
 * files, `1/0.jpg` and so on. The folder is removed when the running test finishes.
 */
export async function photosOf(
  angles: readonly number[],
  count: number,
): Promise<{ folder: string; people: LabelledPerson[] }> {
  const folder = await temporaryFolder();
  const people = angles.map((angle) => ({
    name: String(angle),
    photos: Array.from({ length: count }, (_, index) => `${angle}/${index}.jpg`),
  }));
  for (const { name, photos } of people) {
    await mkdir(join(folder, name));
    for (const photo of photos) await writeFile(join(folder, photo), '');
  }
  return { folder, people };
}

/**
 * A stand-in for vision. The photo `1/7.jpg` has one face, with an embedding at the angle 1.07. In photos
 * whose number ends in 9, no face is found and the middle is used.
 */
export function analysePhoto(path: string): Promise<Analysis> {
  const angle = Number(basename(dirname(path))) + Number(basename(path, '.jpg')) / 100;
  const found = analysisOf(faceAt({ x: 80, y: 30, width: 40, height: 40 }, angle));
  return Promise.resolve(path.endsWith('9.jpg') ? { ...found, centreCrop: true } : found);
}

/** The distance of two embeddings that are `angle` radians apart. */
export function chord(angle: number): number {
  return 2 * Math.sin(angle / 2);
}
