import { Temporal } from 'temporal-polyfill';
import type { Input } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import { actorOf, audit } from '../access/acting.js';
import { systemZone, zonedTime } from '../base/wall-clock.js';
import type { AttendanceContext } from './attendance-context.js';
import { reportPunch } from './days/report-day.js';
import type { NewAmendment } from './journal/entry.js';
import type { StandingPunch } from './journal/standing-punch.js';

/**
 * Puts attendance right by a new entry, and records it in the audit log.
 * @returns the entry's number.
 * @throws Fault `not-found`, `invalid-input`.
 */
export async function amend(
  context: AttendanceContext,
  { withdraws, brings, reason }: Input<'attendance.amend'>,
): Promise<{ seq: number }> {
  const { journal, people, settings } = await context.data();
  const zone = settings.zone ?? systemZone();
  const before = withdraws === null ? null : journal.counted(withdraws);
  const brought = brings === null ? null : broughtPunch(brings, before, zone);
  if (brought !== null && people.nameOf(brought.subjectId) === null) {
    throw new Fault('not-found', `Nobody has the id ${brought.subjectId}.`);
  }
  const entry = await journal.amend({
    ...zonedTime(Date.now(), zone),
    kioskId: settings.kioskId,
    author: actorOf(context.session).actor,
    reason,
    withdraws,
    brings: brought,
  });
  await audit(context, {
    action: 'attendance.amend',
    target: before?.subjectId ?? brought?.subjectId ?? null,
    before: before === null ? null : { direction: before.direction, ...reportPunch(before) },
    after: { ...brought, reason, seq: entry.seq },
  });
  return { seq: entry.seq };
}

/** What is left out is as of the punch that counts no more; the contract asks for all where there is none. */
function broughtPunch(
  { subjectId, direction, localTime }: NonNullable<Input<'attendance.amend'>['brings']>,
  before: StandingPunch | null,
  zone: string,
): NonNullable<NewAmendment['brings']> {
  const time =
    localTime === undefined
      ? zonedTime(before!.atMs, before!.zone)
      : zonedTime(instantOf(localTime, zone), zone);
  return {
    subjectId: subjectId ?? before!.subjectId,
    direction: direction ?? before!.direction,
    ...time,
  };
}

/**
 * Says that somebody has looked at punches and leaves them as they are.
 * @returns the entry's number.
 * @throws Fault `not-found`.
 */
export async function review(
  context: AttendanceContext,
  { punches, reason }: Input<'attendance.review'>,
): Promise<{ seq: number }> {
  const { journal, settings } = await context.data();
  const { seq } = await journal.review({
    ...zonedTime(Date.now(), settings.zone ?? systemZone()),
    kioskId: settings.kioskId,
    author: actorOf(context.session).actor,
    reason,
    reviews: [...punches],
  });
  await audit(context, {
    action: 'attendance.review',
    target: journal.table.find(punches[0]!)?.subjectId ?? null,
    after: { punches, reason, seq },
  });
  return { seq };
}

/** @throws Fault `invalid-input` for a time that is none, or lies in the future. */
function instantOf(localTime: string, zone: string): number {
  let atMs: number;
  try {
    const local = Temporal.PlainDateTime.from(localTime, { overflow: 'reject' });
    // In the hour that clocks skip, the later of the two readings (Temporal's "compatible").
    atMs = local.toZonedDateTime(zone).epochMilliseconds;
  } catch (cause) {
    throw new Fault('invalid-input', `${localTime} is no day and time of the calendar.`, { cause });
  }
  if (atMs > Date.now()) {
    throw new Fault('invalid-input', `${localTime} lies in the future; nobody has punched yet.`);
  }
  return atMs;
}
