import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Day } from '../fields.js';
import { Download } from './transfers.js';

/** Exports for payroll. Part of the contract; see contract.ts. */

export const LayoutId = v.picklist([
  'punches',
  'days',
  'frappe',
  'odoo',
  'orangehrm',
  'kimai',
  'bamboohr',
  'adp',
  'quickbooks-iif',
]);
export type LayoutId = v.InferOutput<typeof LayoutId>;

/** How a file is written; what a layout does not allow is refused. */
const ExportOptions = v.object({
  format: v.optional(v.picklist(['csv', 'xlsx']), 'csv'),
  /** `excel`: with a byte order mark and `;`, as Excel opens it by a double click. */
  preset: v.optional(v.picklist(['standard', 'excel']), 'standard'),
  /** By the preset where it is left out. */
  separator: v.optional(v.picklist([',', ';', '\t'])),
  decimalSign: v.optional(v.picklist(['.', ',']), '.'),
  dateFormat: v.optional(v.picklist(['iso', 'dmy-dots', 'dmy-slashes', 'mdy-slashes']), 'iso'),
  /** Off only for programs that take the apostrophe for part of the value. */
  neutraliseFormulas: v.optional(v.boolean(), true),
});

export const ExportRequest = v.object({
  layout: LayoutId,
  /** Days on the wall clock, both included; open where left out. */
  from: v.optional(Day),
  to: v.optional(Day),
  /** IANA zone that times are told in; that of each punch where left out. */
  zone: v.optional(v.string()),
  options: v.optional(ExportOptions, {}),
  /** What the other side wants to have in every row, such as a company code; by name. */
  parameters: v.optional(v.record(v.string(), v.string()), {}),
});
export type ExportRequest = v.InferOutput<typeof ExportRequest>;

/** What went into an export. */
const ExportReport = v.object({
  rows: v.number(),
  /** Rows that the layout cannot hold, such as a day without an `out`; the first hundred. */
  omitted: v.array(
    v.object({
      subjectId: v.string(),
      name: v.nullable(v.string()),
      day: v.string(),
      reason: v.string(),
    }),
  ),
  omittedCount: v.number(),
});

/** How the daily export went last. */
export const ScheduleState = v.object({
  /** UTC; null before the first. */
  lastAt: v.nullable(v.string()),
  /** The file written last. */
  file: v.nullable(v.string()),
  /** Why the latest try failed; null where it did not. */
  problem: v.nullable(v.string()),
});
export type ScheduleState = v.InferOutput<typeof ScheduleState>;

export const exportCalls = {
  /** The daily export is set up with the settings. */
  'exports.schedule': { access: 'hr', input: v.object({}), output: ScheduleState },
  'exports.layouts': {
    access: 'hr',
    input: v.object({}),
    output: v.array(
      v.object({
        id: LayoutId,
        title: v.string(),
        columns: v.array(v.string()),
        parameters: v.array(
          v.object({
            name: v.string(),
            title: v.string(),
            /** Null where it must be given. */
            default: v.nullable(v.string()),
          }),
        ),
        /** True where the other side prescribes separator, signs and dates. */
        isFixed: v.boolean(),
      }),
    ),
  },
  /** Makes a file and its signed footer, to be fetched. */
  'exports.make': {
    access: 'hr',
    input: ExportRequest,
    output: v.object({ ...ExportReport.entries, file: Download, footer: Download }),
  },
  /** Writes both to the disk of this machine; the footer as `<out>.footer.json`. */
  'files.export': {
    access: 'administrator',
    input: v.object({ ...ExportRequest.entries, out: v.pipe(v.string(), v.minLength(1)) }),
    output: v.object({ ...ExportReport.entries, out: v.string(), footer: v.string() }),
  },
  /** Whether an exported file and its footer are as they were written here. */
  'files.verifyExport': {
    access: 'administrator',
    input: v.object({ file: v.pipe(v.string(), v.minLength(1)) }),
    output: v.object({ ok: v.boolean(), problem: v.nullable(v.string()) }),
  },
} as const satisfies Calls;
