import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { recogniseModelFile, type ModelFileKind } from '../../models/import/recognise.js';
import { sha256OfFile } from '../../models/store.js';
import { Fault } from '../../contract/fault.js';
import { zipProblem } from '../people/roster/zip-reader.js';
import { withFileFaults } from '../storage/file-faults.js';

/** A model file to import, unpacked if it was in an archive. */
export interface ModelFile {
  /** Path of the model itself, after unpacking. */
  readonly path: string;
  /** How messages call the file. */
  readonly shownAs: string;
  readonly name: string;
  readonly kind: ModelFileKind;
  /** Of the original file. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Five times the size of FaceNet's largest published file. */
const maxBytes = 512 * 2 ** 20;

/** Enough to recognise the kind of a file. */
const headBytes = 64;

/** File name of an unpacked model in the scratch folder. */
export const unpackedFile = 'unpacked.pb';

/**
 * Recognises a model file, and unpacks it if it is an archive.
 * @param shownAs how messages call the file.
 * @param scratch folder for the unpacked model.
 * @throws Fault `model-unusable`, `not-found`; `disk-full`, `data-read-only`.
 */
export async function findModelFile(
  path: string,
  shownAs: string,
  scratch: string,
): Promise<ModelFile> {
  const name = basename(shownAs);
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) {
    throw new Fault('not-found', `There is no file ${shownAs}. Check the path.`);
  }
  const { size } = found;
  if (size > maxBytes) throw tooLarge(shownAs, size);
  const kind = await withFileFaults(path, () => kindOf(path, name));
  const sha256 = await withFileFaults(path, () => sha256OfFile(path));
  const file = { path, shownAs, name, kind, sha256, sizeBytes: size };
  if (kind !== 'zip') return file;
  const unpacked = join(scratch, unpackedFile);
  await unpackFrozenGraph(path, shownAs, unpacked);
  return { ...file, path: unpacked, kind: await kindOf(unpacked, name) };
}

async function kindOf(path: string, name: string): Promise<ModelFileKind> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return recogniseModelFile(buffer.subarray(0, bytesRead), name);
  } finally {
    await file.close();
  }
}

/** Unpacks the first .pb file of an archive, the format in which FaceNet's weights are published. */
async function unpackFrozenGraph(path: string, shownAs: string, to: string): Promise<void> {
  const unusable = (reason: string, cause?: unknown): Fault =>
    new Fault('model-unusable', `${shownAs} cannot be imported: ${reason}.`, { cause });
  let archive: yauzl.ZipFile | null = null;
  try {
    archive = await yauzl.openPromise(path, { autoClose: false });
    for await (const entry of archive.eachEntry()) {
      if (!/\.pb$/i.test(entry.fileName)) continue;
      if (entry.uncompressedSize > maxBytes) throw tooLarge(shownAs, entry.uncompressedSize);
      // yauzl rejects entries that are longer than they claim.
      const content = await archive.openReadStreamPromise(entry);
      await withFileFaults(to, () => pipeline(content, createWriteStream(to, { mode: 0o600 })));
      return;
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw unusable(`the archive cannot be read (${zipProblem(error)}). Download it again`, error);
  } finally {
    archive?.close();
  }
  throw unusable('the archive contains no frozen graph (.pb). Import another file');
}

function tooLarge(shownAs: string, size: number): Fault {
  return new Fault(
    'model-unusable',
    `${shownAs} has ${Math.round(size / 2 ** 20)} MiB; a model can have at most ${maxBytes / 2 ** 20} MiB. Import a smaller model.`,
  );
}
