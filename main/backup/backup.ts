import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { syncFolder, writeStreamAtomically } from '../storage/atomic-file.js';
import { decrypted, encrypted, Reader } from '../storage/encrypted-stream.js';
import { withFileFaults } from '../storage/file-faults.js';
import type { AuditLog } from '../access/audit-log.js';
import type { Journal } from '../attendance/journal/journal.js';

/** The opened data folder, as far as a backup needs it. */
export interface BackupData {
  readonly journal: Journal;
  readonly audit: AuditLog;
  /** Seals what is kept of people; 32 bytes. */
  readonly key: Uint8Array;
}

/** What a file is told with, before its bytes: one line of JSON. */
const FileHead = v.variant('kind', [
  v.object({
    kind: v.literal('file'),
    /** In the data folder, with `/`. */
    path: v.pipe(
      v.string(),
      v.regex(/^[\w.-]+(\/[\w.-]+)*$/),
      v.check((path) => !path.split('/').includes('..')),
    ),
    size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ kind: v.literal('end'), files: v.number() }),
]);

/** Not of the data: who holds the folder, and what is on its way. */
const leftOut = /^(lock\.json.*|transfers(\/.*)?|.*\.tmp)$/;
/** Of use on this machine only: the key itself is put in their place. */
const machineBound = 'key.keychain';

/**
 * Writes everything in the data folder, and the key, into one file under a password. The door goes on
 * meanwhile: the journal's head is read before its lines, and may be older; the audit log stands still.
 * @returns how many files are in it.
 */
export async function writeBackup(
  data: BackupData,
  folder: string,
  password: string,
  out: string,
): Promise<number> {
  await data.journal.settled();
  await data.audit.settled();
  const paths = (await filesIn(folder)).filter((path) => !leftOut.test(path));
  const hasKeychain = paths.includes(machineBound);
  const kept = paths.filter((path) => path !== machineBound);
  const files = kept.length + (hasKeychain ? 1 : 0);
  async function* plain(): AsyncGenerator<Uint8Array> {
    const isAudit = (path: string): boolean => path.startsWith('audit/');
    // Its head must be that of its last line.
    const log = await data.audit.still(async () => {
      const read = kept.filter(isAudit).map(async (path) => ({
        path,
        bytes: await readFile(join(folder, path)),
      }));
      return Promise.all(read);
    });
    for (const { path, bytes } of log) {
      yield line({ kind: 'file', path, size: bytes.length });
      yield bytes;
    }
    for (const path of kept.filter((one) => !isAudit(one))) yield* fileAs(path, folder);
    if (hasKeychain) {
      const key = Buffer.from(`${Buffer.from(data.key).toString('base64')}\n`);
      yield line({ kind: 'file', path: 'key', size: key.length });
      yield key;
    }
    yield line({ kind: 'end', files });
  }
  await writeStreamAtomically(out, encrypted(plain(), password));
  return files;
}

/** A file as it is at this moment: one that is replaced meanwhile is read to its end all the same. */
async function* fileAs(path: string, folder: string): AsyncGenerator<Uint8Array> {
  const handle = await open(join(folder, path), 'r');
  try {
    const { size } = await handle.stat();
    yield line({ kind: 'file', path, size });
    for (let done = 0; done < size;) {
      const piece = Buffer.alloc(Math.min(size - done, 2 ** 20));
      const { bytesRead } = await handle.read(piece, 0, piece.length, done);
      if (bytesRead === 0) throw new Fault('data-damaged', `${path} became shorter meanwhile.`);
      done += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/**
 * Puts a backup's files into a data folder that is empty or not there yet. They are written beside it, and
 * take its place when all are whole.
 * @returns how many files were in it.
 * @throws Fault `wrong-password`, `data-damaged`, `data-newer`, `disk-full`; `not-allowed` where the folder
 *   holds something: then nothing was changed.
 */
export async function restoreBackup(
  file: string,
  password: string,
  folder: string,
): Promise<number> {
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0) {
    throw new Fault(
      'not-allowed',
      `${folder} holds data already; move it away first, or restore into another folder with --data. Nothing was changed.`,
    );
  }
  const { half, files } = await unpackBackup(file, password, folder);
  return withFileFaults(folder, async () => {
    try {
      await rm(folder, { recursive: true, force: true });
      await rename(half, folder);
      await syncFolder(dirname(folder));
      return files;
    } catch (error) {
      await rm(half, { recursive: true, force: true });
      throw error;
    }
  });
}

/**
 * Unpacks a backup into a folder beside the data folder, as a whole or not at all.
 * @param shown how the file is called in sentences.
 * @throws Fault as `restoreBackup`.
 */
export async function unpackBackup(
  file: string,
  password: string,
  folder: string,
  shown = file,
): Promise<{ half: string; files: number }> {
  const half = join(dirname(folder), `${basename(folder)}.restoring`);
  await rm(half, { recursive: true, force: true });
  return withFileFaults(half, async () => {
    try {
      await mkdir(half, { recursive: true, mode: 0o700 });
      const reader = new Reader(decrypted(read(file), password, shown));
      return { half, files: await unpack(reader, half, shown) };
    } catch (error) {
      await rm(half, { recursive: true, force: true });
      throw error;
    }
  });
}

/**
 * Puts a folder in the place of the data folder, which nobody may have open.
 * @returns where the data from before are, and how to put them back.
 * @throws Fault `data-read-only`; Error where the data folder cannot be moved: then nothing was changed.
 */
export async function exchangeData(
  half: string,
  folder: string,
): Promise<{ before: string; undo: () => Promise<void> }> {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const before = `${folder}.before-${stamp}`;
  await withFileFaults(folder, async () => {
    try {
      await rename(folder, before);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EBUSY' && code !== 'EXDEV') throw error;
      throw new Fault(
        'not-allowed',
        `${folder} is a disk of its own and cannot be moved aside; restore on the command line. Nothing was changed.`,
        { cause: error },
      );
    }
  });
  const undo = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true });
    await rename(before, folder);
  };
  try {
    await rename(half, folder);
    await syncFolder(dirname(folder));
  } catch (error) {
    await undo();
    throw error;
  }
  return { before, undo };
}

async function unpack(reader: Reader, folder: string, file: string): Promise<number> {
  const damaged = (): Fault =>
    new Fault(
      'data-damaged',
      `${file} is not whole inside; use another copy. Nothing was changed.`,
    );
  for (let files = 0; ; files++) {
    const length = await reader.take(4);
    const bytes = length === null ? null : await reader.take(length.readUInt32BE(0));
    if (bytes === null) throw damaged();
    const head = v.parse(FileHead, JSON.parse(bytes.toString('utf8')));
    if (head.kind === 'end') {
      // Reading on also finds what stands after the end.
      if (head.files !== files || (await reader.take(1)) !== null) throw damaged();
      return files;
    }
    const path = join(folder, head.path);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await pipeline(
      take(reader, head.size, damaged),
      createWriteStream(path, { mode: 0o600, flush: true }),
    );
  }
}

async function* take(reader: Reader, size: number, damaged: () => Fault): AsyncGenerator<Buffer> {
  for (let left = size; left > 0;) {
    const piece = await reader.take(Math.min(left, 2 ** 20));
    if (piece === null) throw damaged();
    left -= piece.length;
    yield piece;
  }
}

/** A file's bytes; that it is not there is a fault that names it. */
async function* read(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Fault('not-found', `There is no file ${file}.`, { cause: error });
  }
}

function line(head: v.InferOutput<typeof FileHead>): Buffer {
  const bytes = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Paths in the folder, with `/`, in order. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
