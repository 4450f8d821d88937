import fc from 'fast-check';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import type { Frame } from '../../../contract/face.js';
import { frameToRgb } from './frame.js';
import type { RgbImage } from './image.js';
import { toI420, toRgba } from '../testing/i420.js';
import { meanDifference, samplePhoto, toRgb } from '../testing/sample-photos.js';

// The same cases on every run.
fc.configureGlobal({ seed: 20 });

let photo: RgbImage;
beforeAll(async () => {
  photo = await toRgb(sharp(samplePhoto(4)).resize(640, 480));
});

/** An I420 frame of one colour. */
function plain(width: number, height: number, luma: number, u: number, v: number): Frame {
  const chroma = Math.ceil(width / 2) * Math.ceil(height / 2);
  const data = new Uint8Array(width * height + 2 * chroma).fill(luma);
  data.fill(u, width * height, width * height + chroma);
  data.fill(v, width * height + chroma);
  return { format: 'I420', width, height, data };
}

test('RGBA keeps its colours and drops alpha', () => {
  expect(meanDifference(frameToRgb(toRgba(photo)), photo)).toBe(0);
  const clear = toRgba(photo);
  for (let at = 3; at < clear.data.length; at += 4) clear.data[at] = 0;
  expect(meanDifference(frameToRgb(clear), photo)).toBe(0);
});

test('I420 and RGBA of one photo give nearly the same colours', () => {
  const [fromI420, fromRgba] = [frameToRgb(toI420(photo)), frameToRgb(toRgba(photo))];
  // Only colour detail within 2 × 2 pixels is lost.
  expect(meanDifference(fromI420, fromRgba)).toBeLessThan(2.5);
});

test.each([
  ['black', [16, 128, 128], [0, 0, 0]],
  ['white', [235, 128, 128], [255, 255, 255]],
  ['red', [81, 90, 240], [254, 0, 0]],
  ['green', [145, 54, 34], [0, 255, 1]],
  ['blue', [41, 240, 110], [0, 0, 255]],
  ['blacker than black', [0, 128, 128], [0, 0, 0]],
  ['whiter than white', [255, 128, 128], [255, 255, 255]],
] as const)('%s, %j in limited range, becomes %j', (_name, [luma, u, v], colour) => {
  const { data } = frameToRgb(plain(16, 18, luma, u, v));
  expect(data.length).toBe(16 * 18 * 3);
  for (const [at, value] of data.entries()) {
    expect(Math.abs(value - colour[at % 3]!)).toBeLessThanOrEqual(1);
  }
});

test.each([
  [641, 480],
  [640, 479],
  [333, 251],
  [17, 17],
])('a frame of %i × %i pixels rounds its chroma planes up at odd borders', async (w, h) => {
  const odd = await toRgb(sharp(samplePhoto(4)).resize(w, h, { fit: 'fill' }));
  const read = frameToRgb(toI420(odd));
  // Small pictures have more colour edges per pixel.
  expect(meanDifference(read, odd)).toBeLessThan(w < 100 ? 12 : 4);
  expect(meanDifference(frameToRgb(toRgba(odd)), odd)).toBe(0);
});

test('each chroma sample colours only its own pixels', () => {
  const frame = plain(18, 17, 120, 128, 128);
  const chromaWidth = 9;
  // The last V sample belongs to the last two pixels of the last row, which has no second row.
  frame.data[frame.data.length - 1] = 200;
  const { data } = frameToRgb(frame);
  const coloured = [];
  for (let at = 0; at < data.length; at += 3) {
    if (data[at] !== data[at + 1]) coloured.push(at / 3);
  }
  expect(coloured).toEqual([16 * 18 + 16, 16 * 18 + 17]);
  expect(frame.data.length).toBe(18 * 17 + 2 * chromaWidth * 9);
});

test('every pixel has the colour of BT.601’s formula', () => {
  const [width, height] = [45, 19];
  const data = plain(width, height, 0, 0, 0).data.map((_, at) => (at * 7919) % 251);
  const { data: rgb } = frameToRgb({ format: 'I420', width, height, data });
  const chromaWidth = Math.ceil(width / 2);
  const bluePlane = width * height;
  const redPlane = bluePlane + chromaWidth * Math.ceil(height / 2);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const chroma = (y >> 1) * chromaWidth + (x >> 1);
      const luma = 1.164383 * (data[y * width + x]! - 16);
      const [u, v] = [data[bluePlane + chroma]! - 128, data[redPlane + chroma]! - 128];
      const exact = [
        luma + 1.596027 * v,
        luma - 0.391762 * u - 0.812968 * v,
        luma + 2.017232 * u,
      ].map((value) => Math.min(Math.max(value, 0), 255));
      for (const [channel, value] of exact.entries()) {
        expect(Math.abs(rgb[3 * (y * width + x) + channel]! - value)).toBeLessThan(0.501);
      }
    }
  }
});

test('a wrong number of bytes is refused with both numbers', () => {
  const frames = fc.record({
    format: fc.constantFrom('I420' as const, 'RGBA' as const),
    width: fc.integer({ min: 16, max: 65 }),
    height: fc.integer({ min: 16, max: 65 }),
    extra: fc.integer({ min: -255, max: 300 }),
  });
  fc.assert(
    fc.property(frames, ({ format, width, height, extra }) => {
      const bytes =
        format === 'RGBA' ? width * height * 4 : plain(width, height, 0, 0, 0).data.length;
      const read = () => frameToRgb({ format, width, height, data: new Uint8Array(bytes + extra) });
      if (extra === 0) {
        expect(read().data.length).toBe(width * height * 3);
      } else {
        expect(read).toThrow(
          expect.objectContaining({
            code: 'invalid-input',
            message: `A ${format} frame of ${width} × ${height} pixels must have ${bytes} bytes, but has ${bytes + extra}.`,
          }),
        );
      }
    }),
  );
});

test.each([
  [0, 480],
  [640, 15],
  [-640, 480],
  [640.5, 480],
  [9000, 480],
  [Number.NaN, 480],
  [640, Number.POSITIVE_INFINITY],
])('a frame of %d × %d pixels is refused', (width, height) => {
  expect(() => frameToRgb({ format: 'RGBA', width, height, data: new Uint8Array(0) })).toThrow(
    expect.objectContaining({
      code: 'invalid-input',
      message: `A camera frame cannot have ${width} × ${height} pixels; each side must have 16 to 8192 pixels.`,
    }),
  );
});
