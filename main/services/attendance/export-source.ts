import { Temporal } from 'temporal-polyfill';
import type { ExportRequest } from '../../../preload/exports.js';
import { Fault } from '../../../preload/fault.js';
import type { DayRange } from '../../attendance/day-range.js';
import { wallClock } from '../../attendance/layouts/clock.js';
import type { ExportSource } from '../../attendance/layouts/layout.js';
import type { PunchQuery } from '../../attendance/punch-table.js';
import { workDaysOf } from '../../attendance/shift-days.js';
import type { StandingPunch } from '../../attendance/standing-punch.js';
import type { WorkDay } from '../../attendance/work-day.js';
import { dayRulesOf } from './day-rules.js';
import { inSlices } from './in-slices.js';
import type { Site } from '../site.js';

const dayMs = 86_400_000;

/**
 * The punches and days of a range, as they count now.
 * @throws Fault `invalid-input` for a zone that is none, or a range that ends before it begins.
 */
export function exportSource(
  site: Site,
  { from, to, zone }: Pick<ExportRequest, 'from' | 'to' | 'zone'>,
): ExportSource {
  if (from !== undefined && to !== undefined && to < from) {
    throw new Fault('invalid-input', `The range ends (${to}) before it begins (${from}).`);
  }
  if (zone !== undefined) checkZone(zone);
  return {
    *punches() {
      const all = toldIn(zone, site.journal.table.byTime(around({ from, to }, 1)));
      for (const punch of all) if (isWanted(wallClock(punch).day, { from, to })) yield punch;
    },
    days: () => daysOf(site, { from, to, zone }),
    detailsOf: (subjectId) => site.people.detailsOf(subjectId),
  };
}

/** Shift days of a range of days; of everybody, or of those with an id in `subjectIds`. */
export interface DayQuery extends DayRange {
  readonly zone?: string | undefined;
  readonly subjectIds?: readonly string[] | undefined;
}

/** The shift days of a range, ordered by subject and time. */
export function* daysOf(site: Site, query: DayQuery): Generator<WorkDay> {
  for (const day of daysAround(site, query)) if (isWanted(day.day, query)) yield day;
}

/**
 * As `daysOf`, without keeping the door waiting: whatever else is due in this process comes between.
 * @param visit called for each day.
 */
export function visitDays(
  site: Site,
  query: DayQuery,
  visit: (day: WorkDay) => void,
): Promise<void> {
  // Also those about the range take their time, which nobody may come in.
  return inSlices(daysAround(site, query), (day) => {
    if (isWanted(day.day, query)) visit(day);
  });
}

function daysAround(site: Site, { zone, subjectIds, ...range }: DayQuery): Generator<WorkDay> {
  // A shift may end two days after the day it counts to, in any zone.
  const query = around(range, 3);
  const punches = site.journal.table.bySubject(
    subjectIds === undefined ? query : { ...query, subjectIds },
  );
  return workDaysOf(toldIn(zone, punches), dayRulesOf(site));
}

function isWanted(day: string, { from, to }: DayRange): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

/** The range and some days about it. */
function around({ from, to }: DayRange, days: number): PunchQuery {
  return {
    ...(from === undefined ? {} : { fromMs: Date.parse(from) - days * dayMs }),
    ...(to === undefined ? {} : { toMs: Date.parse(to) + (days + 1) * dayMs }),
  };
}

/** With the offset that holds in a zone at that moment; as they are where none is given. */
function* toldIn(
  zone: string | undefined,
  punches: Iterable<StandingPunch>,
): Generator<StandingPunch> {
  for (const punch of punches) {
    if (zone === undefined) yield punch;
    else {
      const there = Temporal.Instant.fromEpochMilliseconds(punch.atMs).toZonedDateTimeISO(zone);
      yield { ...punch, zone, offsetMinutes: Math.round(there.offsetNanoseconds / 6e10) };
    }
  }
}

function checkZone(zone: string): void {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
  } catch (cause) {
    throw new Fault(
      'invalid-input',
      `The time zone "${zone}" is not known; write an IANA name such as Europe/Berlin.`,
      { cause },
    );
  }
}
