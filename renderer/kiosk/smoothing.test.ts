import { expect, test } from 'vitest';
import { approach, approachBox } from './smoothing.js';

test('zero time changes nothing, infinite time reaches the target', () => {
  expect(approach(10, 50, 0)).toBe(10);
  expect(approach(10, 50, Infinity)).toBe(50);
});

test('a clock that goes backwards changes nothing', () => {
  expect(approach(10, 50, -5)).toBe(10);
});

test('two short steps equal one long step at any frame rate', () => {
  const once = approach(0, 100, 32);
  const twice = approach(approach(0, 100, 16), 100, 16);
  expect(twice).toBeCloseTo(once, 10);
  expect(once).toBeGreaterThan(0);
  expect(once).toBeLessThan(100);
});

test('position and size of a box approach the target', () => {
  const target = { x: 100, y: 200, width: 50, height: 60 };
  const moved = approachBox({ x: 0, y: 300, width: 10, height: 160 }, target, 100);
  expect(moved.x).toBeGreaterThan(50);
  expect(moved.y).toBeLessThan(250);
  expect(moved.width).toBeGreaterThan(30);
  expect(moved.height).toBeLessThan(110);
});
