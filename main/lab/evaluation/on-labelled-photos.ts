import { relative, sep } from 'node:path';
import type { Input, Output } from '../../../contract/contract.js';
import { allPairsFigures } from './all-pairs.js';
import { pairSquares } from './calibration.js';
import { embedSet } from './embed-set.js';
import { doorFramesOf } from './door-frames.js';
import { evaluateIdentification } from './evaluate.js';
import { galleryUnderTest } from './gallery-under-test.js';
import type { LabelledPerson } from './identification-plan.js';
import { fitImpostorTail } from '../../gallery/threshold.js';
import { imagesIn, subFoldersOf } from '../../vision/photo-files.js';
import type { Vision } from '../../vision/client/client.js';
import type { Progress } from '../lab-data.js';
import type { Recognition } from '../../gallery/recognition.js';

/**
 * Measures identification (1:N) on labelled photos with the gallery's real rules.
 * @throws Fault as `evaluateIdentification`; `no-image`.
 */
export async function evaluateIdentificationOn(
  { images, ...task }: Input<'evaluate.identification'>,
  vision: Vision,
  recognition: Recognition,
  onProgress: Progress,
): Promise<Output<'evaluate.identification'>> {
  const people = await labelledPeople(images);
  const report = await evaluateIdentification(
    images,
    people,
    task,
    {
      analyse: (file) => vision.analyseFile(file, { centreCrop: true }),
      framesOf: (file) => doorFramesOf(file, vision),
    },
    galleryUnderTest(recognition),
    onProgress,
  );
  return { ...report, missed: [...report.missed] };
}

/**
 * Measures verification (1:1) on every pair of photos.
 * @throws Fault as `allPairsFigures`, `embedSet`; `no-image`.
 */
export async function evaluateAllPairsOn(
  images: string,
  vision: Vision,
  onProgress: Progress,
): Promise<Output<'evaluate.allPairs'>> {
  const people = await labelledPeople(images);
  const files = people.flatMap(({ photos }) => photos);
  const analyse = (file: string) => vision.analyseFile(file, { centreCrop: true });
  const { faces, missed } = await embedSet(images, files, analyse, onProgress);
  const embeddings = people.flatMap(({ photos }, person) =>
    photos.map((photo) => ({ person, embedding: faces.get(photo)!.embedding })),
  );
  return { ...(await allPairsFigures(embeddings)), missed: [...missed] };
}

/**
 * Measures the figures that thresholds are computed from, to calibrate them after a change of model or
 * alignment.
 * @throws Fault as `pairSquares`; `no-image`.
 */
export async function evaluateCalibrationOn(
  { images }: Input<'evaluate.calibration'>,
  vision: Vision,
  { calibration }: Recognition,
  onProgress: Progress,
): Promise<Output<'evaluate.calibration'>> {
  const { impostor, genuineSquare } = calibration;
  const { power = 2 } = impostor;
  const { measured, ...pairs } = await measureCalibration(images, vision, onProgress, power);
  return {
    ...pairs,
    power,
    measured,
    inUse: { mean: impostor.mean, deviation: impostor.deviation, genuineSquare },
  };
}

/** As `evaluateCalibrationOn`, for a model without thresholds. @param power as in `ImpostorTail`. */
export async function measureCalibration(
  images: string,
  vision: Vision,
  onProgress: Progress,
  power = 2,
): Promise<Omit<Output<'evaluate.calibration'>, 'inUse' | 'power'>> {
  const { genuine, impostor } = await pairSquares(
    images,
    await labelledPeople(images),
    (file) => vision.analyseFile(file, { centreCrop: true }),
    onProgress,
  );
  const { mean, deviation } = fitImpostorTail(impostor.map(Math.sqrt), power);
  return {
    genuinePairs: genuine.length,
    impostorPairs: impostor.length,
    measured: {
      mean,
      deviation,
      genuineSquare: genuine.reduce((sum, square) => sum + square, 0) / genuine.length,
    },
  };
}

/** One person per sub-folder, with the photos in it. */
async function labelledPeople(images: string): Promise<LabelledPerson[]> {
  const people: LabelledPerson[] = [];
  for (const { name, path } of await subFoldersOf(images)) {
    const { images: files } = await imagesIn(path);
    const photos = files.map((file) => relative(images, file).split(sep).join('/'));
    people.push({ name, photos });
  }
  return people;
}
