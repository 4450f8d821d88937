import { dirname } from 'node:path';
import type { FileOperation } from './file-operation.js';

type DataOperation = Extract<FileOperation, { kind: 'write' | 'truncate' }>;
type NameOperation = Extract<FileOperation, { kind: 'create' | 'rename' | 'remove' }>;

/** How much of what was not flushed is on the disk after the power failed. */
export type Survival =
  /** Nothing, everything, or each part by chance. */
  'none' | 'all' | 'some';

/** Disks write sectors of this size whole or not at all. */
const sectorBytes = 512;

/**
 * What a disk contains after a power failure, according to POSIX: flushed data are there. Everything else may be there
 * or not, in any order: writes are torn at sectors, and names that were made, changed or removed count only once their
 * folder was flushed (fsync(2)). Real file systems keep more.
 */
export class PoweredDisk {
  readonly #content = new Map<number, Buffer>();
  readonly #names = new Map<string, number>();
  #data: DataOperation[] = [];
  #renamed: NameOperation[] = [];

  /** @param files the files that are on the disk for certain, with their number and content, by path. */
  constructor(files: ReadonlyMap<string, readonly [file: number, content: Buffer]>) {
    for (const [path, [file, content]] of files) {
      this.#names.set(path, file);
      this.#content.set(file, content);
    }
  }

  /** Carries out the next operation. */
  take(operation: FileOperation): void {
    switch (operation.kind) {
      case 'write':
        if (operation.isFlushed) this.#apply(operation, operation.bytes);
        else this.#data.push(operation);
        break;
      case 'truncate':
        this.#data.push(operation);
        break;
      case 'sync':
        for (const done of this.#data.filter(({ file }) => file === operation.file)) {
          this.#apply(done, done.kind === 'write' ? done.bytes : null);
        }
        this.#data = this.#data.filter(({ file }) => file !== operation.file);
        break;
      case 'sync-folder':
        for (const done of this.#renamed.filter((one) => dirname(one.path) === operation.path)) {
          this.#name(done);
        }
        this.#renamed = this.#renamed.filter((one) => dirname(one.path) !== operation.path);
        break;
      default:
        this.#renamed.push(operation);
    }
  }

  /**
   * The files that would be left if the power failed now. The disk itself stays as it is.
   * @param ongoing an operation that had begun and not ended.
   * @param random from 0 to below 1, for `some`.
   */
  afterPowerLoss(
    survival: Survival,
    ongoing: FileOperation | null,
    random: () => number,
  ): Map<string, Buffer> {
    const copy = this.#copy();
    if (ongoing?.kind === 'write') copy.take({ ...ongoing, isFlushed: false });
    else if (ongoing !== null && !ongoing.kind.startsWith('sync')) copy.take(ongoing);
    const survives = (): boolean => survival === 'all' || (survival === 'some' && random() < 0.5);
    for (const done of copy.#renamed) if (survives()) copy.#name(done);
    for (const done of copy.#data) {
      if (done.kind === 'truncate') {
        if (survives()) copy.#apply(done, null);
      } else if (survival === 'some') copy.#apply(done, torn(done, random));
      else if (survives()) copy.#apply(done, done.bytes);
    }
    return copy.#files();
  }

  #copy(): PoweredDisk {
    const copy = new PoweredDisk(new Map());
    for (const [file, content] of this.#content) copy.#content.set(file, content);
    for (const [path, file] of this.#names) copy.#names.set(path, file);
    copy.#data = [...this.#data];
    copy.#renamed = [...this.#renamed];
    return copy;
  }

  #files(): Map<string, Buffer> {
    const empty = Buffer.alloc(0);
    return new Map(
      [...this.#names].map(([path, file]) => [path, this.#content.get(file) ?? empty]),
    );
  }

  #apply(operation: DataOperation, bytes: Buffer | null): void {
    const before = this.#content.get(operation.file) ?? Buffer.alloc(0);
    if (operation.kind === 'truncate' || bytes === null) {
      const size = operation.kind === 'truncate' ? operation.size : before.length;
      this.#content.set(operation.file, Buffer.from(before.subarray(0, size)));
      return;
    }
    const after = Buffer.alloc(Math.max(before.length, operation.at + bytes.length));
    before.copy(after);
    bytes.copy(after, operation.at);
    this.#content.set(operation.file, after);
  }

  #name(operation: NameOperation): void {
    if (operation.kind === 'rename') this.#names.delete(operation.from);
    if (operation.kind === 'remove') this.#names.delete(operation.path);
    else this.#names.set(operation.path, operation.file);
  }
}

/** What is left of a write: its beginning, of which some sectors are zeros. */
function torn(
  { at, bytes }: { readonly at: number; readonly bytes: Buffer },
  random: () => number,
) {
  const part = Buffer.from(bytes.subarray(0, Math.floor(random() * (bytes.length + 1))));
  const first = Math.floor(at / sectorBytes) * sectorBytes - at;
  for (let start = first; start < part.length; start += sectorBytes) {
    if (random() < 0.25)
      part.fill(0, Math.max(0, start), Math.min(part.length, start + sectorBytes));
  }
  return part;
}
