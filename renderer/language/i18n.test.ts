import { describe, expect, test } from 'vitest';
import { formatMessage } from './format-message.js';
import { messages as catalogue, translate, type MessageKey } from './i18n.js';
import { bestLanguage, languages, type Language } from './languages.js';
import { messageShape } from './message-shape.js';

const all = Object.keys(languages) as Language[];
const keys = Object.keys(catalogue.en) as MessageKey[];

describe.each(all)('the language %s', (language) => {
  const messages = catalogue[language];
  const { dates } = languages[language];
  const shape = (key: MessageKey) => messageShape(messages[key], dates);

  test('has the same messages as English', () => {
    expect(Object.keys(messages).sort()).toEqual([...keys].sort());
  });

  test('has a text for every message, with the same placeholders', () => {
    for (const key of keys) {
      expect(messages[key].trim(), key).not.toBe('');
      const english = messageShape(catalogue.en[key], 'en-GB');
      expect(shape(key).placeholders, key).toEqual(english.placeholders);
    }
  });

  test('translates every message except “PIN”', () => {
    if (language === 'en') return;
    const same = keys.filter((key) => messages[key] === catalogue.en[key]);
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

test('an Arabic name is isolated in left-to-right text, so that a number behind it stays there', () => {
  expect(formatMessage('en', '{name} ({count})', { name: 'المختبر', count: 3 })).toBe(
    '\u200e\u2068المختبر\u2069 (3)',
  );
  expect(formatMessage('en', '{name} ({count})', { name: 'Lab', count: 3 })).toBe('Lab (3)');
});

test('French punctuation stays on the line of its word', () => {
  expect(formatMessage('fr', 'Sous « {name} » : prêt ?', { name: 'Comptes : RH' })).toBe(
    'Sous «\u00a0Comptes : RH\u00a0»\u00a0: prêt\u00a0?',
  );
});

test('a value that selects a variant is not isolated, and one beside it is', () => {
  const text = '{many, plural, other {{kind, select, erase {حذف {name}} other {حفظ {name}}}}}';
  expect(formatMessage('ar', text, { many: 1, kind: 'erase', name: 'Ada' })).toBe(
    'حذف \u2068Ada\u2069',
  );
});

test('a message of values only is marked as right-to-left, for the message that contains it', () => {
  const values = { mark: 'م', kind: 'مرض' };
  expect(formatMessage('ar', '«{mark}»: {kind}.', values)).toBe(
    '\u200f«\u2068م\u2069»: \u2068مرض\u2069.',
  );
  expect(formatMessage('en', '“{mark}”: {kind}.', { mark: 'S', kind: 'sick' })).toBe('“S”: sick.');
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
