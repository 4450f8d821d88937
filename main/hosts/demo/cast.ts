import { join } from 'node:path';
import sharp from 'sharp';
import type { Box } from '../../../contract/face.js';
import type { Client } from '../../../contract/transport/connect.js';
import { samplePhotos } from '../../models/trial.js';

/** A person in the sample photos. */
export interface CastMember {
  readonly name: string;
  /** A crop of the face. */
  readonly file: string;
  /** The sample photo with the person. */
  readonly photo: string;
}

const names = [
  'Ada',
  'Ben',
  'Chloe',
  'David',
  'Elif',
  'Farid',
  'Grace',
  'Hugo',
  'Ines',
  'Jonas',
  'Kim',
  'Lena',
  'Mateo',
  'Nora',
  'Omar',
  'Paula',
  'Quinn',
  'Rosa',
  'Samir',
  'Tara',
  'Uma',
  'Viktor',
  'Wanda',
  'Xenia',
  'Yusuf',
  'Zoe',
];

/**
 * Finds the people in the sample photos and crops the first face of each that has good quality.
 * @param folder folder for the crops.
 * @param onPhoto called with each photo and its number of faces.
 */
export async function findCast(
  client: Client,
  folder: string,
  onPhoto: (photo: string, faces: number) => void,
): Promise<CastMember[]> {
  const usable = new Set<string>();
  for (const photo of samplePhotos()) {
    const { faces } = await client['faces.identify']({ file: photo });
    onPhoto(photo, faces.length);
    for (const face of faces) if (face.quality.usable) usable.add(keyOf(photo, face.box));
  }
  const { people } = await client['faces.cluster']({ files: samplePhotos() });
  const firsts = people
    .map((faces) => faces.find(({ file, box }) => usable.has(keyOf(file, box))))
    .filter((face) => face !== undefined);
  const cast: CastMember[] = [];
  for (const [index, { file: photo, box }] of firsts.entries()) {
    const name = names[index] ?? `Person ${index + 1}`;
    const file = join(folder, `${name}.png`);
    await crop(photo, box, file);
    cast.push({ name, file, photo });
  }
  return cast;
}

function keyOf(photo: string, { x, y }: Box): string {
  return `${photo} ${Math.round(x)},${Math.round(y)}`;
}

/** Crops with margins, which the detector needs, but small ones to exclude other people. */
async function crop(photo: string, box: Box, file: string): Promise<void> {
  const { width, height } = await sharp(photo).metadata();
  const left = Math.max(0, Math.round(box.x - box.width * 0.4));
  const top = Math.max(0, Math.round(box.y - box.height * 0.5));
  const right = Math.min(width, Math.round(box.x + box.width * 1.4));
  const bottom = Math.min(height, Math.round(box.y + box.height * 1.4));
  await sharp(photo)
    .extract({ left, top, width: right - left, height: bottom - top })
    .toFile(file);
}
