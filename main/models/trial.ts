import { createRequire } from 'node:module';
import type { Analysis, Box, Point } from '../../contract/face.js';
import { Fault } from '../../contract/fault.js';
import type { RecognitionTrial } from '../../contract/calls/models.js';
import { bundledRecognition } from '../gallery/recognition.js';
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
  type TrialPhoto,
} from './altered-evaluation.js';

/** Minimum share of comparisons in which a genuine pair is closer than an impostor pair. */
const minRightOrder = 0.95;

/**
 * Minimum share of faces in altered copies whose nearest face is of the same person. Measured: the bundled
 * net 99% (99.9% of comparisons in the right order), the same net with another model's preprocessing and
 * crop 100% (97.9%), and FaceNet's graph with random weights, which cannot recognise faces, 48 and 15% (67
 * and 59%).
 */
const minRank1 = 0.85;

/**
 * Minimum share of faces found, of those that BlazeFace finds in the photos and of those in the altered
 * copies. MTCNN misses the face in profile, 1 of 20.
 */
const minFound = 0.9;

/** Largest distance between the embeddings of two runs on the same photo. */
const maxRepeatDistance = 1e-5;

/** Largest deviation of an embedding's length from 1. */
const lengthTolerance = 1e-3;

/** The six group photos in the npm package `@vladmandic/face-api`. */
export function samplePhotos(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return [1, 2, 3, 4, 5, 6].map((number) =>
    unpackedPath(resolve(`@vladmandic/face-api/demo/sample${number}.jpg`)),
  );
}

/**
 * Tries models on the six sample photos and on altered copies of them, against the bundled models. They must
 * find nearly all of the same faces, give the same result twice, give finite embeddings of length 1, and
 * distinguish people. The bundled model decides who is the same person in two photos; people in one photo
 * are different.
 * @throws Fault `model-unusable` with the reason.
 */
export async function tryModels(
  candidate: Vision,
  bundled: Vision,
  onProgress: (done: number, total: number) => void,
): Promise<RecognitionTrial & { readonly dimension: number }> {
  await Promise.all([candidate.ready(), bundled.ready()]);
  const files = samplePhotos();
  const total = files.length * (1 + alterations.length);
  let done = 0;
  const onPhoto = (): void => {
    onProgress(++done, total);
  };
  const { analyses, timeRatio } = await analyseAll(files, candidate, bundled, onPhoto);
  const known = analyses.flatMap(({ ours }) => ours.faces);
  const photos = trialPhotos(analyses);
  const faces = photos.flatMap((photo) => photo.faces);
  for (const { embedding } of faces) requireUnit(embedding);
  if (faces.length < known.length * minFound) {
    throw unusable(`it finds ${faces.length} of the ${known.length} faces in the sample photos`);
  }
  const { genuine, impostor } = pairsOf(photos);
  const rightOrder = shareInOrder(genuine, impostor);
  if (!(rightOrder >= minRightOrder)) {
    throw unusable(
      `it does not distinguish people; two photos of one person are closer than two of different people in only ${percent(rightOrder)} of ${genuine.length * impostor.length} comparisons`,
    );
  }
  const altered = await evaluateOnAltered(photos, candidate, onPhoto);
  requireGood(altered);
  return {
    kind: 'recognition',
    faces: faces.length,
    genuinePairs: genuine.length,
    impostorPairs: impostor.length,
    rightOrder,
    altered,
    timeRatio,
    dimension: faces[0]!.embedding.length,
  };
}

/** A photo as analysed by the models under trial and by the bundled ones. */
interface PhotoAnalyses {
  readonly file: string;
  readonly theirs: Analysis;
  readonly ours: Analysis;
}

/** Analyses each photo with both, and compares their times. @param onPhoto called after each photo. */
async function analyseAll(
  files: readonly string[],
  candidate: Vision,
  bundled: Vision,
  onPhoto: () => void,
): Promise<{ analyses: PhotoAnalyses[]; timeRatio: number }> {
  // Warms up both; the candidate's result is compared with that of the second run.
  const [first, warm] = await Promise.all([
    analyse(candidate, files[0]!),
    analyse(bundled, files[0]!),
  ]);
  if (warm.faces.length === 0) {
    throw new Fault(
      'internal',
      'The bundled models find no face in the sample photos. Install Rollcall again.',
    );
  }
  const timeMs = { candidate: 0, bundled: 0 };
  const analyses: PhotoAnalyses[] = [];
  for (const file of files) {
    const start = performance.now();
    const theirs = await analyse(candidate, file);
    const middle = performance.now();
    const ours = await analyse(bundled, file);
    timeMs.candidate += middle - start;
    timeMs.bundled += performance.now() - middle;
    if (analyses.length === 0) requireSame(first, theirs);
    analyses.push({ file, theirs, ours });
    onPhoto();
  }
  return { analyses, timeRatio: timeMs.candidate / timeMs.bundled };
}

/** Without tiles, so that all detectors search the same picture. */
function analyse(vision: Vision, file: string): Promise<Analysis> {
  return vision.analyseFile(file, { tiles: false, minFaceWidthPx: 60 });
}

/** The candidate's faces that the bundled detector also finds, with the bundled model's person. */
function trialPhotos(analyses: readonly PhotoAnalyses[]): TrialPhoto[] {
  const known = analyses.flatMap(({ ours }) => ours.faces.map(({ embedding }) => embedding));
  const people = cluster(known, verificationThreshold(bundledRecognition().calibration));
  return analyses.map(({ file, theirs, ours }) => ({
    file,
    width: ours.width,
    height: ours.height,
    faces: ours.faces.flatMap(({ box }) => {
      const person = people.shift()!;
      const centre = centreOf(box);
      const found = faceAround(theirs, centre);
      return found === undefined ? [] : [{ centre, person, embedding: found.embedding }];
    }),
  }));
}

/** Distances between the candidate's faces. */
function pairsOf(photos: readonly TrialPhoto[]): { genuine: number[]; impostor: number[] } {
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
  if (!(found >= minFound)) {
    throw unusable(
      `in altered copies of the sample photos, it finds only ${percent(found)} of ${probes} faces`,
    );
  }
  if (!(rank1 >= minRank1)) {
    throw unusable(
      `in altered copies of the sample photos, it identifies only ${percent(rank1)} of the found faces correctly`,
    );
  }
  if (!(rightOrder >= minRightOrder)) {
    throw unusable(
      `in altered copies of the sample photos, two faces of one person are closer than two of different people in only ${percent(rightOrder)} of comparisons`,
    );
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}

function requireSame(one: Analysis, other: Analysis): void {
  const same =
    one.faces.length === other.faces.length &&
    one.faces.every(
      ({ embedding }, index) =>
        distanceOf(embedding, other.faces[index]!.embedding) < maxRepeatDistance,
    );
  if (!same) throw unusable('it gives different results for the same photo');
}

function requireUnit(embedding: Float32Array): void {
  const length = Math.sqrt(embedding.reduce((sum, value) => sum + value * value, 0));
  if (!(Math.abs(length - 1) < lengthTolerance)) {
    throw unusable('its embeddings are zero or not finite');
  }
}

function centreOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function unusable(reason: string): Fault {
  return new Fault(
    'model-unusable',
    `The model was not imported: ${reason}. Import another model.`,
  );
}
