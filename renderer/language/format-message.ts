import { IntlMessageFormat } from 'intl-messageformat';
import { languages, type Language } from './languages.js';

/** Values of a message by placeholder name. Counts are numbers, so that they choose a plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

interface Parsed {
  readonly message: IntlMessageFormat;
  /** Names of the values that choose a variant. */
  readonly choosing: ReadonlySet<string>;
}

const parsed = new Map<string, Parsed>();

function parse(text: string, dates: string): Parsed {
  const message = new IntlMessageFormat(text, dates, undefined, { ignoreTag: true });
  const choosing = new Set<string>();
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (!('options' in part)) continue;
      choosing.add(part.value);
      for (const { value } of Object.values(part.options)) visit(value);
    }
  };
  visit(message.getAst());
  return { message, choosing };
}

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
  const known = parsed.get(key) ?? parse(text, dates);
  parsed.set(key, known);
  const { message, choosing } = known;
  const isShown = (name: string, value: string | number): value is string =>
    typeof value === 'string' && !choosing.has(name);
  return String(
    message.format(
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          // Isolated (Unicode FSI and PDI), so that a Latin name does not reorder the words around it.
          direction === 'rtl' && isShown(name, value) ? `\u2068${value}\u2069` : value,
        ]),
      ),
    ),
  );
}
