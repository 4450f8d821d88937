import { expect, test } from 'vitest';
import { chooseClassifier, trainDiscriminant } from './classify.js';
import { makeTemplate, type Template } from './template.js';
import { crowd, normals } from './testing/synthetic.js';
import { fuse } from './vectors.js';

const dimension = 16;

/**
 * People who differ in the last values but vary far more in the first four. That noise misleads the
 * nearest template; a discriminant learns to ignore it.
 */
function peopleWithSharedNoise(people: number, samples: number): Float32Array[][] {
  const next = normals(23);
  const spread = (index: number): number => (index < 4 ? 1.2 : 0.05);
  return Array.from({ length: people }, () => {
    const own = Array.from({ length: dimension }, (_, index) => (index < 4 ? 0 : 0.25 * next()));
    return Array.from({ length: samples }, () =>
      fuse([Float32Array.from(own, (value, index) => value + spread(index) * next())]),
    );
  });
}

const templatesOf = (samples: readonly (readonly Float32Array[])[]): Map<string, Template> =>
  new Map(
    samples.map((own, index) => [
      `person ${index}`,
      makeTemplate(
        'synthetic/1',
        own,
        own.map(() => 1),
      ),
    ]),
  );

const labelled = (samples: readonly (readonly Float32Array[])[]) =>
  samples.flatMap((own, index) =>
    own.map((embedding) => ({ subjectId: `person ${index}`, embedding })),
  );

test('a classifier that is more accurate than the nearest template is kept', () => {
  const samples = peopleWithSharedNoise(12, 16);
  const { classifier, crossValidation } = chooseClassifier(
    templatesOf(samples.map((own) => own.slice(0, 8))),
  );
  expect(crossValidation?.folds).toBe(5);
  expect(crossValidation!.classifier).toBeGreaterThan(crossValidation!.nearestTemplate + 0.1);
  // It is about as accurate with unseen samples.
  const unseen = labelled(samples.map((own) => own.slice(8)));
  const correct = unseen.filter(
    ({ subjectId, embedding }) => classifier?.classify(embedding).subjectId === subjectId,
  );
  expect(correct.length / unseen.length).toBeGreaterThan(crossValidation!.nearestTemplate);
});

test('there is no classifier if the nearest template makes no errors', () => {
  const { samples } = crowd(6, 5, { dimension: 32, scatter: 0.3, seed: 9 });
  expect(chooseClassifier(templatesOf(samples))).toEqual({
    classifier: null,
    crossValidation: { folds: 5, classifier: 1, nearestTemplate: 1 },
  });
});

test('cross-validation needs two people with four samples', () => {
  const { samples } = crowd(3, 6, { dimension: 32, seed: 9 });
  const [anna, berta, carla] = samples as [Float32Array[], Float32Array[], Float32Array[]];
  const nothing = { classifier: null, crossValidation: null };
  expect(chooseClassifier(new Map())).toEqual(nothing);
  expect(chooseClassifier(templatesOf([anna, berta.slice(0, 3), carla.slice(0, 3)]))).toEqual(
    nothing,
  );
  const two = chooseClassifier(templatesOf([anna, berta.slice(0, 4), carla.slice(0, 1)]));
  // The person with fewer samples limits the number of folds.
  expect(two.crossValidation?.folds).toBe(4);
});

test('people with a single sample can be classified', () => {
  const { samples } = crowd(8, 3, { dimension: 32, scatter: 0.3, seed: 13 });
  const classifier = trainDiscriminant(labelled(samples.map((own) => own.slice(0, 1))));
  for (const [index, own] of samples.entries()) {
    expect(classifier.classify(own[2]!).subjectId).toBe(`person ${index}`);
  }
});

test('identical samples of a person can be classified', () => {
  const { people } = crowd(3, 1, { dimension: 32, seed: 15 });
  const classifier = trainDiscriminant(labelled(people.map((one) => [one, one, one])));
  for (const [index, one] of people.entries()) {
    const { subjectId, score } = classifier.classify(one);
    expect(subjectId).toBe(`person ${index}`);
    expect(score).not.toBeNaN();
  }
});
