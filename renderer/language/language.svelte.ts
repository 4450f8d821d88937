import type { MessageValues } from './format-message.js';
import { translate, type MessageKey } from './i18n.js';
import { bestLanguage, isLanguage, languages, type Language } from './languages.js';
import { remember, remembered } from './remember.js';

/**
 * Where each side of the screen remembers its language. An employee's choice at the door does not change
 * the administrator's.
 */
const storageKeys = { kiosk: 'rollcall.language', admin: 'rollcall.admin-language' } as const;
type Side = keyof typeof storageKeys;

function rememberedLanguage(of: Side): Language {
  const stored = remembered(storageKeys[of]);
  return isLanguage(stored) ? stored : bestLanguage(navigator.languages);
}

let side: Side = 'kiosk';
let current = $state(rememberedLanguage('kiosk'));

/** The language of the screen. */
export function language(): Language {
  return current;
}

/** BCP 47 tag of the locale that the screen's dates, times and numbers follow. */
export function locale(): string {
  return languages[current].dates;
}

/** Changes the screen's language and remembers it for the next start. */
export function useLanguage(chosen: Language): void {
  current = chosen;
  remember(storageKeys[side], chosen);
}

/** Shows the kiosk or the administration in its own language. */
export function useLanguageOf(shown: Side): void {
  side = shown;
  current = rememberedLanguage(shown);
}

/** Sets the page's `lang` and `dir` for screen readers and layout. */
export function setPageLanguage(): void {
  document.documentElement.lang = current;
  document.documentElement.dir = languages[current].direction;
}

/** A message of the kiosk in the screen's language; see `translate`. */
export function t(message: MessageKey, values?: MessageValues): string {
  return translate(current, message, values);
}
