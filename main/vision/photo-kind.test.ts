import sharp from 'sharp';
import { expect, test } from 'vitest';
import { headBytes, notAPhoto } from './photo-kind.js';

const picture = () => sharp({ create: { width: 64, height: 64, channels: 3, background: '#678' } });

const ftyp = (brand: string, ...compatible: string[]): Buffer => {
  const bytes = Buffer.alloc(200);
  bytes.writeUInt32BE(16 + 4 * compatible.length, 0);
  bytes.write(`ftyp${brand}\0\0\0\0${compatible.join('')}`, 4, 'latin1');
  return bytes;
};

const bmp = Buffer.from(`424d36${'00'.repeat(11)}28${'00'.repeat(99)}`, 'hex');

test.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)(
  'a %s is a photo with any extension or none',
  async (format) => {
    const head = (await picture().toFormat(format).toBuffer()).subarray(0, headBytes);
    for (const name of ['a.jpg', 'A.JFIF', 'a', 'IMG_1.HEIC', 'a.svg', 'a.txt']) {
      expect(notAPhoto(name, head)).toBeNull();
    }
  },
);

test('a HEIF file is a photo unless its pictures are compressed with HEVC', () => {
  expect(notAPhoto('a.heif', ftyp('mif1', 'mif1', 'avif', 'miaf'))).toBeNull();
  for (const head of [ftyp('heic', 'mif1'), ftyp('mif1', 'mif1', 'heic'), ftyp('hevc', 'msf1')]) {
    // With another extension, as after a careless renaming, it is recognised just as well.
    for (const name of ['IMG_1.HEIC', 'a.jpg', 'a']) {
      expect(notAPhoto(name, head)).toEqual({
        isPicture: true,
        reason: expect.stringMatching(/HEIC photo.*export it as JPEG/) as string,
      });
    }
  }
});

test.each<[string, string | Buffer]>([
  ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
  ['a.jpg', '<?xml version="1.0"?>\n<!-- x -->\n<svg viewBox="0 0 1 1"/>'],
  ['a', '\ufeff<svg:svg xmlns:svg="x"/>'],
  ['a.png', Buffer.from('<svg width="1"/>', 'utf16le')],
  ['a.svgz', Buffer.from('1f8b0800', 'hex')],
])('an SVG file called %s is not accepted', (name, content) => {
  expect(notAPhoto(name, Buffer.from(content))).toEqual({
    isPicture: true,
    reason: expect.stringContaining('SVG') as string,
  });
});

test.each<[string, Buffer, boolean, RegExp]>([
  ['a.bmp', bmp, true, /BMP picture/],
  ['a.jpg', bmp, true, /BMP picture/],
  ['a.psd', Buffer.from('8BPS'), true, /Photoshop picture/],
  ['a.jpg', Buffer.from('no photo'), true, /not an image or is incomplete/],
  ['a.JPE', Buffer.from('%PDF-1.7'), true, /not an image or is incomplete/],
  ['a.heic', Buffer.from('no photo'), true, /HEIC/],
  ['a.jpg', Buffer.alloc(0), true, /empty/],
  ['a.pdf', Buffer.from('%PDF-1.7'), false, /not a photo/],
  ['notes.txt', Buffer.from('Dear all'), false, /not a photo/],
  ['a.mov', ftyp('qt  '), false, /not a photo/],
  ['notes', Buffer.alloc(0), false, /empty/],
])('%s with other content is not a photo (%#)', (name, head, isPicture, reason) => {
  expect(notAPhoto(name, head)).toEqual({
    isPicture,
    reason: expect.stringMatching(reason) as string,
  });
});
