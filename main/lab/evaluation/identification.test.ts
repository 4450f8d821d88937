import { expect, test } from 'vitest';
import { identificationFigures, type Answer } from './identification.js';

const answer = (
  name: string | null,
  nearest: string,
  distance: number,
  accepted: string | null = null,
): Answer => ({ name, nearest, distance, accepted });

/** A hundred strangers from 0.50 to 1.49, the first two of them mistaken for Anna. */
const strangers = Array.from({ length: 100 }, (_, index) =>
  answer(null, 'anna', 0.5 + index / 100, index < 2 ? 'anna' : null),
);

const genuine = [
  answer('anna', 'anna', 0.3, 'anna'),
  // Nearest, but above the gallery's threshold.
  answer('anna', 'anna', 0.505),
  answer('berta', 'berta', 0.505, 'berta'),
  // Nearest to someone else: once mistaken for her, once not accepted.
  answer('berta', 'anna', 0.4, 'anna'),
  answer('carla', 'berta', 0.9),
];

test('computes the figures of five attempts and a hundred strangers', () => {
  const figures = identificationFigures([...genuine, ...strangers]);
  expect(figures).toMatchObject({
    attempts: 5,
    unknown: 100,
    rank1: 3 / 5,
    // One of a hundred strangers is below 0.51, none below 0.50.
    tpirAtFpir: { '0.01': 3 / 5, '0.001': 1 / 5 },
    tpirAtDefault: 2 / 5,
    fpirAtDefault: 2 / 100,
    mistakenAtDefault: 1 / 5,
  });
  expect(figures.thresholdAtFpir['0.01']).toBeCloseTo(0.51, 12);
  expect(figures.thresholdAtFpir['0.001']).toBeCloseTo(0.5, 12);
});

test('does not depend on the order of the answers', () => {
  const mixed = [...strangers.slice(50), ...genuine, ...strangers.slice(0, 50)].reverse();
  expect(identificationFigures(mixed)).toEqual(identificationFigures([...genuine, ...strangers]));
});

test('a distance equal to the threshold is not accepted', () => {
  const { tpirAtFpir } = identificationFigures([
    answer('anna', 'anna', 0.5),
    answer(null, 'anna', 0.5),
  ]);
  expect(tpirAtFpir).toEqual({ '0.01': 0, '0.001': 0 });
});

test('needs attempts of both kinds', () => {
  expect(() => identificationFigures(genuine)).toThrow(RangeError);
  expect(() => identificationFigures(strangers)).toThrow(RangeError);
  expect(() => identificationFigures([])).toThrow(RangeError);
});
