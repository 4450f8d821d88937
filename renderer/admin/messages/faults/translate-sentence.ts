import { formatMessage } from '../../../language/format-message.js';
import type { Language } from '../../../language/languages.js';
import { messages, type AdminMessageKey } from '../catalogue.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { arModels } from './models/ar.js';
import { deModels } from './models/de.js';
import { esModels } from './models/es.js';
import { frModels } from './models/fr.js';
import { arValues } from './values/ar.js';
import { deValues } from './values/de.js';
import { esValues } from './values/es.js';
import { frValues } from './values/fr.js';
import { sentenceReader, wordsOf, type SentenceReader } from './sentence-pattern.js';

type Translated = Exclude<Language, 'en'>;

/** Translations of the services' sentences by their English pattern: refusals, and what lists and warnings say. */
export const translations: Readonly<Record<Translated, Readonly<Record<string, string>>>> = {
  de: { ...de, ...deValues, ...deModels },
  fr: { ...fr, ...frValues, ...frModels },
  es: { ...es, ...esValues, ...esModels },
  ar: { ...ar, ...arValues, ...arModels },
};

/** Keys of the labels of fields by their English text: sentences about a field begin with it. */
const labelKeys = new Map(
  (Object.keys(messages.en) as AdminMessageKey[])
    .filter((key) => key.startsWith('audit.field.'))
    .map((key): [string, AdminMessageKey] => [messages.en[key], key]),
);

let readers: readonly (readonly [pattern: string, read: SentenceReader])[] | null = null;

/** Most words first, so that a pattern with few of them does not take another one's sentence. */
function allReaders(): typeof readers & object {
  readers ??= Object.keys(translations.de)
    .sort((a, b) => wordsOf(b) - wordsOf(a))
    .map((pattern) => [pattern, sentenceReader(pattern)]);
  return readers;
}

/**
 * A sentence of the services in another language. The services write English, for the command line and
 * the logs; the screen knows their sentences by pattern. Values that are sentences or reasons themselves
 * are translated too. A sentence that is not known stays English.
 */
export function translateSentence(language: Language, sentence: string): string {
  return language === 'en' ? sentence : (known(language, sentence) ?? sentence);
}

/** Earlier translations: lists are drawn again and again, and the parts of a sentence are tried often. */
const remembered = new Map<string, string | null>();
const maxRemembered = 2_000;

function known(language: Translated, sentence: string): string | null {
  const key = `${language} ${sentence}`;
  let text = remembered.get(key);
  if (text === undefined) {
    text = whole(language, sentence) ?? inParts(language, sentence);
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(key, text);
  }
  return text;
}

function whole(language: Translated, sentence: string): string | null {
  for (const [pattern, read] of allReaders()) {
    const values = read(sentence);
    const text = translations[language][pattern];
    if (values === null || text === undefined) continue;
    const shown = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? translateSentence(language, value) : value,
    ]);
    return formatMessage(language, text, Object.fromEntries(shown) as typeof values);
  }
  const label = labelKeys.get(sentence);
  return label === undefined ? null : messages[language][label];
}

/** Several reasons, a reason after the name that it is about, or a sentence without its full stop. */
function inParts(language: Translated, sentence: string): string | null {
  for (const { 0: mark, index } of sentence.matchAll(/[;:,] /g)) {
    const tail = known(language, sentence.slice(index + mark.length));
    if (tail === null) continue;
    const head = sentence.slice(0, index);
    const before = known(language, head);
    // Only a colon follows a name. Other signs may be within a reason.
    if (before !== null || mark === ': ') return `${before ?? head}${mark}${tail}`;
  }
  if (/[.:;]$/.test(sentence)) return null;
  return whole(language, `${sentence}.`)?.replace(/\.$/, '') ?? null;
}
