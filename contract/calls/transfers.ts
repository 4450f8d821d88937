import * as v from 'valibot';
import type { Calls } from '../call.js';

/**
 * Files between a screen and the services, in pieces, so that none is held in memory as a whole. Part
 * of the contract; see contract.ts.
 */

/** A file that the screen sent, to be named in another call. */
export const UploadId = v.pipe(v.string(), v.uuid());

/** A file that is ready to be fetched by `downloads.read`. */
export const Download = v.object({
  downloadId: v.string(),
  /** What to save it as. */
  name: v.string(),
  sizeBytes: v.number(),
});
export type Download = v.InferOutput<typeof Download>;

/** Bytes of one piece at most. */
export const pieceBytes = 4 * 2 ** 20;

export const transferCalls = {
  'uploads.begin': {
    access: 'administrator',
    input: v.object({
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
      sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
    output: v.object({ uploadId: v.string() }),
  },
  'uploads.append': {
    access: 'administrator',
    input: v.object({ uploadId: UploadId, data: v.instance(Uint8Array) }),
    output: v.object({}),
  },
  'uploads.drop': {
    access: 'administrator',
    input: v.object({ uploadId: UploadId }),
    output: v.object({}),
  },
  /** At most `pieceBytes` from `offset`; with the last of them the file is erased here. */
  'downloads.read': {
    access: 'hr',
    input: v.object({ downloadId: UploadId, offset: v.pipe(v.number(), v.integer()) }),
    output: v.object({ data: v.instance(Uint8Array), isLast: v.boolean() }),
  },
} as const satisfies Calls;
