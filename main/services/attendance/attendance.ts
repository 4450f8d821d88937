import type { LogEntry, Output, PunchOutcome } from '../../../preload/contract.js';
import { reasonsAgainst, type Face } from '../../../preload/face.js';
import { journalTime, systemZone, wallClock } from '../../attendance/local-time.js';
import type { PunchEntry } from '../../attendance/punch.js';
import { isInRange, type DayRange } from '../../attendance/day-range.js';
import { decidePunch, flagSentences } from '../../attendance/rules.js';
import type { ChosenDirection, KnownPunch, PunchRules } from '../../attendance/rules.js';
import type { Identity } from '../../gallery/gallery.js';
import type { Vision } from '../../vision/client.js';
import type { Site } from '../site.js';

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

/** Identifies who is in a photo taken at the door, and records a punch for each. */
export async function punchFile(
  { file, at }: { file: string; at?: string | undefined },
  site: Site,
  vision: Vision,
): Promise<Output<'attendance.punch'>> {
  const { faces, modelId } = await vision.analyseFile(file);
  const atMs = at === undefined ? null : Date.parse(at);
  const outcomes: PunchOutcome[] = [];
  for (const face of faces) {
    const identity = site.people.gallery.identify(face.embedding);
    outcomes.push(
      face.quality.usable
        ? await punchIdentified(identity, modelId, atMs, site)
        : refusedOutcome(identity, face),
    );
  }
  return { file, outcomes };
}

async function punchIdentified(
  identity: Identity,
  modelId: string,
  atMs: number | null,
  site: Site,
): Promise<PunchOutcome> {
  const { subjectId, nearest, margin } = identity;
  const outcome = outcomeOf(identity);
  if (subjectId === null) {
    return { ...outcome, kind: 'unknown', reason: 'nobody enrolled is near enough' };
  }
  const distance = nearest?.distance ?? null;
  const arrival = {
    subjectId,
    method: 'face',
    modelId,
    distance,
    margin,
    direction: null,
  } as const;
  const punched = await punch(arrival, atMs, site);
  const { kind, entry } = punched;
  const name = site.people.nameOf(site.journal.table.subjectOf(subjectId));
  const notices = kind === 'recorded' ? punched.entry.flags.map((flag) => flagSentences[flag]) : [];
  return { ...outcome, kind, subjectId, name, entry: logEntry(entry, site), notices };
}

/**
 * Records a punch, unless the person has punched already; it is on the disk when this resolves.
 * @param givenMs milliseconds since 1970, UTC; null for now, by a clock that is watched.
 * @throws Fault `disk-full`, `data-read-only`: then nothing was recorded.
 */
export async function punch(
  { direction: chosen, ...arrival }: Arrival,
  givenMs: number | null,
  { settings, journal, clock }: Site,
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
    const time = journalTime(atMs, settings.zone ?? systemZone());
    const { kioskId } = settings;
    return { kind: 'punch', ...time, ...arrival, direction, kioskId, flags };
  });
  return 'entry' in done
    ? { kind: 'recorded', entry: done.entry }
    : { kind: 'already', entry: done.nothing };
}

/** The punches of a range of days, oldest first. */
export async function listPunches(range: DayRange, site: Site): Promise<LogEntry[]> {
  const found: LogEntry[] = [];
  for await (const entry of site.journal.punches()) {
    if (isInRange(entry, range)) found.push(logEntry(entry, site));
  }
  return found;
}

/** @param entry what is not known of it was brought by HR. */
function logEntry(entry: KnownPunch & Partial<PunchEntry>, site: Site): LogEntry {
  const { seq, at, zone, subjectId, direction } = entry;
  const { method = 'manual' as const, distance = null, margin = null, flags = [] } = entry;
  const name = site.people.nameOf(site.journal.table.subjectOf(subjectId));
  const localTime = wallClock(entry) + entry.offset;
  const known = { seq, at, localTime, zone, subjectId, name, direction, method, distance, margin };
  return { ...known, flags: site.journal.isWithdrawn(seq) ? [...flags, 'taken-back'] : flags };
}

function outcomeOf({ nearest, margin, threshold }: Identity): Omit<PunchOutcome, 'kind'> {
  return {
    reason: null,
    subjectId: null,
    name: null,
    entry: null,
    distance: nearest?.distance ?? null,
    margin,
    threshold,
    notices: [],
  };
}

function refusedOutcome(identity: Identity, face: Face): PunchOutcome {
  return { ...outcomeOf(identity), kind: 'refused', reason: reasonsAgainst(face.quality) };
}
