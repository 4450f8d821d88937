import { makeTemplate, type Template } from '../../gallery/template.js';
import { Fault } from '../../../contract/fault.js';
import type { PendingMerge } from '../records/pending.js';
import type { PeopleStore } from '../records/people-store.js';
import { isActive, type PersonRecord } from '../records/person-record.js';

/**
 * Makes one of two records of one person: samples of both; what `into` lacks comes from `who`, whose record
 * is gone after it. What is left to do is in the note: erasing the files of `who`, journal and audit log.
 * @throws Fault `not-found`, `ambiguous`; `invalid-input` for one and the same record, and where
 *   different models made the templates.
 */
export function mergeRecords(
  { register, templates, photos: photoFiles }: PeopleStore,
  who: string,
  into: string,
  note: Omit<PendingMerge, 'kind' | 'subjectId' | 'goneId'>,
): Promise<PendingMerge> {
  return register.inTurn(async () => {
    const [gone, kept] = [register.only(who), register.only(into)];
    if (gone === kept) {
      throw new Fault('invalid-input', 'Both are one and the same record; choose two.');
    }
    const { subjectId } = kept;
    const template = mergedTemplate(
      await templates.of(subjectId, kept.name),
      await templates.of(gone.subjectId, gone.name),
    );
    const own = await photoFiles.of(subjectId);
    const others = await photoFiles.of(gone.subjectId);
    const photos = [...own, ...others.filter((photo) => !own.some((one) => isSame(one, photo)))];
    const samples = template?.samples.length ?? 0;
    const merged = { ...mergedRecord(kept, gone, samples), photos: photos.length };
    if (photos.length > 0) await photoFiles.put(subjectId, photos);
    if (template !== null) await templates.put(subjectId, template);
    const pending: PendingMerge = { kind: 'merge', subjectId, goneId: gone.subjectId, ...note };
    await register.write(
      [...register.all.filter((one) => one !== gone && one !== kept), merged],
      [...register.pending, pending],
    );
    templates.hide(gone.subjectId);
    if (template !== null && isActive(merged)) templates.show(subjectId, template);
    return pending;
  });
}

/**
 * One template of two, each sample once: a merge that was cut short before the records were written has
 * left them all in the kept one's. Null where neither has one.
 * @throws Fault `invalid-input` where different models made them.
 */
function mergedTemplate(kept: Template | null, gone: Template | null): Template | null {
  if (kept === null || gone === null) return kept ?? gone;
  if (kept.modelId !== gone.modelId) {
    throw new Fault(
      'invalid-input',
      `The two were enrolled with different models (${kept.modelId}, ${gone.modelId}); enrol one of them anew first.`,
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

/** Embeddings, or the bytes of photos. */
function isSame(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** One record of two: what the kept one lacks comes from the other. */
function mergedRecord(kept: PersonRecord, gone: PersonRecord, samples: number): PersonRecord {
  const hasFace = kept.samples > 0;
  return {
    ...gone,
    ...kept,
    samples,
    modelId: hasFace ? kept.modelId : gone.modelId,
    // A PIN goes with its number: whoever typed both is who they say.
    pin: kept.pin ?? (kept.number === undefined ? gone.pin : undefined),
    suspended: kept.suspended,
    purgeAt: kept.purgeAt,
  };
}
