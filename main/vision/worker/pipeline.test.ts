import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis, Box, Face } from '../../../contract/face.js';
import { distanceOf } from '../../gallery/vectors.js';
import { readImageFile } from '../steps/file.js';
import type { RgbImage } from '../steps/image.js';
import { modelIdOf } from '../model-id.js';
import { createPipeline, type Pipeline } from './pipeline.js';
import { thoroughOptions } from '../analyse-options.js';
import {
  around,
  middleFace,
  nosesIn,
  samplePhoto,
  toRgb,
  toSharp,
} from '../testing/sample-photos.js';

interface Sample {
  readonly photo: number;
  readonly image: RgbImage;
  readonly face: Face;
}

let pipeline: Pipeline;
const images: RgbImage[] = [];
const analyses: Analysis[] = [];
/** Every face of the six photos. */
let samples: Sample[];
beforeAll(async () => {
  pipeline = await createPipeline();
  for (let photo = 1; photo <= nosesIn.length; photo++) {
    const { image } = await readImageFile(samplePhoto(photo));
    images.push(image);
    analyses.push(await pipeline.analyse(image, thoroughOptions));
  }
  samples = analyses.flatMap(({ faces }, index) =>
    faces.map((face) => ({ photo: index + 1, image: images[index]!, face })),
  );
});

function contains(box: Box, { x, y }: { x: number; y: number }): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

/** The middle face of a changed copy of a face and its surroundings. */
async function faceInCopy({ image, face }: Sample, change: (copy: Sharp) => Sharp): Promise<Face> {
  // Crop first, as sharp otherwise reorders its operations.
  const crop = await toRgb(around(image, face.box, 2.2));
  return middleFace(await pipeline.analyse(await toRgb(change(toSharp(crop)))));
}

function nearestOther(embedding: Float32Array, own: Sample): number {
  const others = samples.filter((sample) => sample !== own);
  return Math.min(...others.map(({ face }) => distanceOf(embedding, face.embedding)));
}

describe('the six sample photos', () => {
  test.each([1, 2, 3, 4, 5, 6])('photo %i: every face is found exactly once', (photo) => {
    const noses = nosesIn[photo - 1]!;
    const { faces } = analyses[photo - 1]!;
    expect(faces.length).toBe(noses.length);
    for (const nose of noses) {
      const found = faces.filter(({ box }) => contains(box, nose));
      expect(found.length).toBe(1);
      const [{ box, points5 }] = found as [Face];
      const tip = points5[2]!;
      expect(Math.hypot(tip.x - nose.x, tip.y - nose.y)).toBeLessThan(0.12 * box.width);
    }
  });

  test('boxes have the size of the faces, and the largest comes first', () => {
    for (const { width, height, faces } of analyses) {
      expect(width).toBe(1920);
      const widths = faces.map(({ box }) => box.width);
      expect(widths).toEqual([...widths].sort((one, other) => other - one));
      for (const { box, score } of faces) {
        expect(box.width).toBeGreaterThan(140);
        expect(box.width).toBeLessThan(270);
        expect(box.height / box.width).toBeCloseTo(1, 0);
        expect(Math.min(box.x, box.y)).toBeGreaterThan(0);
        expect(box.x + box.width).toBeLessThan(width);
        expect(box.y + box.height).toBeLessThan(height);
        expect(score).toBeGreaterThanOrEqual(0.7);
        expect(score).toBeLessThanOrEqual(1);
      }
    }
  });

  test('eyes are above the mouth, left before right, and inside the box', () => {
    for (const { face } of samples) {
      const [left, right, , mouthLeft, mouthRight] = face.points5;
      expect(face.landmarks.length).toBe(68);
      expect(left!.x).toBeLessThan(right!.x);
      expect(mouthLeft!.x).toBeLessThan(mouthRight!.x);
      expect((left!.y + right!.y) / 2).toBeLessThan((mouthLeft!.y + mouthRight!.y) / 2);
      for (const point of face.points5) expect(contains(face.box, point)).toBe(true);
    }
  });

  test('every embedding has 192 values and length 1', () => {
    for (const { face } of samples) {
      expect(face.embedding.length).toBe(192);
      expect(Math.hypot(...face.embedding)).toBeCloseTo(1, 5);
    }
  });

  test('the same picture gives the same faces again', async () => {
    expect(await pipeline.analyse(images[0]!, thoroughOptions)).toEqual(analyses[0]);
  });
});

describe('a changed copy of a face is nearer to the original than any other face is', () => {
  test.each<[string, (copy: Sharp) => Sharp]>([
    ['darkened', (copy) => copy.linear(0.4, 0)],
    ['at 40% of its size', (copy) => copy.resize({ width: 180 })],
    ['mirrored', (copy) => copy.flop()],
  ])('%s', async (_what, change) => {
    for (const sample of samples) {
      const { embedding } = await faceInCopy(sample, change);
      const own = distanceOf(embedding, sample.face.embedding);
      expect(own).toBeLessThan(nearestOther(embedding, sample));
    }
  });

  test.each([25, -25])('rotated by %i°, with the matching roll', async (degrees) => {
    // Heads that are already tilted would end up sideways.
    const upright = samples.filter(
      ({ face }) =>
        Math.abs(face.quality.measures.rollDegrees.value) < 20 &&
        Math.abs(face.quality.measures.yawDegrees.value) < 30,
    );
    expect(upright.length).toBeGreaterThan(10);
    for (const sample of upright) {
      const rotated = await faceInCopy(sample, (copy) => copy.rotate(degrees));
      const own = distanceOf(rotated.embedding, sample.face.embedding);
      expect(own).toBeLessThan(nearestOther(rotated.embedding, sample));
      const before = sample.face.quality.measures.rollDegrees.value;
      expect(Math.abs(rotated.quality.measures.rollDegrees.value - before - degrees)).toBeLessThan(
        5,
      );
    }
  });
});

describe('options', () => {
  test('without the mirrored chip, the model id and the embedding differ', async () => {
    const [flipped, plain] = [
      await pipeline.analyse(images[5]!),
      await pipeline.analyse(images[5]!, { flip: false }),
    ];
    expect(flipped.modelId).toBe(modelIdOf({}));
    expect(plain.modelId).toBe(modelIdOf({ flip: false }));
    expect(plain.modelId).not.toBe(flipped.modelId);
    const distance = distanceOf(plain.faces[0]!.embedding, flipped.faces[0]!.embedding);
    expect(distance).toBeGreaterThan(0.001);
    expect(distance).toBeLessThan(0.2);
  });

  test('a flip only if needed leaves it out for MobileFaceNet, whose embeddings compare', async () => {
    const [plain, frame] = [
      await pipeline.analyse(images[5]!, { flip: false }),
      await pipeline.analyse(images[5]!, { flip: 'if-needed' }),
    ];
    expect(frame.faces[0]!.embedding).toEqual(plain.faces[0]!.embedding);
    expect(frame.modelId).toBe(modelIdOf({}));
    const former = await createPipeline({ folder: null, embedding: 'face-recognition' });
    const [needed, flipped] = [
      await former.analyse(images[5]!, { flip: 'if-needed', maxFaces: 1 }),
      await former.analyse(images[5]!, { maxFaces: 1 }),
    ];
    expect(needed).toEqual(flipped);
  });

  test('limit the number of faces to the largest, and their width and score', async () => {
    const all = (await pipeline.analyse(images[5]!)).faces;
    const two = await pipeline.analyse(images[5]!, { maxFaces: 2 });
    expect(two.faces).toEqual(all.slice(0, 2));
    const minFaceWidthPx = all[2]!.box.width;
    const wide = await pipeline.analyse(images[5]!, { minFaceWidthPx });
    expect(wide.faces.map(({ box }) => box.width)).toEqual(
      all.slice(0, 3).map(({ box }) => box.width),
    );
    const scores = all.map(({ score }) => score);
    const sure = await pipeline.analyse(images[5]!, { minScore: Math.max(...scores) - 1e-6 });
    expect(sure.faces.length).toBe(1);
  });

  test('tiles find small faces in a large picture', async () => {
    const small = await toRgb(toSharp(images[5]!).resize({ width: 640 }));
    const large = await toRgb(
      toSharp(small).extend({ right: 2400, bottom: 1800, background: '#556' }),
    );
    expect((await pipeline.analyse(large)).faces.length).toBeLessThan(4);
    const { faces } = await pipeline.analyse(large, thoroughOptions);
    expect(faces.length).toBe(4);
    for (const nose of nosesIn[5]!) {
      const there = { x: nose.x / 3, y: nose.y / 3 };
      expect(faces.filter(({ box }) => contains(box, there)).length).toBe(1);
    }
  });
});

describe('pictures without a face', () => {
  const withoutFace = () =>
    toRgb(toSharp(images[4]!).extract({ left: 0, top: 0, width: 600, height: 400 }));

  test('give none', async () => {
    const grey = await toRgb(
      sharp({ create: { width: 640, height: 480, channels: 3, background: '#888' } }),
    );
    for (const image of [grey, await withoutFace()]) {
      const analysis = await pipeline.analyse(image, thoroughOptions);
      expect(analysis).toEqual({
        width: image.width,
        height: image.height,
        faces: [],
        modelId: modelIdOf({}),
      });
    }
  });

  test('give their middle with centreCrop, and the analysis says so', async () => {
    const analysis = await pipeline.analyse(await withoutFace(), {
      ...thoroughOptions,
      centreCrop: true,
    });
    expect(analysis.centreCrop).toBe(true);
    expect(analysis.faces.length).toBe(1);
    expect(analysis.faces[0]).toMatchObject({
      box: { x: 200, y: 100, width: 200, height: 200 },
      score: 0,
    });
    const found = await pipeline.analyse(images[5]!, { ...thoroughOptions, centreCrop: true });
    expect(found.centreCrop).toBeUndefined();
    expect(found.faces.length).toBe(4);
  });
});
