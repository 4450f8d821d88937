import { describe, expect, test } from 'vitest';
import { bestLanguage, languages, translate, type Language, type MessageKey } from './i18n.js';

const all = Object.keys(languages) as Language[];
const keys = Object.keys(languages.en.messages) as MessageKey[];
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(all)('the language %s', (language) => {
  const { messages } = languages[language];

  test('has the same messages as English', () => {
    expect(Object.keys(messages).sort()).toEqual([...keys].sort());
  });

  test('has a text for every message, with the same placeholders', () => {
    for (const key of keys) {
      expect(messages[key].trim(), key).not.toBe('');
      expect(placeholders(messages[key]), key).toEqual(placeholders(languages.en.messages[key]));
    }
  });

  test('translates every message except “PIN”', () => {
    if (language === 'en') return;
    const same = keys.filter((key) => messages[key] === languages.en.messages[key]);
    expect(same.filter((key) => key !== 'pin')).toEqual([]);
  });
});

test('values are filled in', () => {
  const values = { name: 'Ada', time: '08:59' };
  expect(translate('en', 'recorded.in.morning', values)).toBe(
    'Good morning, Ada. Clocked\u00a0in at\u00a008:59.',
  );
  expect(translate('de', 'already.out', values)).toBe(
    'Ada, Sie haben bereits um\u00a008:59\u00a0Uhr Gehen gebucht',
  );
});

test('values are isolated in right-to-left text', () => {
  expect(translate('ar', 'recorded.out', { name: 'Ada', time: '17:31' })).toContain(
    '\u2068Ada\u2069',
  );
});

test('a name that looks like a placeholder is left as it is', () => {
  expect(translate('en', 'already.in', { name: '{time} $&', time: '08:59' })).toBe(
    '{time} $&, you already clocked\u00a0in at\u00a008:59',
  );
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['pl', 'AR'], 'ar'],
  [['fr-CA'], 'fr'],
  [['es-MX', 'en'], 'es'],
  [['pl-PL'], 'en'],
  [[], 'en'],
  [['constructor'], 'en'],
])('of the preferred languages %j, the kiosk uses %s', (preferred, language) => {
  expect(bestLanguage(preferred)).toBe(language);
});
