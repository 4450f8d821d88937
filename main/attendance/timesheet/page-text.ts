import { createRequire } from 'node:module';
import bidiFactory from 'bidi-js';
import PDFDocument from 'pdfkit';

/** DejaVu Sans has Latin, Greek, Cyrillic and Arabic letters; PDF's own fonts have Latin ones only. */
const fontFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
/** What a person takes for one letter, with its accents. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** The library's types describe its module, and not the function that it exports. */
const bidi = (
  bidiFactory as unknown as () => {
    getEmbeddingLevels(text: string, base: 'ltr' | 'rtl'): { readonly levels: Uint8Array };
    getMirroredCharacter(character: string): string | null;
  }
)();

export type Align = 'start' | 'end';

/**
 * Text on the pages of a PDF. The library shapes a run of one direction (Arabic letters join), but does not
 * order runs of different ones; that is done here, by Unicode's bidirectional algorithm (UAX 9).
 */
export class PageText {
  constructor(
    readonly pdf: PDFKit.PDFDocument,
    readonly isRightToLeft: boolean,
  ) {
    pdf.registerFont('normal', fontFile('DejaVuSansCondensed'));
    pdf.registerFont('strong', fontFile('DejaVuSansCondensed-Bold'));
  }

  /**
   * Writes one line, shortened with "…" if it does not fit.
   * @param x left edge of the box in points. @param width of the box in points.
   * @param align `start` is left in left-to-right texts, else right.
   */
  line(text: string, x: number, y: number, width: number, align: Align = 'start'): void {
    const runs = this.#fitting(text, width);
    const used = runs.reduce((sum, run) => sum + this.#widthOf(run), 0);
    const isRight = (align === 'end') !== this.isRightToLeft;
    let at = isRight ? x + width - used : x;
    for (const run of runs) {
      // With `features` the library shapes the run as a whole, instead of word by word from the left.
      this.pdf.text(run, at, y, { lineBreak: false, features: ['kern'] });
      at += this.#widthOf(run);
    }
  }

  /** The runs in the order in which they stand on the page. */
  #fitting(text: string, width: number): string[] {
    const all = Array.from(graphemes.segment(text), ({ segment }) => segment);
    let letters = all;
    for (;;) {
      const isWhole = letters.length === all.length;
      const runs = this.#runsOf(isWhole ? text : `${letters.join('')}…`);
      const used = runs.reduce((sum, run) => sum + this.#widthOf(run), 0);
      if (used <= width || letters.length === 0) return runs;
      letters = letters.slice(0, -1);
    }
  }

  #runsOf(text: string): string[] {
    // A signed time such as `+0:30` would get its sign on the other side.
    const isRightToLeft = this.isRightToLeft && !/^[+−]?[\d:]+$/.test(text);
    const { levels } = bidi.getEmbeddingLevels(text, isRightToLeft ? 'rtl' : 'ltr');
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
    return runs.map((run) => run.text);
  }

  #widthOf(text: string): number {
    return this.pdf.widthOfString(text, { features: ['kern'] });
  }
}

/** An empty document. @param paper size of its pages. */
export function newDocument(paper: 'A4' | 'LETTER', title: string): PDFKit.PDFDocument {
  return new PDFDocument({
    size: paper,
    margin: 0,
    autoFirstPage: false,
    font: fontFile('DejaVuSansCondensed'),
    info: { Title: title, Creator: 'Rollcall' },
  });
}
