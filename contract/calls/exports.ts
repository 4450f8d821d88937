import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Day, Id, Path } from '../fields.js';
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
  'timesheet',
]);
export type LayoutId = v.InferOutput<typeof LayoutId>;

/** Languages of a timesheet. */
export const TimesheetLanguage = v.picklist(['en', 'de', 'fr', 'es', 'ar']);
export type TimesheetLanguage = v.InferOutput<typeof TimesheetLanguage>;

/** How a file is written; a layout may refuse options. */
const ExportOptions = v.object({
  format: v.optional(v.picklist(['csv', 'xlsx']), 'csv'),
  /** `excel`: with a byte order mark and `;`, so that Excel opens it with a double click. */
  preset: v.optional(v.picklist(['standard', 'excel']), 'standard'),
  /** As in the preset if omitted. */
  separator: v.optional(v.picklist([',', ';', '\t'])),
  decimalSign: v.optional(v.picklist(['.', ',']), '.'),
  dateFormat: v.optional(v.picklist(['iso', 'dmy-dots', 'dmy-slashes', 'mdy-slashes']), 'iso'),
  /** False only for programs that read the protecting apostrophe as part of the value. */
  neutraliseFormulas: v.optional(v.boolean(), true),
  /** Of a timesheet; English if omitted. */
  language: v.optional(TimesheetLanguage),
  /** Of a timesheet; A4 if omitted. */
  paper: v.optional(v.picklist(['a4', 'letter'])),
});

export const ExportRequest = v.object({
  layout: LayoutId,
  /** Days on the wall clock, both included; unbounded if omitted. */
  from: v.optional(Day),
  to: v.optional(Day),
  /** IANA zone that times are written in; if omitted, the zone of each punch. */
  zone: v.optional(v.string()),
  /** People of this department; everyone if omitted. */
  department: v.optional(v.string()),
  /** This person; everyone if omitted. */
  subjectId: v.optional(Id),
  /** People of this site of a hub, and everyone who clocked in or out there in the range; everyone if omitted. */
  siteId: v.optional(Id),
  options: v.optional(ExportOptions, {}),
  /** Values that the importing program expects in every row, such as a company code; by name. */
  parameters: v.optional(v.record(v.string(), v.string()), {}),
});
export type ExportRequest = v.InferOutput<typeof ExportRequest>;

/** What went into an export. */
const ExportReport = v.object({
  rows: v.number(),
  /** Rows that the layout cannot express, such as a day without an `out`; the first 100. */
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

/** State of the daily export. */
export const ScheduleState = v.object({
  /** UTC; null before the first export. */
  lastAt: v.nullable(v.string()),
  /** The latest file; null before the first export. */
  file: v.nullable(v.string()),
  /** Why the latest attempt failed; null if it succeeded. */
  problem: v.nullable(v.string()),
});
export type ScheduleState = v.InferOutput<typeof ScheduleState>;

export const exportCalls = {
  /** State of the daily export, which is set up in the settings. */
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
            /** Null if the parameter is required. */
            default: v.nullable(v.string()),
          }),
        ),
        /** True if the importing program prescribes separator, decimal sign and date format. */
        isFixed: v.boolean(),
      }),
    ),
  },
  /**
   * The first rows of an export as its file would show them, and the sum of each column of hours or minutes
   * (null for other columns). Writes and records nothing. A timesheet has no rows.
   */
  'exports.preview': {
    access: 'hr',
    input: ExportRequest,
    output: v.object({
      columns: v.array(v.string()),
      /** At most 10. */
      first: v.array(v.array(v.string())),
      totals: v.array(v.nullable(v.string())),
      rows: v.number(),
      omittedCount: v.number(),
    }),
  },
  /** Creates a file and its signed footer for download. */
  'exports.make': {
    access: 'hr',
    input: ExportRequest,
    output: v.object({ ...ExportReport.entries, file: Download, footer: Download }),
  },
  /**
   * Writes a file and its signed footer, `<out>.footer.json`, to this machine's disk. Fault `file-exists` if
   * there is one of them already and it is not to be overwritten.
   */
  'files.export': {
    access: 'administrator',
    input: v.object({
      ...ExportRequest.entries,
      out: Path,
      overwrite: v.optional(v.boolean(), false),
    }),
    output: v.object({ ...ExportReport.entries, out: v.string(), footer: v.string() }),
  },
  /** Checks that an exported file and its footer have not changed since the export. */
  'files.verifyExport': {
    access: 'administrator',
    input: v.object({ file: Path }),
    output: v.object({ ok: v.boolean(), problem: v.nullable(v.string()) }),
  },
} as const satisfies Calls;
