import { describe, expect, test } from 'vitest';
import type { Box, Point } from '../../../contract/face.js';
import { shareInside, spreadOf, withoutPhantoms, type LocatedFace } from './phantoms.js';

/** A square box whose landmarks have the given spread, centred in it. */
function face(x: number, y: number, widthPx: number, score = 0.9, spread = 0.9): LocatedFace {
  const box = { x, y, width: widthPx, height: widthPx };
  const at = (share: number): Point => ({
    x: x + widthPx / 2 + share * spread * widthPx,
    y: y + widthPx / 2 + share * spread * widthPx * 0.9,
  });
  const eye = (share: number): Point => ({ x: x + share * widthPx, y: y + 0.4 * widthPx });
  const keyPoints = [eye(0.3), eye(0.7)];
  return { box, score, keyPoints, landmarks: [at(-0.5), at(0), at(0.5)] };
}

/** A face in profile: the detector's eyes coincide, and the landmarks collapse. */
function profile(x: number, y: number, widthPx: number, score: number): LocatedFace {
  const found = face(x, y, widthPx, score, 0.18);
  return { ...found, keyPoints: [found.keyPoints[0]!, found.keyPoints[0]!] };
}

const portrait = face(400, 400, 800, 0.91);

/** Measured boxes of portraits (docs/accuracy.md): position relative to the portrait, score, spread. */
const phantoms: readonly (readonly [string, LocatedFace])[] = [
  ['an eye', face(700, 480, 393, 0.72, 0.65)],
  ['an eye whose landmarks look right', face(700, 480, 393, 0.85, 0.95)],
  ['hair', face(620, 330, 329, 0.75, 0.11)],
  ['a chin', face(700, 1000, 310, 0.7, 0.4)],
  ['the lower half of the face', face(430, 780, 790, 0.75, 0.78)],
  ['a logo beside the head', face(1500, 300, 760, 0.91, 0.14)],
  ['the background, at a low score', face(1150, 500, 600, 0.72, 0.75)],
  ['a chin below the box', face(650, 1150, 590, 0.8, 0.67)],
];

const people: readonly (readonly [string, LocatedFace])[] = [
  ['beside', face(1250, 420, 700)],
  ['smaller', face(1300, 800, 250)],
  ['with a low score', face(1300, 500, 600, 0.71, 0.9)],
  ['with a half-covered face', face(1300, 500, 600, 0.82, 0.79)],
  ['in front, overlapping', face(1000, 700, 500, 0.8, 0.9)],
  ['partly hidden, of whom MTCNN is sure', face(1300, 500, 400, 0.99, 0.25)],
  ['in profile', profile(1300, 500, 600, 0.72)],
  ['with the head on the side', face(1300, 500, 600, 0.8, 1.25)],
];

function sorted(...faces: readonly LocatedFace[]): LocatedFace[] {
  return [...faces].sort((one, other) => other.box.width - one.box.width);
}

describe('in photos', () => {
  test.each(phantoms)('%s is not a second face', (_what, phantom) => {
    expect(withoutPhantoms(sorted(portrait, phantom), 'photo')).toEqual([portrait]);
  });

  test.each(people)('a second person %s stays', (_what, person) => {
    const both = sorted(portrait, person);
    expect(withoutPhantoms(both, 'photo')).toEqual(both);
  });

  test('a phantom larger than the face is removed', () => {
    const poster = face(0, 0, 1000, 0.96, 0.3);
    expect(withoutPhantoms([poster, portrait], 'photo')).toEqual([portrait]);
  });

  test('a phantom alone leaves no face', () => {
    expect(withoutPhantoms([face(0, 0, 300, 0.88, 0.12)], 'photo')).toEqual([]);
    expect(withoutPhantoms([], 'photo')).toEqual([]);
  });

  test.each([0.68, 0.9])(
    'the largest face stays with a spread of %d beside a sharper one',
    (spread) => {
      const both = [face(0, 0, 600, 0.72, spread), face(700, 0, 500, 0.94)];
      expect(withoutPhantoms(both, 'photo')).toEqual(both);
    },
  );

  test('a single face with a low score stays', () => {
    const alone = face(0, 0, 300, 0.71, 0.68);
    expect(withoutPhantoms([alone], 'photo')).toEqual([alone]);
  });
});

describe('at the camera', () => {
  test('boxes whose landmarks collapse are removed beside a face', () => {
    const poster = face(0, 0, 1000, 0.96, 0.12);
    expect(withoutPhantoms([poster, portrait], 'camera')).toEqual([portrait]);
  });

  test('a person who is alone stays, however blurred', () => {
    const blurred = face(0, 0, 300, 0.85, 0.15);
    expect(withoutPhantoms([blurred], 'camera')).toEqual([blurred]);
  });

  test.each([
    ...people,
    ['turned to the side', face(1300, 500, 600, 0.71, 0.44)] as const,
    ['in front of the larger face', face(700, 700, 400)] as const,
  ])('a second person %s stays', (_what, person) => {
    const both = sorted(portrait, person);
    expect(withoutPhantoms(both, 'camera')).toEqual(both);
  });
});

test('without a rule every box stays', () => {
  const all = sorted(portrait, ...phantoms.map(([, phantom]) => phantom));
  expect(withoutPhantoms(all, 'none')).toEqual(all);
});

test('spread is the longer side of the landmarks in box widths', () => {
  const box = { x: 10, y: 10, width: 200, height: 240 };
  const landmarks = [
    { x: 20, y: 30 },
    { x: 120, y: 190 },
  ];
  expect(spreadOf({ box, landmarks })).toBeCloseTo(0.8);
});

test.each<[Box, number]>([
  [{ x: 10, y: 10, width: 20, height: 20 }, 1],
  [{ x: 90, y: 90, width: 20, height: 20 }, 0.25],
  [{ x: 100, y: 0, width: 20, height: 20 }, 0],
  [{ x: -50, y: -50, width: 200, height: 200 }, 0.25],
])('of %o, %f is inside the square of 100 pixels', (box, share) => {
  expect(shareInside(box, { x: 0, y: 0, width: 100, height: 100 })).toBeCloseTo(share);
});
