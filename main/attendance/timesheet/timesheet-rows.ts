import type { SignOffs } from '../sign-off/sign-offs.js';
import { dayAndTime } from '../journal/day-and-time.js';
import { isMissed, type Sheet, type SheetDay } from '../days/sheet.js';
import type { StandingPunch } from '../journal/standing-punch.js';
import type { TimesheetTexts } from './texts.js';

/** The cells of one day, in the order of `columnsOf`. */
export interface TimesheetRow {
  readonly cells: readonly string[];
  /** A day on which no one is expected. */
  readonly isFree: boolean;
}

/** The sums below the rows. */
export interface TimesheetTotals {
  /** In the order of `columnsOf`. */
  readonly cells: readonly string[];
  readonly counts: readonly { readonly label: string; readonly count: number }[];
}

/** The headings of a timesheet. */
export function columnsOf(texts: TimesheetTexts): string[] {
  const { day, times, breaks, planned, worked, balance, overtime, notes } = texts;
  return [day, times, breaks, planned, worked, balance, overtime, notes];
}

/** A row for each day. */
export function rowsOf({ days }: Sheet, texts: TimesheetTexts): TimesheetRow[] {
  const dayText = new Intl.DateTimeFormat(`${texts.locale}-u-nu-latn-ca-gregory`, {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    timeZone: 'UTC',
  });
  return days.map((day) => {
    const { work, plannedMs, balanceMs, overtimeMs, isPunched } = day;
    return {
      isFree: plannedMs === 0 || isWeekend(work.day),
      cells: [
        dayText.format(Date.parse(work.day)),
        timesOf(day, texts),
        isPunched && work.breakMs > 0 ? hoursText(work.breakMs) : '',
        plannedMs === null || plannedMs === 0 ? '' : hoursText(plannedMs),
        isPunched ? hoursText(work.workedMs) : '',
        balanceMs === null || (balanceMs === 0 && !isPunched) ? '' : signedHours(balanceMs),
        overtimeMs === null || overtimeMs === 0 ? '' : hoursText(overtimeMs),
        notesOf(day, texts),
      ],
    };
  });
}

export function totalsOf({ days }: Sheet, texts: TimesheetTexts): TimesheetTotals {
  const sum = (valueOf: (day: SheetDay) => number | null): number | null => {
    const known = days.map(valueOf).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  const count = (isCounted: (day: SheetDay) => boolean): number => days.filter(isCounted).length;
  const text = (ms: number | null): string => (ms === null ? '' : hoursText(ms));
  const balance = sum(({ balanceMs }) => balanceMs);
  return {
    cells: [
      texts.total,
      '',
      text(sum(({ work }) => work.breakMs)),
      text(sum(({ plannedMs }) => plannedMs)),
      text(sum(({ work }) => work.workedMs)),
      balance === null ? '' : signedHours(balance),
      text(sum(({ overtimeMs }) => overtimeMs)),
      '',
    ],
    counts: [
      { label: texts.absentDays, count: count(({ work }) => work.absence !== null) },
      { label: texts.missedDays, count: count(isMissed) },
      { label: texts.openDays, count: count(({ work }) => work.toResolve) },
    ],
  };
}

/** The state of a range as text. */
export function signOffText(state: ReturnType<SignOffs['stateOf']>, texts: TimesheetTexts): string {
  const by = state.periods.map(({ signedAt, signedBy }) => `${signedBy}, ${signedAt.slice(0, 10)}`);
  return [texts[state.state], ...by].join('; ');
}

function timesOf({ work: { day, stints, open } }: SheetDay, texts: TimesheetTexts): string {
  const timeOf = (punch: StandingPunch | null): string => {
    if (punch === null) return '?';
    const { day: own, time } = dayAndTime(punch);
    return `${time.slice(0, 5)}${own === day ? '' : ' (+1)'}${punch.method === 'manual' ? '*' : ''}`;
  };
  return stints
    .map((stint) => {
      const isOpen = stint.out === null && open && stint === stints.at(-1);
      return `${timeOf(stint.in)} – ${isOpen ? texts.now : timeOf(stint.out)}`;
    })
    .join(', ');
}

function notesOf(day: SheetDay, texts: TimesheetTexts): string {
  const { absence, holiday, missing } = day.work;
  return [
    ...(holiday === null ? [] : [holiday]),
    ...(absence === null ? [] : [texts[absence]]),
    ...(missing.length > 0 ? [texts.missing] : []),
    ...(isMissed(day) ? [texts.noPunch] : []),
  ].join(', ');
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

/** Hours and minutes, such as `7:30`. */
function hoursText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** With its sign, such as `−0:30`. */
function signedHours(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const sign = minutes === 0 ? '' : minutes < 0 ? '−' : '+';
  return `${sign}${hoursText(Math.abs(minutes) * 60_000)}`;
}
