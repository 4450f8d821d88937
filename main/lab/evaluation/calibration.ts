import type { Face } from '../../../contract/face.js';
import { embedSet, type AnalyseFile, type OnProgress } from './embed-set.js';
import type { LabelledPerson } from './identification-plan.js';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';

/** Squared L2 distances between single photos. */
export interface PairSquares {
  /** Between photos of the same person. */
  readonly genuine: readonly number[];
  /** Between photos of different people. */
  readonly impostor: readonly number[];
}

/** Fewer pairs do not show the tail of the distribution. */
const minImpostorPairs = 10_000;

/**
 * The squared distances of all pairs of labelled photos, for calibrating thresholds. Skips photos without
 * a face.
 * @param people labelled people, with photos as paths relative to `images`.
 * @throws Fault `invalid-input` for fewer than 10,000 pairs of different people, or no pair of the same
 *   person; as `embedSet`.
 */
export async function pairSquares(
  images: string,
  people: readonly LabelledPerson[],
  analyse: AnalyseFile,
  onProgress?: OnProgress,
): Promise<PairSquares> {
  const files = people.flatMap(({ photos }) => photos);
  const { faces, missed } = await embedSet(images, files, analyse, onProgress);
  const withoutFace = new Set(missed);
  const samples = people.flatMap(({ name, photos }) =>
    photos
      .filter((photo) => !withoutFace.has(photo))
      .map((photo) => ({ name, face: faces.get(photo)! })),
  );
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (const [index, one] of samples.entries()) {
    for (const other of samples.slice(0, index)) {
      (one.name === other.name ? genuine : impostor).push(squareBetween(one.face, other.face));
    }
  }
  if (impostor.length < minImpostorPairs || genuine.length === 0) {
    throw new Fault(
      'invalid-input',
      `The photos in ${images} make ${counted(genuine.length, 'pair')} of the same person and ${counted(impostor.length, 'pair')} of different people. Calibration needs at least 1 pair of the same person and ${counted(minImpostorPairs, 'pair')} of different people. Add photos.`,
    );
  }
  return { genuine, impostor };
}

function squareBetween(one: Face, other: Face): number {
  return one.embedding.reduce((sum, value, at) => sum + (value - other.embedding[at]!) ** 2, 0);
}
