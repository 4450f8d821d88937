import type { LayoutId } from '../../../contract/calls/exports.js';
import { Fault } from '../../../contract/fault.js';
import type { SubjectDetails } from '../directory.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import type { WorkDay } from '../days/work-day.js';
import type { Cell } from './cell.js';

/** What an export is made of. */
export interface ExportSource {
  /** By time. */
  readonly punches: () => Iterable<StandingPunch>;
  /** By subject, and each subject's by time. */
  readonly days: () => Iterable<WorkDay>;
  readonly detailsOf: (subjectId: string) => Omit<SubjectDetails, 'scheduleId'>;
}

/** A row that a layout cannot hold. */
export interface Omission {
  readonly subjectId: string;
  readonly day: string;
  readonly reason: string;
}

/** Something that the other side wants in every row. */
export interface LayoutParameter {
  readonly name: string;
  readonly title: string;
  /** Null where it must be given. */
  readonly default: string | null;
}

export interface RowContext {
  readonly source: ExportSource;
  /** By name; defaults are filled in. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly omit: (omission: Omission) => void;
}

/** One way in which another program wants attendance. */
export interface Layout {
  readonly id: LayoutId;
  readonly title: string;
  readonly columns: readonly string[];
  readonly parameters: readonly LayoutParameter[];
  /** How the other side prescribes the file; null where the options decide. */
  readonly fixed: 'csv' | 'iif' | null;
  /** Lines before the columns, already written; for layouts with a preamble. */
  readonly preamble?: (parameters: Readonly<Record<string, string>>) => string[];
  readonly rows: (context: RowContext) => Iterable<readonly Cell[]>;
}

/**
 * The layout's parameters with their defaults.
 * @throws Fault `invalid-input` for one that is missing or unknown.
 */
export function filledIn(
  { parameters, title }: Layout,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const unknown = Object.keys(given).find((name) => !parameters.some((one) => one.name === name));
  if (unknown !== undefined) {
    throw new Fault('invalid-input', `The layout ${title} has no parameter "${unknown}".`);
  }
  return Object.fromEntries(
    parameters.map(({ name, title: what, default: usual }) => {
      const value = given[name] ?? usual;
      if (value === null || (usual === null && value.trim() === '')) {
        throw new Fault(
          'invalid-input',
          `The layout ${title} needs the parameter "${name}" (${what}).`,
        );
      }
      return [name, value];
    }),
  );
}

/** Why a day's hours cannot be paid yet; null where they can. */
export function unfinished({ missing, open }: WorkDay): string | null {
  if (missing.length > 0) return `is missing an ${missing.join(' and an ')}`;
  return open ? 'is not over yet' : null;
}

/**
 * The employee number, which most other programs know people by; whoever has none is left out.
 * @returns null after it was told.
 */
export function numberOrOmit(
  { source, omit }: RowContext,
  subjectId: string,
  day: string,
): string | null {
  const { number } = source.detailsOf(subjectId);
  if (number === null) omit({ subjectId, day, reason: 'has no employee number' });
  return number;
}
