import type { Sharp } from 'sharp';
import type { Face, Frame } from '../../../contract/face.js';
import type { Vision } from '../../vision/client/client.js';
import { frameOptions } from '../../vision/analyse-options.js';
import { loadSharp } from '../../vision/load-sharp.js';
import { labelledFace } from './embed-set.js';

/**
 * How much the frames of one look at the door differ: the head moves, the light flickers, the camera blurs. Degrees,
 * factor of the brightness, and sigma in pixels.
 */
const looks = [
  { turnDegrees: 4, light: 0.85, blurPx: 0 },
  { turnDegrees: -5, light: 1.1, blurPx: 0.6 },
  { turnDegrees: 2, light: 0.95, blurPx: 0.8 },
] as const;

/** The size of camera frames, in pixels. */
const frameSize = { width: 640, height: 480, fit: 'inside', withoutEnlargement: true } as const;

/**
 * The labelled face of a photo in three similar frames, as if the person looked into the door's camera.
 * @throws Fault as `Vision.analyseFrame`.
 */
export async function doorFramesOf(
  file: string,
  vision: Pick<Vision, 'analyseFrame'>,
): Promise<Face[]> {
  const sharp = loadSharp();
  const faces: Face[] = [];
  for (const { turnDegrees, light, blurPx } of looks) {
    const turned = sharp(file)
      .rotate()
      .resize(frameSize)
      .flatten({ background: '#808080' })
      .toColourspace('srgb');
    const upright = await turned.png({ compressionLevel: 1 }).toBuffer();
    const picture = sharp(upright).rotate(turnDegrees, { background: '#808080' }).linear(light);
    const frame = await rgbaFrame(blurPx > 0 ? picture.blur(blurPx) : picture);
    const analysis = await vision.analyseFrame(frame, { ...frameOptions, centreCrop: true });
    const face = analysis === null ? null : labelledFace(analysis);
    if (face !== null) faces.push(face);
  }
  return faces;
}

async function rgbaFrame(picture: Sharp): Promise<Frame> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { format: 'RGBA', width: info.width, height: info.height, data };
}
