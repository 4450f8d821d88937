import { createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { recogniseModelFile, type ModelFileKind } from '../../models/import/recognise.js';
import { sha256OfFile } from '../../models/store.js';
import { Fault } from '../../contract/fault.js';
import { withFileFaults } from '../storage/file-faults.js';

/** A file brought to be a model, or what was found in the archive around it. Read where it is needed. */
export interface ModelFile {
  /** Of the model itself: what was in an archive has been unpacked. */
  readonly path: string;
  /** In sentences. */
  readonly shown: string;
  readonly name: string;
  readonly kind: ModelFileKind;
  /** Of the file as it was brought. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Five times the largest of FaceNet's published files. */
const mostBytes = 512 * 2 ** 20;

/** Enough to see what a file is. */
const headBytes = 64;

/** What was in an archive, in the scratch folder. */
export const unpackedFile = 'unpacked.pb';

/**
 * Looks at a file, or at the model inside it.
 * @param shown how the file is called in sentences.
 * @param scratch folder where what is in an archive is unpacked.
 * @throws Fault `model-unusable`, `not-found`; `disk-full`, `data-read-only`.
 */
export async function findModelFile(
  path: string,
  shown: string,
  scratch: string,
): Promise<ModelFile> {
  const name = basename(shown);
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) {
    throw new Fault('not-found', `There is no file ${shown}; check the name.`);
  }
  const { size } = found;
  if (size > mostBytes) throw tooLarge(shown, size);
  const kind = await withFileFaults(path, () => kindOf(path, name));
  const sha256 = await withFileFaults(path, () => sha256OfFile(path));
  const file = { path, shown, name, kind, sha256, sizeBytes: size };
  if (kind !== 'zip') return file;
  const inside = join(scratch, unpackedFile);
  await unpackFrozenGraph(path, shown, inside);
  return { ...file, path: inside, kind: await kindOf(inside, name) };
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

/** The one .pb in an archive, as the weights of FaceNet are published. */
async function unpackFrozenGraph(path: string, shown: string, to: string): Promise<void> {
  const refuse = (why: string, cause?: unknown): Fault =>
    new Fault('model-unusable', `${shown}: ${why}.`, { cause });
  let archive: yauzl.ZipFile | null = null;
  try {
    archive = await yauzl.openPromise(path, { autoClose: false });
    for await (const entry of archive.eachEntry()) {
      if (!/\.pb$/i.test(entry.fileName)) continue;
      if (entry.uncompressedSize > mostBytes) throw tooLarge(shown, entry.uncompressedSize);
      // yauzl refuses an entry that turns out longer than it says.
      const content = await archive.openReadStreamPromise(entry);
      await withFileFaults(to, () => pipeline(content, createWriteStream(to, { mode: 0o600 })));
      return;
    }
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw refuse(
      `the archive cannot be read (${error instanceof Error ? error.message : String(error)})`,
      error,
    );
  } finally {
    archive?.close();
  }
  throw refuse('there is no frozen graph (.pb) in the archive');
}

function tooLarge(path: string, size: number): Fault {
  return new Fault(
    'model-unusable',
    `${path} has ${Math.round(size / 2 ** 20)} MiB; models of up to ${mostBytes / 2 ** 20} MiB are taken.`,
  );
}
