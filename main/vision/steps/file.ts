import type sharpModule from 'sharp';
import { Fault } from '../../../contract/fault.js';
import { messageOf } from '../../base/message-of.js';
import { defaultOptions } from '../analyse-options.js';
import { loadSharp } from '../load-sharp.js';
import { fileIsNotAPhoto } from '../photo-kind.js';
import { requireFile, unreadable } from '../require-file.js';
import type { RgbImage } from './image.js';

/**
 * Photos come from anyone, so only the decoders of photos may see them. Without this, libvips would hand an
 * SVG file, whatever its extension, to librsvg, which follows references to other files.
 */
function loadDecoders(): typeof sharpModule {
  const sharp = loadSharp();
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Tiff', 'Heif'].map(
      (format) => `VipsForeignLoad${format}`,
    ),
  });
  return sharp;
}

/** Larger images are refused before decoding, which would take gigabytes of memory. */
const maxPixels = 200_000_000;

/** An image read from a file, with its size before downscaling. */
export interface FileImage {
  readonly image: RgbImage;
  /** Of the upright file, in pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a JPEG, PNG, WebP, AVIF, GIF (its first picture) or TIFF file, whatever its extension: upright after EXIF
 * orientation, converted to sRGB from any colour space (grey, CMYK, 16-bit), transparent parts white, as on paper.
 * @param maxSidePx larger pictures are reduced to this side.
 * @throws Fault `not-found`, or `unreadable-image` with the file and the reason.
 */
export async function readImageFile(
  file: string,
  maxSidePx = defaultOptions.maxSidePx,
): Promise<FileImage> {
  await requireFile(file);
  const sharp = loadDecoders();
  try {
    const problem = await fileIsNotAPhoto(file);
    if (problem !== null) {
      const advice = problem.isPicture ? '' : '. Use a photo, saved as JPEG or PNG';
      throw unreadable(file, problem.reason + advice);
    }
    // Check the size first: a file that claims a huge image must not be decoded.
    const { autoOrient } = await sharp(file, { limitInputPixels: false }).metadata();
    const { width, height } = autoOrient;
    if (width * height > maxPixels) {
      throw unreadable(
        file,
        `it has ${width} × ${height} pixels; at most ${maxPixels / 1e6} million are allowed. Make it smaller`,
      );
    }
    const { data, info } = await sharp(file, { limitInputPixels: false, failOn: 'truncated' })
      .rotate()
      .resize({ width: maxSidePx, height: maxSidePx, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .flatten({ background: 'white' })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (Math.min(info.width, info.height) < 16) {
      throw unreadable(
        file,
        `at ${width} × ${height} pixels it is too small or too narrow to show a face. Use a larger image`,
      );
    }
    return {
      image: { width: info.width, height: info.height, data: asRgb(data, info.channels) },
      width,
      height,
    };
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw unreadable(
      file,
      `it is not an image or is incomplete (${reasonOf(error)}). Take the photo again, or save it as JPEG or PNG`,
      error,
    );
  }
}

function asRgb(data: Buffer, channels: number): Uint8Array {
  if (channels === 3) return data;
  const rgb = new Uint8Array((data.length / channels) * 3);
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[to + channel] = data[channels < 3 ? from : from + channel]!;
    }
  }
  return rgb;
}

function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return message
    .split('\n')[0]!
    .replace(/^.*?: /, '')
    .replace(/\.$/, '');
}
