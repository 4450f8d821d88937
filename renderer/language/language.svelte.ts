import { bestLanguage, isLanguage, languages, translate, type Language } from './i18n.js';
import type { MessageKey } from './i18n.js';
import { remember, remembered } from './remember.js';

const key = 'rollcall.language';

function first(): Language {
  const kept = remembered(key);
  return isLanguage(kept) ? kept : bestLanguage(navigator.languages);
}

let current = $state(first());

/** The language on the screen. */
export function language(): Language {
  return current;
}

/** Changes the language on the screen, and keeps it for the next start. */
export function useLanguage(chosen: Language): void {
  current = chosen;
  remember(key, chosen);
}

/** Tells the page its language and the way it is read. */
export function markPage(): void {
  document.documentElement.lang = current;
  document.documentElement.dir = languages[current].direction;
}

/** A message in the language on the screen; see `translate`. */
export function t(message: MessageKey, values?: Readonly<Record<string, string | number>>): string {
  return translate(current, message, values);
}
