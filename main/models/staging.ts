import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, isFault } from '../../contract/fault.js';
import type { OnnxHints } from '../../contract/calls/models.js';
import { withFileFaults } from '../storage/file-faults.js';
import type { OnnxShape } from '../vision/messages.js';
import type { Draft, Parts } from './candidate.js';
import { convertModel } from './conversion.js';
import { findModelFile, unpackedFile, type ModelFile } from './files.js';

/**
 * Converts model files to ONNX and writes the result to a folder, without loading whole files into memory.
 * @param named the files, and how messages call them.
 * @param inspect reads the inputs and outputs of an ONNX file with ONNX Runtime.
 * @returns the profile to write beside the ONNX files, and their total size.
 * @throws Fault `model-unusable`, `not-found`; `disk-full`, `data-read-only`.
 */
export async function stageModel(
  named: readonly { readonly path: string; readonly name: string }[],
  hints: OnnxHints,
  folder: string,
  inspect: (file: string) => Promise<OnnxShape>,
): Promise<{ readonly draft: Draft; readonly sizeBytes: number }> {
  const found = await Promise.all(named.map(({ path, name }) => findModelFile(path, name, folder)));
  const { files, draftOf } = await convertModel(found, hints, (file) => inspectAs(file, inspect));
  const digests: Record<string, string> = {};
  let sizeBytes = 0;
  for (const [name, parts] of Object.entries(files)) {
    const path = join(folder, name);
    const { sha256, length } = await withFileFaults(path, () => writeParts(path, parts));
    digests[name] = sha256;
    sizeBytes += length;
  }
  await rm(join(folder, unpackedFile), { force: true });
  return { draft: draftOf(digests), sizeBytes };
}

async function writeParts(
  path: string,
  parts: Parts,
): Promise<{ readonly sha256: string; readonly length: number }> {
  const hash = createHash('sha256');
  let length = 0;
  const file = await open(path, 'w', 0o600);
  try {
    for await (const part of parts) {
      hash.update(part);
      await file.writeFile(part);
      length += part.length;
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), length };
}

/** Inspects a file; messages use the name that the administrator knows. */
async function inspectAs(
  { path, shownAs }: ModelFile,
  inspect: (file: string) => Promise<OnnxShape>,
): Promise<OnnxShape> {
  try {
    return await inspect(path);
  } catch (error) {
    if (!isFault(error)) throw error;
    throw new Fault(error.code, error.message.replaceAll(path, shownAs), { cause: error });
  }
}
