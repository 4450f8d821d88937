import type { Input, Output } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import { actorOf } from '../access/acting.js';
import { auditFirst } from '../access/audit-first.js';
import { systemZone, zonedTime } from '../base/wall-clock.js';
import type { AttendanceContext } from './attendance-context.js';
import { reportPunch } from './days/report-day.js';
import type { NewAmendment } from './journal/entry.js';
import type { StandingLook, StandingPunch } from './journal/standing-punch.js';
import { daysChangedBy } from './sign-off/after-sign-off.js';
import { siteTime, siteTimeOffsets } from './site-time.js';

/**
 * Corrects attendance by a new journal entry, after it is recorded in the audit log. A correction of a day that
 * is signed off is marked.
 * @returns the number of the journal entry.
 * @throws Fault `not-found`, `invalid-input`, `signed-out`; `disk-full`, `data-read-only`.
 */
export async function amend(
  context: AttendanceContext,
  { withdraws, brings, reason }: Input<'attendance.amend'>,
): Promise<{ seq: number }> {
  const data = await context.data();
  const { journal, people, settings, signOffs } = data;
  const zone = settings.zone ?? systemZone();
  const withdrawn = withdraws === null ? null : await journal.standingPunch(withdraws);
  const added = brings === null ? null : addedPunch(brings, withdrawn, zone);
  if (added !== null && people.nameOf(added.subjectId) === null) {
    throw new Fault(
      'not-found',
      `There is no person with the ID ${added.subjectId}. Choose another person.`,
    );
  }
  const before =
    withdrawn === null
      ? null
      : { direction: withdrawn.direction ?? 'seen', ...reportPunch(withdrawn) };
  const audited = auditFirst<{ readonly seq: number }>(context, ({ seq }) => ({
    action: 'attendance.amend',
    target: withdrawn?.subjectId ?? added?.subjectId ?? null,
    before,
    after: { ...added, reason, seq },
  }));
  const changedDays = await daysChangedBy(data, withdrawn, added);
  const entry = await journal.amend(
    {
      ...zonedTime(Date.now(), zone),
      kioskId: settings.kioskId,
      author: actorOf(context.session).actor,
      reason,
      withdraws,
      brings: added,
    },
    (facts, write) =>
      audited(facts, async () => {
        await signOffs.recordCorrections(changedDays);
        await write();
      }),
  );
  return { seq: entry.seq };
}

/**
 * Fills in omitted fields from the withdrawn punch.
 * @param withdrawn null if no punch is withdrawn; then the contract requires all fields.
 * @throws Fault `invalid-input` as `siteTime`, and without a direction if the person was only seen.
 */
function addedPunch(
  { subjectId, direction, localTime }: NonNullable<Input<'attendance.amend'>['brings']>,
  withdrawn: StandingPunch | StandingLook | null,
  zone: string,
): NonNullable<NewAmendment['brings']> {
  const time =
    localTime === undefined
      ? zonedTime(withdrawn!.atMs, withdrawn!.zone)
      : siteTime(localTime, zone, 'brings.localTime');
  const knownDirection = direction ?? withdrawn!.direction;
  if (knownDirection === null) {
    throw new Fault(
      'invalid-input',
      'The person was only seen, so it is not known whether they came or left. Choose in or out.',
    );
  }
  return { subjectId: subjectId ?? withdrawn!.subjectId, direction: knownDirection, ...time };
}

/**
 * Records that punches were reviewed and stay unchanged.
 * @returns the number of the journal entry.
 * @throws Fault `not-found`, `signed-out`; `disk-full`, `data-read-only`.
 */
export async function review(
  context: AttendanceContext,
  { punches, reason }: Input<'attendance.review'>,
): Promise<{ seq: number }> {
  const { journal, settings } = await context.data();
  const first = await journal.standingPunch(punches[0]!);
  const entry = await journal.review(
    {
      ...zonedTime(Date.now(), settings.zone ?? systemZone()),
      kioskId: settings.kioskId,
      author: actorOf(context.session).actor,
      reason,
      reviews: [...punches],
    },
    auditFirst(context, ({ seq }) => ({
      action: 'attendance.review',
      target: first.subjectId,
      after: { punches, reason, seq },
    })),
  );
  return { seq: entry.seq };
}

/**
 * The UTC offsets that a time on the site's wall clock can have.
 * @throws Fault `invalid-input` for a time that does not exist.
 */
export async function offsetsOf(
  context: AttendanceContext,
  { localTime }: Input<'attendance.offsets'>,
): Promise<Output<'attendance.offsets'>> {
  const { settings } = await context.data();
  const zone = settings.zone ?? systemZone();
  return { zone, offsets: siteTimeOffsets(localTime, zone, 'localTime') };
}
