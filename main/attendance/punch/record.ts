import { systemZone, zonedTime } from '../../base/wall-clock.js';
import type { AttendanceData } from '../attendance-data.js';
import type { PunchEntry } from '../journal/entry.js';
import { decidePunch, type ChosenDirection, type KnownPunch, type PunchRules } from './decide.js';

/** Who punches, and how the person was recognised. */
export interface Arrival {
  readonly subjectId: string;
  readonly method: PunchEntry['method'];
  readonly modelId: string | null;
  readonly distance: number | null;
  readonly margin: number | null;
  /** The person's choice; null if the site does not ask. */
  readonly direction: ChosenDirection;
}

/** The new punch, or the one that the person already made shortly before. */
export type PunchResult =
  | { readonly kind: 'recorded'; readonly entry: PunchEntry }
  | { readonly kind: 'already'; readonly entry: KnownPunch };

/**
 * Records a punch, unless the person has just punched. Resolves when it is on the disk.
 * @param givenMs milliseconds since 1970, UTC; null for now, which also checks the clock.
 * @throws Fault `disk-full`, `data-read-only`; then nothing was recorded.
 */
export async function punch(
  { direction: chosen, ...arrival }: Arrival,
  givenMs: number | null,
  { settings, journal, clock }: Pick<AttendanceData, 'settings' | 'journal' | 'clock'>,
): Promise<PunchResult> {
  const atMs = givenMs ?? Date.now();
  const clockChange = givenMs === null ? clock.flag(atMs) : null;
  const rules: PunchRules = {
    debounceMs: settings.debounceSeconds * 1000,
    longestShiftMs: settings.longestShiftHours * 3_600_000,
  };
  const { direction: policy } = settings;
  const fixed = policy === 'in' || policy === 'out' ? policy : null;
  const result = await journal.record<KnownPunch>(arrival.subjectId, (history) => {
    const decision = decidePunch(atMs, history, rules, chosen ?? fixed);
    if (decision.kind === 'already') return { skipped: decision.entry };
    const { direction } = decision;
    const flags = [...new Set([...(clockChange === null ? [] : [clockChange]), ...decision.flags])];
    const time = zonedTime(atMs, settings.zone ?? systemZone());
    const { kioskId } = settings;
    return { kind: 'punch', ...time, ...arrival, direction, kioskId, flags };
  });
  return 'entry' in result
    ? { kind: 'recorded', entry: result.entry }
    : { kind: 'already', entry: result.skipped };
}
