import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { syncFolder, writeStreamAtomically } from '../storage/atomic-file.js';
import { decrypted, encrypted, Reader } from '../storage/encrypted-stream.js';
import { readJson } from '../storage/document-problem.js';
import { fileFault, withFileFaults } from '../storage/file-faults.js';
import { makeFolder } from '../storage/make-folder.js';
import { restoringFolderOf } from './interrupted-restore.js';
import type { AuditLog } from '../access/audit-log.js';
import type { Journal } from '../attendance/journal/journal.js';

/** The parts of an opened data folder that a backup uses. */
export interface BackupData {
  readonly journal: Journal;
  readonly audit: AuditLog;
  /** The key of the sealed files; 32 bytes. */
  readonly key: Uint8Array;
}

/** The JSON header before each file's bytes, and at the end of the backup. */
const FileHead = v.variant('kind', [
  v.object({
    kind: v.literal('file'),
    /** Path in the data folder, with `/`. */
    path: v.pipe(
      v.string(),
      v.regex(/^[\w.-]+(\/[\w.-]+)*$/),
      v.check((path) => !path.split('/').includes('..')),
    ),
    size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.object({ kind: v.literal('end'), files: v.number() }),
]);

/**
 * Files that are not part of the data: the lock, who was in, how this machine is, transfers, temporary files, and what
 * is soon erased.
 */
const excluded =
  /^(lock\.json.*|present\.json|(heartbeat|crashes)\.json|(transfers|recordings|logs)(\/.*)?|.*\.tmp)$/;
const stateFile = 'state.sealed';
/** Usable on this machine only; the backup contains the key itself instead. */
const keychainFile = 'key.keychain';

/**
 * Writes the data folder and the key into one encrypted file. Punches continue meanwhile: the journal's head
 * is read before its lines, and may be older than they are. The audit log waits while it is read.
 * @returns the number of files in the backup.
 */
export async function writeBackup(
  data: BackupData,
  folder: string,
  password: string,
  out: string,
): Promise<number> {
  await data.journal.settled();
  await data.audit.settled();
  const paths = (await filesIn(folder)).filter((path) => !excluded.test(path));
  const hasKeychain = paths.includes(keychainFile);
  const portable = paths.filter((path) => path !== keychainFile);
  const files = portable.length + (hasKeychain ? 1 : 0);
  async function* plain(): AsyncGenerator<Uint8Array> {
    const isAudit = (path: string): boolean => path.startsWith('audit/') || path === stateFile;
    // The log's head must match its last line, and the site's state must not be newer than other files.
    const log = await data.audit.exclusively(async () => {
      const reads = portable.filter(isAudit).map(async (path) => ({
        path,
        bytes: await readFile(join(folder, path)),
      }));
      return Promise.all(reads);
    });
    for (const { path, bytes } of log) {
      yield headOf({ kind: 'file', path, size: bytes.length });
      yield bytes;
    }
    for (const path of portable) if (!isAudit(path)) yield* snapshotOf(path, folder);
    if (hasKeychain) {
      const key = Buffer.from(`${Buffer.from(data.key).toString('base64')}\n`);
      yield headOf({ kind: 'file', path: 'key', size: key.length });
      yield key;
    }
    yield headOf({ kind: 'end', files });
  }
  await writeStreamAtomically(out, encrypted(plain(), password));
  return files;
}

/** A file with its header, in its size at this moment. If it is replaced meanwhile, the old one is read. */
async function* snapshotOf(path: string, folder: string): AsyncGenerator<Uint8Array> {
  const handle = await open(join(folder, path), 'r');
  try {
    const { size } = await handle.stat();
    yield headOf({ kind: 'file', path, size });
    for (let done = 0; done < size;) {
      const piece = Buffer.alloc(Math.min(size - done, 2 ** 20));
      const { bytesRead } = await handle.read(piece, 0, piece.length, done);
      if (bytesRead === 0) {
        throw new Fault(
          'data-damaged',
          `${path} became shorter while the backup was written. Make the backup again.`,
        );
      }
      done += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/**
 * Restores a backup into a data folder that is empty or does not exist yet. The files are first written to
 * a folder beside it, which replaces it when all are complete.
 * @returns the number of files in the backup.
 * @throws Fault `wrong-password`, `data-damaged`, `data-newer`, `disk-full`; `not-allowed` if the folder is
 *   not empty, which then stays unchanged.
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
      `${folder} already contains data, so nothing was changed. Move the data away first, or choose another data folder.`,
    );
  }
  const { restored, files } = await unpackBackup(file, password, folder);
  return withFileFaults(folder, async () => {
    try {
      await rm(folder, { recursive: true, force: true });
      await rename(restored, folder);
      await syncFolder(dirname(folder));
      return files;
    } catch (error) {
      await rm(restored, { recursive: true, force: true });
      throw error;
    }
  });
}

/**
 * Unpacks a backup into a folder beside the data folder. After a fault, that folder is removed.
 * @param shownName the file's name in messages.
 * @returns the unpacked folder, and the number of files in it.
 * @throws Fault as `restoreBackup`.
 */
export async function unpackBackup(
  file: string,
  password: string,
  folder: string,
  shownName = file,
): Promise<{ restored: string; files: number }> {
  const restored = restoringFolderOf(folder);
  await rm(restored, { recursive: true, force: true });
  return withFileFaults(restored, async () => {
    try {
      await makeFolder(restored);
      const plain = decrypted(read(file), password, shownName);
      return { restored, files: await unpackBackupContent(plain, restored, shownName) };
    } catch (error) {
      await rm(restored, { recursive: true, force: true });
      throw error;
    }
  });
}

/** A header is a path of the data folder, and a few more characters. */
const maxHeadBytes = 10_000;

/**
 * Writes the files of a decrypted backup into a folder.
 * @param file the backup's name in messages.
 * @returns their number.
 * @throws Fault `data-damaged` if the content is not that of a backup: a person who knows the password can write
 *   anything.
 */
export async function unpackBackupContent(
  plain: AsyncIterable<Uint8Array>,
  folder: string,
  file: string,
): Promise<number> {
  const reader = new Reader(plain);
  const damaged = (): Fault =>
    new Fault(
      'data-damaged',
      `The contents of ${file} are damaged, so nothing was changed. Use another copy of the backup.`,
    );
  for (let files = 0; ; files++) {
    const length = (await reader.take(4))?.readUInt32BE(0) ?? Infinity;
    const bytes = length > maxHeadBytes ? null : await reader.take(length);
    const head = bytes === null ? null : headIn(bytes);
    if (head === null) throw damaged();
    if (head.kind === 'end') {
      // One more read finds bytes after the end.
      if (head.files !== files || (await reader.take(1)) !== null) throw damaged();
      return files;
    }
    const path = join(folder, head.path);
    await makeFolder(dirname(path));
    await pipeline(
      takeBytes(reader, head.size, damaged),
      createWriteStream(path, { mode: 0o600, flush: true }),
    );
  }
}

/** Null if the bytes are not a header. */
function headIn(bytes: Buffer): v.InferOutput<typeof FileHead> | null {
  const read = readJson(bytes);
  const parsed = 'json' in read ? v.safeParse(FileHead, read.json) : null;
  return parsed?.success === true ? parsed.output : null;
}

/** The next `size` bytes, in pieces of up to 1 MiB. */
async function* takeBytes(
  reader: Reader,
  size: number,
  damaged: () => Fault,
): AsyncGenerator<Buffer> {
  for (let left = size; left > 0;) {
    const piece = await reader.take(Math.min(left, 2 ** 20));
    if (piece === null) throw damaged();
    left -= piece.length;
    yield piece;
  }
}

/** Reads a file. @throws Fault as `fileFault`. */
async function* read(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw fileFault(file, error);
  }
}

/** A header: its length in 4 bytes, big-endian, and its JSON. */
function headOf(head: v.InferOutput<typeof FileHead>): Buffer {
  const bytes = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Paths of all files in a folder, with `/`, sorted. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
