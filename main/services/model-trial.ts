import { createRequire } from 'node:module';
import type { Analysis, Box, Face } from '../../preload/face.js';
import { Fault } from '../../preload/fault.js';
import type { ModelTrial } from '../../preload/models.js';
import { bundledCalibration } from '../gallery/calibrations.js';
import { verificationThreshold } from '../gallery/gallery.js';
import type { Vision } from '../vision/client.js';

/** Comparisons of a pair of the same with one of different people that must come out right. */
const leastRightOrder = 0.95;

/** Of the faces that BlazeFace finds: MTCNN misses the one seen from the side, 1 of 20. */
const leastFound = 0.9;

/** Largest difference between two runs on the same photo, and of a vector's length from 1. */
const tolerance = 1e-5;

/** The six group photos inside the npm package `@vladmandic/face-api`. */
export function samplePhotos(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return [1, 2, 3, 4, 5, 6].map((number) =>
    resolve(`@vladmandic/face-api/demo/sample${number}.jpg`),
  );
}

/**
 * Tries models on the six sample photos, against the bundled ones: they must find nearly all of the same faces, say
 * the same twice, give finite vectors of length 1, and tell people apart. Who is the same person in two
 * photos is taken from the bundled model; people in one photo are different.
 * @throws Fault `model-unusable` saying what failed.
 */
export async function tryModels(
  candidate: Vision,
  bundled: Vision,
  onProgress: (done: number, total: number) => void,
): Promise<ModelTrial & { readonly dimension: number }> {
  await Promise.all([candidate.ready(), bundled.ready()]);
  const photos = samplePhotos();
  // The first call warms both up, and is the one that is repeated.
  const [again, warm] = [await analyse(candidate, photos[0]!), await analyse(bundled, photos[0]!)];
  if (warm.faces.length === 0) throw new Fault('internal', 'The bundled models find no face.');
  const time = { candidate: 0, bundled: 0 };
  const faces: { photo: number; theirs: Face; ours: Face }[] = [];
  let known = 0;
  for (const [photo, file] of photos.entries()) {
    const start = performance.now();
    const theirs = await analyse(candidate, file);
    const middle = performance.now();
    const ours = await analyse(bundled, file);
    time.candidate += middle - start;
    time.bundled += performance.now() - middle;
    if (photo === 0) requireSame(again, theirs);
    for (const face of ours.faces) {
      const found = theirs.faces.find(({ box }) => overlaps(box, face.box));
      known += 1;
      if (found === undefined) continue;
      requireUnit(found.embedding);
      faces.push({ photo, theirs: found, ours: face });
    }
    onProgress(photo + 1, photos.length);
  }
  if (faces.length < known * leastFound) {
    throw unusable(`it finds ${faces.length} of the ${known} faces in the sample photos`);
  }
  const { genuine, impostor } = pairsOf(faces);
  const right = genuine.flatMap((one) => impostor.map((other): number => (one < other ? 1 : 0)));
  const rightOrder = right.reduce((sum, one) => sum + one, 0) / right.length;
  if (!(rightOrder >= leastRightOrder)) {
    throw unusable(
      `it does not tell people apart: in only ${(100 * rightOrder).toFixed(0)} % of ${right.length} comparisons two photos of one person are closer than two of different people`,
    );
  }
  return {
    faces: faces.length,
    genuinePairs: genuine.length,
    impostorPairs: impostor.length,
    rightOrder,
    timeRatio: time.candidate / time.bundled,
    dimension: faces[0]!.theirs.embedding.length,
  };
}

/** Without parts of the photo: the same for every detector. */
function analyse(vision: Vision, file: string): Promise<Analysis> {
  return vision.analyseFile(file, { tiles: false, minFaceWidthPx: 60 });
}

/** Distances by the model under trial. */
function pairsOf(faces: readonly { photo: number; theirs: Face; ours: Face }[]): {
  genuine: number[];
  impostor: number[];
} {
  const threshold = verificationThreshold(bundledCalibration);
  const genuine: number[] = [];
  const impostor: number[] = [];
  for (const [index, one] of faces.entries()) {
    for (const other of faces.slice(0, index)) {
      const distance = distanceBetween(one.theirs.embedding, other.theirs.embedding);
      if (one.photo === other.photo) impostor.push(distance);
      else if (distanceBetween(one.ours.embedding, other.ours.embedding) < threshold) {
        genuine.push(distance);
      }
    }
  }
  return { genuine, impostor };
}

function requireSame(one: Analysis, other: Analysis): void {
  const same =
    one.faces.length === other.faces.length &&
    one.faces.every(
      ({ embedding }, index) =>
        distanceBetween(embedding, other.faces[index]!.embedding) < tolerance,
    );
  if (!same) throw unusable('it says something else of the same photo the second time');
}

function requireUnit(embedding: Float32Array): void {
  const length = Math.sqrt(embedding.reduce((sum, value) => sum + value * value, 0));
  if (!(Math.abs(length - 1) < 1e-3)) {
    throw unusable('it gives vectors of zero or of numbers that are not finite');
  }
}

function distanceBetween(one: Float32Array, other: Float32Array): number {
  return Math.sqrt(one.reduce((sum, value, index) => sum + (value - other[index]!) ** 2, 0));
}

/** Whether the middle of one face is inside the other. */
function overlaps(one: Box, other: Box): boolean {
  const x = other.x + other.width / 2;
  const y = other.y + other.height / 2;
  return x > one.x && x < one.x + one.width && y > one.y && y < one.y + one.height;
}

function unusable(why: string): Fault {
  return new Fault('model-unusable', `The model was not taken: ${why}.`);
}
