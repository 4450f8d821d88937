import { expect, test } from 'vitest';
import { footerProblem, signFooter } from './footer.js';

const key = Buffer.alloc(32, 7);
const sha256 = 'ab'.repeat(32);
const footer = signFooter(key, {
  version: 1,
  layout: 'days',
  from: '2026-03-01',
  to: null,
  zone: null,
  rows: 3,
  omitted: 0,
  sha256,
  journal: { seq: 9, hash: 'cd'.repeat(32) },
  kioskId: 'kiosk-1',
  exportedAt: '2026-04-01T06:00:00.000Z',
});

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
