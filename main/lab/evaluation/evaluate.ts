import type { Face } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';
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

/** Verification figures, and what they are not made of. */
export interface VerificationReport extends VerificationFigures {
  /** Photos whose middle was taken for a face. */
  readonly missed: readonly string[];
  /** So many pairs were not measured, because these photos are not there. */
  readonly leftOut: { readonly pairs: number; readonly photos: readonly string[] };
}

export interface IdentificationReport extends IdentificationTask, IdentificationFigures {
  readonly missed: readonly string[];
}

/** The gallery that is measured: the product's own, not a copy of its rules. */
export interface GalleryUnderTest {
  /** Enrols each person's samples; what the answers name. */
  enrol(people: readonly { readonly name: string; readonly faces: readonly Face[] }[]): void;
  /** Fuses the samples of one attempt and answers at the gallery's own setting. */
  identify(faces: readonly Face[]): Omit<Answer, 'name'>;
}

/**
 * 1:1: embeds every photo a list of pairs names, once, and measures the pairs. Pairs of which a photo is
 * not in the folder are left out and counted: parts of LFW are handed on without its list being cut.
 * @param images folder with one sub-folder per person.
 * @param pairsFile LFW's `pairs.txt` or a CSV with the columns `a,b,same`.
 * @param analyse must take the middle of a photo without a face for one.
 * @throws Fault as `readPairs` and `embedSet`; `not-found` where none of the photos is there;
 *   `invalid-input` where fewer than two pairs of either kind are left.
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
      `None of the ${named.size} photos in the list of pairs ${pairsFile} is in ${images}; check the folder of images.`,
    );
  }
  const pairs = listed.filter(({ a, b }) => !missing.has(a) && !missing.has(b));
  const genuineCount = pairs.filter(({ same }) => same).length;
  if (genuineCount < 2 || pairs.length - genuineCount < 2) {
    throw new Fault(
      'invalid-input',
      `Of the list of pairs ${pairsFile} there are ${genuineCount} genuine and ${pairs.length - genuineCount} impostor pairs whose photos are in ${images}; at least two of each are needed.`,
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
 * 1:N: enrols some people and asks the gallery about them and about strangers.
 * @param people with their photos, as paths below `images`.
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
  const everybody = [...plan.enrolled, ...plan.genuine, ...plan.strangers];
  const files = everybody.flatMap(({ photos }) => photos);
  const { faces, missed } = await embedSet(images, files, analyse, onProgress);
  const facesOf = ({ photos }: Attempt): Face[] => photos.map((photo) => faces.get(photo)!);
  gallery.enrol(plan.enrolled.map((person) => ({ name: person.name, faces: facesOf(person) })));
  const answers: Answer[] = [
    ...plan.genuine.map((one) => ({ name: one.name, ...gallery.identify(facesOf(one)) })),
    ...plan.strangers.map((one) => ({ name: null, ...gallery.identify(facesOf(one)) })),
  ];
  return { ...task, ...identificationFigures(answers), missed };
}
