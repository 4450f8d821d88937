import { IntlMessageFormat } from 'intl-messageformat';
import { languages, type Language } from './languages.js';

/** Values of a message by placeholder name. Counts are numbers, so that they choose a plural form. */
export type MessageValues = Readonly<Record<string, string | number>>;

interface Parsed {
  readonly message: IntlMessageFormat;
  /** Placeholders that choose a variant (`select`): their values are compared, not shown. */
  readonly choices: ReadonlySet<string>;
}

/** Letters that are written from right to left: Hebrew, Arabic and others (Unicode blocks 0590–08FF, FB1D–FEFC). */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufefc]/;

const parsed = new Map<string, Parsed>();

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
  let entry = parsed.get(key);
  if (entry === undefined) {
    const made = new IntlMessageFormat(spaced(language, text), dates, undefined, {
      ignoreTag: true,
    });
    entry = { message: made, choices: choicesIn(made.getAst()) };
    parsed.set(key, entry);
  }
  const { message, choices } = entry;
  // Isolated (Unicode FSI and PDI), so that a name of the other direction does not reorder what stands around it.
  const isolates = (name: string, value: string | number): value is string =>
    typeof value === 'string' &&
    !choices.has(name) &&
    (direction === 'rtl' || rightToLeft.test(value));
  const formatted = String(
    message.format(
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          isolates(name, value) ? `\u2068${value}\u2069` : value,
        ]),
      ),
    ),
  );
  const mark = direction === 'rtl' ? '\u200f' : '\u200e';
  return hasOnlyIsolates(formatted) ? mark + formatted : formatted;
}

/** In French, the space inside quotation marks and before : ; ! ? belongs to the mark, also at the end of a line. */
function spaced(language: Language, text: string): string {
  return language === 'fr' ? text.replaceAll(/(?<=«) | (?=[:;!?»])/g, '\u00a0') : text;
}

/**
 * True for a text whose letters are all within isolates. As a value of another message it could count as one of the
 * other direction, since the direction of a value is that of its first letter outside isolates.
 */
function hasOnlyIsolates(text: string): boolean {
  return text.includes('\u2068') && !/\p{L}/u.test(text.replaceAll(/\u2068[^\u2069]*\u2069/g, ''));
}

function choicesIn(parts: ReturnType<IntlMessageFormat['getAst']>): Set<string> {
  const found = new Set<string>();
  for (const part of parts) {
    if (!('options' in part)) continue;
    if (!('pluralType' in part)) found.add(part.value);
    for (const { value } of Object.values(part.options)) {
      for (const name of choicesIn(value)) found.add(name);
    }
  }
  return found;
}
