import sharp, { type Sharp } from 'sharp';
import type { RgbImage } from '../steps/image.js';

/**
 * For the EXIF orientations 1 to 8: the sides of the upright picture that hold the first stored row and
 * the first stored column (Exif 2.32, tag 274).
 */
const firstRowAndColumn = [
  ['top', 'left'],
  ['top', 'right'],
  ['bottom', 'right'],
  ['bottom', 'left'],
  ['left', 'top'],
  ['right', 'top'],
  ['right', 'bottom'],
  ['left', 'bottom'],
] as const;

/** A JPEG that stores a picture rotated or mirrored, with the matching EXIF orientation, 1 to 8. */
export function storedWithOrientation(upright: RgbImage, orientation: number): Sharp {
  const [firstRow, firstColumn] = firstRowAndColumn[orientation - 1]!;
  const rowsAreColumns = firstRow === 'left' || firstRow === 'right';
  const width = rowsAreColumns ? upright.height : upright.width;
  const height = rowsAreColumns ? upright.width : upright.height;
  const fromEnd = (side: string, at: number, length: number) =>
    side === 'right' || side === 'bottom' ? length - 1 - at : at;
  const data = new Uint8Array(upright.data.length);
  for (let row = 0, to = 0; row < height; row++) {
    for (let column = 0; column < width; column++, to += 3) {
      const alongRow = fromEnd(firstColumn, column, width);
      const alongColumn = fromEnd(firstRow, row, height);
      const x = rowsAreColumns ? alongColumn : alongRow;
      const y = rowsAreColumns ? alongRow : alongColumn;
      const from = (y * upright.width + x) * 3;
      data.set(upright.data.subarray(from, from + 3), to);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
}
