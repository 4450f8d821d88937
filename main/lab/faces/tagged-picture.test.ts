import { createRequire } from 'node:module';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawTags } from './tagged-picture.js';

const photo = createRequire(import.meta.url).resolve('@vladmandic/face-api/demo/sample1.jpg');
const box = { x: 300, y: 200, width: 200, height: 240 };

/** Mean absolute difference of two pictures inside a rectangle, 0 to 255. */
async function difference(
  a: Buffer,
  b: Buffer,
  area: { left: number; top: number; width: number; height: number },
) {
  const [first, second] = await Promise.all(
    [a, b].map((picture) => sharp(picture).removeAlpha().extract(area).raw().toBuffer()),
  );
  return first!.reduce((sum, value, at) => sum + Math.abs(value - second![at]!), 0) / first!.length;
}

test('draws each box in its colour, with the name below', async () => {
  const drawn = await drawTags(photo, [{ box, label: 'Ada', known: true }], 'tagged.png');
  const { width, height, format } = await sharp(drawn).metadata();
  expect({ width, height, format }).toEqual({ width: 1920, height: 1280, format: 'png' });
  const edge = await sharp(drawn)
    .extract({ left: 400, top: 199, width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer();
  expect([...edge]).toEqual([0x2e, 0x9e, 0x5b]);
  const plain = await drawTags(photo, [], 'plain.png');
  expect(
    await difference(drawn, plain, { left: 300, top: 444, width: 40, height: 20 }),
  ).toBeGreaterThan(20);
  expect(await difference(drawn, plain, { left: 1000, top: 800, width: 200, height: 200 })).toBe(0);
});

test('draws names in any script, and markup as text', async () => {
  const draw = (label: string) => drawTags(photo, [{ box, label, known: true }], 'tagged.png');
  const names = ['Иван', 'Ναταλία', '<b>Ada</b>', 'Ada & Bob', 'a'.repeat(200)];
  const pictures = await Promise.all(names.map(draw));
  const area = { left: 300, top: 444, width: 60, height: 24 };
  for (const [index, picture] of pictures.entries()) {
    const other = pictures[(index + 1) % pictures.length]!;
    expect(await difference(picture, other, area)).toBeGreaterThan(1);
  }
});

test('moves a label at the border into the picture', async () => {
  const corner = { x: 1850, y: 1200, width: 120, height: 120 };
  const drawn = await drawTags(
    photo,
    [{ box: corner, label: 'unknown', known: false }],
    'tagged.webp',
  );
  const { width, height, format } = await sharp(drawn).metadata();
  expect({ width, height, format }).toEqual({ width: 1920, height: 1280, format: 'webp' });
});

test('refuses an extension that is not an image format', async () => {
  await expect(drawTags(photo, [], 'tagged.docx')).rejects.toThrow(
    /tagged\.docx has no extension of a supported image format/,
  );
});
