import { createRequire } from 'node:module';
import type { Analysis, Box, Point } from '../../contract/face.js';
import { Fault } from '../../contract/fault.js';
import type { ModelTrial } from '../../contract/calls/models.js';
import { bundledCalibration } from '../gallery/calibrations.js';
import { cluster } from '../gallery/cluster.js';
import { verificationThreshold } from '../gallery/gallery.js';
import { distanceOf } from '../gallery/vectors.js';
import { unpackedPath } from '../base/unpacked-path.js';
import type { Vision } from '../vision/client/client.js';
import { alterations } from './altered-photos.js';
import {
  evaluateOnAltered,
  faceAround,
  shareInOrder,
  type AlteredFigures,
  type TriedPhoto,
} from './altered-evaluation.js';

/** Comparisons of a pair of the same with one of different people that must come out right. */
const leastRightOrder = 0.95;

/**
 * Faces of the altered copies that must be nearest to the same person. Measured: the bundled net 99 %
 * (and 99.9 % of comparisons in order), the same net fed and cut out as if it were somebody else's 100 %
 * (97.9 %), and FaceNet's graph with random weights, which knows no faces, 48 and 15 % (67 and 59 %).
 */
const leastRank1 = 0.85;

/**
 * Of the faces that BlazeFace finds in the photos, and of those in the altered copies. MTCNN misses the
 * one seen from the side, 1 of 20.
 */
const leastFound = 0.9;

/** Largest difference between two runs on the same photo, and of a vector's length from 1. */
const tolerance = 1e-5;

/** The six group photos inside the npm package `@vladmandic/face-api`. */
export function samplePhotos(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return [1, 2, 3, 4, 5, 6].map((number) =>
    unpackedPath(resolve(`@vladmandic/face-api/demo/sample${number}.jpg`)),
  );
}

/**
 * Tries models on the six sample photos and on altered copies of them, against the bundled ones: they must
 * find nearly all of the same faces, say the same twice, give finite vectors of length 1, and tell people
 * apart. Who is the same person in two photos is taken from the bundled model; people in one photo are
 * different.
 * @throws Fault `model-unusable` saying what failed.
 */
export async function tryModels(
  candidate: Vision,
  bundled: Vision,
  onProgress: (done: number, total: number) => void,
): Promise<ModelTrial & { readonly dimension: number }> {
  await Promise.all([candidate.ready(), bundled.ready()]);
  const files = samplePhotos();
  const total = files.length * (1 + alterations.length);
  let done = 0;
  const onPhoto = (): void => {
    onProgress(++done, total);
  };
  // The first call warms both up, and is the one that is repeated.
  const [again, warm] = await Promise.all([
    analyse(candidate, files[0]!),
    analyse(bundled, files[0]!),
  ]);
  if (warm.faces.length === 0) throw new Fault('internal', 'The bundled models find no face.');
  const time = { candidate: 0, bundled: 0 };
  const seen: { file: string; theirs: Analysis; ours: Analysis }[] = [];
  for (const file of files) {
    const start = performance.now();
    const theirs = await analyse(candidate, file);
    const middle = performance.now();
    const ours = await analyse(bundled, file);
    time.candidate += middle - start;
    time.bundled += performance.now() - middle;
    if (seen.length === 0) requireSame(again, theirs);
    seen.push({ file, theirs, ours });
    onPhoto();
  }
  const known = seen.flatMap(({ ours }) => ours.faces);
  const photos = namedPhotos(seen);
  const faces = photos.flatMap((photo) => photo.faces);
  for (const { embedding } of faces) requireUnit(embedding);
  if (faces.length < known.length * leastFound) {
    throw unusable(`it finds ${faces.length} of the ${known.length} faces in the sample photos`);
  }
  const { genuine, impostor } = pairsOf(photos);
  const rightOrder = shareInOrder(genuine, impostor);
  if (!(rightOrder >= leastRightOrder)) {
    throw unusable(
      `it does not tell people apart: in only ${percent(rightOrder)} of ${genuine.length * impostor.length} comparisons two photos of one person are closer than two of different people`,
    );
  }
  const altered = await evaluateOnAltered(photos, candidate, onPhoto);
  requireGood(altered);
  return {
    faces: faces.length,
    genuinePairs: genuine.length,
    impostorPairs: impostor.length,
    rightOrder,
    altered,
    timeRatio: time.candidate / time.bundled,
    dimension: faces[0]!.embedding.length,
  };
}

/** Without parts of the photo: the same for every detector. */
function analyse(vision: Vision, file: string): Promise<Analysis> {
  return vision.analyseFile(file, { tiles: false, minFaceWidthPx: 60 });
}

/** The candidate's faces where the bundled detector has one, and who each is by the bundled model. */
function namedPhotos(
  seen: readonly { file: string; theirs: Analysis; ours: Analysis }[],
): TriedPhoto[] {
  const known = seen.flatMap(({ ours }) => ours.faces.map(({ embedding }) => embedding));
  const people = cluster(known, verificationThreshold(bundledCalibration));
  return seen.map(({ file, theirs, ours }) => ({
    file,
    width: ours.width,
    height: ours.height,
    faces: ours.faces.flatMap(({ box }) => {
      const person = people.shift()!;
      const found = faceAround(theirs, middleOf(box));
      return found === undefined
        ? []
        : [{ middle: middleOf(box), person, embedding: found.embedding }];
    }),
  }));
}

/** Distances by the model under trial. */
function pairsOf(photos: readonly TriedPhoto[]): { genuine: number[]; impostor: number[] } {
  const faces = photos.flatMap((photo) => photo.faces.map((face) => ({ photo, ...face })));
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (const [index, one] of faces.entries()) {
    for (const other of faces.slice(0, index)) {
      const distance = distanceOf(one.embedding, other.embedding);
      if (one.photo === other.photo) impostor.push(distance);
      else if (one.person === other.person) genuine.push(distance);
    }
  }
  return { genuine, impostor };
}

function requireGood({ probes, found, rank1, rightOrder }: AlteredFigures): void {
  const where = 'in altered copies of the sample photos';
  if (!(found >= leastFound)) {
    throw unusable(`${where} it finds only ${percent(found)} of ${probes} faces`);
  }
  if (!(rank1 >= leastRank1)) {
    throw unusable(
      `${where} it takes only ${percent(rank1)} of ${probes} faces for the right person`,
    );
  }
  if (!(rightOrder >= leastRightOrder)) {
    throw unusable(
      `${where} two of one person are closer than two of different people in only ${percent(rightOrder)} of comparisons`,
    );
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function requireSame(one: Analysis, other: Analysis): void {
  const same =
    one.faces.length === other.faces.length &&
    one.faces.every(
      ({ embedding }, index) => distanceOf(embedding, other.faces[index]!.embedding) < tolerance,
    );
  if (!same) throw unusable('it says something else of the same photo the second time');
}

function requireUnit(embedding: Float32Array): void {
  const length = Math.sqrt(embedding.reduce((sum, value) => sum + value * value, 0));
  if (!(Math.abs(length - 1) < 1e-3)) {
    throw unusable('it gives vectors of zero or of numbers that are not finite');
  }
}

function middleOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function unusable(why: string): Fault {
  return new Fault('model-unusable', `The model was not taken: ${why}.`);
}
