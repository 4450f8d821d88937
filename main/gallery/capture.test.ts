import { expect, test } from 'vitest';
import type { Face, Quality } from '../../contract/face.js';
import { Capture } from './capture.js';
import { analysis, face, quality } from './testing/analyses.js';
import { crowd } from './testing/synthetic.js';

const [anna, berta] = crowd(2, 12, { scatter: 0.4, seed: 11 }).samples as [
  Float32Array[],
  Float32Array[],
];
/** Far above the distances within a person here, and far below those between people. */
const maxDistance = 0.9;

function faceTurnedTo(embedding: Float32Array, yaw: number, pitch: number, score = 0.8): Face {
  const measures: Quality['measures'] = {
    ...quality().measures,
    yawDegrees: { value: yaw, reason: null },
    pitchDegrees: { value: pitch, reason: null },
  };
  return face(embedding, { quality: { score, usable: true, measures } });
}

function offer(capture: Capture, pose: Parameters<Capture['offer']>[0], seen: Face) {
  return capture.offer(pose, analysis(seen), seen);
}

test('the best frame of a pose is kept, and six frames complete it', () => {
  const capture = new Capture(maxDistance);
  const scores = [0.5, 0.4, 0.9, 0.6, 0.8, 0.2];
  const offered = scores.map((score, index) =>
    offer(capture, 'front', faceTurnedTo(anna[index]!, 0, 0, score)),
  );
  expect(offered.map((one) => one.kind === 'taken' && one.isBest)).toEqual([
    true,
    false,
    true,
    false,
    false,
    false,
  ]);
  expect(offered.map((one) => one.kind === 'taken' && one.progress)).toEqual([
    1 / 6,
    2 / 6,
    3 / 6,
    4 / 6,
    5 / 6,
    1,
  ]);
  expect(capture.samples().map(({ source, analysis: { faces } }) => [source, faces[0]])).toEqual([
    ['front', faceTurnedTo(anna[2]!, 0, 0, 0.9)],
  ]);
});

test.each([
  ['front', 0, 0, 'taken'],
  ['front', 20, 0, 'turn-less'],
  ['left', 5, 0, 'turn-more'],
  ['left', 20, 0, 'taken'],
  ['left', 38, 0, 'turn-less'],
  ['left', -20, 0, 'turn-more'],
  ['right', -20, 0, 'taken'],
  ['right', -38, 0, 'turn-less'],
  ['up', 0, 3, 'turn-more'],
  ['up', 0, 12, 'taken'],
  ['up', 0, 33, 'turn-less'],
  ['down', 0, -12, 'taken'],
  ['glasses', 0, 0, 'taken'],
] as const)('%s at yaw %d and pitch %d is %s', (pose, yaw, pitch, kind) => {
  expect(offer(new Capture(maxDistance), pose, faceTurnedTo(anna[0]!, yaw, pitch)).kind).toBe(kind);
});

test('angles are relative to the same person’s front frame', () => {
  const capture = new Capture(maxDistance);
  offer(capture, 'front', faceTurnedTo(anna[0]!, -6, 10));
  expect(offer(capture, 'left', faceTurnedTo(anna[1]!, 5, 10)).kind).toBe('taken');
  expect(offer(capture, 'up', faceTurnedTo(anna[2]!, -6, 12)).kind).toBe('turn-more');
  expect(offer(capture, 'down', faceTurnedTo(anna[2]!, -6, 2)).kind).toBe('taken');
});

test('another person’s face is rejected until the front pose is retaken', () => {
  const capture = new Capture(maxDistance);
  offer(capture, 'front', faceTurnedTo(anna[0]!, 0, 0));
  expect(offer(capture, 'front', faceTurnedTo(berta[0]!, 0, 0)).kind).toBe('somebody-else');
  expect(offer(capture, 'left', faceTurnedTo(berta[0]!, 20, 0)).kind).toBe('somebody-else');
  capture.retake('front');
  expect(capture.samples()).toEqual([]);
  expect(offer(capture, 'front', faceTurnedTo(berta[0]!, 0, 0)).kind).toBe('taken');
});
