import { join } from 'node:path';
import sharp from 'sharp';
import type { Box } from '../../../contract/face.js';
import type { Client } from '../../../contract/transport/connect.js';
import { samplePhotos } from '../../models/trial.js';

/** A face cut out of one of the sample photos. */
export interface CastMember {
  readonly name: string;
  /** The cut-out picture. */
  readonly file: string;
  /** The sample photo it is from. */
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
 * Finds the faces of the sample photos and cuts each out with room around it. Of somebody who is in
 * several photos only the first is taken, and nobody of poor quality.
 * @param folder where the cut-out pictures are written.
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
    await cutOut(photo, box, file);
    cast.push({ name, file, photo });
  }
  return cast;
}

function keyOf(photo: string, { x, y }: Box): string {
  return `${photo} ${Math.round(x)},${Math.round(y)}`;
}

/** Half a face of room on every side, so that the face can be found again, and little of others. */
async function cutOut(photo: string, box: Box, file: string): Promise<void> {
  const { width, height } = await sharp(photo).metadata();
  const left = Math.max(0, Math.round(box.x - box.width * 0.4));
  const top = Math.max(0, Math.round(box.y - box.height * 0.5));
  const right = Math.min(width, Math.round(box.x + box.width * 1.4));
  const bottom = Math.min(height, Math.round(box.y + box.height * 1.4));
  await sharp(photo)
    .extract({ left, top, width: right - left, height: bottom - top })
    .toFile(file);
}
