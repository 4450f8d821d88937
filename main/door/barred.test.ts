import { expect, test } from 'vitest';
import { fuse } from '../gallery/vectors.js';
import { BarredIdentities } from './barred.js';
import { person } from './testing/faces.js';

const [ada, ben, chloe] = [person(1), person(2), person(3)];
/** Ben’s look-alike: so similar to Ben that the kiosk takes them for Ben. */
const alike = fuse([ben, chloe], [9, 1]);
const evidence = (embedding: Float32Array) => ({ embedding, samples: 1.5 });

function barredBen() {
  const barred = new BarredIdentities(() => 0.35);
  barred.add('ben', evidence(alike), 1000);
  return barred;
}

test('an identity is barred for the person who said it is not theirs, until they leave', () => {
  const barred = barredBen();
  expect(barred.has('ben', evidence(alike), 0.2, 16_000)).toBe(true);
  // Seen meanwhile, so they are still there.
  expect(barred.has('ben', evidence(alike), 0.2, 45_000)).toBe(true);
  expect(barred.has('ben', evidence(alike), 0.2, 80_000)).toBe(false);
});

test('it is not barred for others, and no other identity is barred', () => {
  const barred = barredBen();
  expect(barred.has('ben', evidence(ada), 0.3, 2000)).toBe(false);
  expect(barred.has('chloe', evidence(alike), 0.3, 2000)).toBe(false);
});

test('the person whose identity it is can still punch, although they look alike', () => {
  // Nearer to their own template than to the person who complained.
  expect(barredBen().has('ben', evidence(ben), 0.05, 2000)).toBe(false);
});
