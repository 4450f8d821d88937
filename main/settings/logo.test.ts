import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { maxLogoBytes } from '../../contract/calls/brand.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { logoOf, readLogo, writeLogo } from './logo.js';

const picture = sharp({
  create: { width: 8, height: 8, channels: 3, background: '#0e6378' },
});
const png = new Uint8Array(await picture.clone().png().toBuffer());
const jpeg = new Uint8Array(await picture.clone().jpeg().toBuffer());

describe('logoOf', () => {
  test('knows PNG and JPEG by their bytes', () => {
    expect(logoOf(png).contentType).toBe('image/png');
    expect(logoOf(jpeg).contentType).toBe('image/jpeg');
  });

  test('refuses other files, and says what to do', () => {
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(() => logoOf(svg)).toThrow('not a PNG or JPEG file');
    expect(() => logoOf(new Uint8Array())).toThrow('not a PNG or JPEG file');
  });

  test('refuses large files by their size', () => {
    const large = new Uint8Array(maxLogoBytes + 1);
    large.set(png);
    expect(() => logoOf(large)).toThrow('The logo has 201 kB; at most 200 kB are allowed');
  });
});

test('a logo is kept, replaced and removed', async () => {
  const folder = await temporaryFolder();
  expect(await readLogo(folder)).toBeNull();
  await writeLogo(folder, logoOf(png));
  expect(await readLogo(folder)).toEqual({ contentType: 'image/png', bytes: png });
  await writeLogo(folder, logoOf(jpeg));
  expect((await readLogo(folder))?.contentType).toBe('image/jpeg');
  await writeLogo(folder, null);
  await writeLogo(folder, null);
  expect(await readLogo(folder)).toBeNull();
});

test('a file that is not a picture is ignored, so that the door opens', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'logo'), 'no picture');
  expect(await readLogo(folder)).toBeNull();
});
