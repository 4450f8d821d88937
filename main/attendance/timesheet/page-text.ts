import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { visualRuns } from './visual-runs.js';

/** DejaVu Sans has Latin, Greek, Cyrillic and Arabic letters; PDF's own fonts have Latin ones only. */
const fontFile = (name: string): string =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
/** Splits text into what a person sees as one letter, with its accents. */
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
export type Align = 'start' | 'end';

/** Text on the pages of a PDF. */
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
      const runs = visualRuns(isWhole ? text : `${letters.join('')}…`, this.isRightToLeft);
      const used = runs.reduce((sum, run) => sum + this.#widthOf(run), 0);
      if (used <= width || letters.length === 0) return runs;
      letters = letters.slice(0, -1);
    }
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
