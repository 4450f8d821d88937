import { IntlMessageFormat } from 'intl-messageformat';
import { languages, type Language } from './languages.js';

/** Values of a message by placeholder name. Counts are numbers, so that they choose a plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

const parsed = new Map<string, IntlMessageFormat>();

/**
 * A message with its values filled in, in the plural form of the language.
 * @param text in ICU MessageFormat (https://unicode-org.github.io/icu/userguide/format_parse/messages/):
 *   `{name}` for a value, `{count, plural, one {# photo} other {# photos}}` for a number.
 * @throws {Error} if the text is not a message, or a placeholder has no value.
 */
export function formatMessage(
  language: Language,
  text: string,
  values: MessageValues = {},
): string {
  const { direction, dates } = languages[language];
  const key = `${language}:${text}`;
  let message = parsed.get(key);
  if (message === undefined) {
    message = new IntlMessageFormat(text, dates, undefined, { ignoreTag: true });
    parsed.set(key, message);
  }
  return String(
    message.format(
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          // Isolated (Unicode FSI and PDI), so that a Latin name does not reorder the words around it.
          direction === 'rtl' && typeof value === 'string' ? `\u2068${value}\u2069` : value,
        ]),
      ),
    ),
  );
}
