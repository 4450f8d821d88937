import { describe, expect, test } from 'vitest';
import { contrastOf, minContrast, readableWith, textOnAccent } from './contrast.js';

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  // The lightest grey that passes on white, by the examples of WCAG's technique G18.
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
])('contrast of %s and %s', (a, b, expected) => {
  expect(contrastOf(a, b)).toBeCloseTo(expected, 2);
  expect(contrastOf(b, a)).toBeCloseTo(expected, 2);
});

describe('readableWith', () => {
  test('does not change a colour that can be read', () => {
    expect(readableWith(textOnAccent.light, '#0e6378')).toBe('#0e6378');
  });

  test.each(['#ffcc00', '#ff0000', '#ffffff', '#7fff00'])(
    '%s becomes darker for white text, and no darker than needed',
    (colour) => {
      const found = readableWith(textOnAccent.light, colour);
      expect(contrastOf(found, '#ffffff')).toBeGreaterThanOrEqual(minContrast);
      expect(contrastOf(found, '#ffffff')).toBeLessThan(minContrast + 0.15);
    },
  );

  test.each(['#000000', '#003366', '#0e6378'])('%s becomes lighter for dark text', (colour) => {
    const found = readableWith(textOnAccent.dark, colour);
    expect(contrastOf(found, textOnAccent.dark)).toBeGreaterThanOrEqual(minContrast);
    expect(contrastOf(found, textOnAccent.dark)).toBeLessThan(minContrast + 0.15);
  });
});
