import { expect, test } from 'vitest';
import { translate } from '../language/i18n.js';
import { panelText } from './panel-text.js';

const punch = {
  seq: 1,
  name: 'Ada',
  direction: 'in',
  localTime: '2026-03-02T08:59:00+01:00',
} as const;
const headline = (shown: Parameters<typeof panelText>[0]): string => {
  const said = panelText(shown).headline;
  return translate('en', said.key, said.values);
};

test('a punch is greeted by hour and direction', () => {
  const late = { ...punch, localTime: '2026-03-02T21:04:00+01:00' };
  expect(headline({ kind: 'recorded', punch })).toBe('Good morning, Ada: in at 08:59');
  expect(headline({ kind: 'recorded', punch: late })).toBe('Good evening, Ada: in at 21:04');
  expect(headline({ kind: 'recorded', punch: { ...late, direction: 'out' } })).toBe(
    'Goodbye, Ada: out at 21:04',
  );
  expect(headline({ kind: 'already', punch })).toBe('Ada: already in at 08:59');
});

test('why a punch was not recorded is said in the services’ own words', () => {
  const text = panelText({ kind: 'not-recorded', message: 'The disk is full.' });
  expect(text.mood).toBe('bad');
  expect(text.reason).toBe('The disk is full.');
});

test('every state of the camera has its own sentence', () => {
  const cameras = [
    'no-camera',
    'refused',
    'in-use',
    'unplugged',
    'frozen',
    'black',
    'failed',
  ] as const;
  const said = cameras.map((camera) => headline({ kind: 'camera', camera }));
  expect(new Set(said).size).toBe(cameras.length);
});
