import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analysis, Face } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';

/** Analyses a photo; without a face, uses its middle and sets `centreCrop`. */
export type AnalyseFile = (path: string) => Promise<Analysis>;

/** The faces of a set of labelled photos. */
export interface EmbeddedSet {
  /** The labelled face of each photo, by its path relative to the folder. */
  readonly faces: ReadonlyMap<string, Face>;
  /** Photos without a detected face, whose middle was used, in the given order. */
  readonly missed: readonly string[];
}

export type OnProgress = (done: number, total: number) => void;

/**
 * Embeds each photo once, in the given order.
 * @param files paths relative to `folder`, with `/`; they may repeat.
 * @throws Fault `not-found` for a missing photo, before any analysis; `unreadable-image`; as `analyse`.
 */
export async function embedSet(
  folder: string,
  files: readonly string[],
  analyse: AnalyseFile,
  onProgress: OnProgress = () => undefined,
): Promise<EmbeddedSet> {
  const unique = [...new Set(files)];
  const [missing] = await missingFrom(folder, unique);
  if (missing !== undefined) {
    throw new Fault(
      'not-found',
      `There is no photo ${join(folder, missing)}. Check the folder of images.`,
    );
  }
  const faces = new Map<string, Face>();
  const missed: string[] = [];
  for (const file of unique) {
    const analysis = await analyse(join(folder, file));
    const face = labelledFace(analysis);
    if (face === null) {
      throw new Fault(
        'unreadable-image',
        `The photo ${join(folder, file)} shows no face. Replace the photo.`,
      );
    }
    faces.set(file, face);
    if (analysis.centreCrop === true) missed.push(file);
    onProgress(faces.size, unique.length);
  }
  return { faces, missed };
}

/**
 * The face that a photo's label refers to: the one nearest to the middle, measured in its own width, so
 * that neither a small face in the background nor a large one at the border is chosen. Null without faces.
 */
export function labelledFace({ faces, width, height }: Analysis): Face | null {
  const offCentre = ({ box }: Face): number =>
    Math.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2) / box.width;
  return faces.reduce<Face | null>(
    (best, face) => (best === null || offCentre(face) < offCentre(best) ? face : best),
    null,
  );
}

/** The paths relative to a folder that are not files, in the given order. */
export async function missingFrom(folder: string, files: Iterable<string>): Promise<Set<string>> {
  const missing = new Set<string>();
  for (const file of files) {
    const found = await stat(join(folder, file)).catch(() => null);
    if (found?.isFile() !== true) missing.add(file);
  }
  return missing;
}
