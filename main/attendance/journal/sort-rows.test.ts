import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortRows } from './sort-rows.js';

test('rows are sorted, and equal rows keep their order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 200 }), (keys) => {
      const rows = Uint32Array.from(keys.keys());
      sortRows(rows, (a, b) => keys[a]! < keys[b]!);
      expect([...rows]).toEqual([...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b));
    }),
  );
});
