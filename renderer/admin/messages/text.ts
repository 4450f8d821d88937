import { formatMessage, type MessageValues } from '../../language/format-message.js';
import { language } from '../../language/language.svelte.js';
import { messages, type AdminMessageKey } from './catalogue.js';

/**
 * A message of the administration in the screen's language; see `formatMessage`. Called in a template or a
 * `$derived`, it follows a change of language.
 */
export function t(key: AdminMessageKey, values?: MessageValues): string {
  const current = language();
  return formatMessage(current, messages[current][key], values);
}
