import { expect, test } from 'vitest';
import { isFault } from '../../../contract/fault.js';
import {
  planIdentification,
  type IdentificationTask,
  type LabelledPerson,
} from './identification-plan.js';

const person = (name: string, count: number): LabelledPerson => ({
  name,
  photos: Array.from({ length: count }, (_, index) => `${name}/${index + 1}.jpg`),
});

/** Twelve people with 1 to 12 photos. */
const people = Array.from({ length: 12 }, (_, index) => person(`p${index + 1}`, index + 1));
const task: IdentificationTask = { enrol: 3, probes: 2, gallery: 4, seed: 1 };

const countOf = (name: string): number => Number(name.slice(1));
const namesOf = (list: readonly { name: string }[]): string[] =>
  [...new Set(list.map(({ name }) => name))].sort();

function messageOf(change: Partial<IdentificationTask>): string {
  try {
    planIdentification(people, { ...task, ...change });
  } catch (error) {
    expect(isFault(error) && error.code).toBe('invalid-input');
    return (error as Error).message;
  }
  throw new Error('expected a fault');
}

test('enrols the given number of people, all with enough photos', () => {
  const { enrolled } = planIdentification(people, task);
  expect(namesOf(enrolled)).toHaveLength(4);
  for (const { name, photos } of enrolled) {
    expect(countOf(name)).toBeGreaterThanOrEqual(5);
    expect(photos).toHaveLength(3);
  }
});

test("attempts use each of a person's other photos once, in complete groups", () => {
  const { enrolled, genuine } = planIdentification(people, task);
  expect(namesOf(genuine)).toEqual(namesOf(enrolled));
  for (const { name, photos } of enrolled) {
    const own = genuine.filter((attempt) => attempt.name === name);
    expect(own).toHaveLength(Math.floor((countOf(name) - 3) / 2));
    const used = [...photos, ...own.flatMap((attempt) => attempt.photos)];
    expect(used).toHaveLength(3 + own.length * 2);
    expect(new Set(used).size).toBe(used.length);
    for (const photo of used) expect(photo).toMatch(new RegExp(`^${name}/`));
  }
});

test('strangers are all other people with enough photos for an attempt', () => {
  const { enrolled, strangers } = planIdentification(people, task);
  const others = people.filter(({ name }) => !namesOf(enrolled).includes(name));
  const expected = others.filter(({ photos }) => photos.length >= 2);
  expect(namesOf(strangers)).toEqual(namesOf(expected));
  expect(strangers).toHaveLength(
    expected.reduce((sum, { photos }) => sum + Math.floor(photos.length / 2), 0),
  );
  const used = strangers.flatMap(({ photos }) => photos);
  expect(new Set(used).size).toBe(used.length);
});

test('each person has at most ten attempts', () => {
  const many = [person('much', 40), person('photographed', 40)];
  const plan = planIdentification(many, { enrol: 1, probes: 1, gallery: 1, seed: 5 });
  expect(plan.genuine).toHaveLength(10);
  expect(plan.strangers).toHaveLength(10);
});

test('equal seeds choose the same people and photos, and other seeds different ones', () => {
  expect(planIdentification(people, task)).toEqual(planIdentification(people, task));
  const plans = [1, 2, 3, 4, 5].map((seed) => planIdentification(people, { ...task, seed }));
  expect(new Set(plans.map(({ enrolled }) => namesOf(enrolled).join())).size).toBeGreaterThan(1);
  const enrolledOf = (name: string): string[] =>
    plans.flatMap(({ enrolled }) =>
      enrolled.filter((one) => one.name === name).map(({ photos }) => photos.toSorted().join()),
    );
  const chosen = people.map(({ name }) => enrolledOf(name)).filter((lists) => lists.length > 1);
  expect(chosen.some((lists) => new Set(lists).size > 1)).toBe(true);
});

test('does not modify its input', () => {
  const before = structuredClone(people);
  planIdentification(people, task);
  expect(people).toEqual(before);
});

test('too few people with enough photos are refused with their number', () => {
  expect(messageOf({ gallery: 9 })).toContain('Only 8 people have at least 5 photos');
  expect(messageOf({ enrol: 10, probes: 3, gallery: 1 })).toContain(
    'Only 0 people have at least 13 photos',
  );
});

test('a plan without strangers is refused', () => {
  const few = people.slice(8);
  expect(() => planIdentification(few, { ...task, gallery: 4 })).toThrow(
    'no one with at least 2 photos',
  );
  expect(planIdentification(few, { ...task, gallery: 3 }).strangers.length).toBeGreaterThan(0);
});
