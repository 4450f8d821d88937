import type { Language } from '../../language/languages.js';
import { absencesAr } from './absences/ar.js';
import { absencesDe } from './absences/de.js';
import { absencesEn } from './absences/en.js';
import { absencesEs } from './absences/es.js';
import { absencesFr } from './absences/fr.js';
import { accountsAr } from './accounts/ar.js';
import { accountsDe } from './accounts/de.js';
import { accountsEn } from './accounts/en.js';
import { accountsEs } from './accounts/es.js';
import { accountsFr } from './accounts/fr.js';
import { attendanceAr } from './attendance/ar.js';
import { attendanceDe } from './attendance/de.js';
import { attendanceEn } from './attendance/en.js';
import { attendanceEs } from './attendance/es.js';
import { attendanceFr } from './attendance/fr.js';
import { auditAr } from './audit/ar.js';
import { auditDe } from './audit/de.js';
import { auditEn } from './audit/en.js';
import { auditEs } from './audit/es.js';
import { auditFr } from './audit/fr.js';
import { badgesAr } from './badges/ar.js';
import { badgesDe } from './badges/de.js';
import { badgesEn } from './badges/en.js';
import { badgesEs } from './badges/es.js';
import { badgesFr } from './badges/fr.js';
import { commonAr } from './common/ar.js';
import { commonDe } from './common/de.js';
import { commonEn } from './common/en.js';
import { commonEs } from './common/es.js';
import { commonFr } from './common/fr.js';
import { doorCasesAr } from './door-cases/ar.js';
import { doorCasesDe } from './door-cases/de.js';
import { doorCasesEn } from './door-cases/en.js';
import { doorCasesEs } from './door-cases/es.js';
import { doorCasesFr } from './door-cases/fr.js';
import { enrolAr } from './enrol/ar.js';
import { enrolDe } from './enrol/de.js';
import { enrolEn } from './enrol/en.js';
import { enrolEs } from './enrol/es.js';
import { enrolFr } from './enrol/fr.js';
import { exportsAr } from './exports/ar.js';
import { exportsDe } from './exports/de.js';
import { exportsEn } from './exports/en.js';
import { exportsEs } from './exports/es.js';
import { exportsFr } from './exports/fr.js';
import { connectionsAr } from './connections/ar.js';
import { hubAr } from './hub/ar.js';
import { connectionsDe } from './connections/de.js';
import { hubDe } from './hub/de.js';
import { connectionsEn } from './connections/en.js';
import { hubEn } from './hub/en.js';
import { connectionsEs } from './connections/es.js';
import { hubEs } from './hub/es.js';
import { connectionsFr } from './connections/fr.js';
import { hubFr } from './hub/fr.js';
import { livenessAr } from './liveness/ar.js';
import { livenessDe } from './liveness/de.js';
import { livenessEn } from './liveness/en.js';
import { livenessEs } from './liveness/es.js';
import { livenessFr } from './liveness/fr.js';
import { modelsAr } from './models/ar.js';
import { modelsDe } from './models/de.js';
import { modelsEn } from './models/en.js';
import { modelsEs } from './models/es.js';
import { modelsFr } from './models/fr.js';
import { overviewAr } from './overview/ar.js';
import { overviewDe } from './overview/de.js';
import { overviewEn } from './overview/en.js';
import { overviewEs } from './overview/es.js';
import { overviewFr } from './overview/fr.js';
import { peopleAr } from './people/ar.js';
import { peopleDe } from './people/de.js';
import { peopleEn } from './people/en.js';
import { peopleEs } from './people/es.js';
import { peopleFr } from './people/fr.js';
import { refusalsAr } from './refusals/ar.js';
import { refusalsDe } from './refusals/de.js';
import { refusalsEn } from './refusals/en.js';
import { refusalsEs } from './refusals/es.js';
import { refusalsFr } from './refusals/fr.js';
import { rosterAr } from './roster/ar.js';
import { rosterDe } from './roster/de.js';
import { rosterEn } from './roster/en.js';
import { rosterEs } from './roster/es.js';
import { rosterFr } from './roster/fr.js';
import { selfTestAr } from './self-test/ar.js';
import { selfTestDe } from './self-test/de.js';
import { selfTestEn } from './self-test/en.js';
import { selfTestEs } from './self-test/es.js';
import { selfTestFr } from './self-test/fr.js';
import { settingsAr } from './settings/ar.js';
import { settingsDe } from './settings/de.js';
import { settingsEn } from './settings/en.js';
import { settingsEs } from './settings/es.js';
import { settingsFr } from './settings/fr.js';

/** The texts of the administration, a file per subject and language. English says which keys there are. */
export const messages = {
  en: {
    ...commonEn,
    ...overviewEn,
    ...attendanceEn,
    ...absencesEn,
    ...exportsEn,
    ...peopleEn,
    ...enrolEn,
    ...rosterEn,
    ...doorCasesEn,
    ...refusalsEn,
    ...hubEn,
    ...connectionsEn,
    ...settingsEn,
    ...accountsEn,
    ...selfTestEn,
    ...livenessEn,
    ...modelsEn,
    ...auditEn,
    ...badgesEn,
  },
  de: {
    ...commonDe,
    ...overviewDe,
    ...attendanceDe,
    ...absencesDe,
    ...exportsDe,
    ...peopleDe,
    ...enrolDe,
    ...rosterDe,
    ...doorCasesDe,
    ...refusalsDe,
    ...hubDe,
    ...connectionsDe,
    ...settingsDe,
    ...accountsDe,
    ...selfTestDe,
    ...livenessDe,
    ...modelsDe,
    ...auditDe,
    ...badgesDe,
  },
  fr: {
    ...commonFr,
    ...overviewFr,
    ...attendanceFr,
    ...absencesFr,
    ...exportsFr,
    ...peopleFr,
    ...enrolFr,
    ...rosterFr,
    ...doorCasesFr,
    ...refusalsFr,
    ...hubFr,
    ...connectionsFr,
    ...settingsFr,
    ...accountsFr,
    ...selfTestFr,
    ...livenessFr,
    ...modelsFr,
    ...auditFr,
    ...badgesFr,
  },
  es: {
    ...commonEs,
    ...overviewEs,
    ...attendanceEs,
    ...absencesEs,
    ...exportsEs,
    ...peopleEs,
    ...enrolEs,
    ...rosterEs,
    ...doorCasesEs,
    ...refusalsEs,
    ...hubEs,
    ...connectionsEs,
    ...settingsEs,
    ...accountsEs,
    ...selfTestEs,
    ...livenessEs,
    ...modelsEs,
    ...auditEs,
    ...badgesEs,
  },
  ar: {
    ...commonAr,
    ...overviewAr,
    ...attendanceAr,
    ...absencesAr,
    ...exportsAr,
    ...peopleAr,
    ...enrolAr,
    ...rosterAr,
    ...doorCasesAr,
    ...refusalsAr,
    ...hubAr,
    ...connectionsAr,
    ...settingsAr,
    ...accountsAr,
    ...selfTestAr,
    ...livenessAr,
    ...modelsAr,
    ...auditAr,
    ...badgesAr,
  },
} as const satisfies Readonly<Record<Language, object>>;

/** Key of a message, such as `people.rename`: its subject, then its place. */
export type AdminMessageKey = keyof (typeof messages)['en'];
