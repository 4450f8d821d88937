import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SearchIndex, type Neighbour } from './search.js';
import { normals, unitVectors } from './testing/synthetic.js';
import { distanceOf } from './vectors.js';

/** What the index must agree with: every distance, sorted. */
function plainSearch(all: readonly Float32Array[], probe: Float32Array, count: number) {
  return all
    .map((embedding, index): Neighbour => ({ index, distance: distanceOf(probe, embedding) }))
    .sort((one, other) => one.distance - other.distance || one.index - other.index)
    .slice(0, count);
}

function indexOf(all: readonly Float32Array[], dimension: number): SearchIndex {
  const index = new SearchIndex(dimension);
  for (const embedding of all) index.add(embedding);
  return index;
}

/** Few different values, so that equal distances are common. */
const coarse = fc.integer({ min: -2, max: 2 }).map((step) => step / 4);
const fine = fc.float({ min: -1, max: 1, noNaN: true });
const vectors = (dimension: number) =>
  fc
    .constantFrom(coarse, fine)
    .chain((value) =>
      fc.array(fc.float32Array({ minLength: 0, maxLength: 0 }), { maxLength: 0 }).chain(() =>
        fc.record({
          all: fc.array(
            fc
              .array(value, { minLength: dimension, maxLength: dimension })
              .map((values) => Float32Array.from(values)),
            { maxLength: 40 },
          ),
          probe: fc
            .array(value, { minLength: dimension, maxLength: dimension })
            .map((values) => Float32Array.from(values)),
        }),
      ),
    );
