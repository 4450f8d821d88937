import type { Schedule } from '../../../contract/calls/settings.js';
import { isLook, stintsOf } from '../days/stints.js';
import type { PunchEntry } from '../journal/entry.js';
import type { PunchFlag, StandingLook, StandingPunch } from '../journal/standing-punch.js';
import type { LastPunch } from '../journal/clock-breaks.js';
import { expectedAt, longestUsualMs, restMs, type Expected } from './expected.js';
import { localStint, usualTimesOf } from './usual.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** No one leaves so soon after coming without a reason; it is more likely that they pass the kiosk again. */
const minStintMs = 30 * minuteMs;
/** No one comes back so soon after leaving without a reason. */
const minBreakMs = 10 * minuteMs;
/** After a last `out` this recent, leaving again is a second look and not a missed `in`. */
const againMs = hourMs;
/** Settings of the rules, for one person. */
export interface PunchRules {
  /** A person who is recognised again within this time has already punched. */
  readonly debounceMs: number;
  /** After an `in` older than this, the `out` is missing and the next punch is an `in`. */
  readonly longestShiftMs: number;
  /** Null for a person without a schedule. */
  readonly schedule: Schedule | null;
}

/** In or out, as chosen by the person or set for the kiosk; null to decide by what is plausible. */
export type ChosenDirection = PunchEntry['direction'] | null;

/** The time of a look. */
export interface Now {
  /** Milliseconds since 1970, UTC. */
  readonly atMs: number;
  /** Local time minus UTC, in minutes. */
  readonly offsetMinutes: number;
  /** How the machine's clock differs from when it started; null for not at all. */
  readonly clockFlag: PunchFlag | null;
}

/** What a decision depends on. */
export interface PunchHistory {
  /** The subject's punches that count, of the last four weeks and later, ordered by time. */
  readonly punches: readonly StandingPunch[];
  /** The subject's looks of the last and the next day that no one has explained yet, ordered by time. */
  readonly looks: readonly StandingLook[];
  /** The last punch or look that this kiosk recorded, of anyone. */
  readonly lastOfAnyone: LastPunch | null;
  /** The subject's latest punches at other kiosks of the hub; left out without a hub. */
  readonly elsewhere?: readonly StandingPunch[];
  /** True if others may have recorded punches that are not in `elsewhere`, since the hub cannot be reached. */
  readonly missesElsewhere?: boolean;
}

export type PunchDecision =
  /** Nothing to record: the person has just punched. */
  | { readonly kind: 'already'; readonly punch: StandingPunch }
  | {
      readonly kind: 'record';
      readonly direction: PunchEntry['direction'];
      readonly flags: PunchEntry['flags'];
    }
  /** Only the person knows. `look` is the one of a moment ago that is still unanswered. */
  | {
      readonly kind: 'ask';
      readonly look: StandingLook | null;
      readonly flags: PunchEntry['flags'];
    };

/** The decision about a look. `out-missing` also says that the last `in` has no `out`. */
type Answer = 'in' | 'out' | 'out-missing' | 'ask';

/**
 * Decides what to record when a person is recognised: nothing within the debounce time, otherwise what is plausible by
 * the person's schedule, or else by their own last four weeks, or else in turns with a night's rest between. If that is
 * not clear, the person is asked. A missing punch is never invented.
 *
 * Punches from before a clock change are not paired. If anyone has a later punch than now, no punch is paired.
 * @param chosen overrides all of this. Then only the same direction counts as repeated.
 */
export function decidePunch(
  now: Now,
  history: PunchHistory,
  rules: PunchRules,
  chosen: ChosenDirection = null,
): PunchDecision {
  const isJump =
    isClockChanged(now, history.lastOfAnyone) || hasLaterPunch(now, history, rules.debounceMs);
  const current = isJump ? [] : currentPunches(history);
  const repeated = current.findLast(
    ({ atMs, direction }) =>
      // In both directions: a clock set back by seconds must not turn one arrival into two punches.
      Math.abs(now.atMs - atMs) < rules.debounceMs && (chosen === null || chosen === direction),
  );
  if (repeated !== undefined) return { kind: 'already', punch: repeated };
  const flags = clockFlags(now, history.lastOfAnyone);
  if (chosen !== null) return { kind: 'record', direction: chosen, flags };
  const isSetBack =
    isJump || (history.lastOfAnyone !== null && now.atMs < history.lastOfAnyone.atMs);
  const last = isSetBack ? null : (current.findLast(({ atMs }) => atMs <= now.atMs) ?? null);
  const answer = answerFor(now, last, history, rules, isSetBack);
  if (answer === 'ask') {
    const look = history.looks.findLast(({ atMs }) => Math.abs(now.atMs - atMs) < rules.debounceMs);
    return { kind: 'ask', look: look ?? null, flags };
  }
  const assumed: PunchFlag[] = history.missesElsewhere === true ? ['direction-assumed'] : [];
  if (answer !== 'out-missing') {
    return { kind: 'record', direction: answer, flags: [...flags, ...assumed] };
  }
  return { kind: 'record', direction: 'in', flags: [...flags, 'out-missing', ...assumed] };
}

/** What counts of this kiosk's clock, and of other doors, ordered by time. */
function currentPunches({ punches, elsewhere = [] }: PunchHistory): readonly StandingPunch[] {
  const own = punches.filter(({ clockBreak }) => clockBreak === null);
  return elsewhere.length === 0
    ? own
    : [...own, ...elsewhere].sort((one, other) => one.atMs - other.atMs);
}

function answerFor(
  now: Now,
  last: StandingPunch | null,
  history: PunchHistory,
  rules: PunchRules,
  isJump: boolean,
): Answer {
  const expected = expectedAt(now, last, rules.schedule, () => usualTimes(history, now, rules));
  const sinceMs = last === null ? Infinity : now.atMs - last.atMs;
  if (last?.direction === 'in' && sinceMs <= rules.longestShiftMs) {
    return whileIn(sinceMs, expected);
  }
  const isLost = last?.direction !== 'in' && hasLostPartner(now, history, rules, isJump);
  const answer = whileOut(sinceMs, expected, isLost);
  return answer === 'in' && last?.direction === 'in' ? 'out-missing' : answer;
}

/** @param sinceMs time since the `in`. */
function whileIn(sinceMs: number, { habit, longestMs, arrivingMs }: Expected): Answer {
  if (sinceMs < minStintMs) return 'ask';
  if (habit === 'turn' && sinceMs < againMs) return 'ask';
  if (habit === 'neither') return 'ask';
  if (habit === 'in') return sinceMs > arrivingMs ? 'out-missing' : 'ask';
  if (habit === 'out') return sinceMs <= longestMs ? 'out' : 'ask';
  if (sinceMs <= (habit === null ? restMs : longestMs)) return 'out';
  return sinceMs < longestUsualMs ? 'ask' : 'out-missing';
}

/**
 * @param sinceMs time since the last `out`, or since an `in` that is too long ago to have an `out` now.
 * @param isLost the person has an `in` that cannot be paired, because the clock was changed.
 */
function whileOut(
  sinceMs: number,
  { habit, breakMs, restMs: longRestMs }: Expected,
  isLost: boolean,
): Answer {
  if (sinceMs < minBreakMs) return 'ask';
  if (habit === 'in') return 'in';
  if (habit === 'out') return sinceMs < againMs ? 'ask' : 'out';
  // Coming back from a break: only people who have been there today come in the middle of a shift.
  if (habit === 'neither') return sinceMs < breakMs ? 'in' : 'ask';
  if (habit === 'turn' && (sinceMs < againMs || sinceMs > longRestMs)) return 'ask';
  return isLost ? 'ask' : 'in';
}

function usualTimes({ punches }: PunchHistory, now: Now, { longestShiftMs }: PunchRules) {
  const earlier = punches.filter(({ atMs }) => atMs < now.atMs);
  const stints = [...stintsOf(earlier, longestShiftMs)].flatMap((piece) =>
    isLook(piece) ? [] : (localStint(piece) ?? []),
  );
  return usualTimesOf(stints);
}

/** True if the last recorded punch is a recent `in` from before the clock was changed. */
function hasLostPartner(
  { atMs }: Now,
  { punches }: PunchHistory,
  { longestShiftMs }: PunchRules,
  isJump: boolean,
): boolean {
  const last = punches
    .filter(({ method }) => method !== 'manual')
    .reduce<StandingPunch | null>((a, b) => (a !== null && a.seq > b.seq ? a : b), null);
  return (
    last?.direction === 'in' &&
    (isJump || last.clockBreak !== null) &&
    last.atMs <= atMs &&
    atMs - last.atMs <= longestShiftMs
  );
}

/** True if the person has punched later than now, before the clock was set back. */
function hasLaterPunch({ atMs }: Now, { punches }: PunchHistory, debounceMs: number): boolean {
  return punches.some(
    (punch) =>
      punch.clockBreak === null && punch.method !== 'manual' && punch.atMs - atMs >= debounceMs,
  );
}

/** True if the clock differs from how it was at the last punch, other than by the order of the journal. */
function isClockChanged({ atMs, clockFlag }: Now, last: LastPunch | null): boolean {
  if (last?.clockFlag === undefined || atMs < last.atMs) return false;
  return last.clockFlag !== clockFlag;
}

function clockFlags({ atMs, clockFlag }: Now, last: LastPunch | null): PunchFlag[] {
  const flags = new Set<PunchFlag>();
  if (clockFlag !== null) flags.add(clockFlag);
  if (last !== null && atMs < last.atMs) flags.add('clock-set-back');
  return [...flags];
}

/** A sentence for each flag. */
export const flagSentences: Readonly<Record<PunchFlag, string>> = {
  'clock-set-back':
    'This punch is earlier than the last one in the journal, or the clock of this machine was changed after Rollcall first started: the clock may have been set back. The punch was recorded and flagged for HR.',
  'clock-set-forward':
    'The clock of this machine was set forward after Rollcall first started. The punch was recorded and flagged for HR.',
  'direction-assumed':
    'This kiosk does not know what other doors have recorded, because it has no connection to its hub. In or out was decided from its own punches.',
  'out-missing': 'The previous shift has no clock-out. It was flagged for HR to correct.',
};
