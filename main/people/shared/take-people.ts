import { unaudited, type Commit } from '../../access/audit-first.js';
import { isFault } from '../../../contract/fault.js';
import { decodeTemplate, type Template } from '../../gallery/template.js';
import { withSharedBadges } from '../badges/shared-badges.js';
import { eraseFilesOf } from '../records/erase-files.js';
import { numberKey } from '../records/pad-code.js';
import type { PeopleStore } from '../records/people-store.js';
import { isActive, type PersonRecord } from '../records/person-record.js';
import {
  changedParts,
  marksOf,
  withParts,
  type Part,
  type SharedPerson,
  type SharedRecord,
} from './shared-person.js';

/** A person from another machine, and the parts that stay unchanged here. */
export interface PersonToTake extends SharedPerson {
  /** Parts that were changed here and that the other machine does not have yet. */
  readonly keeps: readonly Part[];
  /**
   * Their record here by which the caller decided; null if they were not here. If another change came in between, they are
   * not taken. Left out to take them anyway.
   */
  readonly seen?: PersonRecord | null;
}

/** How many people are added and changed, for the audit log. */
export interface Taking {
  readonly added: number;
  readonly changed: number;
}

/** The result of `takePeople`. */
export interface Taken extends Taking {
  /** Ids of people who were changed or erased here after the caller had decided: it must decide again. */
  readonly skipped: readonly string[];
  /** Ids of other people who lost a number or code that belongs to one of the given people. */
  readonly stripped: readonly string[];
  /** All records as they were right after it, by id. */
  readonly records: ReadonlyMap<string, PersonRecord>;
}

/**
 * Adds people from another machine, with their ids. If two people have the same number or code, the given one keeps it.
 * Templates are on the disk before the records, which are written at once: after a crash in between, taking the same
 * people again has the same result.
 * @param commit records the change in the audit log before it takes effect; not called if nothing changes.
 * A template that cannot be read here, as one of a newer version, leaves the face as it was.
 * @throws Fault `disk-full`, `data-read-only`; then no record was changed, and nothing of a new person is left.
 */
export function takePeople(
  store: PeopleStore,
  people: readonly PersonToTake[],
  commit: Commit<Taking> = unaudited,
): Promise<Taken> {
  const { register, templates, photos, learnt } = store;
  return register.exclusively(async () => {
    const isAsSeen = ({ record, seen }: PersonToTake): boolean =>
      seen === undefined || (register.find(record.subjectId) ?? null) === seen;
    const skipped = people
      .filter((person) => !isAsSeen(person))
      .map(({ record }) => record.subjectId);
    const changes = people.filter(isAsSeen).flatMap((person) => changeOf(store, person) ?? []);
    const records = new Map(register.all.map((record) => [record.subjectId, record]));
    for (const { after } of changes) records.set(after.subjectId, after);
    const stripped = stripDoubles(records, changes);
    const changed = changes.filter(({ before }) => before !== null).length;
    const taking = { added: changes.length - changed, changed };
    if (changes.length === 0) return { ...taking, skipped, stripped, records };
    await commit(taking, async () => {
      try {
        for (const { after, template } of changes) {
          if (template !== null) await templates.put(after.subjectId, template);
        }
        await register.write([...records.values()]);
      } catch (error) {
        // Without a record, an erasure would not find them.
        for (const { before, after } of changes) {
          if (before === null) await eraseFilesOf(store, after.subjectId);
        }
        throw error;
      }
    });
    for (const { before, after, template } of changes) {
      const { subjectId } = after;
      if (template !== null) {
        // They were recognised by the previous template, and the photos were made for it.
        if (before !== null) await learnt.eraseOf(subjectId);
        if ((before?.photos ?? 0) > 0) await photos.erase(subjectId);
      }
      if (!isActive(after) || after.samples === 0) templates.hide(subjectId);
      else if (template?.modelId === templates.gallery.modelId) templates.show(subjectId, template);
      else if (template !== null || before === null || !isActive(before)) {
        await templates.load(after);
      }
    }
    return { ...taking, skipped, stripped, records };
  });
}

interface Change {
  readonly before: PersonRecord | null;
  readonly after: PersonRecord;
  /** Null if it stays. */
  readonly template: Template | null;
}

/** Null if it cannot be read. */
function decoded(encoded: string, { name }: SharedRecord): Template | null {
  try {
    return decodeTemplate(Buffer.from(encoded, 'base64'), name);
  } catch (error) {
    if (!isFault(error)) throw error;
    return null;
  }
}

/** Null if nothing changes. */
function changeOf(
  { register, templates, badgeKeys }: PeopleStore,
  { record, template: encoded, badges: given, keeps }: PersonToTake,
): Change | null {
  const sent = encoded === null ? null : decoded(encoded, record);
  const before = register.find(record.subjectId) ?? null;
  // Without the template, the new face is not known here, so the present template stays.
  const isFaceHere = record.samples > 0 && sent === null;
  const kept: readonly Part[] = isFaceHere ? [...keeps, 'face'] : keeps;
  const own: SharedRecord = before ?? { ...record, samples: 0, modelId: '' };
  const merged = withParts(record, own, kept);
  const isNewFace =
    sent !== null &&
    !kept.includes('face') &&
    (before === null ||
      changedParts(merged, marksOf(before)).includes('face') ||
      templates.problemOf(record.subjectId) !== null);
  const template = isNewFace ? sent : null;
  const badges =
    given === undefined
      ? (before ?? {})
      : withSharedBadges(before ?? {}, given, badgeKeys.folderKey);
  const photos = isNewFace ? 0 : before?.photos;
  const after: PersonRecord = {
    ...merged,
    ...(photos !== undefined && { photos }),
    ...(badges.badges !== undefined && { badges: badges.badges }),
    ...(badges.withdrawnBadges !== undefined && { withdrawnBadges: badges.withdrawnBadges }),
  };
  const isSame = before !== null && changedParts(after, marksOf(before)).length === 0;
  return isSame && template === null ? null : { before, after, template };
}

/** Removes the numbers and codes of changed people from others. @returns the ids of these. */
function stripDoubles(
  records: Map<string, PersonRecord>,
  changes: readonly Change[],
): readonly string[] {
  const holderOf = new Map<string, string>();
  for (const { after } of changes) {
    for (const text of [after.number, after.code]) {
      if (text !== undefined) holderOf.set(numberKey(text), after.subjectId);
    }
  }
  const stripped: string[] = [];
  for (const [id, record] of records) {
    const isElsewhere = (text: string | undefined): boolean =>
      text !== undefined && (holderOf.get(numberKey(text)) ?? id) !== id;
    if (!isElsewhere(record.number) && !isElsewhere(record.code)) continue;
    records.set(id, {
      ...record,
      number: isElsewhere(record.number) ? undefined : record.number,
      code: isElsewhere(record.code) ? undefined : record.code,
    });
    stripped.push(id);
  }
  return stripped;
}
