import type { PunchEntry } from '../journal/entry.js';
import type { PunchFlag } from '../journal/standing-punch.js';

/** Settings of the rules. */
export interface PunchRules {
  /** A person who is recognised again within this time has already punched. */
  readonly debounceMs: number;
  /** After an `in` older than this, the `out` is missing and the next punch is an `in`. */
  readonly longestShiftMs: number;
}

/** In or out, as chosen by the person or set for the kiosk; null if punches alternate. */
export type ChosenDirection = PunchEntry['direction'] | null;

/** A punch that counts, as far as decisions need it: recorded by a kiosk or added by HR. */
export type KnownPunch = Pick<
  PunchEntry,
  'seq' | 'at' | 'offset' | 'zone' | 'subjectId' | 'direction'
>;

/** The earlier punches that a decision depends on. */
export interface PunchHistory {
  /** The subject's last punch that counts. */
  readonly lastOfSubject: KnownPunch | null;
  /** The last punch of anyone. */
  readonly lastOfAnyone: KnownPunch | null;
}

export type PunchDecision =
  | { readonly kind: 'already'; readonly entry: KnownPunch }
  | {
      readonly kind: 'record';
      readonly direction: PunchEntry['direction'];
      readonly flags: PunchEntry['flags'];
    };

/**
 * Decides what to record when a person is recognised: nothing within the debounce time, otherwise `in`
 * and `out` alternately. A missing `out` is flagged and never invented. If the clock was set back, the
 * punch is recorded with the time of the clock and flagged.
 * @param atMs milliseconds since 1970, UTC.
 * @param chosen overrides the alternation. Then only the same direction counts as repeated.
 */
export function decidePunch(
  atMs: number,
  { lastOfSubject, lastOfAnyone }: PunchHistory,
  rules: PunchRules,
  chosen: ChosenDirection = null,
): PunchDecision {
  const flags: PunchFlag[] = [];
  if (lastOfAnyone !== null && atMs < Date.parse(lastOfAnyone.at)) flags.push('clock-set-back');
  if (lastOfSubject === null) return { kind: 'record', direction: chosen ?? 'in', flags };
  const sinceMs = atMs - Date.parse(lastOfSubject.at);
  // In both directions: a clock set back by seconds must not turn one arrival into two punches.
  const isRepeated = chosen === null || chosen === lastOfSubject.direction;
  if (isRepeated && Math.abs(sinceMs) < rules.debounceMs) {
    return { kind: 'already', entry: lastOfSubject };
  }
  if (chosen !== null) return { kind: 'record', direction: chosen, flags };
  if (lastOfSubject.direction === 'out') return { kind: 'record', direction: 'in', flags };
  if (sinceMs > rules.longestShiftMs) {
    return { kind: 'record', direction: 'in', flags: [...flags, 'out-missing'] };
  }
  return { kind: 'record', direction: 'out', flags };
}

/** A sentence for each flag. */
export const flagSentences: Readonly<Record<PunchFlag, string>> = {
  'clock-set-back':
    'This punch is earlier than the last one in the journal, so the clock may have been set back. It was recorded with the time of the clock and flagged for HR.',
  'clock-set-forward':
    'The clock of this machine was set forward after Rollcall first started. The punch was recorded with the time of the clock and flagged for HR.',
  'out-missing': 'The previous shift has no clock-out. It was flagged for HR to correct.',
};
