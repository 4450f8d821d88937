import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SearchIndex, type Neighbour } from './search.js';
import { crowd, unitVectors } from './testing/synthetic.js';
import { distanceOf } from './vectors.js';

/** The reference: every distance, sorted. */
function plainSearch(
  all: readonly Float32Array[],
  probe: Float32Array,
  count: number,
): Neighbour[] {
  return all
    .map((embedding, index) => ({ index, distance: distanceOf(probe, embedding) }))
    .sort((one, other) => one.distance - other.distance || one.index - other.index)
    .slice(0, count);
}

function indexOf(all: readonly Float32Array[], dimension: number): SearchIndex {
  const index = new SearchIndex(dimension);
  for (const embedding of all) index.add(embedding);
  return index;
}

/** Coarse values make equal distances and duplicates common. */
const values = fc.constantFrom<fc.Arbitrary<number>>(
  fc.integer({ min: -2, max: 2 }).map((quarter) => quarter / 4),
  fc.float({ min: -1, max: 1, noNaN: true }),
);

const searches = fc
  .record({ value: values, dimension: fc.constantFrom(1, 7, 16, 20, 128) })
  .chain(({ value, dimension }) => {
    const vector = fc
      .array(value, { minLength: dimension, maxLength: dimension })
      .map((numbers) => Float32Array.from(numbers));
    return fc.record({
      dimension: fc.constant(dimension),
      all: fc.array(vector, { maxLength: 40 }),
      probe: vector,
      count: fc.integer({ min: 0, max: 50 }),
      removals: fc.array(fc.nat(), { maxLength: 10 }),
    });
  });

test('agrees with a plain search, with ties, duplicates, removals and large counts', () => {
  fc.assert(
    fc.property(searches, ({ dimension, all, probe, count, removals }) => {
      const index = indexOf(all, dimension);
      const remaining = [...all];
      for (const removal of removals) {
        if (remaining.length === 0) break;
        const at = removal % remaining.length;
        index.remove(at);
        const last = remaining.pop()!;
        if (at < remaining.length) remaining[at] = last;
      }
      expect(index.size).toBe(remaining.length);
      expect(index.nearest(probe, count)).toEqual(plainSearch(remaining, probe, count));
    }),
    { numRuns: 200 },
  );
});

test('agrees with a plain search over several blocks', () => {
  const scattered = unitVectors(5000, 128, 3);
  const crowded = crowd(100, 50, { scatter: 0.2, seed: 5 }).samples.flat();
  for (const all of [scattered, crowded]) {
    const index = indexOf(all, 128);
    for (const probe of [...unitVectors(5, 128, 9), all[4321]!]) {
      expect(index.nearest(probe, 7)).toEqual(plainSearch(all, probe, 7));
    }
  }
});

test('agrees with a plain search if lengths differ by many powers of ten, and beside damaged values', () => {
  const lengths = [1e-30, 1e-9, 1, 1, 1e4];
  const all = unitVectors(600, 20, 2).map((vector, at) =>
    vector.map((value) => value * lengths[at % lengths.length]!),
  );
  const damaged = new Float32Array(20).fill(NaN);
  const index = indexOf([...all, damaged], 20);
  for (const probe of [all[0]!, all[1]!, all[3]!, all[4]!, new Float32Array(20)]) {
    expect(index.nearest(probe, 5)).toEqual(plainSearch(all, probe, 5));
  }
});

test('finds the nearer of two embeddings that differ in the last digit, in any order', () => {
  const [probe] = unitVectors(1, 128, 4) as [Float32Array];
  const [near] = unitVectors(1, 128, 8) as [Float32Array];
  const nearer = near.map((value, at) => (at === 17 ? value + probe[17]! * 1e-6 : value));
  expect(distanceOf(nearer, probe)).not.toBe(distanceOf(near, probe));
  const closest = distanceOf(nearer, probe) < distanceOf(near, probe) ? nearer : near;
  const other = closest === near ? nearer : near;
  expect(indexOf([closest, other], 128).nearest(probe, 1)[0]!.index).toBe(0);
  expect(indexOf([other, closest], 128).nearest(probe, 1)[0]!.index).toBe(1);
});

test('an empty index has no neighbours, and a wrong dimension is rejected', () => {
  const index = new SearchIndex(128);
  const [probe] = unitVectors(1, 128, 1) as [Float32Array];
  expect(index.nearest(probe, 3)).toEqual([]);
  expect(() => index.add(new Float32Array(127))).toThrow('not 127 values');
  expect(() => index.nearest(new Float32Array(512), 1)).toThrow('not 512 values');
  expect(() => {
    index.remove(0);
  }).toThrow('no embedding 0');
});

test('a removed embedding is not found and leaves no values behind', () => {
  const all = unitVectors(3, 128, 6);
  const index = indexOf(all, 128);
  index.remove(1);
  expect(index.at(1)).toEqual(all[2]);
  expect(index.nearest(all[1]!, 3).map((neighbour) => neighbour.distance)).not.toContain(0);
  expect(() => index.at(2)).toThrow('no embedding 2');
});
