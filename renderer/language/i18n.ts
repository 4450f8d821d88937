import { ar } from './messages/ar.js';
import { de } from './messages/de.js';
import { en, type MessageKey, type Messages } from './messages/en.js';

export type { MessageKey } from './messages/en.js';

/** The screen's languages, each named in itself. */
export const languages = {
  en: { name: 'English', direction: 'ltr', dates: 'en-GB', messages: en },
  de: { name: 'Deutsch', direction: 'ltr', dates: 'de', messages: de },
  ar: { name: 'العربية', direction: 'rtl', dates: 'ar', messages: ar },
} as const satisfies Record<
  string,
  {
    readonly name: string;
    readonly direction: 'ltr' | 'rtl';
    /** Whose way of writing dates. */
    readonly dates: string;
    readonly messages: Messages;
  }
>;
export type Language = keyof typeof languages;

export function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(languages, text);
}

/**
 * The first wanted language that the screen has, else English.
 * @param wanted BCP 47 tags, best first, such as `navigator.languages`.
 */
export function bestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(base)) return base;
  }
  return 'en';
}

/**
 * A message with its places filled in. In right-to-left text the values stand isolated, so that a
 * Latin name does not turn the words around it.
 * @param values by name of their place; a place without a value stays as it is.
 */
export function translate(
  language: Language,
  key: MessageKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const { messages, direction } = languages[language];
  return messages[key].replaceAll(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return direction === 'rtl' ? `\u2068${value}\u2069` : String(value);
  });
}
