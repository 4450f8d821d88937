import type { ExportRequest } from '../../../contract/calls/exports.js';
import type { AttendanceData } from '../attendance-data.js';

/** The people that an export is about. Each is about all of what is given. */
export interface WantedPeople extends Pick<ExportRequest, 'department' | 'subjectId'> {
  /** Only these people, such as those of a site. */
  readonly subjectIds?: readonly string[] | undefined;
}

/** Whether an export is about a person. */
export function wantedPeople(
  { people }: Pick<AttendanceData, 'people'>,
  { department, subjectId: only, subjectIds }: WantedPeople,
): (of: { readonly subjectId: string }) => boolean {
  const these = subjectIds === undefined ? null : new Set(subjectIds);
  return ({ subjectId }) =>
    (only === undefined || subjectId === only) &&
    (these === null || these.has(subjectId)) &&
    (department === undefined || people.detailsOf(subjectId).department === department);
}
