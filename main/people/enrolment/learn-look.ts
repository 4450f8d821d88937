import { unaudited, type Commit } from '../../access/audit-first.js';
import { Gallery, verificationThreshold } from '../../gallery/gallery.js';
import { onePersonIn } from '../../gallery/one-person.js';
import type { Recognition } from '../../gallery/recognition.js';
import { makeTemplate, type Template } from '../../gallery/template.js';
import { putTemplate } from '../records/kept-photos.js';
import type { LearntFace, Look } from '../records/looks.js';
import type { PeopleStore } from '../records/people-store.js';
import { isActive } from '../records/person-record.js';

/** As many samples as an enrolment recommends. */
const neededLooks = 3;

/** Two looks of a person are at least this far apart, so that they come from two visits. */
const betweenLooksMs = 600_000;

/** The model that is learnt, and the site's share of strangers who may be given a name, 0 to 1. */
export type LearntModel = Recognition & { readonly targetFpir: number };

/** A person whose looks are complete. */
export interface Learning {
  readonly subjectId: string;
  readonly modelId: string;
  readonly samples: number;
  /** IDs of people with whom they could be confused. If there are any, they are not learnt. */
  readonly confusableWith: readonly string[];
}

/** Whether another look of a person is wanted. @param atMs when it was, in milliseconds since 1970, UTC. */
export async function wantsLook(
  { register, templates, looks }: PeopleStore,
  subjectId: string,
  modelId: string,
  atMs: number,
): Promise<boolean> {
  const person = register.find(subjectId);
  // Kept photos make a better template than looks.
  if (person === undefined || !isActive(person) || (person.photos ?? 0) > 0) return false;
  const template = await templates.read(subjectId, person.name, modelId);
  if (template === null || template.modelId === modelId) return false;
  const face = await looks.read(subjectId, modelId);
  const apart = face.looks.every((look) => Math.abs(atMs - look.atMs) >= betweenLooksMs);
  return face.state === 'collecting' && apart;
}

/**
 * Keeps a look. Once there are three, the person is learnt, unless the looks show several people or a face that
 * could be confused with another person's in the learnt model: the same check as at an enrolment. There, an
 * administrator decides; here no one does, so neither of the two people is learnt.
 * @param isStillOn false if learning was stopped meanwhile; then nothing is kept.
 * @param commit called when a person's looks are complete.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export function learnLook(
  store: PeopleStore,
  subjectId: string,
  look: Look,
  model: LearntModel,
  isStillOn: () => boolean,
  commit: Commit<Learning> = unaudited,
): Promise<void> {
  const { register, looks: files } = store;
  const { modelId } = model;
  return register.exclusively(async () => {
    if (!isStillOn() || !(await wantsLook(store, subjectId, modelId, look.atMs))) return;
    const before = await files.read(subjectId, modelId);
    const looks = ofOnePerson([...before.looks, look], model);
    if (looks.length < neededLooks) {
      await files.put(subjectId, modelId, { state: 'collecting', looks });
      return;
    }
    const template = templateOf({ looks }, modelId);
    const confusableWith = await confusableWithIn(store, subjectId, template, model);
    const state = confusableWith.length > 0 ? 'confusable' : 'learnt';
    const learning = { subjectId, modelId, samples: looks.length, confusableWith };
    await commit(learning, async () => {
      await files.put(subjectId, modelId, { state, looks });
      for (const id of confusableWith) {
        const other = await files.read(id, modelId);
        if (other.looks.length > 0) await files.put(id, modelId, { ...other, state: 'confusable' });
      }
    });
  });
}

/**
 * Makes a person's template from what the door learnt. Its looks stay, until a switch has succeeded.
 * @returns false if the person was not learnt.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export function enrolLearnt(
  store: PeopleStore,
  subjectId: string,
  modelId: string,
): Promise<boolean> {
  return store.register.exclusively(async () => {
    const { state, looks } = await store.looks.read(subjectId, modelId);
    if (state !== 'learnt') return false;
    await putTemplate(store, subjectId, templateOf({ looks }, modelId));
    return true;
  });
}

/** The looks of a person as a template. @throws Error without looks. */
function templateOf({ looks }: Pick<LearntFace, 'looks'>, modelId: string): Template {
  return makeTemplate(
    modelId,
    looks.map(({ embedding }) => embedding),
    looks.map(({ weight }) => weight),
  );
}

/** The looks that show the person whom most show; none if that is unclear, so that learning starts again. */
function ofOnePerson(looks: readonly Look[], { calibration }: LearntModel): Look[] {
  // Two looks that differ could be anyone's: the third one decides.
  if (looks.length < neededLooks) return [...looks];
  const embeddings = looks.map(({ embedding }) => embedding);
  const person = onePersonIn(embeddings, verificationThreshold(calibration));
  return (person?.samples ?? []).toSorted((a, b) => a - b).map((index) => looks[index]!);
}

/** IDs of other people whose templates or looks of the learnt model are too similar to a template. */
async function confusableWithIn(
  { register, templates, looks: files }: PeopleStore,
  subjectId: string,
  template: Template,
  model: LearntModel,
): Promise<string[]> {
  const { modelId } = model;
  const gallery = new Gallery(model);
  for (const other of register.all) {
    if (other.subjectId === subjectId) continue;
    const enrolled = await templates.read(other.subjectId, other.name, modelId).catch(() => null);
    const { looks } = await files.read(other.subjectId, modelId);
    if (enrolled?.modelId === modelId) gallery.add(other.subjectId, enrolled);
    else if (looks.length > 0) gallery.add(other.subjectId, templateOf({ looks }, modelId));
  }
  return gallery.confusable(template).map(({ candidate }) => candidate.subjectId);
}
