import sharp from 'sharp';
import type { Frame } from '../../../contract/face.js';
import { inferenceProgram } from '../client/inference-program.js';
import { toI420, toRgba } from './i420.js';
import { samplePhoto, toRgb } from './sample-photos.js';

/** The compiled program of the inference process. */
export const compiledProcess = inferenceProgram();

/** The sixth sample photo as a frame of the given width in pixels, which identifies its result. */
export async function frameOf(width: number, format: Frame['format'] = 'RGBA'): Promise<Frame> {
  const image = await toRgb(sharp(samplePhoto(6)).resize({ width }));
  return format === 'RGBA' ? toRgba(image) : toI420(image);
}

/** A black frame of 64 × 64 pixels, which is quick to analyse. */
export const blackFrame: Frame = {
  format: 'RGBA',
  width: 64,
  height: 64,
  data: new Uint8Array(64 * 64 * 4),
};
