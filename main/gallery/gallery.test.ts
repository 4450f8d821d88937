import { expect, test } from 'vitest';
import { isFault } from '../../contract/fault.js';
import { Gallery, verificationThreshold, verify } from './gallery.js';
import { makeTemplate, type Template } from './template.js';
import { crowd, unitVectors } from './testing/synthetic.js';
import { fitImpostorTail, impostorTail, thresholdForFmr, thresholdForFpir } from './threshold.js';
import { distanceOf, fuse } from './vectors.js';

const modelId = 'synthetic/1';
const dimension = 128;
/** For synthetic people: the cosines of random directions have a variance of 1 / dimension. */
const tail = { mean: 2, deviation: 2 / Math.sqrt(dimension) };
const calibration = { impostor: tail, genuineSquare: 0.4, sampleVariance: 0, margin: 0.05 };

const empty = (targetFpir = 0.01): Gallery =>
  new Gallery({ modelId, dimension, calibration, targetFpir });

const templateOf = (...samples: readonly Float32Array[]): Template =>
  makeTemplate(
    modelId,
    samples,
    samples.map(() => 1),
  );

/** A direction between two others; `share` 0 is the first, 1 the second. */
const between = (one: Float32Array, other: Float32Array, share: number): Float32Array =>
  fuse([one, other], [1 - share, share]);

const faces = unitVectors(12, dimension, 7);
const [anna, berta, carla, stranger] = faces as [
  Float32Array,
  Float32Array,
  Float32Array,
  Float32Array,
];

function galleryOfThree(): Gallery {
  const gallery = empty();
  gallery.add('anna', templateOf(anna));
  gallery.add('berta', templateOf(berta));
  gallery.add('carla', templateOf(carla));
  return gallery;
}

test('a probe below the threshold is identified as the nearest subject', () => {
  const gallery = galleryOfThree();
  const probe = between(berta, stranger, 0.3);
  const { subjectId, nearest, margin, threshold } = gallery.identify(probe);
  expect(subjectId).toBe('berta');
  expect(nearest?.subjectId).toBe('berta');
  expect(nearest?.distance).toBeCloseTo(distanceOf(probe, berta), 6);
  const second = Math.min(distanceOf(probe, anna), distanceOf(probe, carla));
  expect(margin).toBeCloseTo(second - nearest!.distance, 6);
  expect(threshold).toBe(gallery.threshold(1, 1));
});

test('a stranger is not named, but the nearest subject is reported', () => {
  const { subjectId, nearest, threshold } = galleryOfThree().identify(stranger);
  expect(subjectId).toBeNull();
  const distances = [anna, berta, carla].map((face) => distanceOf(stranger, face));
  expect(nearest?.distance).toBeCloseTo(Math.min(...distances), 6);
  expect(nearest!.distance).toBeGreaterThan(threshold);
});

test('an empty gallery identifies no one', () => {
  expect(empty().identify(anna)).toMatchObject({ subjectId: null, nearest: null, margin: null });
});

test('a single subject has no margin', () => {
  const gallery = empty();
  gallery.add('anna', templateOf(anna));
  expect(gallery.identify(anna)).toMatchObject({ subjectId: 'anna', margin: null });
});

test('neither of two look-alikes is named unless the margin is large enough', () => {
  const twin = between(anna, stranger, 0.25);
  const gallery = galleryOfThree();
  gallery.add('twin', templateOf(twin));
  const unsure = gallery.identify(between(anna, twin, 0.49));
  expect(unsure.nearest!.distance).toBeLessThan(unsure.threshold);
  expect(unsure.margin).toBeLessThan(calibration.margin);
  expect(unsure.subjectId).toBeNull();
  expect(gallery.identify(between(anna, twin, 0.2)).subjectId).toBe('anna');
  expect(gallery.identify(twin).subjectId).toBe('twin');
  gallery.remove('twin');
  expect(gallery.identify(between(anna, twin, 0.49)).subjectId).toBe('anna');
});

test('a removed subject is no longer identified, and the others still are', () => {
  const gallery = galleryOfThree();
  gallery.remove('anna');
  gallery.remove('nobody');
  expect(gallery.size).toBe(2);
  expect(['anna', 'berta', 'carla'].map((name) => gallery.has(name))).toEqual([false, true, true]);
  const gone = gallery.identify(anna);
  expect(gone.subjectId).toBeNull();
  expect(gone.nearest!.distance).toBeGreaterThan(1);
  expect(gallery.identify(berta).subjectId).toBe('berta');
  expect(gallery.identify(carla).subjectId).toBe('carla');
});

test('adding a subject again replaces its template', () => {
  const gallery = galleryOfThree();
  gallery.add('anna', templateOf(stranger));
  expect(gallery.size).toBe(3);
  expect(gallery.identify(stranger).subjectId).toBe('anna');
  expect(gallery.identify(anna).subjectId).toBeNull();
});

test("another model's template is refused, and the existing one stays", () => {
  const gallery = galleryOfThree();
  const foreign = { ...templateOf(stranger), modelId: 'another/2' };
  let fault: unknown;
  try {
    gallery.add('anna', foreign);
  } catch (error) {
    fault = error;
  }
  expect(isFault(fault) && fault.code).toBe('data-damaged');
  expect((fault as Error).message).toContain('another/2');
  expect((fault as Error).message).toContain(modelId);
  expect(gallery.identify(anna).subjectId).toBe('anna');
});

test('nearest returns subjects by distance, at most all of them', () => {
  const probe = between(carla, anna, 0.4);
  const found = galleryOfThree().nearest(probe, 10);
  expect(found.map(({ subjectId }) => subjectId)).toEqual(['carla', 'anna', 'berta']);
  expect(galleryOfThree().nearest(probe, 1)).toEqual(found.slice(0, 1));
});

test('confusable subjects are found for a new template', () => {
  const gallery = galleryOfThree();
  const same = thresholdForFmr(tail, 1e-6);
  // The gallery's threshold is looser than that for the same person.
  expect(gallery.threshold(1, 1)).toBeGreaterThan(same);
  expect(gallery.confusable(templateOf(stranger))).toEqual([]);
  const near = between(anna, stranger, 0.4);
  expect(gallery.confusable(templateOf(near))).toEqual([
    {
      candidate: { subjectId: 'anna', distance: expect.any(Number) as number },
      probablySame: true,
    },
  ]);
  const alike = between(anna, stranger, 0.72);
  expect(distanceOf(alike, anna)).toBeGreaterThan(same);
  expect(distanceOf(alike, anna)).toBeLessThan(gallery.threshold(1, 1));
  expect(gallery.confusable(templateOf(alike))).toMatchObject([
    { candidate: { subjectId: 'anna' }, probablySame: false },
  ]);
});

test('the threshold depends on the numbers of fused samples', () => {
  const apart = { ...calibration, impostor: { mean: 1.8, deviation: 0.15 } };
  const gallery = new Gallery({ modelId, dimension, calibration: apart, targetFpir: 0.01 });
  gallery.add('anna', templateOf(anna));
  gallery.add('berta', templateOf(berta, berta, berta));
  const at = (template: number, probe: number): number =>
    thresholdForFpir(impostorTail(apart, template, probe), 2, 0.01);
  expect(at(3, 3)).not.toBeCloseTo(at(1, 1), 2);
  expect(gallery.identify(anna).threshold).toBe(at(1, 1));
  expect(gallery.identify(anna, 3).threshold).toBe(at(1, 3));
  expect(gallery.identify(berta).threshold).toBe(at(3, 1));
  expect(gallery.identify(berta, 3).threshold).toBe(at(3, 3));
});

test('fused probes are identified more often than single samples, without errors', () => {
  const { samples } = crowd(100, 8, { scatter: 2, seed: 21 });
  const gallery = empty();
  for (const [index, own] of samples.entries()) {
    gallery.add(`person ${index}`, templateOf(...own.slice(0, 5)));
  }
  const identified = (count: number): { correct: number; wrong: number } => {
    const answers = samples.map((own, index) => ({
      expected: `person ${index}`,
      subjectId: gallery.identify(fuse(own.slice(5, 5 + count)), count).subjectId,
    }));
    const correct = answers.filter(({ subjectId, expected }) => subjectId === expected).length;
    const unknown = answers.filter(({ subjectId }) => subjectId === null).length;
    return { correct, wrong: answers.length - correct - unknown };
  };
  const [single, fused] = [identified(1), identified(3)];
  expect(single.wrong + fused.wrong).toBe(0);
  expect(single.correct).toBeLessThan(70);
  expect(fused.correct).toBeGreaterThan(95);
});

test('the share of strangers who are named is close to the target FPIR', () => {
  const people = unitVectors(300, dimension, 31);
  const strangers = unitVectors(3000, dimension, 37);
  const distances = people.flatMap((one, index) =>
    people.slice(index + 1).map((other) => distanceOf(one, other)),
  );
  const fitted = fitImpostorTail(distances);
  for (const targetFpir of [0.02, 0.1]) {
    const gallery = new Gallery({
      modelId,
      dimension,
      calibration: { ...calibration, impostor: fitted, margin: 0 },
      targetFpir,
    });
    for (const [index, one] of people.entries()) gallery.add(`person ${index}`, templateOf(one));
    const named = strangers.filter((probe) => gallery.identify(probe).subjectId !== null).length;
    const share = named / strangers.length / targetFpir;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(1.6);
  }
});

test('verify uses the threshold for an FMR of 1 in 1,000', () => {
  const near = between(anna, stranger, 0.3);
  const threshold = verificationThreshold(calibration);
  expect(threshold).toBe(thresholdForFmr(tail, 1e-3));
  expect(verify(anna, near, calibration)).toEqual({
    distance: distanceOf(anna, near),
    threshold,
    same: true,
  });
  expect(verify(anna, berta, calibration).same).toBe(false);
});

test('a share of the accepted FPIR gives the threshold of that smaller FPIR', () => {
  const wide = empty(1e-2);
  const narrow = empty(1e-3);
  expect(wide.threshold(3, 1, 0.1)).toBeCloseTo(narrow.threshold(3, 1), 12);
  expect(wide.threshold(3, 1, 0.1)).toBeLessThan(wide.threshold(3, 1));
});
