import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Schedule } from '../../../contract/calls/settings.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Someone in front of the kiosk, and what they really did. */
export interface TrueLook {
  readonly atMs: number;
  /** Null if they only passed by again. */
  readonly direction: 'in' | 'out' | null;
}

/** How often something happens, per punch; 0 to 1. */
export interface Slips {
  /** The person did not look. */
  readonly missed: number;
  /** They pass the kiosk again within the hour. */
  readonly doubled: number;
  /** They come or leave up to three hours earlier or later than usual. */
  readonly shifted: number;
}

/** Working hours of a person, Monday to Friday. */
export interface Hours {
  readonly start: string;
  readonly end: string;
  /** Minutes after the start at which a break of 40 minutes begins; null for none. */
  readonly breakAfter: number | null;
}

/** Office, early, late, night, part-time and twelve-hour work, and shifts around the cut-off hour. */
export const workingHours: readonly Hours[] = [
  { start: '08:00', end: '17:00', breakAfter: 240 },
  { start: '08:00', end: '17:00', breakAfter: null },
  { start: '09:30', end: '18:30', breakAfter: 210 },
  { start: '06:00', end: '14:00', breakAfter: null },
  { start: '14:00', end: '22:00', breakAfter: null },
  { start: '22:00', end: '06:00', breakAfter: null },
  { start: '09:00', end: '13:00', breakAfter: null },
  { start: '07:00', end: '19:00', breakAfter: 300 },
  { start: '04:00', end: '12:00', breakAfter: null },
  { start: '00:00', end: '08:00', breakAfter: null },
];

export function scheduleOf({ start, end }: Hours): Schedule {
  const hours = { start, end };
  return {
    id: 's',
    name: 'S',
    week: [hours, hours, hours, hours, hours, null, null],
    graceMinutes: 5,
    breakMinutes: 0,
    breakAfterMinutes: 0,
  };
}

/** A random number generator. @param seed the same seed gives the same numbers. */
export function randomFrom(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

/**
 * What a person did in some weeks, in UTC, ordered by time.
 * @param fromMs midnight of a Monday.
 */
export function weeksOf(
  hours: Hours,
  { fromMs, weeks }: { fromMs: number; weeks: number },
  slips: Slips,
  random: () => number,
): TrueLook[] {
  const looks: TrueLook[] = [];
  for (let day = 0; day < weeks * 7; day++) {
    if (day % 7 >= 5) continue;
    let latestMs = -Infinity;
    for (const { atMs, direction } of punchesOf(hours, fromMs + day * dayMs)) {
      const shift = random() < slips.shifted ? (random() * 6 - 3) * hourMs : 0;
      // A break is taken at its time.
      const spreadMs = (random() + random() - 1) * 12 * minuteMs;
      const trueMs = Math.max(latestMs + 20 * minuteMs, atMs + spreadMs + shift);
      latestMs = trueMs;
      if (random() < slips.missed) continue;
      looks.push({ atMs: Math.round(trueMs), direction });
      if (random() < slips.doubled) {
        const againMs = trueMs + (3 + random() * 57) * minuteMs;
        looks.push({ atMs: Math.round(againMs), direction: null });
      }
    }
  }
  return looks.sort((a, b) => a.atMs - b.atMs);
}

/** Shifts of twelve hours without breaks: the hour at which each day's shift begins; null for a day off. */
export type Rotation = readonly (number | null)[];

/** Two days, two nights, four days off; and a week of days, then a week of nights. */
export const rotations: readonly Rotation[] = [
  [7, 7, 19, 19, null, null, null, null],
  [7, 7, 7, 7, 7, null, null, 19, 19, 19, 19, 19, null, null],
];

/** As `weeksOf`, of rotating shifts. */
export function rotatingWeeksOf(
  rotation: Rotation,
  { fromMs, weeks }: { fromMs: number; weeks: number },
  { missed, doubled }: Pick<Slips, 'missed' | 'doubled'>,
  random: () => number,
): TrueLook[] {
  const looks: TrueLook[] = [];
  for (let day = 0; day < weeks * 7; day++) {
    const start = rotation[day % rotation.length] ?? null;
    if (start === null) continue;
    for (const direction of ['in', 'out'] as const) {
      const hour = start + (direction === 'in' ? 0 : 12);
      const spreadMs = (random() + random() - 1) * 12 * minuteMs;
      const atMs = Math.round(fromMs + day * dayMs + hour * hourMs + spreadMs);
      if (random() < missed) continue;
      looks.push({ atMs, direction });
      if (random() >= doubled) continue;
      const againMs = Math.round(atMs + (3 + random() * 57) * minuteMs);
      looks.push({ atMs: againMs, direction: null });
    }
  }
  return looks.sort((a, b) => a.atMs - b.atMs);
}

function punchesOf({ start, end, breakAfter }: Hours, dayStartMs: number) {
  const startMs = dayStartMs + msOf(start);
  const endMs = dayStartMs + msOf(end) + (end <= start ? dayMs : 0);
  const breakMs = startMs + (breakAfter ?? 0) * minuteMs;
  const punches: { atMs: number; direction: 'in' | 'out' }[] = [{ atMs: startMs, direction: 'in' }];
  if (breakAfter !== null) {
    punches.push({ atMs: breakMs, direction: 'out' });
    punches.push({ atMs: breakMs + 40 * minuteMs, direction: 'in' });
  }
  punches.push({ atMs: endMs, direction: 'out' });
  return punches;
}

function msOf(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * minuteMs;
}
