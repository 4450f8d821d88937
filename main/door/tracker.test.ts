import { expect, test } from 'vitest';
import { Tracker } from './tracker.js';
import { face, person } from './testing/faces.js';

const options = { lostAfterMs: 700, sameDistance: 0.6, mostSamples: 4 };
const [ada, ben] = [person(1), person(2)];

test('a face that moves a little keeps its number, and its usable samples are kept', () => {
  const tracker = new Tracker(options);
  const ids = [0, 20, 40].map((x, turn) => tracker.update([face(ada, { x })], turn * 60)[0]!.id);
  expect(new Set(ids).size).toBe(1);
  const [track] = tracker.update([face(ada, { x: 60, usable: false })], 180);
  expect(track!.samples).toHaveLength(3);
  expect(track).toMatchObject({ firstSeenMs: 0, lastSeenMs: 180 });
});

test('only the newest samples are kept', () => {
  const tracker = new Tracker(options);
  for (let turn = 0; turn < 9; turn++) tracker.update([face(ada, { x: turn })], turn * 60);
  const [track] = tracker.update([face(ada, { x: 9 })], 600);
  expect(track!.samples.map(({ box }) => box.x)).toEqual([6, 7, 8, 9]);
});

test('two people side by side are told apart, whatever the order of the faces', () => {
  const tracker = new Tracker(options);
  const [one, other] = tracker.update([face(ada, { x: 0 }), face(ben, { x: 300 })], 0);
  const [first, second] = tracker.update([face(ben, { x: 290 }), face(ada, { x: 10 })], 60);
  expect([first!.id, second!.id]).toEqual([other!.id, one!.id]);
});

test('somebody else in the same place is somebody new, with no samples of the one before', () => {
  const tracker = new Tracker(options);
  const [before] = tracker.update([face(ada, { x: 0 })], 0);
  const [after] = tracker.update([face(ben, { x: 0 })], 60);
  expect(after!.id).not.toBe(before!.id);
  expect(after!.samples).toHaveLength(1);
});

test('a face out of sight for a moment is the same, for longer it is new', () => {
  const tracker = new Tracker(options);
  const [first] = tracker.update([face(ada, { x: 0 })], 0);
  tracker.update([], 300);
  const [back] = tracker.update([face(ada, { x: 5 })], 600);
  expect(back!.id).toBe(first!.id);
  const [late] = tracker.update([face(ada, { x: 5 })], 1400);
  expect(late!.id).not.toBe(first!.id);
});

test('restart forgets the samples and keeps the number', () => {
  const tracker = new Tracker(options);
  const [before] = tracker.update([face(ada, { x: 0 })], 0);
  tracker.restart(before!.id);
  const [after] = tracker.update([face(ada, { x: 0 })], 60);
  expect(after).toMatchObject({ id: before!.id });
  expect(after!.samples).toHaveLength(1);
});
