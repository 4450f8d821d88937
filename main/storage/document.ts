import { rename } from 'node:fs/promises';
import { Low, type Adapter } from 'lowdb';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { SerialQueue } from '../base/serial-queue.js';
import { lastGoodOf, readIfExists, writeAtomically } from './atomic-file.js';
import type { DocumentGuard, Fields } from './document-guard.js';
import { readJson, valueProblem } from './document-problem.js';
import { withFileFaults } from './file-faults.js';
import { requireWritable } from './reading-only.js';

/** Every document has the version of its layout. */
export interface Versioned {
  readonly version: number;
}

/** A small JSON file, kept in memory and written as a whole. */
export interface Document<Data extends Versioned> {
  readonly data: Data;
  /** False if there was no file, so that `data` is the initial data. */
  readonly found: boolean;
  /** Saves the data to the disk. @throws Fault as `writeAtomically`. */
  write(): Promise<void>;
  /**
   * Makes a change and saves it. `data` changes when the change is on the disk; before that, and after
   * a fault, it has the old values. Changes run one after the other.
   * @param edit changes a copy of the data; if it throws, nothing is changed.
   * @param commit calls `write`, for example after it has recorded the change elsewhere.
   * @throws Fault as `writeAtomically`; errors of `edit` and `commit`.
   */
  change<Result>(
    edit: (draft: Data) => Result,
    commit?: (result: Result, write: () => Promise<void>) => Promise<void>,
  ): Promise<Result>;
  /**
   * Saves the data with some values replaced. `data` has them when they are on the disk; before that, and after a fault,
   * it has the old ones. As `change`, without a copy of the data.
   * @throws Fault as `writeAtomically`.
   */
  replace(values: Partial<Data>): Promise<void>;
  /** A sentence if the file was restored from its last good copy; otherwise null. */
  readonly recovered: string | null;
}

/**
 * Opens a document, or starts one with `initial`, which the first `write` saves.
 * @param migrations from layout 1 to 2, from 2 to 3, and so on, on unchecked fields. The file gets
 *   its new layout with the next `write`.
 * @param guard authenticates the file; null for a file that decides nothing.
 * @throws Fault `data-newer` for a file of a newer version; `data-damaged` if neither the file nor
 *   its last good copy can be read; `data-altered` as `DocumentGuard`. All leave the files unchanged.
 */
export async function openDocument<Data extends Versioned>(
  file: string,
  schema: v.GenericSchema<unknown, Data>,
  initial: Data,
  migrations: readonly ((fields: Fields) => Fields)[] = [],
  guard?: DocumentGuard | null,
): Promise<Document<Data>> {
  const adapter = new CrashSafeAdapter(file, schema, initial.version, migrations, guard ?? null);
  const low = new Low<Data>(adapter, structuredClone(initial));
  await low.read();
  if (guard?.needsSeal === true) {
    await low.write().catch((error: unknown) => {
      guard.notSealed(error);
    });
  }
  const changes = new SerialQueue();
  return {
    get data() {
      return low.data;
    },
    found: adapter.found,
    write: () => low.write(),
    change: (edit, commit = (_result, write) => write()) =>
      changes.run(async () => {
        const draft = structuredClone(low.data);
        const result = edit(draft);
        await commit(result, () => adapter.write(draft));
        // The object stays the same, because others share it.
        for (const name of Object.keys(low.data)) {
          if (!Object.hasOwn(draft, name)) Reflect.deleteProperty(low.data, name);
        }
        Object.assign(low.data, draft);
        return result;
      }),
    replace: (values) =>
      changes.run(async () => {
        await adapter.write({ ...low.data, ...values });
        Object.assign(low.data, values);
      }),
    get recovered() {
      return adapter.recovered;
    },
  };
}

/** lowdb's own adapter does not sync, and cannot recover a damaged file. */
class CrashSafeAdapter<Data extends Versioned> implements Adapter<Data> {
  recovered: string | null = null;
  found = true;

  constructor(
    private readonly file: string,
    private readonly schema: v.GenericSchema<unknown, Data>,
    private readonly version: number,
    private readonly migrations: readonly ((fields: Fields) => Fields)[],
    private readonly guard: DocumentGuard | null,
  ) {}

  async read(): Promise<Data | null> {
    return withFileFaults(this.file, async () => {
      const bytes = await readIfExists(this.file);
      const copy = await readIfExists(lastGoodOf(this.file));
      this.found = bytes !== null || copy !== null;
      if (!this.found) {
        await this.guard?.missing(this.file);
        return null;
      }
      const parsed =
        bytes === null ? { problem: 'it is missing' } : await this.#parse(bytes, false);
      return 'data' in parsed ? parsed.data : this.#recover(bytes, copy, parsed.problem);
    });
  }

  async write(data: Data): Promise<void> {
    const put = async (content: object): Promise<void> => {
      const text = `${JSON.stringify(content, null, 1)}\n`;
      await writeAtomically(this.file, text, { keepLastGood: true, makesFolder: true });
    };
    // At once, before anything is awaited: of two writes, the later one must come second.
    await (this.guard === null ? put(data) : this.guard.write(data, put));
  }

  async #recover(bytes: Buffer | null, copy: Buffer | null, problem: string): Promise<Data> {
    const isEdited = (this.guard?.editedFields ?? []).length > 0;
    // The last good copy is older: it must not replace what somebody has just edited.
    if (isEdited) {
      throw new Fault(
        'data-damaged',
        `${this.file} was edited, and cannot be used: ${problem}. Correct it in the file, or undo the change.`,
      );
    }
    const restored = copy === null ? null : await this.#parse(copy, true);
    if (restored === null || 'problem' in restored) {
      throw new Fault(
        'data-damaged',
        `${this.file} is damaged, and there is no usable copy of it: ${problem}. Nothing was changed. Correct it, restore it from a backup, or move it away to start over.`,
      );
    }
    const damagedFile = `${this.file}.damaged-${new Date().toISOString().replaceAll(':', '-')}`;
    requireWritable(this.file);
    if (bytes !== null) await rename(this.file, damagedFile);
    await writeAtomically(this.file, copy!);
    this.recovered =
      bytes === null
        ? `${this.file} was missing. It was restored from its last good copy.`
        : `${this.file} was damaged: ${problem}. It was restored from its last good copy, and the damaged file was moved to ${damagedFile}. Check that the last change is still there.`;
    return restored.data;
  }

  /** The data, or why it cannot be used. @throws Fault `data-newer`, `data-altered`. */
  async #parse(
    bytes: Buffer,
    isCopy: boolean,
  ): Promise<{ readonly data: Data } | { readonly problem: string }> {
    const read = readJson(bytes);
    if ('problem' in read) return read;
    let { json } = read;
    if (typeof json !== 'object' || json === null) return { problem: 'it must be a JSON object' };
    const { version } = json as Partial<Versioned>;
    if (typeof version === 'number' && version > this.version) {
      throw new Fault(
        'data-newer',
        `${this.file} was written by a newer version of Rollcall (layout ${version}; this version reads up to layout ${this.version}). Update Rollcall. Nothing was changed.`,
      );
    }
    await this.guard?.check(json as Fields, this.file, isCopy);
    if (typeof version === 'number' && version >= 1 && version < this.version) {
      const pending = this.migrations.slice(version - 1);
      const migrated = pending.reduce((fields, migrate) => migrate(fields), json as Fields);
      json = { ...migrated, version: this.version };
    }
    const parsed = v.safeParse(this.schema, json);
    return parsed.success ? { data: parsed.output } : { problem: valueProblem(parsed.issues[0]) };
  }
}
