import type { ExportRequest } from '../../../contract/calls/exports.js';
import type { AttendanceData } from '../attendance-data.js';
import { widened, type DaysData } from '../days/query.js';

/** The people in an export. All given conditions must be true. */
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

/**
 * A request with the people of its site, if it has one.
 * @throws Fault as `StandingPunches.peopleOfSite`.
 */
export async function withPeopleOfSite<
  Request extends Pick<ExportRequest, 'from' | 'to' | 'siteId'>,
>(
  { journal }: Pick<DaysData, 'journal'>,
  request: Request,
): Promise<Request & Pick<WantedPeople, 'subjectIds'>> {
  const { siteId } = request;
  if (siteId === undefined) return request;
  const subjectIds = await journal.standing.peopleOfSite(siteId, widened(request, 3));
  return { ...request, subjectIds };
}
