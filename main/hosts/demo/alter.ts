import sharp, { type Sharp } from 'sharp';

/** A way to alter a picture of a face. */
export interface Alteration {
  readonly name: string;
  readonly apply: (picture: Sharp) => Sharp;
}

/** Typical differences between photos: camera, light and pose. */
export const alterations: readonly Alteration[] = [
  {
    name: 'scaled to 70%',
    apply: (picture) => picture.resize({ width: 210, kernel: 'cubic' }),
  },
  { name: 'half as bright', apply: (picture) => picture.linear(0.5, 0) },
  {
    name: 'rotated by 12°',
    apply: (picture) => picture.rotate(12, { background: '#808080' }),
  },
  { name: 'recompressed (JPEG quality 30)', apply: (picture) => picture.jpeg({ quality: 30 }) },
];

/** Writes an altered copy of a picture as JPEG. */
export async function writeAltered(
  file: string,
  { apply }: Alteration,
  out: string,
): Promise<void> {
  const sized = await sharp(file).resize({ width: 300 }).png().toBuffer();
  const altered = await apply(sharp(sized)).toBuffer();
  await sharp(altered).jpeg({ quality: 90 }).toFile(out);
}
