import type { Absence, absenceCalls } from '../../../contract/calls/absences.js';
import type { ApiOf, Input } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { auditFirst, type Commit } from '../../access/audit-first.js';
import { holidayPlaces } from '../../settings/holiday-place.js';
import type { AttendanceContext } from '../attendance-context.js';
import { requireLength, requireOrder } from '../days/day-range.js';
import type { Directory } from '../directory.js';
import type { StoredAbsence } from './absences.js';
import { holidayCalendar } from './holidays.js';

/** Longer absences, such as parental leave, are entered in parts. */
const maxDays = 400;
/** Years of holidays that one call lists. */
const maxHolidayDays = 3660;

/** Calls of this room; the people room imports tables, because it reads them. */
type AbsenceApi = Omit<ApiOf<typeof absenceCalls>, 'absences.import' | 'files.importAbsences'>;

/** Absences of people, and holidays of the site. */
export function absenceApi(context: AttendanceContext): AbsenceApi {
  const { data } = context;
  return {
    'absences.list': async ({ subjectId, ...range }) => {
      requireOrder(range);
      const { absences, people } = await data();
      return absences.list(range, subjectId).map((one) => shown(one, people));
    },
    'absences.add': (input) => add(context, input),
    'absences.remove': (input) => remove(context, input),
    'holidays.list': async (range) => {
      requireLength(range, maxHolidayDays);
      const { settings } = await data();
      return (await holidayCalendar(settings)).between(range.from, range.to);
    },
    'holidays.places': ({ country, state }) => holidayPlaces(country, state),
  };
}

/** @throws Fault `not-found`, `invalid-input` as `Absences.add` and `SignOffs.requireReason`. */
async function add(
  context: AttendanceContext,
  { subjectId, kind, from, to, reason }: Input<'absences.add'>,
): Promise<Absence> {
  requireLength({ from, to }, maxDays);
  const { absences, people, signOffs } = await context.data();
  if (people.nameOf(subjectId) === null) {
    throw new Fault(
      'not-found',
      `There is no person with the ID ${subjectId}. Choose another person.`,
    );
  }
  const absence = { subjectId, kind, from, to };
  signOffs.requireReason([absence], reason);
  const commit = marking(context, 'absences.add', reason);
  const [stored] = await absences.add([absence], ([facts], write) => commit(facts!, write));
  return shown(stored!, people);
}

/** @throws Fault `not-found`; `invalid-input` as `SignOffs.requireReason`. */
async function remove(
  context: AttendanceContext,
  { id, reason }: Input<'absences.remove'>,
): Promise<Absence> {
  const { absences, people, signOffs } = await context.data();
  signOffs.requireReason([absences.find(id)], reason);
  const removed = await absences.remove(id, marking(context, 'absences.remove', reason));
  return shown(removed, people);
}

/**
 * Records a change in the audit log, and marks it if the days are signed off. The kind is not recorded: the
 * log stays when a person's absences are erased.
 */
function marking(
  context: AttendanceContext,
  action: 'absences.add' | 'absences.remove',
  reason: string | undefined,
): Commit<StoredAbsence> {
  const audited = auditFirst<StoredAbsence>(context, ({ subjectId, from, to }) => ({
    action,
    target: subjectId,
    after: { from, to, reason },
  }));
  return (absence, write) =>
    audited(absence, async () => {
      await (await context.data()).signOffs.recordCorrections([absence]);
      await write();
    });
}

function shown({ id, subjectId, kind, from, to }: StoredAbsence, people: Directory): Absence {
  return { id, subjectId, name: people.nameOf(subjectId), kind, from, to };
}
