import type { LogEntry, Output, PunchOutcome } from '../../preload/contract.js';
import { reasonsAgainst, type Face } from '../../preload/face.js';
import { journalTime, systemZone, wallClock } from '../attendance/local-time.js';
import type { PunchEntry } from '../attendance/punch.js';
import { isInRange, punchesCsv, type DayRange } from '../attendance/punches-csv.js';
import { decidePunch, defaultRules, flagSentences } from '../attendance/rules.js';
import type { Identity } from '../gallery/gallery.js';
import { writeStreamAtomically } from '../storage/atomic-file.js';
import type { Vision } from '../vision/client.js';
import type { Site } from './site.js';

/** A face that was recognised, or not, with how. */
export interface Recognition {
  readonly identity: Identity;
  readonly modelId: string;
}

/** Identifies who is in a photo taken at the door, and records a punch for each. */
export async function punchFile(
  { file, at }: { file: string; at?: string | undefined },
  site: Site,
  vision: Vision,
): Promise<Output<'attendance.punch'>> {
  const { faces, modelId } = await vision.analyseFile(file);
  const atMs = at === undefined ? Date.now() : Date.parse(at);
  const outcomes: PunchOutcome[] = [];
  for (const face of faces) {
    const identity = site.people.gallery.identify(face.embedding);
    outcomes.push(
      face.quality.usable
        ? await punchRecognised({ identity, modelId }, atMs, site)
        : refusedOutcome(identity, face),
    );
  }
  return { file, outcomes };
}

/**
 * Records the punch of whoever was recognised, before anybody is told of it.
 * @param atMs milliseconds since 1970, UTC.
 * @throws Fault `disk-full`, `data-read-only`: then nothing was recorded.
 */
export async function punchRecognised(
  { identity, modelId }: Recognition,
  atMs: number,
  site: Site,
): Promise<PunchOutcome> {
  const { subjectId, margin } = identity;
  const outcome = outcomeOf(identity);
  if (subjectId === null) {
    return { ...outcome, kind: 'unknown', reason: 'nobody enrolled is near enough' };
  }
  const rules = { ...defaultRules, debounceMs: site.settings.debounceSeconds * 1000 };
  const done = await site.journal.record(subjectId, (history) => {
    const decision = decidePunch(atMs, history, rules);
    if (decision.kind === 'already') return { nothing: decision.entry };
    return {
      ...journalTime(atMs, site.settings.zone ?? systemZone()),
      subjectId,
      direction: decision.direction,
      method: 'face',
      kioskId: site.settings.kioskId,
      modelId,
      distance: identity.nearest?.distance ?? null,
      margin,
      flags: decision.flags,
    };
  });
  const name = site.people.nameOf(subjectId);
  const known = { ...outcome, subjectId, name };
  if ('nothing' in done) return { ...known, kind: 'already', entry: logEntry(done.nothing, site) };
  return {
    ...known,
    kind: 'recorded',
    entry: logEntry(done.entry, site),
    notices: done.entry.flags.map((flag) => flagSentences[flag]),
  };
}

/** The punches of a range of days, oldest first. */
export async function listPunches(range: DayRange, site: Site): Promise<LogEntry[]> {
  const found: LogEntry[] = [];
  for await (const entry of site.journal.entries()) {
    if (isInRange(entry, range)) found.push(logEntry(entry, site));
  }
  return found;
}

/**
 * Writes the punches of a range of days as CSV; the file is there as a whole or not at all.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function exportPunches(
  { out, ...range }: DayRange & { readonly out: string },
  site: Site,
): Promise<Output<'attendance.export'>> {
  const csv = punchesCsv(site.journal.entries(), range, (id) => site.people.nameOf(id));
  await writeStreamAtomically(out, csv);
  return { out, rows: csv.rows() };
}

function logEntry(entry: PunchEntry, site: Site): LogEntry {
  const { seq, at, zone, subjectId, direction, method, distance, margin, flags } = entry;
  const name = site.people.nameOf(subjectId);
  const localTime = wallClock(entry) + entry.offset;
  return { seq, at, localTime, zone, subjectId, name, direction, method, distance, margin, flags };
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
