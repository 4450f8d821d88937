import { text } from './cell.js';
import { incompleteReason, type Layout } from './layout.js';

/**
 * QuickBooks Desktop timer import: separated by tabs, with a header that names the company file and one
 * TIMEACT per person and day. QuickBooks identifies people by name.
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
    { name: 'company', title: 'Company name (from the QuickBooks timer list)', default: null },
    { name: 'companyCreateTime', title: 'COMPANYCREATETIME (from the same list)', default: null },
    { name: 'job', title: 'Customer:Job', default: '' },
    { name: 'item', title: 'Service item', default: '' },
    { name: 'payrollItem', title: 'Payroll item', default: '' },
  ],
  fixed: 'iif',
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
      if (reason !== null) omit({ subjectId, day, reason });
      else if (name === null) omit({ subjectId, day, reason: 'name was erased' });
      else if (workedMs > 0) {
        const [year, month, date] = day.split('-') as [string, string, string];
        yield [
          'TIMEACT',
          `${month}/${date}/${year.slice(2)}`,
          ...[job!, name, item!, payrollItem!].map(plain),
          durationText(workedMs),
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
function durationText(durationMs: number): string {
  const total = Math.round(durationMs / 60_000);
  return `${Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')}`;
}

/** The format has no quotes, so a tab or line break would start another cell. */
function plain(value: string): string {
  return value.replaceAll(/[\t\r\n]+/g, ' ');
}
