import { formatMessage, type MessageValues } from './format-message.js';
import type { Language } from './languages.js';
import { ar } from './messages/ar.js';
import { de } from './messages/de.js';
import { en, type MessageKey, type Messages } from './messages/en.js';
import { es } from './messages/es.js';
import { fr } from './messages/fr.js';

export type { MessageKey } from './messages/en.js';

/** The texts of the kiosk and of the shared components. The administration has its own catalogue. */
export const messages: Readonly<Record<Language, Messages>> = { en, de, fr, es, ar };

/** A message of the kiosk with its values filled in; see `formatMessage`. */
export function translate(language: Language, key: MessageKey, values?: MessageValues): string {
  return formatMessage(language, messages[language][key], values);
}
