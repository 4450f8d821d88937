import type { badgeCalls } from '../../contract/calls/badges.js';
import type { captureCalls } from '../../contract/calls/capture.js';
import type { consentCalls } from '../../contract/calls/consent.js';
import type { peopleCalls } from '../../contract/calls/people.js';
import type { rosterCalls } from '../../contract/calls/roster.js';
import type { absenceCalls } from '../../contract/calls/absences.js';
import { combine } from '../../contract/combine.js';
import type { ApiOf } from '../../contract/contract.js';
import { importAbsencesApi } from './absences/import-absences.js';
import { consentApi } from './consent/consent.js';
import { badgesApi } from './badges/api.js';
import { captureApi } from './enrolment/capture-api.js';
import type { PeopleContext } from './people-data.js';
import { recordsApi } from './records/api.js';
import { rosterApi } from './roster/api.js';

type PeopleApi = ApiOf<typeof peopleCalls> &
  ApiOf<typeof badgeCalls> &
  ApiOf<typeof captureCalls> &
  ApiOf<typeof consentCalls> &
  ApiOf<typeof rosterCalls> &
  Pick<ApiOf<typeof absenceCalls>, 'absences.import' | 'files.importAbsences'>;

/** Records of people, enrolment, consent, leaving, and importing a roster. */
export function peopleApi(context: PeopleContext): PeopleApi {
  return combine(
    recordsApi(context),
    badgesApi(context),
    captureApi(context),
    consentApi(context),
    rosterApi(context),
    importAbsencesApi(context),
  );
}
