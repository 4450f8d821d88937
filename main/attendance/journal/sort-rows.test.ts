import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortRows } from './sort-rows.js';

test('rows are in order, and those alike keep theirs', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 200 }), (keys) => {
      const rows = Uint32Array.from(keys.keys());
      sortRows(rows, (one, other) => keys[one]! < keys[other]!);
      expect([...rows]).toEqual([...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b));
    }),
  );
});
