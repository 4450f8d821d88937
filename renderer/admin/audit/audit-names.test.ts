import { expect, test } from 'vitest';
import { fieldName } from './audit-names.js';

test.each([
  ['zone', 'Time zone'],
  ['samples', 'Samples'],
  ['consentTexts.en', 'Consent text (English)'],
  ['scheduledExport.folder', 'Daily export: Folder'],
  ['calibration.sampleVariance', 'Thresholds: Sample variance'],
])('the field %s is shown as %s', (path, expected) => {
  expect(fieldName(path)).toBe(expected);
});
