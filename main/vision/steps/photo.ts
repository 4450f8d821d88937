import { loadSharp } from '../load-sharp.js';
import type { RgbImage } from './image.js';

/** Longer side of a stored photo: enrolment photos have large faces, and thousands must fit on disk. */
const maxSidePx = 1280;

/** Encodes a picture as a JPEG for storing. At quality 92 embeddings still match (enrolment tests). */
export function jpegOf({ width, height, data }: RgbImage): Promise<Buffer> {
  return loadSharp()(data, { raw: { width, height, channels: 3 } })
    .resize({ width: maxSidePx, height: maxSidePx, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 92 })
    .toBuffer();
}
