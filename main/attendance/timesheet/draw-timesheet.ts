import type { PageText } from './page-text.js';
import type { TimesheetRow, TimesheetTotals } from './timesheet-rows.js';

/** One person's timesheet as text. */
export interface Timesheet {
  /** Name of the site; empty without one. */
  readonly site: string;
  readonly title: string;
  readonly name: string;
  /** Label and value, such as the employee number. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly columns: readonly string[];
  readonly rows: readonly TimesheetRow[];
  readonly totals: TimesheetTotals;
  readonly signatures: readonly string[];
}

/** In points: 72 make an inch. */
const margin = 40;
const rowHeight = 15;
const signatureHeight = 78;
/** Shares of the width: day, times, breaks, planned, worked, balance, overtime, notes. */
const shares = [0.11, 0.25, 0.08, 0.09, 0.1, 0.09, 0.1, 0.18];
const numbers = new Set([2, 3, 4, 5, 6]);
const ink = '#1a2024';
const grey = '#5a6469';
const line = '#c5ccd0';
const shade = '#f1f4f5';

/** Draws a timesheet onto new pages, with the headings on each of them. */
export function drawTimesheet(page: PageText, sheet: Timesheet): void {
  const { pdf } = page;
  let y = startPage(page, sheet, true);
  const bottom = (): number => pdf.page.height - margin;
  for (const row of sheet.rows) {
    if (y + rowHeight > bottom()) y = startPage(page, sheet, false);
    drawRow(page, row.cells, y, { fill: row.isFree ? shade : null, isStrong: false });
    y += rowHeight;
  }
  const { cells, counts } = sheet.totals;
  if (y + 2 * rowHeight + signatureHeight > bottom()) y = startPage(page, sheet, false);
  drawRow(page, cells, y, { fill: null, isStrong: true });
  y += rowHeight + 6;
  pdf.font('normal').fontSize(8.5).fillColor(ink);
  const text = counts.map(({ label, count }) => `${label}: ${count}`).join('     ');
  page.line(text, margin, y, widthOf(page));
  drawSignatures(page, sheet.signatures, y + rowHeight);
}

/** Starts a page with its headings. @returns where the rows begin, in points from the top. */
function startPage(page: PageText, sheet: Timesheet, isFirst: boolean): number {
  const { pdf } = page;
  pdf.addPage();
  const width = widthOf(page);
  let y = margin;
  pdf.font('normal').fontSize(9).fillColor(grey);
  page.line(isFirst ? sheet.site : `${sheet.title}: ${sheet.name}`, margin, y, width);
  y += 16;
  if (isFirst) {
    pdf.font('strong').fontSize(16).fillColor(ink);
    page.line(`${sheet.title}: ${sheet.name}`, margin, y, width);
    y += 26;
    pdf.font('normal').fontSize(9);
    for (const [label, value] of sheet.facts) {
      page.line(`${label}: ${value}`, margin, y, width);
      y += 14;
    }
    y += 8;
  }
  drawRow(page, sheet.columns, y, { fill: shade, isStrong: true });
  return y + rowHeight;
}

function drawRow(
  page: PageText,
  cells: readonly string[],
  y: number,
  { fill, isStrong }: { readonly fill: string | null; readonly isStrong: boolean },
): void {
  const { pdf } = page;
  const width = widthOf(page);
  if (fill !== null) pdf.rect(margin, y, width, rowHeight).fill(fill);
  pdf
    .moveTo(margin, y + rowHeight)
    .lineTo(margin + width, y + rowHeight)
    .lineWidth(0.5)
    .stroke(line);
  pdf
    .font(isStrong ? 'strong' : 'normal')
    .fontSize(8)
    .fillColor(ink);
  let before = 0;
  for (const [index, cell] of cells.entries()) {
    const own = shares[index]! * width;
    const x = page.isRightToLeft ? margin + width - before - own : margin + before;
    if (cell !== '') page.line(cell, x + 3, y + 3.5, own - 6, numbers.has(index) ? 'end' : 'start');
    before += own;
  }
}

function drawSignatures(page: PageText, signatures: readonly string[], top: number): void {
  const { pdf } = page;
  const width = widthOf(page);
  const own = (width - 24) / 2;
  const y = top + 40;
  for (const [index, label] of signatures.entries()) {
    const isLeft = (index === 0) !== page.isRightToLeft;
    const x = isLeft ? margin : margin + width - own;
    pdf
      .moveTo(x, y)
      .lineTo(x + own, y)
      .lineWidth(0.75)
      .stroke(ink);
    pdf.font('normal').fontSize(8).fillColor(grey);
    page.line(label, x, y + 4, own);
  }
}

function widthOf({ pdf }: PageText): number {
  return pdf.page.width - 2 * margin;
}
