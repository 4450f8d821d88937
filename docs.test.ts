import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/* What the guides say about tests is true. */

const root = import.meta.dirname;

/** Rows of a table that end with a test: its file, and words of its name. */
const reference = /`([\w/-]+\.(?:test|spec)\.ts)`: ([^|]+?) *\|$/;

test.each([
  ['security.md', 25],
  ['faults.md', 22],
])('each row of docs/%s names a test that exists', (name, others) => {
  const rows = readFileSync(join(root, 'docs', name), 'utf8')
    .split('\n')
    .map((line) => reference.exec(line))
    .filter((found) => found !== null);
  expect(rows.length).toBeGreaterThan(others);
  const wrong = rows
    .map(([, file = '', words = '']) => ({ file, words }))
    .filter(
      ({ file, words }) =>
        !existsSync(join(root, file)) || !readFileSync(join(root, file), 'utf8').includes(words),
    );
  expect(wrong).toEqual([]);
});
