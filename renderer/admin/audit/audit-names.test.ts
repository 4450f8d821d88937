import { expect, test } from 'vitest';
import { messages } from '../messages/catalogue.js';
import { fieldName } from './audit-names.js';

test.each([
  ['zone', 'Time zone'],
  ['samples', 'Samples'],
  ['consentTexts.en', 'Consent text (English)'],
  ['scheduledExport.folder', 'Daily export: Folder'],
  ['calibration.sampleVariance', 'Thresholds: Sample variance'],
  ['calibration.minimumPairs', 'Thresholds: Minimum pairs'],
])('the field %s is shown as %s', (path, expected) => {
  expect(fieldName(path, (key) => messages.en[key])).toBe(expected);
});

test('a field is named in the language of the screen', () => {
  expect(fieldName('scheduledExport.folder', (key) => messages.de[key])).toBe(
    'Täglicher Export: Ordner',
  );
});
