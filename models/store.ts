import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../contract/fault.js';
import { catalog, catalogEntry, type CatalogEntry, type ModelId } from './catalog.js';
import { findPackageRoot } from './package-root.js';

export type ModelState = 'ready' | 'missing' | 'damaged';

/** A model as an administrator sees it. */
export interface ModelInfo {
  readonly id: ModelId;
  readonly purpose: string;
  readonly source: string;
  readonly licence: string;
  /** SHA-256 the ONNX file must have. */
  readonly digest: string;
  /** Of the file that is there; 0 where it is missing. */
  readonly sizeBytes: number;
  readonly state: ModelState;
  /** Where its ONNX file is, or will be. */
  readonly path: string;
}

/** The folder of the ONNX files. */
export function buildFolder(): string {
  return fileURLToPath(new URL('models/build/', findPackageRoot()));
}

/** Where a model's ONNX file is: its name carries its digest, so a new one never meets an old. */
export function modelFile(entry: CatalogEntry, folder = buildFolder()): string {
  return join(folder, `${entry.id}-${entry.sha256.slice(0, 16)}.onnx`);
}

/** SHA-256 in hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The same of a file, which is not held as a whole. @throws Error of the file system. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    hash.update(part as Buffer);
  }
  return hash.digest('hex');
}

/**
 * The bytes of a model's ONNX file, checked against the catalogue.
 * @throws Fault `model-missing` or `model-damaged`, naming the file and the command that mends it.
 */
export async function loadModel(id: ModelId, folder = buildFolder()): Promise<Uint8Array> {
  const entry = catalogEntry(id);
  const file = modelFile(entry, folder);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    throw new Fault(
      'model-missing',
      `The model file ${file} is missing; run "npm run models" to make it.`,
    );
  }
  if (sha256(bytes) !== entry.sha256) {
    throw new Fault(
      'model-damaged',
      `The model file ${file} was cut short or altered (its SHA-256 is not the catalogue's); run "npm run models" to make it anew.`,
    );
  }
  return bytes;
}

/** Every model of the catalogue, with the state of its file. */
export async function listModels(folder = buildFolder()): Promise<ModelInfo[]> {
  return Promise.all(
    catalog.map(async (entry) => {
      const path = modelFile(entry, folder);
      const bytes = await readFile(path).catch(() => null);
      const state =
        bytes === null ? 'missing' : sha256(bytes) === entry.sha256 ? 'ready' : 'damaged';
      return {
        id: entry.id,
        purpose: entry.purpose,
        source: `${entry.package}/${entry.weights.path}`,
        licence: entry.licence,
        digest: entry.sha256,
        sizeBytes: bytes?.length ?? 0,
        state,
        path,
      };
    }),
  );
}
