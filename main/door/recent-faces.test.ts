import { expect, test } from 'vitest';
import { RecentFaces } from './recent-faces.js';
import { person } from './testing/faces.js';

const [ada, ben] = [person(1), person(2)];
const evidence = (embedding: Float32Array) => ({ embedding, samples: 1 });

test('notes on a person are found until the person has been out of view for 30 seconds', () => {
  const faces = new RecentFaces<string>(() => 0.35);
  faces.add(evidence(ada), 'first', 0);
  faces.add(evidence(ada), 'second', 1000);
  const notes = (nowMs: number) => faces.notesOn(evidence(ada), nowMs).map(({ note }) => note);
  expect(notes(20_000)).toEqual(['first', 'second']);
  expect(notes(45_000)).toEqual(['first', 'second']);
  expect(notes(76_000)).toEqual([]);
});

test('they are not found for anyone else', () => {
  const faces = new RecentFaces<string>(() => 0.35);
  faces.add(evidence(ada), 'note', 0);
  expect(faces.notesOn(evidence(ben), 10)).toEqual([]);
});
