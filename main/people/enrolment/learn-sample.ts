import { unaudited, type Commit } from '../../access/audit-first.js';
import { Gallery, verificationThreshold } from '../../gallery/gallery.js';
import { onePersonIn } from '../../gallery/one-person.js';
import type { Recognition } from '../../gallery/recognition.js';
import { makeTemplate, type Template } from '../../gallery/template.js';
import { putTemplate } from '../records/kept-photos.js';
import type { LearntFace, LearntSample } from '../records/learnt-faces.js';
import type { PeopleStore } from '../records/people-store.js';
import { isActive } from '../records/person-record.js';

/** The number of samples that an enrolment recommends. */
const neededSamples = 3;

/** Two samples of a person are at least this far apart, so that they come from two visits. */
const betweenSamplesMs = 600_000;

/** The model that is learnt, and the site's share of strangers who may be given a name, 0 to 1. */
export type LearntModel = Recognition & { readonly targetFpir: number };

/** A person with enough samples. */
export interface Learning {
  readonly subjectId: string;
  readonly modelId: string;
  readonly samples: number;
  /** IDs of people they could be confused with. If there are any, they are not learnt. */
  readonly confusableWith: readonly string[];
}

/** Whether another sample of a person is wanted. @param atMs when it was taken, in milliseconds since 1970, UTC. */
export async function wantsSample(
  { register, templates, learnt }: PeopleStore,
  subjectId: string,
  modelId: string,
  atMs: number,
): Promise<boolean> {
  const person = register.find(subjectId);
  // Kept photos make a better template than the door does.
  if (person === undefined || !isActive(person) || (person.photos ?? 0) > 0) return false;
  const template = await templates.read(subjectId, person.name, modelId);
  if (template === null || template.modelId === modelId) return false;
  const face = await learnt.read(subjectId, modelId);
  const apart = face.samples.every((sample) => Math.abs(atMs - sample.atMs) >= betweenSamplesMs);
  return face.state === 'collecting' && apart;
}

/**
 * Keeps a sample. Once there are three, the person is learnt, unless they show several people or a face that could be
 * confused with another person's in the learnt model: the same check as at an enrolment. There, an administrator
 * decides. Here no one can, so neither face is learnt.
 * @param isStillOn false if learning was stopped meanwhile; then nothing is kept.
 * @param commit called when a person has enough samples.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export function learnSample(
  store: PeopleStore,
  subjectId: string,
  sample: LearntSample,
  model: LearntModel,
  isStillOn: () => boolean,
  commit: Commit<Learning> = unaudited,
): Promise<void> {
  const { register, learnt } = store;
  const { modelId } = model;
  return register.exclusively(async () => {
    if (!isStillOn() || !(await wantsSample(store, subjectId, modelId, sample.atMs))) return;
    const before = await learnt.read(subjectId, modelId);
    const samples = ofOnePerson([...before.samples, sample], model);
    if (samples.length < neededSamples) {
      await learnt.put(subjectId, modelId, { state: 'collecting', samples });
      return;
    }
    const template = templateOf(samples, modelId);
    const confusableWith = await confusableWithIn(store, subjectId, template, model);
    const state = confusableWith.length > 0 ? 'confusable' : 'learnt';
    const learning = { subjectId, modelId, samples: samples.length, confusableWith };
    await commit(learning, async () => {
      await learnt.put(subjectId, modelId, { state, samples });
      for (const id of confusableWith) {
        const other = await learnt.read(id, modelId);
        if (other.samples.length > 0)
          await learnt.put(id, modelId, { ...other, state: 'confusable' });
      }
    });
  });
}

/**
 * Makes a person's template from the samples learnt at the door. They are kept until a switch has succeeded.
 * @returns false if the person was not learnt.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export function enrolLearnt(
  store: PeopleStore,
  subjectId: string,
  modelId: string,
): Promise<boolean> {
  return store.register.exclusively(async () => {
    const { state, samples } = await store.learnt.read(subjectId, modelId);
    if (state !== 'learnt') return false;
    await putTemplate(store, subjectId, templateOf(samples, modelId));
    return true;
  });
}

/** @throws Error without samples. */
function templateOf(samples: LearntFace['samples'], modelId: string): Template {
  return makeTemplate(
    modelId,
    samples.map(({ embedding }) => embedding),
    samples.map(({ weight }) => weight),
  );
}

/** The samples of the person whom most of them show; none if that is unclear, so that learning starts again. */
function ofOnePerson(
  samples: readonly LearntSample[],
  { calibration }: LearntModel,
): LearntSample[] {
  // If two samples differ, either could be the person's: the third one decides.
  if (samples.length < neededSamples) return [...samples];
  const embeddings = samples.map(({ embedding }) => embedding);
  const person = onePersonIn(embeddings, verificationThreshold(calibration));
  return (person?.samples ?? []).toSorted((a, b) => a - b).map((index) => samples[index]!);
}

/** IDs of other people whose templates or samples of the learnt model are too similar to a template. */
async function confusableWithIn(
  { register, templates, learnt }: PeopleStore,
  subjectId: string,
  template: Template,
  model: LearntModel,
): Promise<string[]> {
  const { modelId } = model;
  const gallery = new Gallery(model);
  const beside = await templates.idsBeside(modelId);
  const faces = await learnt.readAll(modelId);
  for (const { subjectId: id, name, ...other } of register.all) {
    if (id === subjectId) continue;
    const isEnrolled = other.modelId === modelId || beside.has(id);
    // Each file is read from the disk, so only existing files are read.
    const enrolled = isEnrolled ? await templates.read(id, name, modelId).catch(() => null) : null;
    const samples = faces.get(id)?.samples ?? [];
    if (enrolled?.modelId === modelId) gallery.add(id, enrolled);
    else if (samples.length > 0) gallery.add(id, templateOf(samples, modelId));
  }
  return gallery.confusable(template).map(({ candidate }) => candidate.subjectId);
}
