import type { PunchOutcome } from '../../contract/calls/attendance.js';
import type { Input, Output } from '../../contract/contract.js';
import { reasonsAgainst, type Face } from '../../contract/face.js';
import { logEntry } from '../attendance/log.js';
import { flagSentences, type ChosenDirection } from '../attendance/punch/decide.js';
import { punch } from '../attendance/punch/record.js';
import type { Identity } from '../gallery/gallery.js';
import type { Vision } from '../vision/client/client.js';
import type { DoorData } from './door-data.js';

/** Identifies the people on a photo taken at the door, and records a punch for each. */
export async function punchFile(
  { file, at, direction }: Input<'attendance.punch'>,
  data: DoorData,
  vision: Vision,
): Promise<Output<'attendance.punch'>> {
  const { faces, modelId } = await vision.analyseFile(file);
  const atMs = at === undefined ? null : Date.parse(at);
  const outcomes: PunchOutcome[] = [];
  for (const face of faces) {
    const identity = data.people.gallery.identify(face.embedding);
    outcomes.push(
      face.quality.usable
        ? await punchIdentified(identity, { modelId, atMs, direction: direction ?? null }, data)
        : refusedOutcome(identity, face),
    );
  }
  return { file, outcomes };
}

interface Circumstances {
  readonly modelId: string;
  /** Milliseconds since 1970, UTC; null for now. */
  readonly atMs: number | null;
  /** Null to decide by what is plausible. */
  readonly direction: ChosenDirection;
}

async function punchIdentified(
  identity: Identity,
  { modelId, atMs, direction }: Circumstances,
  data: DoorData,
): Promise<PunchOutcome> {
  const { subjectId, nearest, margin } = identity;
  const outcome = outcomeOf(identity);
  if (subjectId === null) {
    return { ...outcome, kind: 'unknown', reason: 'does not match any enrolled person' };
  }
  const distance = nearest?.distance ?? null;
  const arrival = {
    subjectId,
    method: 'face',
    modelId,
    distance,
    margin,
    direction,
  } as const;
  const punched = await punch(arrival, atMs, data);
  const { kind, entry } = punched;
  const name = data.people.nameOf(data.journal.facts.subjectOf(subjectId));
  const notices = kind === 'recorded' ? punched.entry.flags.map((flag) => flagSentences[flag]) : [];
  return { ...outcome, kind, subjectId, name, entry: logEntry(entry, data), notices };
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
