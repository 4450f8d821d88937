import sharp, { type Sharp } from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import {
  reasonsAgainst,
  type Face,
  type Point,
  type QualityMeasureName,
} from '../../../contract/face.js';
import type { RgbImage } from '../steps/image.js';
import { createPipeline, type Pipeline } from './pipeline.js';
import { meanOf } from '../similarity.js';
import {
  around,
  middleFace,
  nosesIn,
  samplePhoto,
  toRgb,
  toSharp,
} from '../testing/sample-photos.js';

/* The measured quality of one good face after it is degraded in one way. */

let pipeline: Pipeline;
let portrait: RgbImage;
let good: Face;
beforeAll(async () => {
  pipeline = await createPipeline();
  // This person looks straight into the camera, in good light.
  const nose = nosesIn[5]![2]!;
  const photo = await toRgb(sharp(samplePhoto(6)));
  const box = { x: nose.x - 125, y: nose.y - 150, width: 250, height: 250 };
  portrait = await toRgb(around(photo, box, 2));
  good = await faceIn(portrait);
});

async function faceIn(image: RgbImage): Promise<Face> {
  return middleFace(await pipeline.analyse(image));
}

/** Names of the failed measures. */
function failedMeasures({ quality }: Face): QualityMeasureName[] {
  const names = Object.keys(quality.measures) as QualityMeasureName[];
  return names.filter((name) => quality.measures[name].reason !== null);
}

test('a frontal, upright, sharp face in good light is usable', () => {
  const { measures, score, usable } = good.quality;
  expect(failedMeasures(good)).toEqual([]);
  expect(reasonsAgainst(good.quality)).toBe('');
  expect(usable).toBe(true);
  expect(score).toBeGreaterThan(0.5);
  for (const angle of ['yawDegrees', 'pitchDegrees', 'rollDegrees'] as const) {
    expect(Math.abs(measures[angle].value)).toBeLessThan(15);
  }
  expect(measures.cutOff.value).toBe(0);
  expect(measures.faceWidthPx.value).toBe(good.box.width);
});

test.each<[string, QualityMeasureName, string, (picture: Sharp) => Sharp]>([
  ['blurred', 'sharpness', 'blurred', (picture) => picture.blur(6)],
  ['dark', 'brightness', 'too dark', (picture) => picture.linear(0.18, 0)],
  ['glaring', 'brightness', 'too bright', (picture) => picture.linear(0.4, 170)],
  ['foggy', 'contrast', 'too little contrast', (picture) => picture.linear(0.2, 100)],
  ['small', 'faceWidthPx', 'pixels wide', (picture) => picture.resize({ width: 80 })],
])('a %s face fails its %s', async (_what, name, words, change) => {
  const face = await faceIn(await toRgb(change(toSharp(portrait))));
  expect(failedMeasures(face)).toContain(name);
  expect(face.quality.measures[name].reason).toContain(words);
  expect(reasonsAgainst(face.quality)).toContain(words);
  expect(face.quality.usable).toBe(false);
  expect(face.quality.score).toBeLessThan(good.quality.score);
});

test('a face cut off at the border is rejected with the share outside the picture', async () => {
  const left = Math.round(good.box.x + good.box.width * 0.3);
  const cut = await toRgb(
    toSharp(portrait).extract({
      left,
      top: 0,
      width: portrait.width - left,
      height: portrait.height,
    }),
  );
  const face = await faceIn(cut);
  expect(face.box.x).toBeLessThan(0);
  expect(failedMeasures(face)).toContain('cutOff');
  expect(face.quality.measures.cutOff.value).toBeCloseTo(-face.box.x / face.box.width, 6);
  expect(face.quality.measures.cutOff.reason).toContain('outside the picture');
});

test.each([
  // In eye distances from the middle between the eyes: dark glasses; a mask from nose to chin.
  ['dark glasses', '#111', 'M-.9-.22h.8v.55h-.8z M.1-.22h.8v.55h-.8z'],
  ['a mask', '#345', 'M-1 .6 0 .4 1 .6 .8 1.7 0 2-.8 1.7z'],
])('a face behind %s is rejected', async (_what, colour, shape) => {
  const [left, right] = good.points5 as [Point, Point];
  const middle = meanOf([left, right]);
  const { width, height } = portrait;
  const cover = `<svg width="${width}" height="${height}"><path fill="${colour}" d="${shape}"
    transform="translate(${middle.x} ${middle.y}) scale(${right.x - left.x})"/></svg>`;
  const face = await faceIn(
    await toRgb(toSharp(portrait).composite([{ input: Buffer.from(cover) }])),
  );
  expect(failedMeasures(face)).toContain('occlusion');
  expect(face.quality.measures.occlusion.reason).toContain('covered');
});

test('mirroring a face reverses yaw and roll', async () => {
  const photo = await toRgb(sharp(samplePhoto(1)));
  const box = { x: 418, y: 409, width: 191, height: 191 };
  const turned = await toRgb(around(photo, box, 2.2));
  const before = (await faceIn(turned)).quality.measures;
  // She turns to her own right, which is to the left in the picture.
  expect(before.yawDegrees.value).toBeLessThan(-10);
  const after = (await faceIn(await toRgb(toSharp(turned).flop()))).quality.measures;
  expect(Math.abs(after.yawDegrees.value + before.yawDegrees.value)).toBeLessThan(6);
  expect(Math.abs(after.rollDegrees.value + before.rollDegrees.value)).toBeLessThan(4);
  expect(Math.abs(after.pitchDegrees.value - before.pitchDegrees.value)).toBeLessThan(6);
});
