import type { LayoutId } from '../../../contract/calls/exports.js';
import type { Weekday } from '../../../contract/calls/settings.js';
import { Fault } from '../../../contract/fault.js';
import type { SubjectDetails } from '../directory.js';
import type { AbsenceDay } from '../absence/absence-days.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import type { WorkDay } from '../days/work-day.js';
import type { Cell } from './cell.js';

/** The data of an export. */
export interface ExportSource {
  /** Ordered by time. */
  readonly punches: () => Iterable<StandingPunch>;
  /**
   * Ordered by subject and then by time.
   * @param from a day before the first day of the export, for what depends on earlier days.
   */
  readonly days: (from?: string) => Iterable<WorkDay>;
  /** Days of absence by subject, ordered by day; also those with punches. */
  readonly absences: () => ReadonlyMap<string, readonly AbsenceDay[]>;
  /** First day of the export, such as `2026-03-01`; null if it is unbounded. */
  readonly from: string | null;
  /** Day on which a week begins. */
  readonly firstWeekday: Weekday;
  readonly detailsOf: (subjectId: string) => Omit<SubjectDetails, 'scheduleId'>;
}

/** A row that a layout cannot express. */
export interface Omission {
  readonly subjectId: string;
  readonly day: string;
  /** A phrase such as `no employee number`. */
  readonly reason: string;
}

/** Rows in parts, of which one is in memory at a time. They are made while they are read. */
export type RowParts =
  AsyncIterable<Iterable<readonly Cell[]>> | Iterable<Iterable<readonly Cell[]>>;

/** A value that the importing program expects in every row. */
export interface LayoutParameter {
  readonly name: string;
  /** Label for people. */
  readonly title: string;
  /** Null if the parameter is required. */
  readonly default: string | null;
  /** The values that the importing program accepts; any if left out. An empty default is always allowed. */
  readonly accepts?: {
    readonly pattern: Pick<RegExp, 'test'>;
    /** As after "must be", such as `a number such as 8 or 7.5`. */
    readonly description: string;
  };
}

export interface RowContext {
  readonly source: ExportSource;
  /** Values by name, with defaults. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Reports a row that is not exported. */
  readonly omit: (omission: Omission) => void;
  /** Who has an email address, by address in lower case; of the parts so far. */
  readonly emailHolders: Map<string, string>;
}

/** A file layout that another program can import. */
export interface Layout {
  readonly id: LayoutId;
  readonly title: string;
  readonly columns: readonly string[];
  readonly parameters: readonly LayoutParameter[];
  /** The file format that the importing program prescribes; null if the options choose it. */
  readonly fixed: 'csv' | 'iif' | 'pdf' | null;
  /** The character set that the importing program reads; UTF-8 if left out. */
  readonly charset?: 'windows-1252';
  /** Lines before the column names. */
  readonly preamble?: (parameters: Readonly<Record<string, string>>) => string[];
  /** Whether its rows are in the order of people and days, or of time. An export is made in parts of this order. */
  readonly order: 'people' | 'time';
  /** The rows of one part of an export. */
  readonly rows: (context: RowContext) => Iterable<readonly Cell[]>;
}

/**
 * Completes the given parameters of a layout with their defaults.
 * @param given values by name.
 * @throws Fault `invalid-input` for a missing or unknown parameter, or a value that is not accepted.
 */
export function resolveParameters(
  layout: Layout,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = new Set(layout.parameters.map(({ name }) => name));
  const unknown = Object.keys(given).find((name) => !names.has(name));
  if (unknown !== undefined) {
    throw parameterFault(
      `The layout ${layout.title} has no parameter "${unknown}". Remove it.`,
      unknown,
      `the layout ${layout.title} has no such parameter; remove it`,
    );
  }
  return Object.fromEntries(
    layout.parameters.map(({ name, title, default: defaultValue, accepts }) => {
      const value = given[name]?.trim() ?? defaultValue;
      if (value === null || (defaultValue === null && value === '')) {
        throw parameterFault(
          `The layout ${layout.title} needs a value for "${title}". Enter it and try again.`,
          name,
          `the layout ${layout.title} needs a value (${title})`,
        );
      }
      if (accepts !== undefined && value !== '' && !accepts.pattern.test(value)) {
        throw parameterFault(
          `"${title}" must be ${accepts.description}.`,
          name,
          `must be ${accepts.description}`,
        );
      }
      return [name, value];
    }),
  );
}

/**
 * @param message a sentence for screens, which show a parameter's title.
 * @param name of the parameter. The command line puts it after its option, as in `--set companyCode=…: must be …`.
 */
function parameterFault(message: string, name: string, problem: string): Fault {
  const fields = [{ field: 'parameters', problem: `${name}=…: ${problem}` }];
  return new Fault('invalid-input', message, { fields });
}

/** Why the hours of a day are incomplete; null if they can be exported. */
export function incompleteReason({ missing, open }: WorkDay): string | null {
  if (missing.length > 0) return missing.map((side) => missingReason[side]).join(', ');
  return open ? 'shift not finished' : null;
}

/** Why a stint with a missing side is not exported. */
export const missingReason = { in: 'clock-in missing', out: 'clock-out missing' } as const;

/**
 * The employee number, by which most programs identify people.
 * @returns null for a subject without a number, after reporting the omission.
 */
export function employeeNumberOrOmit(
  { source, omit }: RowContext,
  subjectId: string,
  day: string,
): string | null {
  const { number } = source.detailsOf(subjectId);
  if (number === null) omit({ subjectId, day, reason: 'no employee number' });
  return number;
}
