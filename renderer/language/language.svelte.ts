import { bestLanguage, isLanguage, languages, translate, type Language } from './i18n.js';
import type { MessageKey } from './i18n.js';
import { remember, remembered } from './remember.js';

const storageKey = 'rollcall.language';

function initialLanguage(): Language {
  const stored = remembered(storageKey);
  return isLanguage(stored) ? stored : bestLanguage(navigator.languages);
}

let current = $state(initialLanguage());

/** The language of the kiosk's screen. */
export function language(): Language {
  return current;
}

/** Changes the kiosk's language and remembers it for the next start. */
export function useLanguage(chosen: Language): void {
  current = chosen;
  remember(storageKey, chosen);
}

/** Sets the page's `lang` and `dir` for screen readers and layout. */
export function setPageLanguage(): void {
  document.documentElement.lang = current;
  document.documentElement.dir = languages[current].direction;
}

/** A message in the kiosk's current language; see `translate`. */
export function t(message: MessageKey, values?: Readonly<Record<string, string | number>>): string {
  return translate(current, message, values);
}
