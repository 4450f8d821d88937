import { offsetMinutes, systemZone, zonedTime } from '../../base/wall-clock.js';
import type { AttendanceData } from '../attendance-data.js';
import { scheduleLookup } from '../days/day-rules.js';
import type { NewPunch, NewSeen, PunchEntry } from '../journal/entry.js';
import { known, type KnownLook, type KnownPunch } from '../journal/standing-punch.js';
import { decidePunch, type ChosenDirection, type PunchHistory, type PunchRules } from './decide.js';

/** Who punches, and how the person was recognised. */
export interface Arrival {
  readonly subjectId: string;
  readonly method: PunchEntry['method'];
  readonly modelId: string | null;
  readonly distance: number | null;
  readonly margin: number | null;
  /** Subject id of the supervisor who confirmed the person. */
  readonly confirmedBy?: string;
  /** The person's choice; null if they were not asked. */
  readonly direction: ChosenDirection;
}

export type PunchResult =
  | { readonly kind: 'recorded'; readonly entry: PunchEntry }
  /** The punch that the person already made shortly before. */
  | { readonly kind: 'already'; readonly entry: KnownPunch }
  /** It was not clear whether the person came or left, so only the look was recorded. */
  | { readonly kind: 'seen'; readonly entry: KnownLook };

type PunchData = Pick<AttendanceData, 'settings' | 'journal' | 'clock' | 'people' | 'otherDoors'>;

/**
 * Records a punch, unless the person has just punched; where it is not clear whether they came or left, a
 * look. Resolves when it is on the disk.
 * @param givenMs milliseconds since 1970, UTC; null for now. With a given time, a changed clock is flagged as well:
 *   the punches before it may have a wrong time.
 * @throws Fault `disk-full`, `data-read-only`; then nothing was recorded.
 */
export async function punch(
  { direction: chosen, ...arrival }: Arrival,
  givenMs: number | null,
  data: PunchData,
): Promise<PunchResult> {
  const { settings, journal, clock, otherDoors } = data;
  const atMs = givenMs ?? Date.now();
  const time = zonedTime(atMs, settings.zone ?? systemZone());
  const now = {
    atMs,
    offsetMinutes: offsetMinutes(time.offset),
    clockFlag: clock.flag(givenMs === null ? atMs : Date.now()),
  };
  const rules = rulesFor(arrival.subjectId, data);
  const { direction: policy, kioskId } = settings;
  const fixed = policy === 'in' || policy === 'out' ? policy : null;
  const elsewhere = {
    elsewhere: otherDoors?.of(journal.facts.subjectOf(arrival.subjectId)) ?? [],
    missesElsewhere: otherDoors?.isMissing() ?? false,
  };
  const decide = (own: PunchHistory): NewPunch | NewSeen | { skipped: Skipped } => {
    const punches = own.punches.filter(({ seq }) => otherDoors?.isWithdrawn(seq) !== true);
    const history = { ...own, ...elsewhere, punches };
    const decision = decidePunch(now, history, rules, chosen ?? fixed);
    if (decision.kind === 'already') {
      return { skipped: { kind: 'already', entry: known(decision.punch) } };
    }
    const { flags } = decision;
    if (decision.kind === 'record') {
      const { direction } = decision;
      return { kind: 'punch', ...time, ...arrival, direction, kioskId, flags };
    }
    if (decision.look !== null) return { skipped: { kind: 'seen', entry: known(decision.look) } };
    return { kind: 'seen', ...time, ...arrival, kioskId, flags };
  };
  const result = await journal.record(arrival.subjectId, decide, atMs);
  if (!('entry' in result)) return result.skipped;
  const { entry } = result;
  return entry.kind === 'punch'
    ? { kind: 'recorded', entry }
    : { kind: 'seen', entry: { ...entry, direction: null } };
}

type Skipped = Exclude<PunchResult, { readonly kind: 'recorded' }>;

function rulesFor(subjectId: string, { settings, journal, people }: PunchData): PunchRules {
  return {
    debounceMs: settings.debounceSeconds * 1000,
    longestShiftMs: settings.longestShiftHours * 3_600_000,
    schedule: scheduleLookup({ settings, people })(journal.facts.subjectOf(subjectId)),
  };
}
