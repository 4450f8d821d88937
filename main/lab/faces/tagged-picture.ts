import { createRequire } from 'node:module';
import { extname } from 'node:path';
import type { OverlayOptions } from 'sharp';
import type { Box } from '../../../contract/face.js';
import { unpackedPath } from '../../base/unpacked-path.js';
import { Fault } from '../../../contract/fault.js';
import { loadSharp } from '../../vision/load-sharp.js';

/** A box to draw, in pixels of the upright picture, and its label. */
export interface Tag {
  readonly box: Box;
  readonly label: string;
  /** Green if known, otherwise amber; the label also says it in words. */
  readonly known: boolean;
}

const colours = { known: '#2e9e5b', unknown: '#d98200' };

// A bundled font: a minimal system has none, and names can be in most scripts.
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
 * Draws boxes and labels on the upright picture of `file` and encodes it in the format of `out`'s
 * extension. Writes nothing.
 * @throws Fault `invalid-input` for an extension of no supported image format.
 */
export async function drawTags(file: string, tags: readonly Tag[], out: string): Promise<Buffer> {
  const format = outputFormats.get(extname(out).toLowerCase() as '.jpg');
  if (format === undefined) {
    throw new Fault(
      'invalid-input',
      `${out} has no extension of a supported image format. Use one of ${[...outputFormats.keys()].join(', ')}.`,
    );
  }
  const sharp = loadSharp();
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

/** The label as an overlay below the box, moved into the picture if necessary. */
async function labelOverlay(tag: Tag, width: number, height: number): Promise<OverlayOptions> {
  const sharp = loadSharp();
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
    left: clamp(tag.box.x, width - label.info.width),
    top: clamp(tag.box.y + tag.box.height + padding, height - label.info.height),
  };
}

function clamp(value: number, max: number): number {
  return Math.round(Math.max(0, Math.min(value, max)));
}

/** Escapes a name for Pango markup. */
function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
