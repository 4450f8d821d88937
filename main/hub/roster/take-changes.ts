import { recordFirst, type Commit } from '../../access/audit-first.js';
import type { Actor } from '../../access/session.js';
import type { PeopleSettled, PersonChange } from '../../link/roster-messages.js';
import { numberKey } from '../../people/records/pad-code.js';
import type { PersonRecord } from '../../people/records/person-record.js';
import { eraseShared } from '../../people/shared/erase-shared.js';
import { recordedErasures } from '../../people/shared/recorded-erasures.js';
import {
  changedParts,
  marksOf,
  withParts,
  type SharedRecord,
} from '../../people/shared/shared-person.js';
import { takePeople, type PersonToTake, type Taking } from '../../people/shared/take-people.js';
import type { SiteData } from '../site.js';
import type { RosterVersions } from './versions.js';

/** A person whose number another one has. */
export interface Double {
  readonly subjectId: string;
  readonly holderId: string;
}

/** What became of a kiosk's changes, before they have versions. */
export interface TakenChanges {
  readonly states: readonly PeopleSettled['settled'][number]['state'][];
  readonly doubles: readonly Double[];
}

type Changed = Extract<PersonChange, { kind: 'person' }>;

/**
 * Takes what was changed at a kiosk into the hub's site. Of a person who was changed here meanwhile, the parts that the
 * kiosk changed count, since they came later in the hub's order; the audit log says so. A person that the kiosk does
 * not have from the hub, and that the hub has under the same id, stays as they are here. A person erased here stays
 * erased.
 * A number that another person has is left out: whether they are one person, HR decides by merging the records.
 * @param kiosk its name.
 * @throws Fault as `takePeople`, `eraseShared`.
 */
export async function takeChanges(
  data: SiteData,
  versions: RosterVersions,
  kiosk: string,
  changes: readonly PersonChange[],
): Promise<TakenChanges> {
  const by: Actor = { actor: kiosk, role: 'hr', via: 'service' };
  const { register } = data.people.store;
  for (const change of changes) {
    if (change.kind !== 'erased') continue;
    await eraseShared(data, change.subjectId, change.into, by, `the kiosk ${kiosk}`);
  }
  const erasedLately = await erasedWithoutVersion(data, versions, changes);
  const isErased = (id: string): boolean =>
    register.find(id) === undefined && (versions.of(id)?.digest === null || erasedLately.has(id));
  const people = changes.filter(
    (change) => change.kind === 'person' && !isErased(change.record.subjectId),
  ) as Changed[];
  const doubles: Double[] = [];
  for (let waiting = people; waiting.length > 0;) {
    const taken = await takeOnce(data, versions, by, waiting);
    const isSkipped = (id: string): boolean => taken.skipped.includes(id);
    doubles.push(...taken.doubles.filter(({ subjectId }) => !isSkipped(subjectId)));
    // Those who were changed here meanwhile; those who were erased here stay erased.
    waiting = waiting.filter(
      ({ record: { subjectId } }) => isSkipped(subjectId) && register.find(subjectId) !== undefined,
    );
  }
  const doubled = new Set(doubles.map(({ subjectId }) => subjectId));
  const states = changes.map((change) => {
    if (change.kind === 'erased') return 'taken';
    const { subjectId } = change.record;
    return isErased(subjectId) ? 'erased' : doubled.has(subjectId) ? 'duplicate' : 'taken';
  });
  return { states, doubles };
}

/**
 * The people of these changes who were erased since the hub last gave versions. A record that is missing without an
 * erasure was lost, and comes back from the kiosk.
 */
async function erasedWithoutVersion(
  data: SiteData,
  versions: RosterVersions,
  changes: readonly PersonChange[],
): Promise<ReadonlyMap<string, unknown>> {
  const { register } = data.people.store;
  const isGone = changes.some((change) => {
    if (change.kind !== 'person') return false;
    const { subjectId } = change.record;
    const hasVersion = (versions.of(subjectId)?.digest ?? null) !== null;
    return register.find(subjectId) === undefined && hasVersion;
  });
  return isGone ? recordedErasures(data, 0) : new Map();
}

/** Takes changes of people. @returns `skipped` as `takePeople`. */
async function takeOnce(
  data: SiteData,
  versions: RosterVersions,
  by: Actor,
  people: readonly Changed[],
): Promise<{ readonly doubles: readonly Double[]; readonly skipped: readonly string[] }> {
  const { register } = data.people.store;
  const here = new Map(register.all.map((record) => [record.subjectId, record]));
  const records = new Map(here);
  for (const change of people) {
    const merged = mergedRecord(register.find(change.record.subjectId), change);
    records.set(change.record.subjectId, merged);
  }
  const doubles = doublesIn(records, people);
  for (const { subjectId } of doubles) {
    const own: Partial<PersonRecord> = register.find(subjectId) ?? {};
    const { number, code, pin } = own;
    records.set(subjectId, { ...records.get(subjectId)!, number, code, pin });
  }
  await recordDoubts(data, versions, by, people, doubles);
  const taken = people.map(({ record, template, parts, badges }): PersonToTake => {
    const given = parts.includes('badges') ? badges : undefined;
    const { subjectId } = record;
    const seen = here.get(subjectId) ?? null;
    return { record: records.get(subjectId)!, template, badges: given, keeps: [], seen };
  });
  const commit: Commit<Taking> = (taking, write) => {
    const entry = { action: 'people.fromKiosk', target: by.actor, after: taking } as const;
    return recordFirst(data.audit, by, entry, write);
  };
  const { skipped } = await takePeople(data.people.store, taken, commit);
  return { doubles, skipped };
}

function mergedRecord(
  own: PersonRecord | undefined,
  { base, record, parts }: Changed,
): SharedRecord {
  if (own === undefined) return record;
  return base === 0 ? own : withParts(own, record, parts);
}

/** The given people whose number or code somebody else has. */
function doublesIn(
  records: ReadonlyMap<string, SharedRecord>,
  people: readonly Changed[],
): Double[] {
  const sent = new Set(people.map(({ record }) => record.subjectId));
  const holderOf = new Map<string, string>();
  for (const [id, { number, code }] of records) {
    if (sent.has(id)) continue;
    for (const text of [number, code]) if (text !== undefined) holderOf.set(numberKey(text), id);
  }
  return [...sent].flatMap((subjectId) => {
    const { number, code } = records.get(subjectId)!;
    const holders = [number, code].flatMap((text) =>
      text === undefined ? [] : (holderOf.get(numberKey(text)) ?? []),
    );
    return holders.slice(0, 1).map((holderId) => ({ subjectId, holderId }));
  });
}

/** Records what HR should look at: numbers that were left out, and people who were changed at two places. */
async function recordDoubts(
  { audit, people: { store } }: SiteData,
  versions: RosterVersions,
  by: Actor,
  people: readonly Changed[],
  doubles: readonly Double[],
): Promise<void> {
  for (const { subjectId, holderId } of doubles) {
    const after = { name: by.actor, holder: holderId };
    await audit.record(by, { action: 'people.sameNumber', target: subjectId, after });
  }
  for (const { base, record, parts } of people) {
    const { subjectId } = record;
    const own = store.register.find(subjectId);
    const isChangedHere = base > 0 && (versions.of(subjectId)?.version ?? base) !== base;
    if (own === undefined || !isChangedHere) continue;
    const merged = withParts(own, record, parts);
    const contradicting = changedParts(merged, marksOf(own));
    if (contradicting.length === 0) continue;
    const after = { name: by.actor, parts: contradicting };
    await audit.record(by, { action: 'people.conflict', target: subjectId, after });
  }
}
