import bidiFactory from 'bidi-js';

/** The library's types describe its module, and not the function that it exports. */
const bidi = (
  bidiFactory as unknown as () => {
    getEmbeddingLevels(text: string, base: 'ltr' | 'rtl'): { readonly levels: Uint8Array };
    getMirroredCharacter(character: string): string | null;
  }
)();

/**
 * The parts of a line in the order in which they stand on the page, from the left, by Unicode's bidirectional
 * algorithm (UAX 9). pdfkit shapes a part of one direction (Arabic letters join), but does not order parts.
 * @param isRightToLeft direction of the language; a signed time such as `+0:30` is left-to-right in each.
 */
export function visualRuns(text: string, isRightToLeft: boolean): string[] {
  const base = isRightToLeft && !/^[+−]?[\d:]+$/.test(text) ? 'rtl' : 'ltr';
  const { levels } = bidi.getEmbeddingLevels(text, base);
  const runs: { text: string; level: number }[] = [];
  for (let index = 0; index < text.length; index++) {
    const level = levels[index]!;
    const last = runs.at(-1);
    const own = text[index]!;
    // Brackets open the other way in right-to-left text.
    const letter = level % 2 === 1 ? (bidi.getMirroredCharacter(own) ?? own) : own;
    if (last !== undefined && last.level === level) last.text += letter;
    else runs.push({ text: letter, level });
  }
  // UAX 9, rule L2, for whole runs: from the highest level down, reverse what is at that level or above.
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level--) {
    for (let first = 0; first < runs.length; first++) {
      let end = first;
      while (end < runs.length && runs[end]!.level >= level) end += 1;
      if (end > first + 1) runs.splice(first, end - first, ...runs.slice(first, end).reverse());
      first = Math.max(first, end);
    }
  }
  return runs.map((run) => (run.level % 2 === 1 ? asShaped(run.text) : run.text));
}

/** pdfkit reverses a part if it has right-to-left letters, but never a part that has only signs. */
function asShaped(text: string): string {
  return /\p{L}/u.test(text) ? text : Array.from(text).reverse().join('');
}
