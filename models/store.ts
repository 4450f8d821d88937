import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../contract/fault.js';
import { catalog, catalogEntry } from './catalog.js';
import type { CatalogEntry, ModelId } from './catalog-entry.js';
import { findPackageRoot } from './package-root.js';

type ModelState = 'ready' | 'missing' | 'damaged';

/** A bundled model and the state of its ONNX file. */
export interface ModelInfo {
  readonly id: ModelId;
  readonly purpose: string;
  readonly source: string;
  readonly licence: string;
  /** Expected SHA-256 of the ONNX file. */
  readonly digest: string;
  /** Size of the existing file; 0 if it is missing. */
  readonly sizeBytes: number;
  readonly state: ModelState;
  /** Path of the ONNX file, even if it is missing. */
  readonly path: string;
}

/** The folder of the ONNX files. */
export function buildFolder(): string {
  return fileURLToPath(new URL('models/build/', findPackageRoot()));
}

/** The path of a model's ONNX file. Its name includes the digest, so versions never mix. */
export function modelFile(entry: CatalogEntry, folder = buildFolder()): string {
  return join(folder, `${entry.id}-${entry.sha256.slice(0, 16)}.onnx`);
}

/** SHA-256 as hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of a file, read in parts. @throws Error of the file system. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    hash.update(part as Buffer);
  }
  return hash.digest('hex');
}

/**
 * Reads a model's ONNX file and verifies its digest.
 * @throws Fault `model-missing` or `model-damaged` with the file and the command that repairs it.
 */
export async function loadModel(id: ModelId, folder = buildFolder()): Promise<Uint8Array> {
  const entry = catalogEntry(id);
  const file = modelFile(entry, folder);
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) {
    throw new Fault(
      'model-missing',
      `The model file ${file} is missing. Run "npm run models" to build it.`,
    );
  }
  if (sha256(bytes) !== entry.sha256) {
    throw new Fault(
      'model-damaged',
      `The model file ${file} is damaged (wrong SHA-256). Run "npm run models" to build it again.`,
    );
  }
  return bytes;
}

/** All bundled models with the states of their files. */
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
