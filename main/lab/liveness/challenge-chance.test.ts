import { expect, test } from 'vitest';
import { randomFrom } from '../../base/random-from.js';
import { bestChanceLeavingOut, challengeChance } from './challenge-chance.js';
import { recordedClip } from './testing/recorded-clip.js';

test('a clip that does not turn passes no challenge, also with a direction left out', () => {
  const { faces } = recordedClip('cut-out');
  expect(challengeChance(faces, 0, randomFrom(1))).toBe(0);
  expect(bestChanceLeavingOut(faces, 0)).toBe(0);
});

test('a clip that turns left, right, left passes one of the 36 challenges, and one of 12 with a direction left out', () => {
  const { faces } = recordedClip('head');
  // Two tries at 1 in 36; 24 draws.
  expect(challengeChance(faces, 20, randomFrom(1))).toBeLessThan(0.3);
  // A first try that fails may leave the clip where the second one fails too.
  const best = bestChanceLeavingOut(faces, 20);
  expect(best).toBeGreaterThanOrEqual(1 / 12);
  expect(best).toBeLessThanOrEqual(1 / 12 + (11 / 12) * (1 / 12));
});
