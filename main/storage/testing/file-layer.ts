import { constants } from 'node:fs';
import fs, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { relative, resolve, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FileOperation } from './file-operation.js';

/** What happens to an operation that fails. */
export type DiskError = 'EIO' | 'ENOSPC';

type Change = (...given: readonly unknown[]) => Promise<unknown>;

/**
 * A layer between Rollcall and the real files of a folder, at Node's own functions. It numbers and records all
 * operations that change the folder, lets chosen ones fail, and does not really flush, which changes nothing that a
 * program can see and saves most of the time. Opening a file to read passes.
 */
export class FileLayer {
  /** The operations that were carried out, in the order in which they ended. */
  readonly operations: FileOperation[] = [];
  /** The system calls of the operations that were begun. */
  readonly begun: string[] = [];
  /** Number of flushes to the disk that were begun, by the file's path in the folder. */
  readonly flushes: string[] = [];
  /** Called with each flush before it ends. */
  onFlush: (path: string) => Promise<void> = () => Promise.resolve();
  #faults: ReadonlyMap<number, DiskError> = new Map<number, DiskError>();
  /** The files that have a name now, by path. */
  readonly #files = new Map<string, number>();
  readonly #handles = new WeakMap<FileHandle, OpenFile>();
  #lastFile = 0;
  /** Removes the layer. */
  remove: () => void = () => undefined;

  private constructor(private readonly folder: string) {}

  /** Puts the layer over a folder until `remove` or the end of the test. */
  static async over(folder: string): Promise<FileLayer> {
    const layer = new FileLayer(resolve(folder));
    await layer.#readNames();
    await layer.#install();
    return layer;
  }

  /** Lets operations fail from now on. @param numbers 1 is the next one. */
  fail(numbers: readonly number[], error: DiskError): void {
    this.#faults = new Map(numbers.map((number) => [this.begun.length + number, error]));
  }

  /** Lets the disk work again. */
  repair(): void {
    this.#faults = new Map();
  }

  /** Numbers of the files that have a name, by path. */
  get files(): ReadonlyMap<string, number> {
    return this.#files;
  }

  async #readNames(): Promise<void> {
    const entries = await fs.readdir(this.folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (entry.isFile()) this.#nameFile(resolve(entry.parentPath, entry.name));
    }
  }

  #nameFile(path: string): number {
    const file = ++this.#lastFile;
    this.#files.set(path, file);
    return file;
  }

  #covers(path: unknown): path is string {
    if (typeof path !== 'string') return false;
    const within = relative(this.folder, resolve(path));
    return within !== '..' && !within.startsWith(`..${sep}`);
  }

  /** @returns the error of the next operation; null if it succeeds. */
  #begin(syscall: string): DiskError | null {
    this.begun.push(syscall);
    return this.#faults.get(this.begun.length) ?? null;
  }

  async #flush(path: string): Promise<void> {
    this.flushes.push(relative(this.folder, path));
    await this.onFlush(path);
  }

  /** Carries out an operation on names, or lets it fail without an effect. */
  async #change(syscall: string, work: () => Promise<FileOperation | null>): Promise<void> {
    const error = this.#begin(syscall);
    if (error !== null) throw errorOf(error, syscall);
    const done = await work();
    if (done !== null) this.operations.push(done);
  }

  async #install(): Promise<void> {
    const handle = await fs.open(import.meta.filename, 'r');
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const restores = [
      replaced(fs, 'open', (open) => this.#open(open)),
      replaced(fs, 'writeFile', (writeFile) => this.#writeFile(writeFile)),
      replaced(fs, 'rename', (rename) => this.#rename(rename)),
      replaced(fs, 'link', (link) => this.#link(link)),
      replaced(fs, 'rm', (rm) => this.#rm(rm)),
      replaced(prototype, 'write', (write) => this.#write(write)),
      replaced(prototype, 'truncate', (truncate) => this.#truncate(truncate)),
      ...(['sync', 'datasync'] as const).map((name) =>
        replaced(prototype, name, (sync) => this.#sync(sync)),
      ),
    ];
    syncBuiltinESMExports();
    this.remove = () => {
      // In reverse, since each may have replaced what another one had.
      for (const restore of restores.splice(0).reverse()) restore();
      syncBuiltinESMExports();
    };
    onTestFinished(this.remove);
  }

  #open(open: Change): Change {
    return async (path, flags = 'r', ...more) => {
      if (!this.#covers(path)) return open(path, flags, ...more);
      const known = this.#files.get(path);
      const creates = flags === 'w' || (Number(flags) & constants.O_CREAT) !== 0;
      let handle: FileHandle | null = null;
      let file = known ?? 0;
      if (creates) {
        await this.#change('open', async () => {
          handle = (await open(path, flags, ...more)) as FileHandle;
          file = known ?? this.#nameFile(path);
          return known === undefined
            ? { kind: 'create', path, file }
            : { kind: 'truncate', path, file, size: 0 };
        });
      }
      handle ??= (await open(path, flags, ...more)) as FileHandle;
      const flushesItself = (Number(flags) & constants.O_DSYNC) !== 0;
      this.#handles.set(handle, { path, file, flushesItself });
      return handle;
    };
  }

  #writeFile(writeFile: Change): Change {
    return async (target, content, ...more) => {
      const opened = this.#handles.get(target as FileHandle);
      if (opened === undefined && !this.#covers(target)) return writeFile(target, content, ...more);
      const bytes = await bytesOf(content as Content);
      const path = opened?.path ?? (target as string);
      const created = opened === undefined && !this.#files.has(path);
      const error = this.#begin('write');
      const partly = error === 'ENOSPC' ? bytes.subarray(0, bytes.length >> 1) : bytes;
      await writeFile(target, partly, ...more);
      const file = opened?.file ?? this.#files.get(path) ?? this.#nameFile(path);
      if (created) this.operations.push({ kind: 'create', path, file });
      const write = { kind: 'write', path, file, at: 0, bytes: partly, isFlushed: false } as const;
      this.operations.push(write);
      if (error !== null) throw errorOf(error, 'write');
      return undefined;
    };
  }

  #rename(rename: Change): Change {
    return async (from, to) => {
      if (!this.#covers(from) || !this.#covers(to)) return rename(from, to);
      await this.#change('rename', async () => {
        await rename(from, to);
        const file = this.#files.get(from)!;
        this.#files.delete(from);
        this.#files.set(to, file);
        return { kind: 'rename', from, path: to, file };
      });
      return undefined;
    };
  }

  #link(link: Change): Change {
    return async (from, to) => {
      if (!this.#covers(from) || !this.#covers(to)) return link(from, to);
      await this.#change('link', async () => {
        await link(from, to);
        const file = this.#files.get(from)!;
        this.#files.set(to, file);
        return { kind: 'create', path: to, file };
      });
      return undefined;
    };
  }

  #rm(rm: Change): Change {
    return async (path, ...more) => {
      if (!this.#covers(path) || !this.#files.has(path)) return rm(path, ...more);
      await this.#change('unlink', async () => {
        await rm(path, ...more);
        this.#files.delete(path);
        return { kind: 'remove', path };
      });
      return undefined;
    };
  }

  #write(write: Change): Change {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- `this` is the file handle within
    const layer = this;
    return async function (this: FileHandle, ...given: readonly unknown[]) {
      const opened = layer.#handles.get(this);
      if (opened === undefined) return write.call(this, ...given);
      const [content, offset, length, position] = wholeWrite(given);
      const { path, file, flushesItself } = opened;
      const error = layer.#begin('write');
      const written = error === 'ENOSPC' ? length >> 1 : length;
      const bytes = Buffer.from(content.subarray(offset, offset + written));
      await write.call(this, bytes, 0, written, position);
      if (flushesItself && error === null) await layer.#flush(path);
      const isFlushed = flushesItself && error === null;
      layer.operations.push({ kind: 'write', path, file, at: position, bytes, isFlushed });
      if (error === 'EIO') throw errorOf(error, 'write');
      return { bytesWritten: written, buffer: content };
    };
  }

  #truncate(truncate: Change): Change {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- as in `#write`
    const layer = this;
    return async function (this: FileHandle, size) {
      const opened = layer.#handles.get(this);
      if (opened === undefined) return truncate.call(this, size);
      const { path, file } = opened;
      await layer.#change('ftruncate', async () => {
        await truncate.call(this, size);
        return { kind: 'truncate', path, file, size: Number(size) };
      });
      return undefined;
    };
  }

  #sync(sync: Change): Change {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- as in `#write`
    const layer = this;
    return async function (this: FileHandle) {
      const opened = layer.#handles.get(this);
      if (opened === undefined) return sync.call(this);
      const { path, file } = opened;
      await layer.#change('fsync', async () => {
        await layer.#flush(path);
        return file === 0 ? { kind: 'sync-folder', path } : { kind: 'sync', path, file };
      });
      return undefined;
    };
  }
}

/** What the layer knows of an open file; `file` is 0 for a folder. */
interface OpenFile {
  readonly path: string;
  readonly file: number;
  readonly flushesItself: boolean;
}

type Content = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** Replaces a function of an object. @returns a function that puts it back. */
function replaced<Name extends string>(
  target: Partial<Record<Name, unknown>>,
  name: Name,
  change: (original: Change) => Change,
): () => void {
  const original = target[name];
  target[name] = change(original as Change);
  return () => {
    target[name] = original;
  };
}

async function bytesOf(content: Content): Promise<Buffer> {
  if (typeof content === 'string') return Buffer.from(content);
  if (content instanceof Uint8Array) return Buffer.from(content);
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** The arguments of `FileHandle.write` with a buffer or a text. */
function wholeWrite(given: readonly unknown[]): [Buffer, number, number, number] {
  const [content, second, third, fourth] = given;
  if (typeof content !== 'string') {
    return [content as Buffer, Number(second), Number(third), Number(fourth)];
  }
  const bytes = Buffer.from(content);
  return [bytes, 0, bytes.length, Number(second)];
}

function errorOf(code: DiskError, syscall: string): Error {
  return Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
}
