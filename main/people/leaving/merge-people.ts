import { makeTemplate, type Template } from '../../gallery/template.js';
import type { Commit } from '../../access/audit-first.js';
import { Fault } from '../../../contract/fault.js';
import { differenceOf, differentFacesFault } from '../enrolment/same-face.js';
import type { PendingMerge } from '../records/pending.js';
import type { PeopleStore } from '../records/people-store.js';
import { isActive, type PersonRecord } from '../records/person-record.js';

/** Two records of one person, by name or id. */
export interface RecordsToMerge {
  /** The record to remove. */
  readonly who: string;
  /** The record to keep. */
  readonly into: string;
  /** Merge even if the faces differ. */
  readonly differentFaces?: boolean | undefined;
}

/** A merge that is about to take effect, for the audit log. */
export interface Merging {
  readonly subjectId: string;
  readonly goneId: string;
  readonly differentFaces: boolean;
}

/**
 * Merges two records of one person. The merged record has the samples of both; details that `into` lacks
 * come from `who`, whose record is removed. The note lists what remains to be done: erasing the files of
 * `who`, and the entry in the journal.
 * @param commit records the merge in the audit log before it takes effect.
 * @throws Fault `not-found`, `ambiguous`; `invalid-input` if both are the same record, or their templates
 *   come from different models; `several-people` if they have different faces.
 */
export function mergeRecords(
  store: PeopleStore,
  { who, into, differentFaces }: RecordsToMerge,
  note: Omit<PendingMerge, 'kind' | 'subjectId' | 'goneId' | 'isRecorded'>,
  commit: Commit<Merging>,
): Promise<PendingMerge> {
  const { register, templates, learnt, photos: photoFiles } = store;
  return register.exclusively(async () => {
    const [gone, kept] = [register.findUnique(who), register.findUnique(into)];
    if (gone === kept) {
      throw new Fault(
        'invalid-input',
        'You chose the same record twice. Choose two different records.',
      );
    }
    const { subjectId } = kept;
    const keptTemplate = await templates.read(subjectId, kept.name);
    const goneTemplate = await templates.read(gone.subjectId, gone.name);
    const difference = differenceOf(store, keptTemplate, goneTemplate);
    if (difference !== null && differentFaces !== true) {
      throw differentFacesFault(
        `${gone.name} and ${kept.name} have different faces (${difference}).`,
        'Check that both records are of one person',
      );
    }
    const template = mergedTemplate(keptTemplate, goneTemplate);
    const keptPhotos = await photoFiles.read(subjectId);
    const gonePhotos = await photoFiles.read(gone.subjectId);
    const added = gonePhotos.filter((photo) => !keptPhotos.some((own) => isSame(own, photo)));
    const photos = [...keptPhotos, ...added];
    const samples = template?.samples.length ?? 0;
    const merged = { ...mergedRecord(kept, gone, samples), photos: photos.length };
    const pending: PendingMerge = {
      kind: 'merge',
      subjectId,
      goneId: gone.subjectId,
      ...note,
      ...(difference === null ? {} : { differentFaces: true }),
      isRecorded: true,
    };
    const facts = { subjectId, goneId: gone.subjectId, differentFaces: difference !== null };
    await commit(facts, async () => {
      if (photos.length > 0) await photoFiles.put(subjectId, photos);
      if (template !== null) await templates.put(subjectId, template);
      await register.write(
        [...register.all.filter((person) => person !== gone && person !== kept), merged],
        [...register.pending, pending],
      );
    });
    templates.hide(gone.subjectId);
    // The two records may have been refused because they look alike.
    await learnt.eraseOf(subjectId);
    if (template !== null && isActive(merged)) templates.show(subjectId, template);
    return pending;
  });
}

/**
 * Merges two templates, with each sample once: if an earlier merge was interrupted before the records
 * were written, the kept template already has all samples. Null if neither person has a template.
 * @throws Fault `invalid-input` if they come from different models.
 */
function mergedTemplate(kept: Template | null, gone: Template | null): Template | null {
  if (kept === null || gone === null) return kept ?? gone;
  if (kept.modelId !== gone.modelId) {
    throw new Fault(
      'invalid-input',
      `The two records were enrolled with different models (${kept.modelId}, ${gone.modelId}). Re-enrol one of them first.`,
    );
  }
  const added = [...gone.samples.keys()].filter(
    (at) => !kept.samples.some((sample) => isSame(sample, gone.samples[at]!)),
  );
  return makeTemplate(
    kept.modelId,
    [...kept.samples, ...added.map((at) => gone.samples[at]!)],
    [...kept.weights, ...added.map((at) => gone.weights[at]!)],
  );
}

/** Compares embeddings, or the bytes of photos. */
function isSame(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** The kept record, with the details that it lacks from the other. */
function mergedRecord(kept: PersonRecord, gone: PersonRecord, samples: number): PersonRecord {
  const hasFace = kept.samples > 0;
  const formerNames = [...(gone.formerNames ?? []), ...(kept.formerNames ?? [])];
  const badges = [...(kept.badges ?? []), ...(gone.badges ?? [])];
  const withdrawnBadges = [...(kept.withdrawnBadges ?? []), ...(gone.withdrawnBadges ?? [])];
  formerNames.sort((a, b) => (a.changedAt < b.changedAt ? -1 : 1));
  return {
    ...gone,
    ...kept,
    formerNames: formerNames.length === 0 ? undefined : formerNames,
    samples,
    modelId: hasFace ? kept.modelId : gone.modelId,
    // A PIN belongs to its number and code: only with one of these it identifies a person.
    pin: kept.pin ?? (kept.number === undefined ? gone.pin : undefined),
    badges: badges.length === 0 ? undefined : badges,
    withdrawnBadges: withdrawnBadges.length === 0 ? undefined : withdrawnBadges,
    code: kept.code ?? (kept.number === undefined ? gone.code : undefined),
    suspended: kept.suspended,
    purgeAt: kept.purgeAt,
  };
}
