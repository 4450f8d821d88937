import { expect, test } from 'vitest';
import { footerProblem, signFooter } from './footer.js';

const key = Buffer.alloc(32, 7);
const sha256 = 'ab'.repeat(32);
const fields = {
  version: 2,
  layout: 'days',
  from: '2026-03-01',
  to: null,
  zone: null,
  rows: 3,
  omitted: 0,
  sha256,
  replaces: 'ef'.repeat(32),
  journal: { seq: 9, hash: 'cd'.repeat(32) },
  kioskId: 'kiosk-1',
  exportedAt: '2026-04-01T06:00:00.000Z',
} as const;
const footer = signFooter(key, fields);

test('an unchanged file and footer have no problem', () => {
  expect(footerProblem(key, JSON.stringify(footer), sha256)).toBeNull();
  // The order of fields and the white space do not matter.
  const reordered = Object.fromEntries(Object.entries(footer).reverse());
  expect(footerProblem(key, JSON.stringify(reordered, null, 2), sha256)).toBeNull();
});

test('a changed file is distinguished from a changed footer', () => {
  expect(footerProblem(key, JSON.stringify(footer), 'ac'.repeat(32))).toMatch(
    /^The file was changed/,
  );
  for (const [name, value] of Object.entries(footer)) {
    const other = typeof value === 'number' ? value + 1 : `${JSON.stringify(value)}x`;
    const changed = { ...footer, [name]: other };
    expect(footerProblem(key, JSON.stringify(changed), sha256)).toMatch(
      /^The footer (was changed|cannot)/,
    );
  }
  expect(footerProblem(key, 'nothing', sha256)).toMatch(/^The footer cannot be read/);
});

test('the key of another site does not match', () => {
  expect(footerProblem(Buffer.alloc(32, 8), JSON.stringify(footer), sha256)).toMatch(
    /another site/,
  );
});

test('a footer of version 1 has no replaced file, and none can be added', () => {
  const { replaces, ...old } = { ...fields, version: 1 as const };
  const signed = signFooter(key, old);
  expect(footerProblem(key, JSON.stringify(signed), sha256)).toBeNull();
  expect(footerProblem(key, JSON.stringify({ ...signed, replaces }), sha256)).toMatch(
    /^The footer was changed/,
  );
});

test('of a pair that does not belong together, the stale one is named', () => {
  const text = JSON.stringify(footer);
  // An interrupted export: the footer is new, the file is the one to be replaced.
  expect(footerProblem(key, text, 'ef'.repeat(32))).toMatch(/^The file is stale: .* interrupted/);
  const other = '01'.repeat(32);
  expect(footerProblem(key, text, other, '2026-03-31T06:00:00.000Z')).toMatch(
    /^The file is stale: the footer belongs to the later export of 2026-04-01/,
  );
  expect(footerProblem(key, text, other, '2026-04-02T06:00:00.000Z')).toMatch(
    /^The footer is stale: it belongs to the export of 2026-04-01.*, the file to the later one of 2026-04-02/,
  );
});
