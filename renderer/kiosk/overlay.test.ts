import { expect, test } from 'vitest';
import { coverFit, isSettled, progressOf, retarget, step } from './overlay.js';

const box = (x: number) => ({ x, y: 10, width: 100, height: 120 });
const face = (trackId: number, x: number, served = true) => ({ trackId, box: box(x), served });

test('a new face starts at its position and fades in', () => {
  const [moving] = retarget([], [face(1, 40)]);
  expect(moving).toMatchObject({ box: box(40), target: box(40), opacity: 0, isVisible: true });
});

test('a known face keeps its position and gets a new target', () => {
  const before = step(retarget([], [face(1, 40)]), Infinity);
  const [moving] = retarget(before, [face(1, 90, false)]);
  expect(moving).toMatchObject({ box: box(40), target: box(90), opacity: 1, served: false });
});

test('a face that disappears fades out in place and is then dropped', () => {
  const before = step(retarget([], [face(1, 40), face(2, 300)]), Infinity);
  const after = step(retarget(before, [face(2, 310)]), 50);
  const fading = after.find((moving) => moving.trackId === 1);
  expect(fading?.box).toEqual(box(40));
  expect(fading?.opacity).toBeLessThan(1);
  expect(step(after, Infinity).map((moving) => moving.trackId)).toEqual([2]);
});

test('boxes are settled once another step changes nothing that can be seen', () => {
  const appearing = retarget([], [face(1, 40)]);
  expect(isSettled(appearing)).toBe(false);
  const still = step(appearing, Infinity);
  expect(isSettled(still)).toBe(true);
  expect(isSettled(retarget(still, [face(1, 41)]))).toBe(false);
  expect(isSettled(retarget(still, [face(1, 40)], 0.5))).toBe(false);
  expect(isSettled(retarget(still, []))).toBe(false);
  expect(isSettled([])).toBe(true);
});

test('a wide frame on a tall surface is cropped equally on both sides', () => {
  const fit = coverFit({ width: 640, height: 480 }, { width: 480, height: 480 });
  expect(fit).toEqual({ scale: 1, x: -80, y: 0 });
});

test('a tall frame on a wide surface is cropped equally at top and bottom', () => {
  const fit = coverFit({ width: 480, height: 640 }, { width: 960, height: 640 });
  expect(fit).toEqual({ scale: 2, x: 0, y: -320 });
});

test('the ring of the served face follows the recognition smoothly; the others have none', () => {
  const faces = [
    { trackId: 1, box: { x: 0, y: 0, width: 10, height: 10 }, served: true },
    { trackId: 2, box: { x: 50, y: 0, width: 10, height: 10 }, served: false },
  ];
  const progress = progressOf({ kind: 'recognising', progress: 0.6 });
  const [served, other] = step(retarget([], faces, progress), 70);
  expect(served!.progress).toBeGreaterThan(0.3);
  expect(served!.progress).toBeLessThan(0.6);
  expect(other!.progress).toBe(0);
  expect(step([served!], Infinity)[0]!.progress).toBeCloseTo(0.6);
  expect(progressOf({ kind: 'looking' })).toBe(0);
});
