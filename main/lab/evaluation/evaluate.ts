import type { Face } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { distanceOf } from '../../gallery/vectors.js';
import { embedSet, missingFrom, type AnalyseFile, type OnProgress } from './embed-set.js';
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
export interface IdentificationReport extends IdentificationTask, IdentificationFigures {
  /** Photos without a detected face, whose middle was used. */
  readonly missed: readonly string[];
}

/** The gallery to measure. */
export interface GalleryUnderTest {
  /** Enrols the samples of each person, by name. */
  enrol(people: readonly { readonly name: string; readonly faces: readonly Face[] }[]): void;
  /** Fuses the samples of an attempt and identifies the person with the gallery's own threshold. */
  identify(faces: readonly Face[]): Omit<Answer, 'name'>;
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
 * Measures identification (1:N): enrols some of the people, then identifies them and strangers.
 * @param people labelled people, with photos as paths relative to `images`.
 * @throws Fault as `planIdentification` and `embedSet`.
 */
export async function evaluateIdentification(
  images: string,
  people: readonly LabelledPerson[],
  task: IdentificationTask,
  analyse: AnalyseFile,
  gallery: GalleryUnderTest,
  onProgress?: OnProgress,
): Promise<IdentificationReport> {
  const plan = planIdentification(people, task);
  const everyone = [...plan.enrolled, ...plan.genuine, ...plan.strangers];
  const files = everyone.flatMap(({ photos }) => photos);
  const { faces, missed } = await embedSet(images, files, analyse, onProgress);
  const facesOf = ({ photos }: Attempt): Face[] => photos.map((photo) => faces.get(photo)!);
  gallery.enrol(plan.enrolled.map((person) => ({ name: person.name, faces: facesOf(person) })));
  const answers: Answer[] = [
    ...plan.genuine.map((one) => ({ name: one.name, ...gallery.identify(facesOf(one)) })),
    ...plan.strangers.map((one) => ({ name: null, ...gallery.identify(facesOf(one)) })),
  ];
  return { ...task, ...identificationFigures(answers), missed };
}
