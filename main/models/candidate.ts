import { createReadStream } from 'node:fs';
import type {
  AntispoofProfile,
  DetectorProfile,
  EmbeddingProfile,
} from '../../contract/calls/models.js';
import { Fault } from '../../contract/fault.js';
import type { ModelFile } from './files.js';

/** A profile before the trial, which measures the dimension of the embeddings. */
export type Draft = Omit<EmbeddingProfile, 'dimension'> | DetectorProfile | AntispoofProfile;

/** The consecutive parts of a file, so that it is never in memory as a whole. */
export type Parts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** The bytes of a file. It is opened when they are read: until then, it may vanish, as on a USB stick, without an error. */
export async function* partsOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path) as AsyncIterable<Buffer>;
}

/** A converted model that is not written yet. */
export interface Candidate {
  /** The files beside the profile, by name. */
  readonly files: Readonly<Record<string, Parts>>;
  /** @param digests SHA-256 of the written files, by name. */
  readonly draftOf: (digests: Readonly<Record<string, string>>) => Draft;
}

/** A file as the profile names its source. */
export function sourceOf({
  name,
  sha256: digest,
  sizeBytes,
}: ModelFile): EmbeddingProfile['sources'][0] {
  return { name, sha256: digest, sizeBytes };
}

/** The fault of a file that cannot be imported. @param reason what is wrong and what to do next, without the final full stop. */
export function unusable(file: ModelFile, reason: string, cause?: unknown): Fault {
  return new Fault('model-unusable', `${file.shownAs} cannot be imported: ${reason}.`, { cause });
}
