import { stat } from 'node:fs/promises';
import sharp from 'sharp';
import { Fault } from '../../../contract/fault.js';
import type { RgbImage } from './image.js';

/** Larger pictures are refused before they are decoded: they would take gigabytes. */
const mostPixels = 200_000_000;

/** Larger pictures are shrunk to this side: enough for faces of 1 % of a group photo's width. */
const mostSidePx = 4096;

/** A picture read from a file, with the size it had before it was shrunk. */
export interface FileImage {
  readonly image: RgbImage;
  /** Pixels of the upright file. */
  readonly width: number;
  readonly height: number;
}

/**
 * Reads JPEG, PNG, WebP, AVIF and TIFF: upright after EXIF orientation, in sRGB whatever the file's
 * colours (grey, CMYK, 16-bit), transparent parts white, as print would show them.
 * @throws Fault `not-found`, or `unreadable-image` naming the file and what is wrong with it.
 */
export async function readImageFile(file: string): Promise<FileImage> {
  await refuseWhatIsNoFile(file);
  try {
    // The size first: a file that claims a huge picture must not be decoded.
    const { autoOrient } = await sharp(file, { limitInputPixels: false }).metadata();
    const { width, height } = autoOrient;
    if (width * height > mostPixels) {
      throw unreadable(
        file,
        `it has ${width} × ${height} pixels, more than ${mostPixels / 1e6} million; make it smaller`,
      );
    }
    const { data, info } = await sharp(file, { limitInputPixels: false, failOn: 'truncated' })
      .rotate()
      .resize({ width: mostSidePx, height: mostSidePx, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .flatten({ background: 'white' })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (Math.min(info.width, info.height) < 16) {
      throw unreadable(
        file,
        `at ${width} × ${height} pixels it is too small or too narrow to hold a face`,
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
      `it is no picture, or cut short (${reasonOf(error)}); take the photo again or save it as JPEG or PNG`,
      error,
    );
  }
}

async function refuseWhatIsNoFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found === null) {
    throw new Fault('not-found', `There is no file ${file}; check the name.`);
  }
  if (!found.isFile()) throw unreadable(file, 'it is a folder or a device, not a picture');
  if (found.size === 0) throw unreadable(file, 'it is empty (0 bytes)');
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

function unreadable(file: string, why: string, cause?: unknown): Fault {
  return new Fault('unreadable-image', `The file ${file} cannot be read: ${why}.`, { cause });
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .split('\n')[0]!
    .replace(/^.*?: /, '')
    .replace(/\.$/, '');
}
