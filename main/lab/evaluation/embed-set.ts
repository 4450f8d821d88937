import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analysis, Face } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';

/** Looks at a picture; where no face is found, takes its middle for one and says so. */
export type AnalyseFile = (path: string) => Promise<Analysis>;

/** The faces of a set of labelled photos. */
export interface EmbeddedSet {
  /** The labelled face of a photo, by its path below the folder. */
  readonly faces: ReadonlyMap<string, Face>;
  /** Photos in which no face was found: their middle was taken for one. In the order given. */
  readonly missed: readonly string[];
}

export type OnProgress = (done: number, total: number) => void;

/**
 * Looks at each photo once, in the order given.
 * @param folder of the photos; `files` are paths below it, with `/`, and may repeat.
 * @throws Fault `not-found` before any work where a photo is not there; what `analyse` throws.
 */
export async function embedSet(
  folder: string,
  files: readonly string[],
  analyse: AnalyseFile,
  onProgress: OnProgress = () => undefined,
): Promise<EmbeddedSet> {
  const wanted = [...new Set(files)];
  const [missing] = await missingFrom(folder, wanted);
  if (missing !== undefined) {
    throw new Fault(
      'not-found',
      `There is no photo ${join(folder, missing)}; check the folder of images.`,
    );
  }
  const faces = new Map<string, Face>();
  const missed: string[] = [];
  for (const file of wanted) {
    const analysis = await analyse(join(folder, file));
    const face = labelledFace(analysis);
    if (face === null) {
      throw new Fault(
        'unreadable-image',
        `No face and no middle can be taken from ${join(folder, file)}; replace the photo.`,
      );
    }
    faces.set(file, face);
    if (analysis.centreCrop === true) missed.push(file);
    onProgress(faces.size, wanted.length);
  }
  return { faces, missed };
}

/**
 * The face a labelled photo is about: the one nearest the middle, in units of its own width, so that
 * neither a small face behind nor a large one at the border takes its place; null without faces.
 */
export function labelledFace({ faces, width, height }: Analysis): Face | null {
  const offCentre = ({ box }: Face): number =>
    Math.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2) / box.width;
  return faces.reduce<Face | null>(
    (best, face) => (best === null || offCentre(face) < offCentre(best) ? face : best),
    null,
  );
}

/** Those of the paths below a folder at which there is no file, in the order given. */
export async function missingFrom(folder: string, files: Iterable<string>): Promise<Set<string>> {
  const missing = new Set<string>();
  for (const file of files) {
    const found = await stat(join(folder, file)).catch(() => null);
    if (found?.isFile() !== true) missing.add(file);
  }
  return missing;
}
