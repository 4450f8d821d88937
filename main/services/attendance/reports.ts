import { Temporal } from 'temporal-polyfill';
import type { Api, Input } from '../../../preload/contract.js';
import type { ReportDay, reportCalls, ReportPunch } from '../../../preload/reports.js';
import { Fault } from '../../../preload/fault.js';
import { wallClock } from '../../attendance/layouts/clock.js';
import { journalTime, systemZone } from '../../attendance/local-time.js';
import type { NewAmendment } from '../../attendance/punch.js';
import { ShapeSum } from '../../attendance/shape.js';
import type { StandingPunch } from '../../attendance/standing-punch.js';
import type { WorkDay } from '../../attendance/work-day.js';
import { actorOf, audit, type ServiceContext } from '../context.js';
import { visitDays } from './export-source.js';
import { monthOf } from './month.js';
import type { Site } from '../site.js';

const dayMs = 86_400_000;
const mostDays = 400;

/** Attendance as HR looks at it. */
export function reportApi(context: ServiceContext): Pick<Api, keyof typeof reportCalls> {
  const { site } = context;
  return {
    'people.names': async () => {
      const { people } = await site();
      return people.list().map(({ subjectId, name }) => {
        const { number, department } = people.detailsOf(subjectId);
        return { subjectId, name, number, department };
      });
    },
    'attendance.present': async () => presentIn(await site()),
    'attendance.days': async ({ subjectId, ...range }) => {
      checkRange(range, subjectId === null ? 1 : mostDays);
      const opened = await site();
      const days: ReportDay[] = [];
      const subjectIds = subjectId === null ? undefined : [subjectId];
      await visitDays(opened, { ...range, subjectIds }, (day) => {
        days.push(reportDay(day, opened));
      });
      return subjectId === null ? days.sort(byName) : days;
    },
    'attendance.toResolve': async ({ most, ...range }) => {
      checkRange(range, mostDays);
      const opened = await site();
      const newest = new Newest(most);
      await visitDays(opened, range, (day) => {
        if (day.toResolve) newest.add(day);
      });
      const days = newest.days().map((day) => reportDay(day, opened));
      return { days, count: newest.count };
    },
    'attendance.month': async ({ month }) => monthOf(await site(), month),
    'attendance.shape': async (range) => {
      checkRange(range, mostDays);
      const sum = new ShapeSum(Date.now());
      await visitDays(await site(), range, (day) => {
        sum.add(day);
      });
      return sum.result();
    },
    'attendance.amend': (input) => amend(context, input),
    'attendance.review': (input) => review(context, input),
  };
}

function byName(a: { readonly name: string | null }, b: { readonly name: string | null }): number {
  return (a.name ?? '').localeCompare(b.name ?? '');
}

/** The newest of many days, without holding all of them. */
class Newest {
  #days: WorkDay[] = [];
  count = 0;

  /** @param most how many are wanted. */
  constructor(private readonly most: number) {}

  add(day: WorkDay): void {
    this.count += 1;
    this.#days.push(day);
    if (this.#days.length > 2 * this.most) this.#days = this.days();
  }

  /** The newest first; of one day in the order in which they came. */
  days(): WorkDay[] {
    return this.#days
      .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
      .slice(0, this.most);
  }
}

function presentIn({
  journal,
  people,
  settings,
}: Site): Awaited<ReturnType<Api['attendance.present']>> {
  const nowMs = Date.now();
  const { table } = journal;
  const present = table.subjectIds().flatMap((subjectId) => {
    const [latest] = table.latestOf(subjectId);
    const isIn =
      latest?.direction === 'in' && nowMs - latest.atMs <= settings.longestShiftHours * 3_600_000;
    if (!isIn) return [];
    const { name, department } = people.detailsOf(subjectId);
    return [{ subjectId, name, department, since: reportPunch(latest), kioskId: latest.kioskId }];
  });
  return present.sort(byName);
}

async function amend(
  context: ServiceContext,
  { withdraws, brings, reason }: Input<'attendance.amend'>,
): Promise<{ seq: number }> {
  const { journal, people, settings } = await context.site();
  const zone = settings.zone ?? systemZone();
  const before = withdraws === null ? null : journal.counted(withdraws);
  const brought = brings === null ? null : broughtPunch(brings, before, zone);
  if (brought !== null && people.nameOf(brought.subjectId) === null) {
    throw new Fault('not-found', `Nobody has the id ${brought.subjectId}.`);
  }
  const entry = await journal.amend({
    ...journalTime(Date.now(), zone),
    ...{ kioskId: settings.kioskId, author: actorOf(context.session).actor, reason, withdraws },
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
      ? journalTime(before!.atMs, before!.zone)
      : journalTime(instantOf(localTime, zone), zone);
  return {
    subjectId: subjectId ?? before!.subjectId,
    direction: direction ?? before!.direction,
    ...time,
  };
}

async function review(
  context: ServiceContext,
  { punches, reason }: Input<'attendance.review'>,
): Promise<{ seq: number }> {
  const { journal, settings } = await context.site();
  const { seq } = await journal.review({
    ...journalTime(Date.now(), settings.zone ?? systemZone()),
    ...{ kioskId: settings.kioskId, author: actorOf(context.session).actor, reason },
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

function reportDay(day: WorkDay, { people }: Site): ReportDay {
  const { name, department } = people.detailsOf(day.subjectId);
  const { subjectId, workedMs, breakMs, lateMs, earlyMs, open, toResolve } = day;
  return {
    ...{ subjectId, name, department, day: day.day, workedMs, breakMs, lateMs, earlyMs, open },
    toResolve,
    stints: day.stints.map((stint) => ({
      in: stint.in === null ? null : reportPunch(stint.in),
      out: stint.out === null ? null : reportPunch(stint.out),
    })),
    missing: [...day.missing],
    flags: [...day.flags],
  };
}

function reportPunch(punch: StandingPunch): ReportPunch {
  return { seq: punch.seq, ...wallClock(punch), method: punch.method };
}

function checkRange({ from, to }: { from: string; to: string }, most: number): void {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days >= 1 && days <= most) return;
  throw new Fault(
    'invalid-input',
    days < 1
      ? `The range ends (${to}) before it begins (${from}).`
      : `The range has ${days} days; ask for at most ${most}.`,
  );
}
