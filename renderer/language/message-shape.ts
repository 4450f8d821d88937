import { IntlMessageFormat } from 'intl-messageformat';

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** Type 0 of ICU's parts is literal text. */
function isText({ type }: { readonly type: number }): boolean {
  return type === 0;
}

/** What a translation must have in common with the English message. */
export interface MessageShape {
  /** Names of the placeholders, each once, sorted. */
  readonly placeholders: readonly string[];
  /** Names of the forms of each plural, such as `one` and `other`; exact numbers (`=0`) are left out. */
  readonly plurals: readonly (readonly string[])[];
}

/** For the tests of the catalogues. @throws {Error} if `text` is not an ICU message. */
export function messageShape(text: string, locale: string): MessageShape {
  const placeholders = new Set<string>();
  const plurals: string[][] = [];
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if ('options' in part) {
        placeholders.add(part.value);
        if ('pluralType' in part) {
          plurals.push(Object.keys(part.options).filter((form) => !form.startsWith('=')));
        }
        for (const { value } of Object.values(part.options)) visit(value);
      } else if ('value' in part && !isText(part)) {
        placeholders.add(part.value);
      }
    }
  };
  visit(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst());
  return { placeholders: [...placeholders].sort(), plurals };
}
