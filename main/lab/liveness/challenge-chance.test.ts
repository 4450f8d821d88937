import { expect, test } from 'vitest';
import { randomFrom } from '../../base/random-from.js';
import { bestChanceOfTwo, challengeChance } from './challenge-chance.js';
import { recordedClip } from './testing/recorded-clip.js';

test('a clip that does not turn passes no challenge, even with two directions', () => {
  const { faces } = recordedClip('cut-out');
  expect(challengeChance(faces, 0, randomFrom(1))).toBe(0);
  expect(bestChanceOfTwo(faces, 0)).toBe(0);
});

test('a clip that turns left, right, left passes one of the 36 challenges, and few of those with two directions', () => {
  const { faces } = recordedClip('head');
  // Two tries at 1 in 36; 24 draws.
  expect(challengeChance(faces, 20, randomFrom(1))).toBeLessThan(0.3);
  // Of the 14 challenges with four turns, in a loop. Three turns in alternation would let half of the tries pass.
  expect(bestChanceOfTwo(faces, 20)).toBeCloseTo(1 / 14, 10);
});
