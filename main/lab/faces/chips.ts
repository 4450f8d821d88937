import { basename, dirname, extname, join, relative } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Output } from '../../../contract/contract.js';
import type { LeftOut, Refusal } from '../../../contract/fields.js';
import { isFault } from '../../../contract/fault.js';
import type { Face } from '../../../contract/face.js';
import { loadSharp } from '../../vision/load-sharp.js';
import { imagesIn } from '../../vision/photo-files.js';
import { writeAtomically } from '../../storage/atomic-file.js';
import { makeFolder } from '../../storage/make-folder.js';
import { withFileFaults } from '../../storage/file-faults.js';
import type { Vision } from '../../vision/client/client.js';
import type { Progress } from '../lab-data.js';
import { writeNpy } from './npy-file.js';

/** A face of a photo. */
interface FoundFace {
  readonly file: string;
  /** Counted from 1, largest face first. */
  readonly number: number;
  /** Faces in the photo. */
  readonly count: number;
  readonly face: Face;
}

/**
 * Writes the chips of all faces in a folder's photos, as the embedding model gets them, to another folder
 * with the same names (`Ada/1.jpg` → `Ada/1.png`; for several faces `1-1.png`, `1-2.png`).
 * @throws Fault `not-found`, `no-image`; `data-read-only`, `disk-full`.
 */
export async function alignFolder(
  dir: string,
  out: string,
  vision: Vision,
  onProgress: Progress,
): Promise<Output<'faces.align'>> {
  const chips: Output<'faces.align'>['chips'] = [];
  const notUsed = await forEachFace(dir, vision, onProgress, async (found) => {
    const { file, number, count, face } = found;
    const inside = dir === file ? basename(file) : relative(dir, file);
    const name = inside.slice(0, inside.length - extname(inside).length);
    const chip = join(out, `${name}${count > 1 ? `-${number}` : ''}.png`);
    const { sidePx, data } = face.chip!;
    const png = await loadSharp()(data, { raw: { width: sidePx, height: sidePx, channels: 3 } })
      .png()
      .toBuffer();
    await withFileFaults(dirname(chip), () => makeFolder(dirname(chip), 0o777));
    await writeAtomically(chip, png, { mode: 0o600 });
    chips.push({ file, chip, box: face.box });
  });
  return { chips, ...notUsed };
}

/**
 * Writes the embeddings of all faces in a folder's photos: as CSV (`file, face, x, y, width, height, e0,
 * …`), or as NumPy .npy (float32, one row per face) with the other columns in a CSV file beside it.
 * @throws Fault as `alignFolder`.
 */
export async function embedFolder(
  dir: string,
  out: string,
  vision: Vision,
  onProgress: Progress,
): Promise<Output<'faces.embed'>> {
  const rows: { cells: (string | number)[]; embedding: Float32Array }[] = [];
  const notUsed = await forEachFace(dir, vision, onProgress, ({ file, number, face }) => {
    const { x, y, width, height } = face.box;
    const position = [x, y, width, height].map((value) => Math.round(value));
    rows.push({ cells: [file, number, ...position], embedding: face.embedding });
    return Promise.resolve();
  });
  const dimension = rows[0]?.embedding.length ?? 0;
  const columns = ['file', 'face', 'x', 'y', 'width', 'height'];
  if (/\.npy$/i.test(out)) {
    const embeddings = rows.map(({ embedding }) => embedding);
    await writeAtomically(out, writeNpy(embeddings, dimension));
    const list = stringify([columns, ...rows.map(({ cells }) => cells)]);
    // Not `embeddings.csv`, which could be an earlier CSV export of the same vectors.
    await writeAtomically(`${out}.csv`, list);
  } else {
    const head = [...columns, ...Array.from({ length: dimension }, (_, index) => `e${index}`)];
    const lines = rows.map(({ cells, embedding }) => [...cells, ...embedding]);
    await writeAtomically(out, stringify([head, ...lines]));
  }
  return { faces: rows.length, dimension, ...notUsed };
}

/** Calls `work` for each face. Photos that cannot be read or show no face are skipped and returned. */
async function forEachFace(
  dir: string,
  vision: Vision,
  onProgress: Progress,
  work: (found: FoundFace) => Promise<void>,
): Promise<{ refused: Refusal[]; leftOut: LeftOut[] }> {
  const refused: Refusal[] = [];
  const { images, leftOut } = await imagesIn(dir);
  for (const [index, file] of images.entries()) {
    onProgress(index, images.length);
    try {
      const { faces } = await vision.analyseFile(file, { chips: true });
      if (faces.length === 0) {
        refused.push({
          file,
          code: 'no-face',
          reason: `${file} shows no face. Use a photo with the whole face in view.`,
        });
      }
      for (const [at, face] of faces.entries()) {
        await work({ file, number: at + 1, count: faces.length, face });
      }
    } catch (error) {
      if (!isFault(error) || error.code === 'disk-full' || error.code === 'data-read-only') {
        throw error;
      }
      refused.push({ file, code: error.code, reason: error.message });
    }
  }
  onProgress(images.length, images.length);
  return { refused, leftOut: [...leftOut] };
}
