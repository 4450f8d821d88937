import { ar } from './messages/ar.js';
import { de } from './messages/de.js';
import { en, type MessageKey, type Messages } from './messages/en.js';
import { es } from './messages/es.js';
import { fr } from './messages/fr.js';

export type { MessageKey } from './messages/en.js';

/** The kiosk's languages, each with its own name for itself. */
export const languages = {
  en: { name: 'English', direction: 'ltr', dates: 'en-GB', messages: en },
  de: { name: 'Deutsch', direction: 'ltr', dates: 'de', messages: de },
  fr: { name: 'Français', direction: 'ltr', dates: 'fr', messages: fr },
  es: { name: 'Español', direction: 'ltr', dates: 'es', messages: es },
  ar: { name: 'العربية', direction: 'rtl', dates: 'ar', messages: ar },
} as const satisfies Record<
  string,
  {
    readonly name: string;
    readonly direction: 'ltr' | 'rtl';
    /** BCP 47 tag of the locale that dates are formatted for. */
    readonly dates: string;
    readonly messages: Messages;
  }
>;
export type Language = keyof typeof languages;

export function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(languages, text);
}

/**
 * The first preferred language that the kiosk speaks, or English if there is none.
 * @param preferred BCP 47 tags, most preferred first, such as `navigator.languages`.
 */
export function bestLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(base)) return base;
  }
  return 'en';
}

/**
 * A message with its placeholders filled in. Right-to-left text isolates the values (Unicode FSI and
 * PDI), so that a Latin name does not reorder the words around it.
 * @param values by placeholder name; a placeholder without a value is left as it is.
 */
export function translate(
  language: Language,
  key: MessageKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const { messages, direction } = languages[language];
  return messages[key].replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) return placeholder;
    return direction === 'rtl' ? `\u2068${value}\u2069` : String(value);
  });
}
