import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Path } from '../fields.js';
import { Download, UploadId } from './transfers.js';

/** Backups: the whole data folder in one encrypted file. Part of the contract; see contract.ts. */

const Password = v.pipe(v.string(), v.minLength(10), v.maxLength(200));

export const backupCalls = {
  'backup.write': {
    access: 'administrator',
    input: v.object({ out: Path, password: Password }),
    output: v.object({ out: v.string(), files: v.number() }),
  },
  /** The same for a screen to download. */
  'backup.make': {
    access: 'administrator',
    input: v.object({ password: Password }),
    output: Download,
  },
  /**
   * Replaces everything in the data folder by an uploaded backup. The former data is kept beside the
   * data folder, and everyone is signed out. Faults as `backup.restore`; they change nothing.
   */
  'backup.restoreUpload': {
    access: 'administrator',
    input: v.object({ uploadId: UploadId, password: Password }),
    output: v.object({
      files: v.number(),
      /** Folder that now holds the former data. */
      before: v.string(),
    }),
  },
  /** Only into an empty data folder. */
  'backup.restore': {
    access: 'administrator',
    input: v.object({ file: Path, password: Password }),
    output: v.object({ files: v.number() }),
  },
} as const satisfies Calls;
