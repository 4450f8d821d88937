import { describe, expect, test } from 'vitest';
import { bestLanguage, languages, translate, type Language, type MessageKey } from './i18n.js';

const all = Object.keys(languages) as Language[];
const keys = Object.keys(languages.en.messages) as MessageKey[];
const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(all)('the language %s', (language) => {
  const { messages } = languages[language];

  test('has every message, and none that English lacks', () => {
    expect(Object.keys(messages).sort()).toEqual([...keys].sort());
  });

  test('has words in every message, with the same places for values', () => {
    for (const key of keys) {
      expect(messages[key].trim(), key).not.toBe('');
      expect(places(messages[key]), key).toEqual(places(languages.en.messages[key]));
    }
  });

  test('says nearly everything in its own words', () => {
    if (language === 'en') return;
    const same = keys.filter((key) => messages[key] === languages.en.messages[key]);
    expect(same.filter((key) => key !== 'pin')).toEqual([]);
  });
});

test('a greeting is filled in as people read it', () => {
  const values = { name: 'Ada', time: '08:59' };
  expect(translate('en', 'recorded.in.morning', values)).toBe('Good morning, Ada: in at 08:59');
  expect(translate('de', 'already.out', values)).toBe('Ada: schon gegangen um 08:59');
});

test('values stand isolated in right-to-left text', () => {
  expect(translate('ar', 'recorded.out', { name: 'Ada', time: '17:31' })).toContain(
    '\u2068Ada\u2069',
  );
});

test('a name that looks like a place is left as it is', () => {
  expect(translate('en', 'already.in', { name: '{time} $&', time: '08:59' })).toBe(
    '{time} $&: already in at 08:59',
  );
});

test.each([
  [['de-AT', 'en'], 'de'],
  [['fr', 'AR'], 'ar'],
  [['fr-FR'], 'en'],
  [[], 'en'],
  [['constructor'], 'en'],
])('of the wanted languages %j it takes %s', (wanted, language) => {
  expect(bestLanguage(wanted)).toBe(language);
});
