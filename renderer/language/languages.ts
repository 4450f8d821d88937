/** The languages of the screens, each with its own name for itself. */
export const languages = {
  en: { name: 'English', direction: 'ltr', dates: 'en-GB' },
  de: { name: 'Deutsch', direction: 'ltr', dates: 'de' },
  fr: { name: 'Français', direction: 'ltr', dates: 'fr' },
  es: { name: 'Español', direction: 'ltr', dates: 'es' },
  ar: { name: 'العربية', direction: 'rtl', dates: 'ar' },
} as const satisfies Record<
  string,
  {
    readonly name: string;
    readonly direction: 'ltr' | 'rtl';
    /** BCP 47 tag of the locale that dates, numbers and plurals follow. */
    readonly dates: string;
  }
>;
export type Language = keyof typeof languages;

export function isLanguage(text: string | null): text is Language {
  return text !== null && Object.hasOwn(languages, text);
}

/**
 * The first preferred language that the screens speak, or English if there is none.
 * @param preferred BCP 47 tags, most preferred first, such as `navigator.languages`.
 */
export function bestLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(base)) return base;
  }
  return 'en';
}
