/**
 * A sentence of the services with placeholders: `{0}` for a value, and
 * `{0, plural, one {# photo} other {# photos}}` for a number with its noun, as `counted` writes it.
 */
const placeholder = /\{(\d+)(?:, plural, one \{# ([^{}]*)\} other \{# ([^{}]*)\})?\}/g;

/** Reads the values out of an English sentence; null if it is another sentence. */
export type SentenceReader = (sentence: string) => Record<string, string | number> | null;

/** @param pattern in English, as the services write the sentence. */
export function sentenceReader(pattern: string): SentenceReader {
  const names: { readonly name: string; readonly isCount: boolean }[] = [];
  let source = '';
  let end = 0;
  for (const match of pattern.matchAll(placeholder)) {
    const [text, name = '', one, other = ''] = match;
    source += escaped(pattern.slice(end, match.index));
    const isCount = one !== undefined;
    source += isCount ? `([\\d,]+) (?:${escaped(one)}|${escaped(other)})` : '(.+?)';
    names.push({ name, isCount });
    end = match.index + text.length;
  }
  const whole = new RegExp(`^${source}${escaped(pattern.slice(end))}$`, 'su');
  return (sentence) => {
    const found = whole.exec(sentence);
    if (found === null) return null;
    return Object.fromEntries(
      names.map(({ name, isCount }, index) => {
        const value = found[index + 1] ?? '';
        return [name, isCount ? Number(value.replaceAll(',', '')) : value];
      }),
    );
  };
}

/** How much of a pattern is its own words: if two patterns match, the one with more of them is the better one. */
export function wordsOf(pattern: string): number {
  return pattern.replaceAll(placeholder, '').length;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
