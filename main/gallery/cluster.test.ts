import { expect, test } from 'vitest';
import { cluster } from './cluster.js';
import { crowd, unitVectors } from './testing/synthetic.js';
import { distanceOf } from './vectors.js';

/** A point on the circle, by its angle in radians. */
const onCircle = (angle: number): Float32Array => Float32Array.of(Math.cos(angle), Math.sin(angle));

/** Average linkage by its definition, without optimisation. */
function plainClusters(embeddings: readonly Float32Array[], threshold: number): number[][] {
  const groups = embeddings.map((_, index) => [index]);
  const mean = (one: readonly number[], other: readonly number[]): number => {
    const pairs = one.flatMap((a) => other.map((b) => [a, b] as const));
    const sum = pairs.reduce(
      (total, [a, b]) => total + distanceOf(embeddings[a]!, embeddings[b]!),
      0,
    );
    return sum / pairs.length;
  };
  for (;;) {
    let best = { one: -1, other: -1, distance: threshold };
    for (const [one, members] of groups.entries()) {
      for (let other = 0; other < one; other++) {
        const distance = mean(members, groups[other]!);
        if (distance < best.distance) best = { one, other, distance };
      }
    }
    if (best.one < 0) return groups.map((group) => group.toSorted((a, b) => a - b));
    groups[best.other]!.push(...groups[best.one]!);
    groups.splice(best.one, 1);
  }
}

/** The members of each cluster, by number. */
function membersOf(numbers: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const [index, number] of numbers.entries()) (groups[number] ??= []).push(index);
  return groups;
}

test('groups the faces of a crowd by person', () => {
  const { samples } = crowd(30, 6, { scatter: 0.5, seed: 3 });
  const people = samples.map((own, person) => own.slice(0, 1 + (person % 6)));
  const faces = people.flat();
  const expected = people.flatMap((own, person) => own.map(() => person));
  expect(cluster(faces, 1)).toEqual(expected);
});

test('the order of the faces changes only the cluster numbers', () => {
  const { samples } = crowd(8, 5, { scatter: 0.5, seed: 5 });
  const faces = samples.flat();
  // 17 and 40 are coprime, so each face comes once.
  const order = faces.map((_, index) => (index * 17) % faces.length);
  const numbers = cluster(
    order.map((index) => faces[index]!),
    1,
  );
  const firsts = new Map<number, number>();
  const expected = order.map((index) => {
    const person = Math.floor(index / 5);
    if (!firsts.has(person)) firsts.set(person, firsts.size);
    return firsts.get(person)!;
  });
  expect(numbers).toEqual(expected);
});

test('a chain of similar faces is not merged into one person', () => {
  const chain = Array.from({ length: 16 }, (_, index) =>
    onCircle(index * 0.19 + (index % 3) * 0.01),
  );
  const neighbours = chain.slice(1).map((face, index) => distanceOf(face, chain[index]!));
  expect(Math.max(...neighbours)).toBeLessThan(0.25);
  const numbers = cluster(chain, 0.6);
  const spread = membersOf(numbers).map((members) =>
    distanceOf(chain[members[0]!]!, chain[members.at(-1)!]!),
  );
  expect(spread.length).toBeGreaterThan(2);
  expect(Math.max(...spread)).toBeLessThan(1.2);
});

test('matches the definition for many random sets and thresholds', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const faces = [
      ...crowd(4, 4, { dimension: 6, scatter: 1, seed }).samples.flat(),
      ...unitVectors(6, 6, seed + 1000),
    ];
    const threshold = 0.3 + (seed % 10) * 0.15;
    const groups = plainClusters(faces, threshold).sort((one, other) => one[0]! - other[0]!);
    expect([seed, membersOf(cluster(faces, threshold))]).toEqual([seed, groups]);
  }
});

test('no faces give no clusters, and one face gives one', () => {
  expect(cluster([], 1)).toEqual([]);
  expect(cluster([onCircle(0)], 1)).toEqual([0]);
});

test('a threshold of 0 separates equal faces, and one above 2 merges all', () => {
  const faces = [onCircle(0), onCircle(0), onCircle(Math.PI)];
  expect(cluster(faces, 0)).toEqual([0, 1, 2]);
  expect(cluster(faces, 1e-6)).toEqual([0, 0, 1]);
  expect(cluster(faces, 2.1)).toEqual([0, 0, 0]);
});
