import { systemZone, zonedTime } from '../../base/wall-clock.js';
import type { AttendanceData } from '../attendance-data.js';
import type { PunchEntry } from '../journal/entry.js';
import { decidePunch, type ChosenDirection, type KnownPunch, type PunchRules } from './decide.js';

/** Who punches, and how they were recognised. */
export interface Arrival {
  readonly subjectId: string;
  readonly method: PunchEntry['method'];
  readonly modelId: string | null;
  readonly distance: number | null;
  readonly margin: number | null;
  /** What the person chose, where the site asks. */
  readonly direction: ChosenDirection;
}

/** A punch, new or standing since shortly before. */
export type Punched =
  | { readonly kind: 'recorded'; readonly entry: PunchEntry }
  | { readonly kind: 'already'; readonly entry: KnownPunch };

/**
 * Records a punch, unless the person has punched already; it is on the disk when this resolves.
 * @param givenMs milliseconds since 1970, UTC; null for now, by a clock that is watched.
 * @throws Fault `disk-full`, `data-read-only`: then nothing was recorded.
 */
export async function punch(
  { direction: chosen, ...arrival }: Arrival,
  givenMs: number | null,
  { settings, journal, clock }: Pick<AttendanceData, 'settings' | 'journal' | 'clock'>,
): Promise<Punched> {
  const atMs = givenMs ?? Date.now();
  const clockWas = givenMs === null ? clock.flag(atMs) : null;
  const rules: PunchRules = {
    debounceMs: settings.debounceSeconds * 1000,
    longestShiftMs: settings.longestShiftHours * 3_600_000,
  };
  const { direction: usual } = settings;
  const fixed = usual === 'in' || usual === 'out' ? usual : null;
  const done = await journal.record<KnownPunch>(arrival.subjectId, (history) => {
    const decision = decidePunch(atMs, history, rules, chosen ?? fixed);
    if (decision.kind === 'already') return { nothing: decision.entry };
    const { direction } = decision;
    const flags = [...new Set([...(clockWas === null ? [] : [clockWas]), ...decision.flags])];
    const time = zonedTime(atMs, settings.zone ?? systemZone());
    const { kioskId } = settings;
    return { kind: 'punch', ...time, ...arrival, direction, kioskId, flags };
  });
  return 'entry' in done
    ? { kind: 'recorded', entry: done.entry }
    : { kind: 'already', entry: done.nothing };
}
