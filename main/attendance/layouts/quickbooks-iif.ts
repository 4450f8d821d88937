import { text } from './cell.js';
import { incompleteReason, type Layout } from './layout.js';
import { notInWindows1252, windows1252Text } from './windows-1252.js';

/** QuickBooks takes durations up to 23:59. */
const maxMinutes = 24 * 60 - 1;

/**
 * QuickBooks Desktop timer import: separated by tabs, with a header that names the company file and one
 * TIMEACT per person and day (Intuit's IIF import kit). QuickBooks identifies people by name. It reads the
 * file in the code page of Windows, which is Windows-1252 where English or a Western European language is
 * set, and does not know Unicode.
 */
export const quickBooksLayout: Layout = {
  id: 'quickbooks-iif',
  title: 'QuickBooks Desktop (IIF, TIMEACT)',
  columns: [
    '!TIMEACT',
    'DATE',
    'JOB',
    'EMP',
    'ITEM',
    'PITEM',
    'DURATION',
    'PROJ',
    'NOTE',
    'XFERTOPAYROLL',
    'BILLINGSTATUS',
  ],
  parameters: [
    {
      name: 'company',
      title: 'Company name (from the QuickBooks timer list)',
      default: null,
      accepts: windows1252Text,
    },
    {
      name: 'companyCreateTime',
      title: 'COMPANYCREATETIME (from the same list)',
      default: null,
      accepts: { pattern: /^\d+$/, description: 'a whole number such as 1015362067' },
    },
    { name: 'job', title: 'Customer:Job', default: '', accepts: windows1252Text },
    { name: 'item', title: 'Service item', default: '', accepts: windows1252Text },
    { name: 'payrollItem', title: 'Payroll item', default: '', accepts: windows1252Text },
  ],
  order: 'people',
  fixed: 'iif',
  charset: 'windows-1252',
  preamble: ({ company, companyCreateTime }) => [
    '!TIMERHDR\tVER\tREL\tCOMPANYNAME\tIMPORTEDBEFORE\tFROMTIMER\tCOMPANYCREATETIME',
    `TIMERHDR\t8\t0\t${plain(company!)}\tN\tY\t${plain(companyCreateTime!)}`,
  ],
  *rows({ source, parameters, omit }) {
    const { job, item, payrollItem } = parameters;
    for (const worked of source.days()) {
      const { subjectId, day, workedMs } = worked;
      const reason = incompleteReason(worked);
      const { name } = source.detailsOf(subjectId);
      const foreign = name === null ? null : notInWindows1252(name);
      const minutes = Math.round(workedMs / 60_000);
      if (reason !== null) omit({ subjectId, day, reason });
      else if (name === null) omit({ subjectId, day, reason: 'name was erased' });
      else if (foreign !== null) {
        const why = `the name has "${foreign}", which QuickBooks cannot read (Windows-1252)`;
        omit({ subjectId, day, reason: why });
      } else if (minutes > maxMinutes) {
        omit({ subjectId, day, reason: 'longer than 23:59 hours' });
      } else if (minutes > 0) {
        const [year, month, date] = day.split('-') as [string, string, string];
        yield [
          'TIMEACT',
          `${month}/${date}/${year.slice(2)}`,
          ...[job!, name, item!, payrollItem!].map(plain),
          durationText(minutes),
          '',
          '',
          payrollItem === '' ? 'N' : 'Y',
          '0',
        ].map(text);
      }
    }
  },
};

/** Hours and minutes, such as `7:30`. */
function durationText(total: number): string {
  return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
}

/** The format has no quotes, so a tab or line break would start another cell. */
function plain(value: string): string {
  return value.replaceAll(/[\t\r\n]+/g, ' ');
}
