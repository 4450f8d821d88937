import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TurnDirection } from '../../contract/calls/kiosk.js';
import { randomFrom } from '../base/random-from.js';
import {
  Challenge,
  challengesOfTwo,
  randomDirections,
  turnDirections,
  type ChallengeState,
} from './challenge.js';
import { turnedFace } from './testing/turned-face.js';

/** Nose coordinates of a head that is turned far enough. To their own left is to the right in the picture. */
const turned: Record<TurnDirection, { across?: number; down?: number }> = {
  left: { across: 0.2 },
  right: { across: -0.2 },
  up: { down: 0.42 },
  down: { down: 0.78 },
};
const ahead = {};
type Pose = Parameters<typeof turnedFace>[0];

/** Shows poses, ten frames of each, a tenth of a second apart. */
function play(challenge: Challenge, poses: readonly Pose[], fromMs = 0): ChallengeState {
  for (const [index, pose] of poses.flatMap((pose) => Array<Pose>(10).fill(pose)).entries()) {
    challenge.add(turnedFace(pose), fromMs + index * 100);
  }
  return challenge.state;
}

test('passes with every direction in its turn, looking ahead in between', () => {
  const challenge = new Challenge(['left', 'up', 'right']);
  const poses = [ahead, turned.left, ahead, turned.up, ahead, turned.right, ahead];
  expect(play(challenge, poses)).toEqual({ kind: 'passed' });
});

test('shows each direction, how far the person has turned, and when to look ahead', () => {
  const challenge = new Challenge(['left', 'down']);
  expect(play(challenge, [ahead])).toEqual({
    kind: 'running',
    step: { direction: 'left', progress: 0, step: 1, steps: 2 },
  });
  const half = play(challenge, [{ across: 0.075 }], 1000);
  expect(half).toMatchObject({ step: { direction: 'left', step: 1 } });
  expect(half.kind === 'running' && half.step.progress).toBeCloseTo(0.5);
  expect(play(challenge, [turned.left], 2000)).toMatchObject({
    step: { direction: null, progress: 1 },
  });
  expect(play(challenge, [ahead], 3000)).toMatchObject({ step: { direction: 'down', step: 2 } });
});

test.each([
  ['another direction first', [ahead, turned.right], 'wrong-direction'],
  [
    'another direction as far as the right one',
    [ahead, { across: 0.05, down: 0.8 }],
    'wrong-direction',
  ],
  ['no turn within five seconds', [ahead, ahead, ahead, ahead, ahead, ahead, ahead], 'too-slow'],
  ['a face that jumps aside', [ahead, { x: 320 }], 'moved'],
  ['a face that suddenly is larger', [ahead, { width: 230, x: 165 }], 'moved'],
] as const)('fails with %s', (_, poses, why) => {
  expect(play(new Challenge(['left', 'up', 'left']), poses)).toEqual({ kind: 'failed', why });
});

test('a head that stays turned has not finished the step', () => {
  const challenge = new Challenge(['left', 'up']);
  expect(play(challenge, [ahead, turned.left, turned.left])).toMatchObject({
    step: { direction: null, step: 1 },
  });
});

describe('what the pixels say', () => {
  const all = [ahead, turned.left, ahead, turned.up, ahead, turned.right, ahead];
  const directions = ['left', 'up', 'right'] as const;
  const flat = { ring: null, planarity: { residual: 0.004, points: 40, turn: 0.2 } };
  const deep = { ring: null, planarity: { residual: 0.03, points: 40, turn: 0.2 } };
  const sheet = { ring: { withFace: 0.9, still: 0.05, points: 40 }, planarity: null };
  test.each([
    ['a flat picture that is tilted fails', flat, { kind: 'failed', why: 'flat' }],
    ['a head passes', deep, { kind: 'passed' }],
    ['a sheet that is moved fails', sheet, { kind: 'failed', why: 'surroundings' }],
  ])('%s', (_, motion, state) => {
    expect(
      play(
        new Challenge(directions),
        all.map((pose) => ({ ...pose, motion })),
      ),
    ).toEqual(state);
  });
});

test('random directions are allowed ones, and never one twice in a row if there are three', () => {
  fc.assert(
    fc.property(
      fc.subarray([...turnDirections], { minLength: 2 }),
      fc.integer(),
      (allowed, seed) => {
        const directions = randomDirections(allowed, randomFrom(seed));
        const isTwo = allowed.length === 2;
        expect(directions).toHaveLength(isTwo ? 4 : 3);
        expect(directions.every((one) => allowed.includes(one))).toBe(true);
        if (isTwo) return;
        expect(directions.every((one, index) => one !== directions[index - 1])).toBe(true);
      },
    ),
  );
});

test('with two directions, each of 14 challenges is asked about as often', () => {
  const random = randomFrom(3);
  const pair = ['left', 'down'] as const;
  const counts = new Map(challengesOfTwo(pair).map((directions) => [directions.join(), 0]));
  expect(counts.size).toBe(14);
  expect(counts.has('left,left,left,left')).toBe(false);
  for (let draw = 0; draw < 1400; draw++) {
    const asked = randomDirections(pair, random).join();
    counts.set(asked, counts.get(asked)! + 1);
  }
  expect(Math.min(...counts.values())).toBeGreaterThan(60);
  expect(Math.max(...counts.values())).toBeLessThan(150);
});
