import { setImmediate as otherWork } from 'node:timers/promises';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import { Fault } from '../../../contract/fault.js';
import { writeSynced } from '../../storage/atomic-file.js';
import type { AttendanceData } from '../attendance-data.js';
import { requireLength } from '../days/day-range.js';
import { visitSheets, type Sheet } from '../days/sheet.js';
import { wantedPeople, withPeopleOfSite } from '../exports/wanted-people.js';
import { periodStateOf } from '../sign-off/after-sign-off.js';
import { drawTimesheet, type Timesheet } from './draw-timesheet.js';
import { newDocument, PageText } from './page-text.js';
import { timesheetTexts, type TimesheetTexts } from './texts.js';
import { columnsOf, rowsOf, signOffText, totalsOf } from './timesheet-rows.js';

/** A timesheet never covers a longer period. */
const maxDays = 100;

type Request = Pick<
  ExportRequest,
  'from' | 'to' | 'department' | 'subjectId' | 'siteId' | 'options'
>;

/**
 * Writes the timesheets of one person or of everyone with attendance, by name, into one PDF.
 * @returns the number of timesheets.
 * @throws Fault as `withPeopleOfSite`; `invalid-input` without a first and a last day, or for more than 100 days;
 *   `disk-full`, `data-read-only`.
 */
export async function writeTimesheets(
  data: AttendanceData,
  request: Request,
  file: string,
): Promise<number> {
  const { from, to, options } = request;
  if (from === undefined || to === undefined) {
    throw new Fault('invalid-input', 'A timesheet needs a first and a last day. Enter both.');
  }
  requireLength({ from, to }, maxDays);
  const sheets = await sheetsOf(data, { ...request, from, to });
  const { language = 'en', paper = 'a4' } = options;
  const texts = timesheetTexts[language];
  const pdf = newDocument(paper === 'letter' ? 'LETTER' : 'A4', texts.title);
  const page = new PageText(pdf, language === 'ar');
  const dayText = new Intl.DateTimeFormat(`${texts.locale}-u-nu-latn-ca-gregory`, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  });
  const period = [from, to].map((day) => dayText.format(Date.parse(day))).join(' – ');
  const signOff = signOffText(await periodStateOf(data, { from, to }), texts);
  const written = writeSynced(file, pdf as AsyncIterable<Uint8Array>, 0o600);
  // Awaited below; without this, a full disk before that would be an unhandled rejection.
  written.catch(() => undefined);
  for (const sheet of sheets) {
    drawTimesheet(page, timesheetOf(sheet, data, { texts, period, signOff }));
    // A page takes some milliseconds; the kiosk in the same process continues in between.
    await otherWork();
  }
  if (sheets.length === 0) pdf.addPage();
  pdf.end();
  await written;
  return sheets.length;
}

async function sheetsOf(
  data: AttendanceData,
  request: Request & { readonly from: string; readonly to: string },
): Promise<Sheet[]> {
  const { from, to, subjectId } = request;
  const wanted = await withPeopleOfSite(data, request);
  const isWanted = wantedPeople(data, wanted);
  const sheets: Sheet[] = [];
  const subjectIds = subjectId === undefined ? undefined : [subjectId];
  await visitSheets(data, { from, to, subjectIds }, (sheet) => {
    if (isWanted(sheet)) sheets.push(sheet);
  });
  const nameOf = (sheet: Sheet): string => data.people.nameOf(sheet.subjectId) ?? '';
  return sheets.sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

function timesheetOf(
  sheet: Sheet,
  { people, settings }: AttendanceData,
  {
    texts,
    period,
    signOff,
  }: { readonly texts: TimesheetTexts; readonly period: string; readonly signOff: string },
): Timesheet {
  const { name, number, department } = people.detailsOf(sheet.subjectId);
  return {
    site: settings.siteTitle ?? '',
    title: texts.title,
    name: name ?? texts.erased,
    facts: [
      [texts.number, number ?? '–'],
      [texts.department, department ?? '–'],
      [texts.period, period],
      [texts.signOff, signOff],
    ],
    columns: columnsOf(texts),
    rows: rowsOf(sheet, texts),
    totals: totalsOf(sheet, texts),
    signatures: [texts.employee, texts.supervisor],
  };
}
