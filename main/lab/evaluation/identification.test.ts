import { expect, test } from 'vitest';
import { identificationFigures, type Answer } from './identification.js';

const answer = (
  name: string | null,
  nearest: string,
  distance: number,
  accepted: string | null = null,
): Answer => ({ name, nearest, distance, accepted });

/** A hundred strangers from 0.50 to 1.49, of whom the first two are taken for Anna. */
const strangers = Array.from({ length: 100 }, (_, index) =>
  answer(null, 'anna', 0.5 + index / 100, index < 2 ? 'anna' : null),
);

const genuine = [
  answer('anna', 'anna', 0.3, 'anna'),
  // Found, but at the gallery's setting too far away.
  answer('anna', 'anna', 0.505),
  answer('berta', 'berta', 0.505, 'berta'),
  // Nearest to somebody else: once taken for her, once for nobody.
  answer('berta', 'anna', 0.4, 'anna'),
  answer('carla', 'berta', 0.9),
];

test('the figures of five attempts among a hundred strangers are those computed by hand', () => {
  const figures = identificationFigures([...genuine, ...strangers]);
  expect(figures).toMatchObject({
    attempts: 5,
    unknown: 100,
    rank1: 3 / 5,
    // One stranger of a hundred is below 0.51, none below 0.50.
    tpirAtFpir: { '0.01': 3 / 5, '0.001': 1 / 5 },
    tpirAtDefault: 2 / 5,
    fpirAtDefault: 2 / 100,
    mistakenAtDefault: 1 / 5,
  });
  expect(figures.thresholdAtFpir['0.01']).toBeCloseTo(0.51, 12);
  expect(figures.thresholdAtFpir['0.001']).toBeCloseTo(0.5, 12);
});

test('the order of the answers makes no difference', () => {
  const mixed = [...strangers.slice(50), ...genuine, ...strangers.slice(0, 50)].reverse();
  expect(identificationFigures(mixed)).toEqual(identificationFigures([...genuine, ...strangers]));
});

test('a distance that equals the threshold is not below it', () => {
  const { tpirAtFpir } = identificationFigures([
    answer('anna', 'anna', 0.5),
    answer(null, 'anna', 0.5),
  ]);
  expect(tpirAtFpir).toEqual({ '0.01': 0, '0.001': 0 });
});

test('without attempts of either kind there are no figures', () => {
  expect(() => identificationFigures(genuine)).toThrow(RangeError);
  expect(() => identificationFigures(strangers)).toThrow(RangeError);
  expect(() => identificationFigures([])).toThrow(RangeError);
});
