import sharp from 'sharp';
import type { RgbImage } from './image.js';

/** Longer side of a photo that is kept: faces of enrolment are large, and thousands must fit. */
const longerSidePx = 1280;

/** A picture as a JPEG to be kept; at quality 92 embeddings stay the same person's (enrolment tests). */
export function jpegOf({ width, height, data }: RgbImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .resize({ width: longerSidePx, height: longerSidePx, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 92 })
    .toBuffer();
}
