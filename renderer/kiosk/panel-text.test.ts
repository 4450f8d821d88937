import { expect, test } from 'vitest';
import { translate } from '../language/i18n.js';
import { panelText } from './panel-text.js';

const punch = {
  seq: 1,
  name: 'Ada',
  direction: 'in',
  localTime: '2026-03-02T08:59:00+01:00',
  today: null,
} as const;
const headline = (shown: Parameters<typeof panelText>[0]): string => {
  const message = panelText(shown).headline;
  return translate('en', message.key, message.values).replaceAll('\u00a0', ' ');
};

test('the greeting depends on hour and direction', () => {
  const late = { ...punch, localTime: '2026-03-02T21:04:00+01:00' };
  expect(headline({ kind: 'recorded', punch })).toBe('Good morning, Ada. Clocked in at 08:59.');
  expect(headline({ kind: 'recorded', punch: late })).toBe(
    'Good evening, Ada. Clocked in at 21:04.',
  );
  expect(headline({ kind: 'recorded', punch: { ...late, direction: 'out' } })).toBe(
    'Goodbye, Ada. Clocked out at 21:04.',
  );
  expect(headline({ kind: 'already', punch })).toBe('Ada, you already clocked in at 08:59');
});

test('the screen says in its language why a punch was not recorded', () => {
  const text = panelText({ kind: 'not-recorded', why: 'disk-full' });
  expect(text.mood).toBe('bad');
  expect(translate('de', text.reason!.key)).toBe('Der Datenträger dieses Terminals ist voll.');
  expect(panelText({ kind: 'not-recorded', why: 'other' }).reason).toBeNull();
});

test('every camera state has its own headline', () => {
  const cameras = [
    'no-camera',
    'refused',
    'in-use',
    'unplugged',
    'frozen',
    'black',
    'not-allowed',
    'failed',
  ] as const;
  const headlines = cameras.map((camera) => headline({ kind: 'camera', camera }));
  expect(new Set(headlines).size).toBe(cameras.length);
});
