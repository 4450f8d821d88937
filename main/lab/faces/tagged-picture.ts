import { createRequire } from 'node:module';
import { extname } from 'node:path';
import sharp, { type OverlayOptions } from 'sharp';
import type { Box } from '../../../contract/face.js';
import { unpackedPath } from '../../base/unpacked-path.js';
import { Fault } from '../../../contract/fault.js';

/** A box to draw, in pixels of the upright picture, and the words to put at it. */
export interface Tag {
  readonly box: Box;
  readonly label: string;
  /** Drawn green where known, amber where not; the label says the same in words. */
  readonly known: boolean;
}

const colours = { known: '#2e9e5b', unknown: '#d98200' };

// A font that comes with us: a bare machine has none, and names in most scripts must show.
const fontFile = unpackedPath(
  createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
);

const outputFormats = new Map([
  ['.jpg', 'jpeg'],
  ['.jpeg', 'jpeg'],
  ['.png', 'png'],
  ['.webp', 'webp'],
  ['.avif', 'avif'],
  ['.tif', 'tiff'],
  ['.tiff', 'tiff'],
] as const);

/**
 * The picture of `file`, upright, with boxes and labels drawn on it, encoded in the format that
 * the ending of `out` names. Nothing is written.
 * @throws Fault `invalid-input` where the ending names no picture format we write.
 */
export async function drawTags(file: string, tags: readonly Tag[], out: string): Promise<Buffer> {
  const format = outputFormats.get(extname(out).toLowerCase() as '.jpg');
  if (format === undefined) {
    throw new Fault(
      'invalid-input',
      `${out} must end in one of ${[...outputFormats.keys()].join(', ')}: its ending says which picture format to write.`,
    );
  }
  const upright = await sharp(file)
    .rotate()
    .toColourspace('srgb')
    .toBuffer({ resolveWithObject: true });
  const { width, height } = upright.info;
  const overlays: OverlayOptions[] = [{ input: boxesSvg(tags, width, height), left: 0, top: 0 }];
  for (const tag of tags) overlays.push(await labelOverlay(tag, width, height));
  return sharp(upright.data).composite(overlays).toFormat(format).toBuffer();
}

function boxesSvg(tags: readonly Tag[], width: number, height: number): Buffer {
  const stroke = Math.max(2, Math.round(Math.min(width, height) / 250));
  const rectangles = tags.map(
    ({ box, known }) =>
      `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${stroke * 2}" fill="none" stroke="${known ? colours.known : colours.unknown}" stroke-width="${stroke}"/>`,
  );
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rectangles.join('')}</svg>`,
  );
}

/** The label as a picture of its own, under the box, or wherever it still fits in the picture. */
async function labelOverlay(tag: Tag, width: number, height: number): Promise<OverlayOptions> {
  const text = await sharp({
    text: {
      text: `<span foreground="white">${escapeMarkup(tag.label)}</span>`,
      font: `DejaVu Sans ${Math.min(48, Math.max(10, Math.round(tag.box.width / 8)))}`,
      fontfile: fontFile,
      dpi: 72,
      rgba: true,
    },
  })
    .png()
    .toBuffer();
  const padding = 4;
  const label = await sharp(text)
    .resize({
      width: Math.max(1, width - 2 * padding),
      height: Math.max(1, height - 2 * padding),
      fit: 'inside',
      withoutEnlargement: true,
    })
    .extend({
      top: padding,
      bottom: padding,
      left: padding,
      right: padding,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    })
    .flatten({ background: tag.known ? colours.known : colours.unknown })
    .toBuffer({ resolveWithObject: true });
  return {
    input: label.data,
    left: within(tag.box.x, width - label.info.width),
    top: within(tag.box.y + tag.box.height + padding, height - label.info.height),
  };
}

function within(value: number, most: number): number {
  return Math.round(Math.max(0, Math.min(value, most)));
}

/** Names are text, never markup. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
