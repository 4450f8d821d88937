import sharp from 'sharp';

/** An RGB picture, 3 bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Reads an image file without rotating it. @param file its path or its bytes. */
export async function readPicture(file: string | Buffer): Promise<Picture> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/**
 * Interpolates between the pixels of a picture. Outside, the picture is mirrored at its edges.
 * @param into gets red, green and blue, 0 to 255.
 */
export function sample(
  { width, height, data }: Picture,
  x: number,
  y: number,
  into: number[],
): void {
  const column = mirrored(x, width - 1);
  const row = mirrored(y, height - 1);
  const left = Math.min(width - 2, Math.floor(column));
  const top = Math.min(height - 2, Math.floor(row));
  const [fx, fy] = [column - left, row - top];
  const at = 3 * (top * width + left);
  const below = at + 3 * width;
  for (let plane = 0; plane < 3; plane++) {
    const upper = data[at + plane]! * (1 - fx) + data[at + 3 + plane]! * fx;
    const lower = data[below + plane]! * (1 - fx) + data[below + 3 + plane]! * fx;
    into[plane] = upper * (1 - fy) + lower * fy;
  }
}

function mirrored(value: number, last: number): number {
  const period = ((value % (2 * last)) + 2 * last) % (2 * last);
  return period <= last ? period : 2 * last - period;
}
