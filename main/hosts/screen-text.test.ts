import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { screenText } from './screen-text.js';

const folder = '/srv/my data/rollcall';

test.each([
  [
    `The disk is full, so ${folder}/settings.json could not be written. Free some space.`,
    'The disk is full, so settings.json could not be written. Free some space.',
  ],
  [`The data folder ${folder} is in use.`, 'The data folder rollcall is in use.'],
  [`${folder}/journal/punches.jsonl was not found.`, 'punches.jsonl was not found.'],
  [`Check "${join(homedir(), 'x.csv')}".`, 'Check "x.csv".'],
  ['EIO: /dev/sda1, and (/var/lib/x/y.txt)', 'EIO: sda1, and (y.txt)'],
  [String.raw`C:\Users\Ada\data\key is missing.`, 'key is missing.'],
  ['At most 5 MB/s, 1/2 and and/or; see http://localhost:4310/x.', null],
  ['Monday 02/03/2026 / Tuesday', null],
  ['It failed.\n    at run (/srv/app/main.js:3:1)\n    at next (x.js:1:1)', 'It failed.'],
])('%s', (sentence, shown) => {
  expect(screenText(sentence, folder)).toBe(shown ?? sentence);
});

test('paths that the administrator gave are not changed', () => {
  const out = '/media/usb/march exports/days.csv';
  const sentence = `The disk is full, so ${out} could not be written, nor ${folder}/key.`;
  expect(screenText(sentence, folder, { out, nested: [{ out }] })).toBe(
    `The disk is full, so ${out} could not be written, nor key.`,
  );
});
