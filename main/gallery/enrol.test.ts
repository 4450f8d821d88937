import { expect, test } from 'vitest';
import type { Analysis } from '../../contract/face.js';
import { enrol, type OfferedSample } from './enrol.js';
import { analysis, face, faceOfWidth, quality } from './testing/analyses.js';
import { crowd } from './testing/synthetic.js';
import { distanceOf, fuse } from './vectors.js';

const [anna, berta] = crowd(2, 8, { scatter: 0.4, seed: 11 }).samples as [
  Float32Array[],
  Float32Array[],
];
/** Far above the distances within a person here, and far below those between people. */
const maxDistance = 0.9;

const offer = (...analyses: readonly Analysis[]): OfferedSample[] =>
  analyses.map((one, index) => ({ source: `${index + 1}.jpg`, analysis: one }));

const good = (...embeddings: readonly Float32Array[]): OfferedSample[] =>
  offer(...embeddings.map((embedding) => analysis(face(embedding))));

test('good samples of one person make a template without warnings', () => {
  const enrolment = enrol(good(anna[0]!, anna[1]!, anna[2]!), maxDistance);
  expect(enrolment.accepted).toEqual(['1.jpg', '2.jpg', '3.jpg']);
  expect(enrolment.refused).toEqual([]);
  expect(enrolment.warnings).toEqual([]);
  expect(enrolment.template).toMatchObject({
    modelId: 'synthetic/1',
    samples: anna.slice(0, 3),
    embedding: fuse(anna.slice(0, 3)),
  });
});

test('a better sample weighs more in the template', () => {
  const weighted = offer(
    analysis(face(anna[0]!, { quality: quality(0.9) })),
    analysis(face(anna[1]!, { quality: quality(0.3) })),
  );
  const { template } = enrol(weighted, maxDistance);
  expect(template?.weights).toEqual([0.9, 0.3]);
  expect(template?.embedding).toEqual(fuse(anna.slice(0, 2), [0.9, 0.3]));
  expect(distanceOf(template!.embedding, anna[0]!)).toBeLessThan(
    distanceOf(template!.embedding, anna[1]!),
  );
});

test('a sample without a face is refused', () => {
  const enrolment = enrol(offer(analysis()), maxDistance);
  expect(enrolment.template).toBeNull();
  expect(enrolment.accepted).toEqual([]);
  expect(enrolment.refused).toEqual([
    { source: '1.jpg', code: 'no-face', reason: expect.stringContaining('no face') as string },
  ]);
});

test('a sample with two faces is refused', () => {
  const { template, refused } = enrol(
    offer(analysis(faceOfWidth(anna[0]!, 200), faceOfWidth(berta[0]!, 150))),
    maxDistance,
  );
  expect(template).toBeNull();
  expect(refused).toEqual([
    {
      source: '1.jpg',
      code: 'several-faces',
      reason: expect.stringContaining('2 faces') as string,
    },
  ]);
});

test('background faces, below 40% of the width, are ignored', () => {
  const beside = (width: number): Analysis =>
    analysis(faceOfWidth(anna[0]!, 200), faceOfWidth(berta[0]!, width), faceOfWidth(berta[1]!, 20));
  const { template, refused } = enrol(offer(beside(79), beside(80)), maxDistance);
  expect(template?.samples).toEqual([anna[0]]);
  expect(refused.map(({ source, code }) => [source, code])).toEqual([['2.jpg', 'several-faces']]);
  expect(refused[0]!.reason).toContain('2 faces');
});

test('a sample of poor quality is refused with all reasons', () => {
  const poor = quality(0.2, { sharpness: 'too blurred', yawDegrees: 'turned too far' });
  const { template, accepted, refused } = enrol(
    offer(analysis(face(anna[0]!, { quality: poor })), analysis(face(anna[1]!))),
    maxDistance,
  );
  expect(accepted).toEqual(['2.jpg']);
  expect(template?.samples).toEqual([anna[1]]);
  expect(refused).toEqual([
    { source: '1.jpg', code: 'poor-quality', reason: 'too blurred; turned too far' },
  ]);
});

test('samples of someone else are refused with the distance and the limit', () => {
  const enrolment = enrol(
    good(anna[0]!, berta[0]!, anna[1]!, anna[2]!, berta[1]!, anna[3]!, anna[4]!),
    maxDistance,
  );
  expect(enrolment.accepted).toEqual(['1.jpg', '3.jpg', '4.jpg', '6.jpg', '7.jpg']);
  expect(enrolment.template?.samples).toEqual(anna.slice(0, 5));
  expect(enrolment.refused.map(({ source, code }) => [source, code])).toEqual([
    ['2.jpg', 'several-people'],
    ['5.jpg', 'several-people'],
  ]);
  const { reason } = enrolment.refused[0]!;
  expect(reason).toContain('at most 0.900');
  const distance = Number(/distance ([\d.]+)/.exec(reason)?.[1]);
  expect(distance).toBeGreaterThan(maxDistance);
  expect(distance).toBeLessThanOrEqual(2);
});

test.each([
  ['two samples of two people', [anna[0]!, berta[0]!]],
  ['two samples of each', [anna[0]!, anna[1]!, berta[0]!, berta[1]!]],
  ['three of one and two of the other', [...anna.slice(0, 3), berta[0]!, berta[1]!]],
  ['ten of each', [...anna, ...berta, ...anna.slice(0, 2), ...berta.slice(0, 2)]],
])('%s are refused whole, each with its distance', (_what, embeddings) => {
  const { template, accepted, refused } = enrol(good(...embeddings), maxDistance);
  expect(template).toBeNull();
  expect(accepted).toEqual([]);
  expect(refused).toHaveLength(embeddings.length);
  for (const { code, reason } of refused) {
    expect(code).toBe('several-people');
    expect(reason).toMatch(
      /do not show one person \(distance to the other photos? [\d.]+; at most/,
    );
  }
});

test('fewer than three samples are enough, with a warning', () => {
  const warningsOf = (count: number): readonly string[] =>
    enrol(good(...anna.slice(0, count)), maxDistance).warnings;
  expect(warningsOf(1)).toEqual([expect.stringContaining('Only 1 photo was accepted.')]);
  expect(warningsOf(2)).toEqual([expect.stringContaining('Only 2 photos were accepted.')]);
  expect(warningsOf(3)).toEqual([]);
});

test('refused samples do not count for the warning', () => {
  const poor = analysis(face(anna[1]!, { quality: quality(0.2, { contrast: 'too flat' }) }));
  const { warnings } = enrol(offer(analysis(face(anna[0]!)), poor, analysis()), maxDistance);
  expect(warnings).toEqual([expect.stringContaining('Only 1 photo was accepted.')]);
});

test('no samples make no template', () => {
  const nothing = { template: null, accepted: [], refused: [], warnings: [] };
  expect(enrol([], maxDistance)).toEqual(nothing);
});
