import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../language/languages.js';
import { messageShape } from '../../language/message-shape.js';
import { messages, type AdminMessageKey } from './catalogue.js';

const admin = join(import.meta.dirname, '..');
const keys = Object.keys(messages.en) as AdminMessageKey[];
const files = readdirSync(admin, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(ts|svelte)$/.test(name) && !name.startsWith('messages') && !name.includes('.test.'),
);
const sources = new Map(files.map((name) => [name, readFileSync(join(admin, name), 'utf8')]));

describe.each(Object.keys(languages) as Language[])('the administration in %s', (language) => {
  const texts = messages[language];
  const { dates } = languages[language];

  test('has a text for every message, and no others', () => {
    expect(Object.keys(texts).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => texts[key].trim() === '')).toEqual([]);
  });

  test('has the placeholders of English and every plural form', () => {
    const forms = [...new Intl.PluralRules(dates).resolvedOptions().pluralCategories].sort();
    for (const key of keys) {
      const { placeholders, plurals } = messageShape(texts[key], dates);
      const english = messageShape(messages.en[key], 'en-GB');
      expect(placeholders, key).toEqual(english.placeholders);
      for (const plural of plurals) expect([...plural].sort(), key).toEqual(forms);
    }
  });
});

test('every message is used', () => {
  const code = [...sources.values()].join('\n');
  const prefixes = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map(([, prefix]) => prefix!);
  const unused = keys.filter(
    (key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

/** Text in a template that a person would read or hear, and that is not from the catalogue. */
function rawTexts(source: string): string[] {
  const found: string[] = [];
  const spoken = new Set(['label', 'title', 'placeholder', 'aria-label', 'alt', 'hint', 'heading']);
  const visit = (node: unknown, attribute: string | null): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item, attribute);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, name, data } = node as { type?: string; name?: string; data?: string };
    if (type === 'Text') {
      if (/\p{L}{2}/u.test(data ?? '') && (attribute === null || spoken.has(attribute))) {
        found.push(data?.trim() ?? '');
      }
      return;
    }
    const inside = type === 'Attribute' ? (name ?? null) : attribute;
    for (const value of Object.values(node)) visit(value, inside);
  };
  visit(parse(source, { modern: true }).fragment, null);
  return found;
}

test.each([...sources].filter(([name]) => name.endsWith('.svelte')))(
  '%s takes its texts from the catalogue',
  (_, source) => {
    // Screens that do not use the catalogue yet are not checked.
    if (!source.includes('messages/text.js')) return;
    expect(rawTexts(source)).toEqual([]);
  },
);

test('a text in a template is found', () => {
  expect(rawTexts('<p title="Say this" class="quiet">Read {it}</p>')).toEqual(['Say this', 'Read']);
});
