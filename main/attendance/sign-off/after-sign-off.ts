import { offsetMinutes } from '../../base/wall-clock.js';
import type { AttendanceData } from '../attendance-data.js';
import { isDayInRange, type DayRange } from '../days/day-range.js';
import { dayRulesOf } from '../days/day-rules.js';
import { widened } from '../days/query.js';
import { workDaysOf } from '../days/shift-days.js';
import type { WorkDay } from '../days/work-day.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { NewAmendment } from '../journal/entry.js';
import type { StandingLook, StandingPunch } from '../journal/standing-punch.js';
import type { ChangedDays, PeriodState } from './sign-offs.js';

type Data = Pick<AttendanceData, 'journal' | 'people' | 'settings' | 'absences' | 'signOffs'>;
type Brought = NonNullable<NewAmendment['brings']>;

/** Whether a day is signed off, and whether it was changed since. */
export type DayState = 'open' | 'signed' | 'changed';

/** Stands for the entry before it is written. */
const newSeq = Number.MAX_SAFE_INTEGER;

/** The shift days that a correction changes: that of the withdrawn punch, and that of the new one. */
export async function daysChangedBy(
  data: Data,
  withdrawn: StandingPunch | StandingLook | null,
  brought: Brought | null,
): Promise<ChangedDays[]> {
  const days: ChangedDays[] = [];
  if (withdrawn !== null) {
    const day = shiftDayOf(data, withdrawn, await punchesAround(data, withdrawn));
    days.push({ subjectId: withdrawn.subjectId, from: day, to: day });
  }
  if (brought !== null) {
    const punch = standingOf(brought, data.settings.kioskId);
    const around = await punchesAround(data, punch);
    const others = around.filter(({ seq }) => seq !== withdrawn?.seq);
    const punches = [...others, punch].sort((a, b) => a.atMs - b.atMs);
    const day = shiftDayOf(data, punch, punches);
    days.push({ subjectId: punch.subjectId, from: day, to: day });
  }
  return days;
}

/** The state of one person's shift day. Punches imported or recorded after the sign-off change it too. */
export function dayStateOf(
  { subjectId, day, stints }: WorkDay,
  { signOffs }: Pick<Data, 'signOffs'>,
): DayState {
  const period = signOffs.periodOf(day);
  if (period === null) return 'open';
  const isCorrected = period.corrections.some(
    (one) => one.subjectId === subjectId && one.from <= day && day <= one.to,
  );
  const isLater = stints.some((stint) =>
    [stint.in, stint.out].some((punch) => punch !== null && punch.seq > period.journalSeq),
  );
  return isCorrected || isLater ? 'changed' : 'signed';
}

/** The state of a range of days, for the footer of an export. */
export async function periodStateOf(
  { signOffs, journal }: Data,
  range: DayRange,
): Promise<PeriodState> {
  const state = signOffs.stateOf(range.from, range.to);
  if (state.state !== 'signed') return state;
  const time = widened(range, 1);
  for await (const table of journal.standing.tablesByTime(time)) {
    for (const punch of table.byTime(time)) {
      const { day } = dayAndTime(punch);
      const period = isDayInRange(day, range) ? signOffs.periodOf(day) : null;
      if (period !== null && punch.seq > period.journalSeq) return { ...state, state: 'changed' };
    }
  }
  return state;
}

async function punchesAround(
  { journal }: Data,
  { subjectId, atMs }: Pick<StandingPunch, 'subjectId' | 'atMs'>,
): Promise<(StandingPunch | StandingLook)[]> {
  const day = new Date(atMs).toISOString().slice(0, 10);
  const range = widened({ from: day, to: day }, 3);
  const query = { ...range, subjectIds: [subjectId] };
  const found: (StandingPunch | StandingLook)[] = [];
  for await (const table of journal.standing.tablesOfPeople(query)) {
    found.push(...table.withLooks(query));
  }
  return found;
}

/** The shift day of a punch or look among those around it; its own day if it is in none of their stints. */
function shiftDayOf(
  data: Data,
  { seq, ...punch }: StandingPunch | StandingLook,
  punches: readonly (StandingPunch | StandingLook)[],
): string {
  for (const day of workDaysOf(punches, dayRulesOf(data))) {
    const all = [...day.stints.flatMap((stint) => [stint.in, stint.out]), ...day.looks];
    if (all.some((one) => one?.seq === seq)) return day.day;
  }
  return dayAndTime(punch).day;
}

function standingOf(
  { subjectId, direction, at, offset, zone }: Brought,
  kioskId: string,
): StandingPunch {
  return {
    seq: newSeq,
    atMs: Date.parse(at),
    offsetMinutes: offsetMinutes(offset),
    zone,
    subjectId,
    direction,
    method: 'manual',
    kioskId,
    flags: [],
    reviewed: false,
    clockBreak: null,
  };
}
