import { join } from 'node:path';
import type { Sharp } from 'sharp';
import type { Point } from '../../contract/face.js';
import { loadSharp } from '../vision/load-sharp.js';
import { rotate } from '../vision/similarity.js';

/** A way to alter a photo of faces. */
export interface Alteration {
  readonly name: string;
  readonly apply: (picture: Sharp) => Sharp;
  /** Maps a point of the photo to the altered photo; both in pixels from the centre. */
  readonly move: (fromCentre: Point) => Point;
}

/** Width of a photo before it is altered, so that faces in the sample photos are 75 to 125 pixels wide. */
const widthPx = 960;

/** Effects of cameras, light and head poses; a mirror image shows a face from the other side. */
export const alterations: readonly Alteration[] = [
  {
    name: 'mirrored and darker',
    apply: (picture) => picture.flop().linear(0.4, 0),
    move: ({ x, y }) => ({ x: -x, y }),
  },
  {
    name: 'small and low in contrast',
    apply: (picture) => picture.resize({ width: widthPx / 2 }).linear(0.4, 120),
    move: ({ x, y }) => ({ x: x / 2, y: y / 2 }),
  },
  {
    name: 'rotated right in warm light',
    apply: (picture) => rotated(picture, 12).linear([1.2, 0.8, 0.4], [0, 0, 0]),
    move: (point) => rotate(point, (12 * Math.PI) / 180),
  },
  {
    name: 'rotated left in cold light',
    apply: (picture) => rotated(picture, -12).linear([0.4, 0.8, 1.2], [0, 0, 0]),
    move: (point) => rotate(point, (-12 * Math.PI) / 180),
  },
  {
    name: 'grey with JPEG artefacts',
    apply: (picture) => picture.greyscale().jpeg({ quality: 10 }),
    move: (point) => point,
  },
];

function rotated(picture: Sharp, degrees: number): Sharp {
  return picture.rotate(degrees, { background: '#808080' });
}

/** An altered copy of a photo. */
export interface AlteredPhoto {
  readonly file: string;
  /** Maps a point of the original, as shares of its sides, to pixels of the altered copy. */
  readonly locate: (share: Point) => Point;
}

/** Writes an altered copy of a photo to a folder, without further loss of quality. */
export async function writeAltered(
  photo: string,
  { name, apply, move }: Alteration,
  folder: string,
): Promise<AlteredPhoto> {
  const sharp = loadSharp();
  const { data, info } = await sharp(photo)
    .resize({ width: widthPx })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: smallWidth, height: smallHeight, channels } = info;
  const small = sharp(data, { raw: { width: smallWidth, height: smallHeight, channels } });
  const file = join(folder, `${name}.png`);
  // An alteration may set another format, which wins.
  const { width, height } = await apply(small.png({ compressionLevel: 1 })).toFile(file);
  return {
    file,
    locate: ({ x, y }) => {
      const moved = move({ x: (x - 0.5) * smallWidth, y: (y - 0.5) * smallHeight });
      return { x: moved.x + width / 2, y: moved.y + height / 2 };
    },
  };
}
