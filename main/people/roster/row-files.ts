import type { RosterLeftOut } from '../../../contract/calls/roster.js';
import type { LeftOut } from '../../../contract/fields.js';
import type { FoundFile } from './found-files.js';

/** The files of one row. */
export interface RowFiles {
  readonly photos: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
}

/** Divides a row's files into photos and those that are left out, and notes misleading extensions. */
export function rowFiles(files: readonly FoundFile[]): RowFiles {
  return {
    photos: files.filter(({ problem }) => problem === null).map(({ path }) => path),
    leftOut: files.flatMap(({ path, problem }): LeftOut[] =>
      problem === null ? [] : [{ file: path, reason: problem.reason }],
    ),
    notes: files.flatMap(({ path, problem, note }) =>
      problem === null && note !== null ? [`${path}: ${note}`] : [],
    ),
  };
}

/** A file without a row. @param reason used if the file itself has no problem. */
export function leftOutOf({ path, problem }: FoundFile, reason: string): RosterLeftOut {
  return problem === null
    ? { file: path, reason, isPhoto: true }
    : { file: path, reason: problem.reason, isPhoto: problem.isPicture };
}
