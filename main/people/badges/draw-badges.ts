import { setImmediate as otherWork } from 'node:timers/promises';
import encodeQR from 'qr';
import type { Brand } from '../../../contract/calls/brand.js';
import type { TimesheetLanguage } from '../../../contract/calls/exports.js';
import { newDocument, PageText } from '../../attendance/timesheet/page-text.js';
import { timesheetTexts } from '../../attendance/timesheet/texts.js';
import { writeSynced } from '../../storage/atomic-file.js';
import { badgeTexts } from './badge-texts.js';
import type { PrintedBadge } from './badges.js';

/** How a sheet of badges looks. */
export interface BadgeSheet {
  /** Name of the site; empty without one. */
  readonly site: string;
  /** PNG or JPEG; null for none. */
  readonly logo: Brand['logo'];
  readonly language: TimesheetLanguage;
  readonly paper: 'a4' | 'letter';
}

const mm = 72 / 25.4;
/** A bank card (ISO/IEC 7810, ID-1), for sleeves and holders that are sold everywhere. */
const [cardWidth, cardHeight] = [85.6 * mm, 54 * mm];
const columns = 2;
const rowsAPage = 5;
const padding = 4 * mm;
/** 25 modules of 1.2 mm: a camera of 1280 pixels reads it at half a metre (ADR 31). */
const codeSide = 30 * mm;
const logoBox: [number, number] = [30 * mm, 8 * mm];
const ink = '#1a2024';
const grey = '#5a6469';
const cut = '#c5ccd0';

/** The parts that are the same on every badge. */
interface Common {
  readonly page: PageText;
  readonly sheet: BadgeSheet;
  /** As a `data:` address, so that the library recognises it as the same picture on each badge. Null for none. */
  readonly logo: string | null;
}

/** Writes badges to cut out, ten a page. @throws Fault `disk-full`, `data-read-only`. */
export async function writeBadges(
  badges: readonly PrintedBadge[],
  sheet: BadgeSheet,
  file: string,
): Promise<void> {
  const pdf = newDocument(
    sheet.paper === 'letter' ? 'LETTER' : 'A4',
    badgeTexts[sheet.language].title,
  );
  const page = new PageText(pdf, sheet.language === 'ar');
  const written = writeSynced(file, pdf as AsyncIterable<Uint8Array>, 0o600);
  // Awaited below; without this, a full disk before that would be an unhandled rejection.
  written.catch(() => undefined);
  const common = { page, sheet, logo: sheet.logo === null ? null : addressOf(sheet.logo) };
  for (const [index, badge] of badges.entries()) {
    const place = index % (columns * rowsAPage);
    if (place === 0) {
      pdf.addPage();
      // A page takes some milliseconds; the kiosk in the same process continues in between.
      await otherWork();
    }
    const x = (pdf.page.width - columns * cardWidth) / 2 + (place % columns) * cardWidth;
    const top = (pdf.page.height - rowsAPage * cardHeight) / 2;
    drawBadge(badge, common, x, top + Math.floor(place / columns) * cardHeight);
  }
  pdf.end();
  await written;
}

function addressOf({ contentType, bytes }: NonNullable<Brand['logo']>): string {
  return `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Draws the logo, if the library can read it: it cannot read every PNG. */
function drawLogo(page: PageText, logo: string, x: number, y: number): void {
  try {
    page.pdf.image(logo, x, y, { fit: logoBox, ...(page.isRightToLeft && { align: 'right' }) });
  } catch {
    // Badges without a logo are better than none.
  }
}

function drawBadge(
  { name, number, text }: PrintedBadge,
  { page, sheet, logo }: Common,
  x: number,
  y: number,
): void {
  const { pdf, isRightToLeft } = page;
  pdf.rect(x, y, cardWidth, cardHeight).lineWidth(0.5).dash(3, { space: 3 }).stroke(cut).undash();
  const width = cardWidth - codeSide - 3 * padding;
  const textX = isRightToLeft ? x + codeSide + 2 * padding : x + padding;
  const codeX = isRightToLeft ? x + padding : x + cardWidth - padding - codeSide;
  drawCode(pdf, text, codeX, y + (cardHeight - codeSide) / 2);
  if (logo !== null)
    drawLogo(page, logo, isRightToLeft ? textX + width - logoBox[0] : textX, y + padding);
  const write = (line: string, font: 'normal' | 'strong', size: number, at: number): void => {
    pdf
      .font(font)
      .fontSize(size)
      .fillColor(font === 'strong' ? ink : grey);
    page.line(line, textX, y + at, width);
  };
  write(sheet.site, 'normal', 8, logo === null ? padding : padding + logoBox[1] + 1.5 * mm);
  for (const [row, line] of nameLines(page, name, width).entries()) {
    write(line, 'strong', 12, 20 * mm + row * 15);
  }
  if (number !== null) {
    write(`${timesheetTexts[sheet.language].number}: ${number}`, 'normal', 8, 34 * mm);
  }
  write(badgeTexts[sheet.language].lost, 'normal', 6, cardHeight - padding - 6);
}

/** A name in one line, or in two if it is long. */
function nameLines({ pdf }: PageText, name: string, width: number): string[] {
  pdf.font('strong').fontSize(12);
  const words = name.split(' ');
  let first = words.length;
  while (first > 1 && pdf.widthOfString(words.slice(0, first).join(' ')) > width) first -= 1;
  return [words.slice(0, first), words.slice(first)].map((part) => part.join(' ')).filter(Boolean);
}

/** Draws a QR code as one shape, without gaps between its squares. */
function drawCode(pdf: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  // The card is white around it: the library's own border, of at least one module, is cut off.
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((line) => line.slice(1, -1));
  const side = codeSide / modules.length;
  for (const [row, line] of modules.entries()) {
    for (let from = 0; from < line.length; from++) {
      if (!line[from]) continue;
      let to = from;
      while (line[to + 1]) to += 1;
      pdf.rect(x + from * side, y + row * side, (to - from + 1) * side, side);
      from = to;
    }
  }
  pdf.fill('#000000');
}
