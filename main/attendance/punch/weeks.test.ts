import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../contract/calls/settings.js';
import { workDaysOf, type DayRules } from '../days/shift-days.js';
import type { WorkDay } from '../days/work-day.js';
import type { StandingLook, StandingPunch } from '../journal/standing-punch.js';
import { standing } from '../testing/standing.js';
import {
  randomFrom,
  rotatingWeeksOf,
  rotations,
  scheduleOf,
  weeksOf,
  workingHours,
  type Rotation,
  type Slips,
  type TrueLook,
} from '../testing/weeks.js';
import { decidePunch, type PunchRules } from './decide.js';

/*
 * Random weeks with missed, doubled and shifted punches, replayed through the rule of the door. Nobody
 * answers its questions. A day is wrong if its stints are not those that the same looks give with the true
 * directions; passing by again is not a punch. (If both punches of a break are missed, no rule can notice it.)
 */

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const fromMs = Date.parse('2026-01-05T00:00Z');
const rules: PunchRules = { debounceMs: 120_000, longestShiftMs: 16 * hourMs, schedule: null };
const dayRules: DayRules = {
  cutOffHour: 4,
  longestShiftMs: rules.longestShiftMs,
  scheduleOf: () => null,
  nowMs: fromMs + 1000 * dayMs,
};
const slips: Slips = { missed: 0.05, doubled: 0.05, shifted: 0.05 };

type Recorded = StandingPunch | StandingLook;
/** Decides about a look; null for a question. */
type Rule = (atMs: number, before: readonly StandingPunch[], by: PunchRules) => 'in' | 'out' | null;

/** What the kiosk records. Looks at which it asks stay unanswered. */
function replay(looks: readonly TrueLook[], by: PunchRules, decide: Rule): Recorded[] {
  const punches: StandingPunch[] = [];
  const all: Recorded[] = [];
  for (const [index, { atMs }] of looks.entries()) {
    const direction = decide(atMs, punches, by);
    const punch = standing(direction ?? 'in', '2026-01-05T00:00+00:00', { atMs, seq: index + 1 });
    if (direction === null) all.push({ ...punch, direction: null });
    else {
      all.push(punch);
      punches.push(punch);
    }
  }
  return all;
}

/** The rule of the door. */
const plausible: Rule = (atMs, before, by) => {
  const now = { atMs, offsetMinutes: 0, clockFlag: null };
  const recent = before.filter((one) => one.atMs >= atMs - 28 * dayMs);
  const decision = decidePunch(now, { punches: recent, looks: [], lastOfAnyone: null }, by);
  return decision.kind === 'record' ? decision.direction : null;
};

/** The rule until version 1.3: always the other direction, unless the last `in` is too long ago. */
const alternating: Rule = (atMs, before, { longestShiftMs }) => {
  const last = before.at(-1);
  const isIn = last?.direction === 'in' && atMs - last.atMs <= longestShiftMs;
  return isIn ? 'out' : 'in';
};

const stintsText = ({ stints }: WorkDay): string =>
  stints.map((stint) => `${stint.in?.atMs ?? '?'}-${stint.out?.atMs ?? '?'}`).join();

interface Count {
  days: number;
  wrong: number;
  listed: number;
  /** Wrong, and not listed to resolve. */
  silent: number;
}

/** @param isListed whether HR sees a day among those to resolve. */
function count(
  looks: readonly TrueLook[],
  recorded: readonly Recorded[],
  schedule: Schedule | null,
  isListed: (day: WorkDay) => boolean,
  firstDay: string,
): Count {
  const by = { ...dayRules, scheduleOf: () => schedule };
  const truth = looks.flatMap(({ atMs, direction }, index) =>
    direction === null
      ? []
      : standing(direction, '2026-01-05T00:00+00:00', { atMs, seq: index + 1 }),
  );
  const right = new Map([...workDaysOf(truth, by)].map((day) => [day.day, stintsText(day)]));
  const total: Count = { days: 0, wrong: 0, listed: 0, silent: 0 };
  const shown = new Map([...workDaysOf(recorded, by)].map((day) => [day.day, day]));
  for (const day of new Set([...right.keys(), ...shown.keys()])) {
    if (day < firstDay) continue;
    const found = shown.get(day);
    const isWrong = found === undefined || stintsText(found) !== (right.get(day) ?? '');
    const listed = found !== undefined && isListed(found);
    total.days += 1;
    if (isWrong) total.wrong += 1;
    if (listed) total.listed += 1;
    if (isWrong && !listed) total.silent += 1;
  }
  return total;
}

/** What was listed until then. */
const today = (day: WorkDay): boolean => day.missing.length > 0 || day.flags.length > 0;
const now = (day: WorkDay): boolean => day.toResolve;

/**
 * Counts at least 10,000 days, each person's after four weeks that make a history.
 * @param given slips and first seed, if other than usual.
 */
function measure(
  hasSchedule: boolean,
  decide: Rule,
  isListed: (day: WorkDay) => boolean,
  given: { slips?: Slips; firstSeed?: number } = {},
): Count {
  const total: Count = { days: 0, wrong: 0, listed: 0, silent: 0 };
  const { firstSeed = 0 } = given;
  for (let person = firstSeed; total.days < 10_000; person++) {
    const hours = workingHours[person % workingHours.length]!;
    const looks = weeksOf(hours, { fromMs, weeks: 10 }, given.slips ?? slips, randomFrom(person));
    const schedule = hasSchedule ? scheduleOf(hours) : null;
    const recorded = replay(looks, { ...rules, schedule }, decide);
    const counted = count(looks, recorded, schedule, isListed, '2026-02-02');
    for (const key of Object.keys(total) as (keyof Count)[]) total[key] += counted[key];
  }
  return total;
}
test.each([
  ['with a schedule, alternation', true, alternating, today, [1500, 2500]],
  ['with a schedule, by plausibility', true, plausible, now, [0, 0]],
  ['with history only, alternation', false, alternating, today, [1500, 2500]],
  // At most one in a hundred.
  ['with history only, by plausibility', false, plausible, now, [0, 100]],
] as const)(
  'of 10,000 days, %s leaves few that are wrong and not listed',
  (_name, hasSchedule, decide, isListed, [least, most]) => {
    const { days, silent } = measure(hasSchedule, decide, isListed);
    expect(days).toBeGreaterThanOrEqual(10_000);
    expect(silent).toBeGreaterThanOrEqual(least);
    expect(silent).toBeLessThanOrEqual(most);
  },
);

describe('with a schedule, every wrong day is listed', () => {
  const many: Slips = { missed: 0.12, doubled: 0.12, shifted: 0.12 };
  const firstSeeds = [5000, 20_000, 70_000];
  test.each(firstSeeds)('from seed %i, even with many slips', (firstSeed) => {
    expect(measure(true, plausible, now, { firstSeed })).toMatchObject({ silent: 0 });
    expect(measure(true, plausible, now, { firstSeed, slips: many })).toMatchObject({ silent: 0 });
  });
});

test('without slips, no day of people without breaks is listed, and none is wrong', () => {
  for (const hours of workingHours.filter(({ breakAfter }) => breakAfter === null)) {
    for (const schedule of [scheduleOf(hours), null]) {
      const perfect: Slips = { missed: 0, doubled: 0, shifted: 0 };
      const looks = weeksOf(hours, { fromMs, weeks: 10 }, perfect, randomFrom(1));
      const recorded = replay(looks, { ...rules, schedule }, plausible);
      const counted = count(looks, recorded, schedule, now, '2026-02-02');
      expect(counted).toMatchObject({ wrong: 0, listed: 0 });
    }
  }
});

/** As `measure`, of people without a schedule who answer the questions. */
function measureRotation(rotation: Rotation, slip: number): Count {
  const total: Count = { days: 0, wrong: 0, listed: 0, silent: 0 };
  for (let person = 0; total.days < 10_000; person++) {
    const given = { missed: slip, doubled: slip };
    const looks = rotatingWeeksOf(rotation, { fromMs, weeks: 10 }, given, randomFrom(person));
    const byTime = new Map(looks.map((look) => [look.atMs, look.direction]));
    const recorded = replay(
      looks,
      rules,
      (atMs, before, by) => plausible(atMs, before, by) ?? byTime.get(atMs) ?? null,
    ).filter(({ direction }) => direction !== null);
    const counted = count(looks, recorded, null, now, '2026-02-02');
    for (const key of Object.keys(total) as (keyof Count)[]) total[key] += counted[key];
  }
  return total;
}

describe.each(rotations)('twelve-hour shifts that rotate without a schedule', (...rotation) => {
  test('are right if every punch was made', () => {
    expect(measureRotation(rotation, 0)).toMatchObject({ wrong: 0, listed: 0 });
  });

  test('with missed and repeated punches, are hardly ever wrong without being listed', () => {
    const { silent, days } = measureRotation(rotation, 0.05);
    expect(silent / days).toBeLessThanOrEqual(0.02);
  });
});

test('once people answer, the door learns their breaks and rarely asks', () => {
  const office = workingHours[0]!;
  const perfect: Slips = { missed: 0, doubled: 0, shifted: 0 };
  const looks = weeksOf(office, { fromMs, weeks: 10 }, perfect, randomFrom(1));
  const asked: string[] = [];
  const schedule = scheduleOf(office);
  replay(looks, { ...rules, schedule }, (atMs, before, by) => {
    const decided = plausible(atMs, before, by);
    if (decided === null) asked.push(new Date(atMs).toISOString().slice(0, 10));
    return decided ?? looks.find((look) => look.atMs === atMs)!.direction;
  });
  const weeks = (from: string, to: string) => asked.filter((day) => day >= from && day < to).length;
  // In the first week, at each of the five breaks.
  expect(weeks('2026-01-05', '2026-01-12')).toBeGreaterThanOrEqual(5);
  // Of 80 looks each.
  expect(weeks('2026-01-19', '2026-02-16')).toBeLessThanOrEqual(5);
  expect(weeks('2026-02-16', '2026-03-16')).toBeLessThanOrEqual(5);
});
