import type { PunchEntry } from '../journal/entry.js';
import type { PunchFlag } from '../journal/standing-punch.js';

/** The rules' settings. */
export interface PunchRules {
  /** A person seen again within this time has punched already. */
  readonly debounceMs: number;
  /** An `in` older than this got no `out`: the next punch is an `in` again. */
  readonly longestShiftMs: number;
}

/** What a person said, where the site asks whether they come or go. */
export type ChosenDirection = PunchEntry['direction'] | null;

/** What a decision needs of a punch that counts, whether a door or HR brought it. */
export type KnownPunch = Pick<
  PunchEntry,
  'seq' | 'at' | 'offset' | 'zone' | 'subjectId' | 'direction'
>;

/** What the journal holds that a decision depends on. */
export interface PunchHistory {
  /** The subject's latest punch that counts. */
  readonly ofSubject: KnownPunch | null;
  /** The latest entry of anybody. */
  readonly ofAnybody: KnownPunch | null;
}

export type PunchDecision =
  | { readonly kind: 'already'; readonly entry: KnownPunch }
  | {
      readonly kind: 'record';
      readonly direction: PunchEntry['direction'];
      readonly flags: PunchEntry['flags'];
    };

/**
 * Decides what showing up at an instant means: nothing new within the debounce time, else `in` and
 * `out` in turn. A missing `out` is flagged, never invented; an instant before the journal's latest
 * is recorded as the clock says, and flagged.
 * @param chosen goes before the turns; only the same direction within the debounce time is nothing new.
 * @param atMs milliseconds since 1970, UTC.
 */
export function decidePunch(
  atMs: number,
  { ofSubject, ofAnybody }: PunchHistory,
  rules: PunchRules,
  chosen: ChosenDirection = null,
): PunchDecision {
  const flags: PunchFlag[] = [];
  if (ofAnybody !== null && atMs < Date.parse(ofAnybody.at)) flags.push('clock-set-back');
  if (ofSubject === null) return { kind: 'record', direction: chosen ?? 'in', flags };
  const sinceMs = atMs - Date.parse(ofSubject.at);
  // Either way: a clock set back by seconds must not turn one arrival into two.
  const isRepeated = chosen === null || chosen === ofSubject.direction;
  if (isRepeated && Math.abs(sinceMs) < rules.debounceMs) {
    return { kind: 'already', entry: ofSubject };
  }
  if (chosen !== null) return { kind: 'record', direction: chosen, flags };
  if (ofSubject.direction === 'out') return { kind: 'record', direction: 'in', flags };
  if (sinceMs > rules.longestShiftMs) {
    return { kind: 'record', direction: 'in', flags: [...flags, 'out-missing'] };
  }
  return { kind: 'record', direction: 'out', flags };
}

/** A sentence for each flag, for whoever watches. */
export const flagSentences: Readonly<Record<PunchFlag, string>> = {
  'clock-set-back':
    'The time of this punch lies before the latest one in the journal: the clock may have been set back. It is recorded as the clock says, and flagged.',
  'clock-set-forward':
    'The clock was set forward since Rollcall was started. It is recorded as the clock says, and flagged.',
  'out-missing':
    'The shift before has no "out": it is flagged for HR to resolve, and nothing was invented.',
};
