import { writeFile } from 'node:fs/promises';
import type { Identification, IdentifiedFace } from '../../../contract/calls/faces.js';
import type { Output } from '../../../contract/contract.js';
import type { Refusal } from '../../../contract/fields.js';
import type { Analysis, Box, Face } from '../../../contract/face.js';
import { Fault, isFault } from '../../../contract/fault.js';
import { drawTags } from './tagged-picture.js';
import { chooseClassifier } from '../../gallery/classify.js';
import { cluster } from '../../gallery/cluster.js';
import { verificationThreshold, verify } from '../../gallery/gallery.js';
import type { Calibration } from '../../gallery/threshold.js';
import { withFileFaults } from '../../storage/file-faults.js';
import type { Vision } from '../../vision/client/client.js';
import type { People } from '../../people/records/people.js';
import type { Progress } from '../lab-data.js';

/** Identifies the faces in a photo. @throws Fault as `Vision.analyseFile`. */
export async function identifyFile(
  file: string,
  people: People,
  vision: Vision,
): Promise<Identification> {
  const { width, height, faces } = await vision.analyseFile(file);
  return { file, width, height, faces: faces.map((face) => identifyFace(face, people)) };
}

function identifyFace({ box, score, quality, embedding }: Face, people: People): IdentifiedFace {
  const { subjectId, nearest, margin, threshold } = people.gallery.identify(embedding);
  const distance = nearest?.distance ?? null;
  const name = people.nameOf(subjectId);
  return { box, score, quality, subjectId, name, distance, margin, threshold };
}

/**
 * Verifies whether two photos, with one face each, show the same person.
 * @throws Fault `no-face`, `several-faces`.
 */
export async function verifyFiles(
  a: string,
  b: string,
  vision: Vision,
  calibration: Calibration,
): Promise<Output<'faces.verify'>> {
  const one = onlyFace(a, await vision.analyseFile(a));
  const other = onlyFace(b, await vision.analyseFile(b));
  return verify(one.embedding, other.embedding, calibration);
}

/** Groups the faces in photos by person. */
export async function clusterFiles(
  files: readonly string[],
  vision: Vision,
  calibration: Calibration,
  onProgress: Progress,
): Promise<Output<'faces.cluster'>> {
  const { analysed, refused } = await analyseAll(files, vision, onProgress);
  const found = analysed.flatMap(({ file, analysis }) =>
    analysis.faces.map(({ box, embedding }) => ({ file, box, embedding })),
  );
  const threshold = verificationThreshold(calibration);
  const numbers = cluster(
    found.map((face) => face.embedding),
    threshold,
  );
  const people: { file: string; box: Box }[][] = [];
  for (const [index, { file, box }] of found.entries()) {
    (people[numbers[index]!] ??= []).push({ file, box });
  }
  return { people, refused, threshold };
}

/**
 * Names faces with a classifier trained on the gallery's samples, if cross-validation shows that it is
 * more accurate than the nearest template. The named person's distance must still be below the threshold.
 */
export async function classifyFiles(
  files: readonly string[],
  people: People,
  vision: Vision,
  onProgress: Progress,
): Promise<Output<'faces.classify'>> {
  const { analysed, refused } = await analyseAll(files, vision, onProgress);
  const { classifier, crossValidation } = chooseClassifier(await people.templates());
  const nameFace = (face: Face): IdentifiedFace => {
    const nearest = identifyFace(face, people);
    if (classifier === null) return nearest;
    const { subjectId } = classifier.classify(face.embedding);
    const distance = people.gallery.distanceTo(subjectId, face.embedding);
    const accepted = distance < nearest.threshold ? subjectId : null;
    return { ...nearest, subjectId: accepted, name: people.nameOf(accepted), distance };
  };
  return {
    method: classifier === null ? 'nearest-template' : 'classifier',
    crossValidation,
    files: analysed.map(({ file, analysis: { width, height, faces } }) => ({
      file,
      width,
      height,
      faces: faces.map(nameFace),
    })),
    refused,
  };
}

/**
 * Writes a copy of a photo with boxes and names.
 * @throws Fault `invalid-input` for an unknown file extension; `disk-full`, `data-read-only`.
 */
export async function tagFile(
  file: string,
  out: string,
  people: People,
  vision: Vision,
): Promise<Identification> {
  const found = await identifyFile(file, people, vision);
  const tags = found.faces.map(({ box, name }) => ({
    box,
    label: name ?? 'unknown',
    known: name !== null,
  }));
  const picture = await drawTags(file, tags, out);
  await withFileFaults(out, () => writeFile(out, picture));
  return found;
}

async function analyseAll(
  files: readonly string[],
  vision: Vision,
  onProgress: Progress,
): Promise<{ analysed: { file: string; analysis: Analysis }[]; refused: Refusal[] }> {
  const analysed: { file: string; analysis: Analysis }[] = [];
  const refused: Refusal[] = [];
  for (const [index, file] of files.entries()) {
    onProgress(index, files.length);
    try {
      analysed.push({ file, analysis: await vision.analyseFile(file) });
    } catch (error) {
      if (!isFault(error)) throw error;
      refused.push({ file, code: error.code, reason: error.message });
    }
  }
  onProgress(files.length, files.length);
  return { analysed, refused };
}

function onlyFace(file: string, { faces }: Analysis): Face {
  const [face] = faces;
  if (face === undefined) {
    throw new Fault('no-face', `${file} shows no face. Use a photo with the whole face in view.`);
  }
  if (faces.length > 1) {
    throw new Fault(
      'several-faces',
      `${file} shows ${faces.length} faces. Use a photo of one person.`,
    );
  }
  return face;
}
