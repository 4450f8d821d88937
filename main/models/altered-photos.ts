import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { Point } from '../../contract/face.js';
import { turned } from '../vision/similarity.js';

/** A way to make another picture of the same faces. */
export interface Alteration {
  readonly name: string;
  readonly apply: (picture: Sharp) => Sharp;
  /** Where something is after it, both counted from the picture's middle, in pixels. */
  readonly move: (fromMiddle: Point) => Point;
}

/** Of the photos before they are altered: faces are then 75 to 125 pixels wide in the sample photos. */
const widthPx = 960;

/** What cameras, light and necks do to a picture; mirrored, it shows a face from the other side. */
export const alterations: readonly Alteration[] = [
  {
    name: 'mirrored and darker',
    apply: (picture) => picture.flop().linear(0.4, 0),
    move: ({ x, y }) => ({ x: -x, y }),
  },
  {
    name: 'small and in mist',
    apply: (picture) => picture.resize({ width: widthPx / 2 }).linear(0.4, 120),
    move: ({ x, y }) => ({ x: x / 2, y: y / 2 }),
  },
  {
    name: 'turned right in warm light',
    apply: (picture) => turn(picture, 12).linear([1.2, 0.8, 0.4], [0, 0, 0]),
    move: (point) => turned(point, (12 * Math.PI) / 180),
  },
  {
    name: 'turned left in cold light',
    apply: (picture) => turn(picture, -12).linear([0.4, 0.8, 1.2], [0, 0, 0]),
    move: (point) => turned(point, (-12 * Math.PI) / 180),
  },
  {
    name: 'grey with JPEG artefacts',
    apply: (picture) => picture.greyscale().jpeg({ quality: 10 }),
    move: (point) => point,
  },
];

function turn(picture: Sharp, degrees: number): Sharp {
  return picture.rotate(degrees, { background: '#808080' });
}

/** A photo that was altered. */
export interface AlteredPhoto {
  readonly file: string;
  /** Where a point of the original, as a share of its sides, is in the altered file, in pixels. */
  readonly place: (share: Point) => Point;
}

/** Writes an altered copy of a photo into a folder; but for JPEG artefacts nothing else is lost. */
export async function writeAltered(
  photo: string,
  { name, apply, move }: Alteration,
  folder: string,
): Promise<AlteredPhoto> {
  const { data, info } = await sharp(photo)
    .resize({ width: widthPx })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width: smallWidth, height: smallHeight, channels } = info;
  const small = sharp(data, { raw: { width: smallWidth, height: smallHeight, channels } });
  const file = join(folder, `${name}.png`);
  // What an alteration says of the format wins.
  const { width, height } = await apply(small.png({ compressionLevel: 1 })).toFile(file);
  return {
    file,
    place: ({ x, y }) => {
      const moved = move({ x: (x - 0.5) * smallWidth, y: (y - 0.5) * smallHeight });
      return { x: moved.x + width / 2, y: moved.y + height / 2 };
    },
  };
}
