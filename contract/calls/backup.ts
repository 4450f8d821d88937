import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Download, UploadId } from './transfers.js';

/** Everything in one encrypted file. Part of the contract; see contract.ts. */

const File = v.pipe(v.string(), v.minLength(1, 'a file name is missing'));
const Password = v.pipe(
  v.string(),
  v.minLength(10, 'must have at least 10 characters'),
  v.maxLength(200),
);

export const backupCalls = {
  'backup.write': {
    access: 'administrator',
    input: v.object({ out: File, password: Password }),
    output: v.object({ out: v.string(), files: v.number() }),
  },
  /** The same, to be fetched by a screen. */
  'backup.make': {
    access: 'administrator',
    input: v.object({ password: Password }),
    output: Download,
  },
  /**
   * Puts a backup that a screen sent in the place of all that is here; what was here stays beside the data
   * folder. Everybody is signed out. Faults as `backup.restore`: then nothing was changed.
   */
  'backup.restoreUpload': {
    access: 'administrator',
    input: v.object({ uploadId: UploadId, password: Password }),
    output: v.object({
      files: v.number(),
      /** Folder with what was here before. */
      before: v.string(),
    }),
  },
  /** Only into a data folder that holds nothing. */
  'backup.restore': {
    access: 'administrator',
    input: v.object({ file: File, password: Password }),
    output: v.object({ files: v.number() }),
  },
} as const satisfies Calls;
