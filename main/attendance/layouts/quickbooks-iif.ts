import { text } from './cell.js';
import { unfinished, type Layout } from './layout.js';

/**
 * QuickBooks Desktop's timer import: tab separated, a header that names the company file, and one TIMEACT
 * a person and day. QuickBooks knows people by name.
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
    { name: 'company', title: 'Company name, as in QuickBooks’ timer list', default: null },
    { name: 'companyCreateTime', title: 'COMPANYCREATETIME of that list', default: null },
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
      const reason = unfinished(worked);
      const { name } = source.detailsOf(subjectId);
      if (reason !== null) omit({ subjectId, day, reason });
      else if (name === null) omit({ subjectId, day, reason: 'has no name any more' });
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

/** Such as `7:30`. */
function durationText(durationMs: number): string {
  const all = Math.round(durationMs / 60_000);
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
}

/** The format has no quotes: a tab or a line break would begin another cell. */
function plain(value: string): string {
  return value.replaceAll(/[\t\r\n]+/g, ' ');
}
