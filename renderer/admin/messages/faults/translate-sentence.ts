import { formatMessage } from '../../../language/format-message.js';
import type { Language } from '../../../language/languages.js';
import { messages, type AdminMessageKey } from '../catalogue.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { sentenceReader, wordsOf, type SentenceReader } from './sentence-pattern.js';

/** Translations of the services' sentences by their English pattern. */
export const translations: Readonly<
  Record<Exclude<Language, 'en'>, Readonly<Record<string, string>>>
> = { de, fr, es, ar };

/** Keys of the labels of fields by their English text: sentences about a field begin with it. */
const labelKeys = new Map(
  (Object.keys(messages.en) as AdminMessageKey[])
    .filter((key) => key.startsWith('audit.field.'))
    .map((key): [string, AdminMessageKey] => [messages.en[key], key]),
);

let readers: readonly (readonly [pattern: string, read: SentenceReader])[] | null = null;

/** Most words first, so that a pattern with few of them does not take another one's sentence. */
function allReaders(): typeof readers & object {
  readers ??= Object.keys(de)
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
  if (language === 'en') return sentence;
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
  return label === undefined ? sentence : messages[language][label];
}
