import { inflateSync } from 'node:zlib';
import sharp from 'sharp';

/** Pixels per point: a badge is then about as large as one at arm's length from a camera. */
const scale = 2;
const quietPx = 16;

/**
 * Pictures of the QR codes in a sheet of badges, as PNG, in the order of the sheet. A code is the only shape of many
 * filled rectangles.
 */
export async function printedCodes(pdf: Buffer): Promise<Buffer[]> {
  return Promise.all(shapesIn(pdf).map(pictureOf));
}

type Rectangle = readonly [x: number, y: number, width: number, height: number];

function shapesIn(pdf: Buffer): Rectangle[][] {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/\/FlateDecode\n?>>\nstream\n([\s\S]*?)\nendstream/g)];
  return streams.flatMap(([, stream]) => {
    const page = inflateSync(Buffer.from(stream!, 'latin1')).toString('latin1');
    const shapes = page.matchAll(/((?:[-\d.]+ [-\d.]+ [\d.]+ [\d.]+ re\n){50,})/g);
    return [...shapes].map(([shape]) =>
      shape
        .trim()
        .split('\n')
        .map((line) => line.split(' ').slice(0, 4).map(Number) as unknown as Rectangle),
    );
  });
}

/** Drawn by hand: SVG is forbidden in processes that read photos. */
async function pictureOf(shape: readonly Rectangle[]): Promise<Buffer> {
  const left = Math.min(...shape.map(([x]) => x));
  const top = Math.min(...shape.map(([, y]) => y));
  const right = Math.max(...shape.map(([x, , width]) => x + width));
  const side = Math.ceil((right - left) * scale) + 2 * quietPx;
  const pixels = Buffer.alloc(side * side, 255);
  const at = (points: number): number => Math.round(points * scale) + quietPx;
  for (const [x, y, width, height] of shape) {
    for (let row = at(y - top); row < at(y + height - top); row++) {
      pixels.fill(0, row * side + at(x - left), row * side + at(x + width - left));
    }
  }
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
}
