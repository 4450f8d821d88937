import * as v from 'valibot';
import type { Calls } from '../call.js';

/**
 * Uploads and downloads in chunks, so that no file is held in memory as a whole. Part of the contract;
 * see contract.ts.
 */

/** Identifies an uploaded file in other calls. */
export const UploadId = v.pipe(v.string(), v.uuid());

/** A file that can be read with `downloads.read`. */
export const Download = v.object({
  downloadId: v.string(),
  /** Suggested file name. */
  name: v.string(),
  sizeBytes: v.number(),
});
export type Download = v.InferOutput<typeof Download>;

/** Maximum size of a chunk, bytes. */
export const maxChunkBytes = 4 * 2 ** 20;

export const transferCalls = {
  'uploads.begin': {
    access: 'hr',
    input: v.object({
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
      sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
    output: v.object({ uploadId: v.string() }),
  },
  'uploads.append': {
    access: 'hr',
    input: v.object({ uploadId: UploadId, data: v.instance(Uint8Array) }),
    output: v.object({}),
  },
  'uploads.drop': {
    access: 'hr',
    input: v.object({ uploadId: UploadId }),
    output: v.object({}),
  },
  /** Up to `maxChunkBytes` bytes from `offset`. After the last ones, the file is erased. */
  'downloads.read': {
    access: 'hr',
    input: v.object({ downloadId: UploadId, offset: v.pipe(v.number(), v.integer()) }),
    output: v.object({ data: v.instance(Uint8Array), isLast: v.boolean() }),
  },
} as const satisfies Calls;
