import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readImageFile } from './file.js';
import type { RgbImage } from './image.js';
import { claimingSize } from '../testing/claimed-size.js';
import { storedWithOrientation } from '../testing/exif-orientation.js';
import { meanDifference, samplePhoto, toRgb, toSharp } from '../testing/sample-photos.js';

const width = 300;
const height = 240;
let folder: string;
let plain: RgbImage;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  plain = await toRgb(sharp(samplePhoto(6)).resize(width, height, { fit: 'fill' }));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function write(name: string, picture: Sharp): Promise<string> {
  const file = join(folder, name);
  await picture.toFile(file);
  return file;
}

/** An image of one colour. */
function flat(flatWidth: number, flatHeight: number): Sharp {
  return sharp({
    create: { width: flatWidth, height: flatHeight, channels: 3, background: '#678' },
  });
}

/** The plain image with every pixel changed. */
function mapped(change: (red: number, green: number, blue: number) => number[]): RgbImage {
  const data = new Uint8Array(plain.data.length);
  for (let at = 0; at < data.length; at += 3) {
    data.set(change(plain.data[at]!, plain.data[at + 1]!, plain.data[at + 2]!), at);
  }
  return { width, height, data };
}

const lossless = { compression: 'lzw' } as const;
type Change = (picture: Sharp) => Sharp;

test.each<[string, string, Change, number]>([
  ['JPEG', 'a.jpg', (picture) => picture.jpeg({ quality: 95 }), 3],
  ['progressive JPEG', 'b.jpg', (picture) => picture.jpeg({ progressive: true, quality: 95 }), 3],
  ['PNG', 'a.png', (picture) => picture.png(), 0],
  ['PNG with a palette', 'b.png', (picture) => picture.png({ palette: true }), 5],
  ['16-bit PNG', 'c.png', (picture) => picture.toColourspace('rgb16').png(), 0.5],
  ['WebP', 'a.webp', (picture) => picture.webp({ quality: 95 }), 3],
  ['lossless WebP', 'b.webp', (picture) => picture.webp({ lossless: true }), 0],
  ['AVIF', 'a.avif', (picture) => picture.avif({ quality: 80, effort: 0 }), 4],
  ['TIFF', 'a.tif', (picture) => picture.tiff(lossless), 0],
  ['GIF', 'a.gif', (picture) => picture.gif({ dither: 0 }), 6],
  ['JPEG named .jfif', 'e.jpg.jfif', (picture) => picture.jpeg({ quality: 95 }), 3],
  ['16-bit TIFF', 'b.tiff', (picture) => picture.toColourspace('rgb16').tiff(lossless), 0.5],
  ['PNG in wide colours', 'd.png', (picture) => picture.withIccProfile('p3').png(), 1],
  // Printing inks cannot reproduce the brightest colours.
  ['CMYK JPEG', 'c.jpg', (picture) => picture.toColourspace('cmyk').jpeg({ quality: 95 }), 12],
  ['CMYK TIFF', 'c.tif', (picture) => picture.toColourspace('cmyk').tiff(lossless), 12],
  ['JPEG named like a PNG, with spaces and accents', 'Zoë 1.png', (picture) => picture.jpeg(), 5],
])(
  '%s gives about the same pixels as the plain image',
  async (_what, name, change, maxDifference) => {
    const read = await readImageFile(await write(name, change(toSharp(plain))));
    expect([read.width, read.height]).toEqual([width, height]);
    expect(meanDifference(read.image, plain)).toBeLessThanOrEqual(maxDifference);
  },
);

test.each<[string, string, Change]>([
  ['grey PNG', 'grey.png', (picture) => picture.toColourspace('b-w').png()],
  ['16-bit grey PNG', 'grey-16.png', (picture) => picture.toColourspace('grey16').png()],
  ['grey JPEG', 'grey.jpg', (picture) => picture.toColourspace('b-w').jpeg({ quality: 95 })],
  ['grey TIFF', 'grey.tif', (picture) => picture.toColourspace('b-w').tiff()],
])('a %s gives three equal channels close to the luma', async (_what, name, change) => {
  const file = await write(name, change(toSharp(plain)));
  expect((await sharp(file).metadata()).channels).toBe(1);
  const { image } = await readImageFile(file);
  const luma = mapped((red, green, blue) => {
    const grey = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    return [grey, grey, grey];
  });
  // Libraries weight saturated colours differently.
  expect(meanDifference(image, luma)).toBeLessThan(6);
  const coloured = image.data.filter((value, at) => value !== image.data[at - (at % 3)]);
  expect(coloured.length).toBe(0);
});

test.each<[string, string, Change]>([
  ['PNG', 'alpha.png', (picture) => picture.png()],
  ['16-bit PNG', 'alpha-16.png', (picture) => picture.toColourspace('rgb16').png()],
  ['WebP', 'alpha.webp', (picture) => picture.webp({ lossless: true, exact: true })],
  ['TIFF', 'alpha.tif', (picture) => picture.tiff(lossless)],
])('a half-transparent %s is blended with white', async (_what, name, change) => {
  const file = await write(name, change(toSharp(plain).ensureAlpha(0.5)));
  expect((await sharp(file).metadata()).hasAlpha).toBe(true);
  const { image } = await readImageFile(file);
  const paler = mapped((...rgb) => rgb.map((value) => Math.round((value + 255) / 2)));
  expect(meanDifference(image, paler)).toBeLessThan(1);
});

test('fully transparent parts are white, whatever their colour', async () => {
  const clear = toSharp(plain).ensureAlpha(0).png();
  const { image } = await readImageFile(await write('clear.png', clear));
  expect(image.data.every((value) => value === 255)).toBe(true);
});

test('a grey image with alpha is blended with white', async () => {
  const file = await write(
    'grey-alpha.png',
    toSharp(plain).toColourspace('b-w').ensureAlpha(0.5).png(),
  );
  expect((await sharp(file).metadata()).channels).toBe(2);
  const { image } = await readImageFile(file);
  expect(image.data.length).toBe(width * height * 3);
  expect(image.data.every((value) => value >= 127)).toBe(true);
  expect(new Set(image.data).size).toBeGreaterThan(64);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i is applied', async (orientation) => {
  const file = await write(
    `orientation-${orientation}.jpg`,
    storedWithOrientation(plain, orientation),
  );
  const read = await readImageFile(file);
  expect([read.width, read.height]).toEqual([width, height]);
  expect(meanDifference(read.image, plain)).toBeLessThan(3);
});

test('a large image is downscaled to 4096 pixels and reports the upright size of its file', async () => {
  const file = await write('large.jpg', flat(5000, 2500).withMetadata({ orientation: 6 }).jpeg());
  const { image, ...size } = await readImageFile(file);
  expect(size).toEqual({ width: 2500, height: 5000 });
  expect([image.width, image.height]).toEqual([2048, 4096]);
  expect(image.data.length).toBe(2048 * 4096 * 3);
});

test('a panorama of 30,000 pixels is downscaled', async () => {
  const { image, ...size } = await readImageFile(await write('wide.png', flat(30_000, 300).png()));
  expect(size).toEqual({ width: 30_000, height: 300 });
  expect([image.width, image.height]).toEqual([4096, 41]);
});

/** The fault for a file: its code, and its message with the path replaced by FILE. */
async function faultOf(file: string): Promise<{ code: string; message: string }> {
  const fault = await readImageFile(file).then(
    () => null,
    (error: unknown) => error as { code: string; message: string },
  );
  if (fault === null) throw new Error(`${file} was read`);
  expect(fault.message.split(file).length).toBe(2);
  return { code: fault.code, message: fault.message.replace(file, 'FILE') };
}

test.each([
  [30_000, 7000],
  [65_500, 65_500],
])('a file that claims %i × %i pixels is refused before it is decoded', async (w, h) => {
  const file = join(folder, 'bomb.png');
  writeFileSync(file, claimingSize(await flat(300, 70).png().toBuffer(), w, h));
  expect(await faultOf(file)).toEqual({
    code: 'unreadable-image',
    message: `The file FILE cannot be read: it has ${w} × ${h} pixels; at most 200 million are allowed. Make it smaller.`,
  });
});

test.each([
  [1, 1],
  [15, 500],
  [30_000, 100],
])('an image of %i × %i pixels is refused as too small or too narrow', async (w, h) => {
  expect(await faultOf(await write(`small-${w}.png`, flat(w, h)))).toEqual({
    code: 'unreadable-image',
    message: `The file FILE cannot be read: at ${w} × ${h} pixels it is too small or too narrow to show a face. Use a larger image.`,
  });
});

test('a missing file, a folder and an empty file are refused by name', async () => {
  expect(await faultOf(join(folder, 'gone.jpg'))).toEqual({
    code: 'not-found',
    message: 'There is no file FILE. Check the path.',
  });
  expect(await faultOf(folder)).toEqual({
    code: 'unreadable-image',
    message: 'The file FILE cannot be read: it is a folder or a device. Choose an image file.',
  });
  const empty = join(folder, 'empty.jpg');
  writeFileSync(empty, '');
  expect(await faultOf(empty)).toEqual({
    code: 'unreadable-image',
    message: 'The file FILE cannot be read: it is empty (0 bytes). Choose another file.',
  });
});

const notAnImage =
  /^The file FILE cannot be read: it is not an image or is incomplete \([^().]+\)\. Take the photo again, or save it as JPEG or PNG\.$/;

test.each([
  ['text', 'Dear all, the photos follow.\n'],
  ['a web page', '<!doctype html><html><body>Not found</body></html>'],
  ['zeros', Buffer.alloc(5000)],
  ['the first bytes of a JPEG', Buffer.from('ffd8ffe000104a46494600', 'hex')],
])('%s in a .jpg is refused with the reason', async (what, bytes) => {
  const file = join(folder, `${what}.jpg`);
  writeFileSync(file, bytes);
  const { code, message } = await faultOf(file);
  expect(code).toBe('unreadable-image');
  expect(message).toMatch(notAnImage);
});

test('of an animated GIF, the first picture is read', async () => {
  const second = flat(width, height).png().toBuffer();
  const frames = [await toSharp(plain).png().toBuffer(), await second];
  const animated = sharp(frames, { join: { animated: true } }).gif({ dither: 0 });
  const file = await write('animated.gif', animated);
  expect((await sharp(file).metadata()).pages).toBe(2);
  const read = await readImageFile(file);
  expect([read.width, read.height]).toEqual([width, height]);
  expect(meanDifference(read.image, plain)).toBeLessThanOrEqual(6);
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><rect/></svg>';

test.each([
  ['a.svg', svg, /it is an SVG drawing/],
  ['svg.jpg', svg, /it is an SVG drawing/],
  // Only libvips sees that this is SVG: it reads further into the file than we do.
  ['hidden.jpg', `<!--${' '.repeat(5000)}-->${svg}`, /not an image or is incomplete/],
  ['a.pdf', '%PDF-1.7\n', /it is not a photo/],
  ['a.ppm', `P6 99 99 255 ${'x'.repeat(99 * 99 * 3)}`, /it is not a photo/],
])('%s, which is no photo, is not decoded', async (name, content, reason) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  expect(await faultOf(file)).toEqual({
    code: 'unreadable-image',
    message: expect.stringMatching(reason) as string,
  });
  await expect(sharp(Buffer.from(svg)).metadata()).rejects.toThrow('unsupported image format');
});

test.each([
  ['jpeg', 0.02],
  ['jpeg', 0.5],
  ['jpeg', 0.95],
  ['png', 0.02],
  ['png', 0.5],
  ['png', 0.95],
  ['webp', 0.5],
  ['avif', 0.5],
  ['tiff', 0.5],
] as const)('a .%s truncated to a share of %d is refused', async (format, share) => {
  const file = await write(`cut-${share}.${format}`, toSharp(plain).toFormat(format));
  truncateSync(file, Math.floor(statSync(file).size * share));
  const { code, message } = await faultOf(file);
  expect(code).toBe('unreadable-image');
  expect(message).toMatch(notAnImage);
});
