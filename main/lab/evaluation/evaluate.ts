import { join } from 'node:path';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { Face } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { distanceOf } from '../../gallery/vectors.js';
import { embedSet, missingFrom, type AnalyseFile, type OnProgress } from './embed-set.js';
import type { GalleryUnderTest } from './gallery-under-test.js';
import {
  identificationFigures,
  type Answer,
  type IdentificationFigures,
} from './identification.js';
import {
  planIdentification,
  type Attempt,
  type IdentificationTask,
  type LabelledPerson,
} from './identification-plan.js';
import { readPairs } from './pairs.js';
import { verificationFigures, type VerificationFigures } from './verification.js';

/** Verification figures, with what was left out of them. */
export interface VerificationReport extends VerificationFigures {
  /** Photos without a detected face, whose middle was used. */
  readonly missed: readonly string[];
  /** Pairs that were not measured because these photos are missing. */
  readonly leftOut: { readonly pairs: number; readonly photos: readonly string[] };
}

/** Identification figures, with the task they were measured for. */
export interface IdentificationReport extends Required<IdentificationTask>, IdentificationFigures {
  /** Photos without a detected face, whose middle was used. */
  readonly missed: readonly string[];
}

/** Where an evaluation gets its faces from. */
export interface FaceSources {
  readonly analyse: AnalyseFile;
  /** The frames of a look into the door's camera, made from a photo. */
  readonly framesOf: (path: string) => Promise<readonly Face[]>;
}

/**
 * Measures verification (1:1) on a list of pairs. Pairs with a missing photo are left out and counted, as
 * parts of LFW are often distributed with the complete list.
 * @param images folder with one sub-folder per person.
 * @param pairsFile LFW's `pairs.txt` or a CSV file with the columns `a,b,same`.
 * @param analyse must use the middle of a photo without a face.
 * @throws Fault as `readPairs` and `embedSet`; `not-found` if all photos are missing; `invalid-input` if
 *   fewer than two genuine or two impostor pairs remain.
 */
export async function evaluateVerification(
  images: string,
  pairsFile: string,
  analyse: AnalyseFile,
  onProgress?: OnProgress,
): Promise<VerificationReport> {
  const listed = await readPairs(pairsFile);
  const named = new Set(listed.flatMap(({ a, b }) => [a, b]));
  const missing = await missingFrom(images, named);
  if (missing.size === named.size) {
    throw new Fault(
      'not-found',
      `None of the ${counted(named.size, 'photo')} in the list of pairs ${pairsFile} is in ${images}. Check the folder of images.`,
    );
  }
  const pairs = listed.filter(({ a, b }) => !missing.has(a) && !missing.has(b));
  const genuineCount = pairs.filter(({ same }) => same).length;
  if (genuineCount < 2 || pairs.length - genuineCount < 2) {
    throw new Fault(
      'invalid-input',
      `The list of pairs ${pairsFile} has ${counted(genuineCount, 'genuine pair')} and ${counted(pairs.length - genuineCount, 'impostor pair')} with photos in ${images}. At least 2 of each are needed.`,
    );
  }
  const files = pairs.flatMap(({ a, b }) => [a, b]);
  const { faces, missed } = await embedSet(images, files, analyse, onProgress);
  const measured = pairs.map(({ a, b, same, fold }) => ({
    distance: distanceOf(faces.get(a)!.embedding, faces.get(b)!.embedding),
    same,
    fold,
  }));
  const leftOut = { pairs: listed.length - pairs.length, photos: [...missing] };
  return { ...verificationFigures(measured), missed, leftOut };
}

/**
 * Measures identification (1:N): enrols some of the people, then identifies them and strangers. Each photo
 * is analysed once, however often people are chosen.
 * @param people labelled people, with photos as paths relative to `images`.
 * @throws Fault as `planIdentification` and `embedSet`.
 */
export async function evaluateIdentification(
  images: string,
  people: readonly LabelledPerson[],
  task: IdentificationTask,
  { analyse, framesOf }: FaceSources,
  gallery: GalleryUnderTest,
  onProgress?: OnProgress,
): Promise<IdentificationReport> {
  const { repeats = 1, visits = false, seed } = task;
  const plans = Array.from({ length: repeats }, (_, repeat) =>
    planIdentification(people, { ...task, seed: seed + repeat }),
  );
  const photosOf = (attempts: readonly Attempt[]) => attempts.flatMap(({ photos }) => photos);
  const templates = plans.flatMap(({ enrolled }) => photosOf(enrolled));
  const probes = plans.flatMap(({ genuine, strangers }) => photosOf([...genuine, ...strangers]));
  const files = visits ? templates : [...templates, ...probes];
  const { faces, missed } = await embedSet(images, files, analyse, onProgress);
  const frames = await framesOfAll(images, visits ? probes : [], framesOf, onProgress);
  const facesOf = ({ photos }: Attempt): Face[] => photos.map((photo) => faces.get(photo)!);
  const identify = (attempt: Attempt): Omit<Answer, 'name'> =>
    visits
      ? gallery.visit(attempt.photos.map((photo) => frames.get(photo)!))
      : gallery.identify(facesOf(attempt));
  const answers: Answer[] = [];
  for (const { enrolled, genuine, strangers } of plans) {
    gallery.enrol(enrolled.map((person) => ({ name: person.name, faces: facesOf(person) })));
    for (const one of genuine) answers.push({ name: one.name, ...identify(one) });
    for (const one of strangers) answers.push({ name: null, ...identify(one) });
    await yieldToEventLoop();
  }
  return { ...task, repeats, visits, ...identificationFigures(answers), missed };
}

async function framesOfAll(
  folder: string,
  photos: readonly string[],
  framesOf: FaceSources['framesOf'],
  onProgress: OnProgress = () => undefined,
): Promise<ReadonlyMap<string, readonly Face[]>> {
  const unique = new Set(photos);
  const frames = new Map<string, readonly Face[]>();
  for (const photo of unique) {
    frames.set(photo, await framesOf(join(folder, photo)));
    onProgress(frames.size, unique.size);
  }
  return frames;
}
