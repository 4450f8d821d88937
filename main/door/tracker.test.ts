import { expect, test } from 'vitest';
import { distanceOf, fuse } from '../gallery/vectors.js';
import { Tracker } from './tracker.js';
import { distances, face, person } from './testing/faces.js';

const options = { lostAfterMs: 700, distances, maxSamples: 4 };
const [ada, ben] = [person(1), person(2)];

test('a face that moves a little keeps its track and its usable samples', () => {
  const tracker = new Tracker(options);
  const ids = [0, 20, 40].map((x, turn) => tracker.update([face(ada, { x })], turn * 60)[0]!.id);
  expect(new Set(ids).size).toBe(1);
  const [track] = tracker.update([face(ada, { x: 60, usable: false })], 180);
  expect(track!.samples).toHaveLength(3);
  expect(track).toMatchObject({ firstSeenMs: 0, lastSeenMs: 180 });
});

test('only the latest samples are kept', () => {
  const tracker = new Tracker(options);
  for (let turn = 0; turn < 9; turn++) tracker.update([face(ada, { x: turn })], turn * 60);
  const [track] = tracker.update([face(ada, { x: 9 })], 600);
  expect(track!.samples.map(({ box }) => box.x)).toEqual([6, 7, 8, 9]);
});

test('two people side by side keep their tracks in any order of faces', () => {
  const tracker = new Tracker(options);
  const [adaTrack, benTrack] = tracker.update([face(ada, { x: 0 }), face(ben, { x: 300 })], 0);
  const [first, second] = tracker.update([face(ben, { x: 290 }), face(ada, { x: 10 })], 60);
  expect([first!.id, second!.id]).toEqual([benTrack!.id, adaTrack!.id]);
});

test('another person in the same place gets a new track without earlier samples', () => {
  const tracker = new Tracker(options);
  const [before] = tracker.update([face(ada, { x: 0 })], 0);
  const [after] = tracker.update([face(ben, { x: 0 })], 60);
  expect(after!.id).not.toBe(before!.id);
  expect(after!.samples).toHaveLength(1);
});

test('a face that is out of view briefly keeps its track; after a longer time it gets a new one', () => {
  const tracker = new Tracker(options);
  const [first] = tracker.update([face(ada, { x: 0 })], 0);
  tracker.update([], 300);
  const [back] = tracker.update([face(ada, { x: 5 })], 600);
  expect(back!.id).toBe(first!.id);
  tracker.update([], 1000);
  const [late] = tracker.update([face(ada, { x: 5 })], 1400);
  expect(late!.id).not.toBe(first!.id);
});

test('with slow frames, a face that is in each of them keeps its track', () => {
  const tracker = new Tracker(options);
  const ids = [0, 1500, 3000].map((nowMs) => tracker.update([face(ada)], nowMs)[0]!.id);
  expect(new Set(ids).size).toBe(1);
  const [late] = tracker.update([face(ada)], 6100);
  expect(late!.id).not.toBe(ids[0]);
});

test('restart drops the samples and keeps the track', () => {
  const tracker = new Tracker(options);
  const [before] = tracker.update([face(ada, { x: 0 })], 0);
  tracker.restart(before!.id);
  const [after] = tracker.update([face(ada, { x: 0 })], 60);
  expect(after).toMatchObject({ id: before!.id });
  expect(after!.samples).toHaveLength(1);
});

test('the next person in line gets a new track, though they look similar', () => {
  const tracker = new Tracker(options);
  const alike = fuse([ada, ben], [0.7, 0.3]);
  expect(distanceOf(ada, alike)).toBeLessThan(0.6);
  const [before] = tracker.update([face(ada)], 0);
  const [after] = tracker.update([face(alike)], 60);
  expect(after!.id).not.toBe(before!.id);
});

test('an unusable face that may be the same person keeps the track, but not for long', () => {
  const tracker = new Tracker(options);
  const blurred = face(fuse([ada, ben], [0.7, 0.3]), { usable: false });
  const [before] = tracker.update([face(ada)], 0);
  const ids = [100, 600, 1100, 1600, 2100, 2600, 3200].map(
    (nowMs) => tracker.update([blurred], nowMs)[0]!,
  );
  expect(ids.slice(0, -1).every(({ id }) => id === before!.id)).toBe(true);
  expect(ids.at(-1)!.id).not.toBe(before!.id);
  expect(ids[0]!.samples).toHaveLength(1);
});

test('once a person is decided, further faces do not change the evidence', () => {
  const tracker = new Tracker(options);
  const [before] = tracker.update([face(ada)], 0);
  tracker.settle(before!.id);
  const [after] = tracker.update([face(fuse([ada, ben], [0.9, 0.1]))], 60);
  expect(after).toMatchObject({ id: before!.id, evidence: before!.evidence });
});

test('of two faces in one place, the more similar one continues the track', () => {
  const tracker = new Tracker(options);
  const [before] = tracker.update([face(ada)], 0);
  const [other, same] = tracker.update([face(fuse([ada, ben], [0.85, 0.15])), face(ada)], 60);
  expect(same!.id).toBe(before!.id);
  expect(other!.id).not.toBe(before!.id);
});
