import type { ExportRequest } from '../../../contract/calls/exports.js';
import type { AttendanceData } from '../attendance-data.js';

/** Whether an export is about a person. */
export function wantedPeople(
  { people }: Pick<AttendanceData, 'people'>,
  { department, subjectId: only }: Pick<ExportRequest, 'department' | 'subjectId'>,
): (of: { readonly subjectId: string }) => boolean {
  return ({ subjectId }) =>
    (only === undefined || subjectId === only) &&
    (department === undefined || people.detailsOf(subjectId).department === department);
}
