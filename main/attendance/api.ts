import type { absenceCalls } from '../../contract/calls/absences.js';
import type { attendanceCalls } from '../../contract/calls/attendance.js';
import type { exportCalls } from '../../contract/calls/exports.js';
import type { signOffCalls } from '../../contract/calls/sign-offs.js';
import type { journalCalls } from '../../contract/calls/journal.js';
import { combine } from '../../contract/combine.js';
import type { ApiOf } from '../../contract/contract.js';
import { absenceApi } from './absence/api.js';
import type { AttendanceContext } from './attendance-context.js';
import { amend, offsetsOf, review } from './corrections.js';
import { daysApi } from './days/api.js';
import { exportsApi } from './exports/api.js';
import { mergeApi } from './journal/merge.js';
import { signOffApi } from './sign-off/api.js';
import { listPunches } from './log.js';

/**
 * Calls of this room. The door implements `attendance.punch`, which needs to recognise faces, and the people
 * room the import of absences, which reads tables.
 */
type AttendanceApi = Omit<ApiOf<typeof attendanceCalls>, 'attendance.punch'> &
  Omit<ApiOf<typeof absenceCalls>, 'absences.import' | 'files.importAbsences'> &
  ApiOf<typeof exportCalls> &
  ApiOf<typeof signOffCalls> &
  ApiOf<typeof journalCalls>;

/** Attendance: punches, shift days, corrections, exports and merging kiosks. */
export function attendanceApi(context: AttendanceContext): AttendanceApi {
  const { data } = context;
  return combine(
    daysApi(context),
    absenceApi(context),
    signOffApi(context),
    exportsApi(context),
    mergeApi(context),
    {
      'attendance.log': async (range) => listPunches(range, await data()),
      'attendance.verify': async () => (await data()).journal.verify(),
      'attendance.amend': (input) => amend(context, input),
      'attendance.offsets': (input) => offsetsOf(context, input),
      'attendance.review': (input) => review(context, input),
    } satisfies Partial<AttendanceApi>,
  );
}
