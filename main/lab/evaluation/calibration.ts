import type { Face } from '../../../contract/face.js';
import { embedSet, type AnalyseFile, type OnProgress } from './embed-set.js';
import type { LabelledPerson } from './identification-plan.js';
import { Fault } from '../../../contract/fault.js';

/** Squares of L2 distances between single photos. */
export interface PairSquares {
  /** Of the same person. */
  readonly genuine: readonly number[];
  /** Of two people. */
  readonly impostor: readonly number[];
}

/** Fewer pairs of different people leave nothing of the tail to see. */
const leastImpostorPairs = 10_000;

/**
 * The squared distances of all pairs of labelled photos, for calibrating thresholds. Photos in which
 * no face was found take no part.
 * @param people with their photos, as paths below `images`.
 * @throws Fault `invalid-input` with fewer than 10,000 pairs of different people, or none of the
 *   same; as `embedSet`.
 */
export async function pairSquares(
  images: string,
  people: readonly LabelledPerson[],
  analyse: AnalyseFile,
  onProgress?: OnProgress,
): Promise<PairSquares> {
  const files = people.flatMap(({ photos }) => photos);
  const { faces, missed } = await embedSet(images, files, analyse, onProgress);
  const without = new Set(missed);
  const samples = people.flatMap(({ name, photos }) =>
    photos
      .filter((photo) => !without.has(photo))
      .map((photo) => ({ name, face: faces.get(photo)! })),
  );
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (const [index, one] of samples.entries()) {
    for (const other of samples.slice(0, index)) {
      (one.name === other.name ? genuine : impostor).push(squareBetween(one.face, other.face));
    }
  }
  if (impostor.length < leastImpostorPairs || genuine.length === 0) {
    throw new Fault(
      'invalid-input',
      `${images} gives ${genuine.length} pairs of the same person and ${impostor.length} of different people; to calibrate, ${leastImpostorPairs} of the latter and some of the former are needed.`,
    );
  }
  return { genuine, impostor };
}

function squareBetween(one: Face, other: Face): number {
  return one.embedding.reduce((sum, value, at) => sum + (value - other.embedding[at]!) ** 2, 0);
}
