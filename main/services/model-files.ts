import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import yauzl from 'yauzl';
import { recogniseModelFile, type ModelFileKind } from '../../models/import/recognise.js';
import { sha256 } from '../../models/store.js';
import { Fault } from '../../preload/fault.js';
import { withFileFaults } from '../storage/file-faults.js';

/** A file brought to be a model, or what was found in the archive around it. */
export interface ModelFile {
  readonly path: string;
  /** In sentences. */
  readonly shown: string;
  readonly name: string;
  readonly kind: ModelFileKind;
  readonly bytes: Uint8Array;
  /** Of the file as it was brought. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Five times the largest of FaceNet's published files. */
const mostBytes = 512 * 2 ** 20;

/**
 * Reads a file and the model inside it.
 * @param shown how the file is called in sentences.
 * @throws Fault `model-unusable`, `not-found`.
 */
export async function readModelFile(path: string, shown = path): Promise<ModelFile> {
  const name = basename(shown);
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) {
    throw new Fault('not-found', `There is no file ${shown}; check the name.`);
  }
  const { size } = found;
  if (size > mostBytes) throw tooLarge(shown, size);
  const bytes = await withFileFaults(path, () => readFile(path));
  const file = { path, shown, name, bytes, sha256: sha256(bytes), sizeBytes: size };
  const kind = recogniseModelFile(bytes, name);
  if (kind !== 'zip') return { ...file, kind };
  const inside = await frozenGraphIn(shown, bytes);
  return { ...file, kind: recogniseModelFile(inside, name), bytes: inside };
}

/** The one .pb in an archive, as the weights of FaceNet are published. */
async function frozenGraphIn(path: string, bytes: Buffer): Promise<Uint8Array> {
  const refuse = (why: string, cause?: unknown): Fault =>
    new Fault('model-unusable', `${path}: ${why}.`, { cause });
  try {
    const archive = await yauzl.fromBufferPromise(bytes);
    for await (const entry of archive.eachEntry()) {
      if (!/\.pb$/i.test(entry.fileName)) continue;
      if (entry.uncompressedSize > mostBytes) throw tooLarge(path, entry.uncompressedSize);
      // yauzl refuses an entry that turns out longer than it says.
      const chunks: Buffer[] = [];
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        chunks.push(chunk as Buffer);
      }
      return Buffer.concat(chunks);
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw refuse(
      `the archive cannot be read (${error instanceof Error ? error.message : String(error)})`,
      error,
    );
  }
  throw refuse('there is no frozen graph (.pb) in the archive');
}

function tooLarge(path: string, size: number): Fault {
  return new Fault(
    'model-unusable',
    `${path} has ${Math.round(size / 2 ** 20)} MiB; models of up to ${mostBytes / 2 ** 20} MiB are taken.`,
  );
}
