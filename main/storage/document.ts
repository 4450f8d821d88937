import { rename } from 'node:fs/promises';
import { Low, type Adapter } from 'lowdb';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { lastGoodOf, readIfThere, writeAtomically } from './atomic-file.js';
import { withFileFaults } from './file-faults.js';

/** What a document's schema describes: everything carries the version of its layout. */
export interface Versioned {
  readonly version: number;
}

/** A file's object as it was parsed, before its schema was asked. */
export type Fields = Readonly<Record<string, unknown>>;

/** A small JSON file, held in memory and written as a whole. */
export interface Document<Data extends Versioned> {
  readonly data: Data;
  /** False where there was no file, so that the data are the initial ones. */
  readonly found: boolean;
  /** Puts the present data on the disk. @throws Fault `disk-full`, `data-read-only`. */
  write(): Promise<void>;
  /** A sentence where the last good copy had to be used; else null. */
  readonly recovered: string | null;
}

/**
 * Opens a document, or begins one with `initial` (written with the first `write`).
 * @param migrations the first leads from layout 1 to 2, the next from 2 to 3, and so on; they see what
 *   no schema has looked at. The file takes its new layout with the next `write`.
 * @throws Fault `data-newer` for a file of a newer version; `data-damaged` where neither the file
 *   nor its last good copy can be read. In either case nothing is overwritten.
 */
export async function openDocument<Data extends Versioned>(
  file: string,
  schema: v.GenericSchema<unknown, Data>,
  initial: Data,
  migrations: readonly ((fields: Fields) => Fields)[] = [],
): Promise<Document<Data>> {
  const adapter = new CrashSafeAdapter(file, schema, initial.version, migrations);
  const low = new Low<Data>(adapter, structuredClone(initial));
  await low.read();
  return {
    get data() {
      return low.data;
    },
    found: adapter.found,
    write: () => low.write(),
    get recovered() {
      return adapter.recovered;
    },
  };
}

/** lowdb's own adapter neither syncs nor survives a damaged file. */
class CrashSafeAdapter<Data extends Versioned> implements Adapter<Data> {
  recovered: string | null = null;
  found = true;

  constructor(
    private readonly file: string,
    private readonly schema: v.GenericSchema<unknown, Data>,
    private readonly version: number,
    private readonly migrations: readonly ((fields: Fields) => Fields)[],
  ) {}

  async read(): Promise<Data | null> {
    return withFileFaults(this.file, async () => {
      const bytes = await readIfThere(this.file);
      const copy = await readIfThere(lastGoodOf(this.file));
      this.found = bytes !== null || copy !== null;
      if (!this.found) return null;
      const data = bytes === null ? null : this.#parse(bytes);
      if (data !== null) return data;
      return this.#recover(bytes, copy);
    });
  }

  async write(data: Data): Promise<void> {
    await writeAtomically(this.file, `${JSON.stringify(data, null, 1)}\n`, { keepLastGood: true });
  }

  async #recover(bytes: Buffer | null, copy: Buffer | null): Promise<Data> {
    const data = copy === null ? null : this.#parse(copy);
    if (data === null) {
      throw new Fault(
        'data-damaged',
        `${this.file} is damaged and has no readable copy beside it; nothing was changed. Restore it from a backup, or move it away to begin anew.`,
      );
    }
    const aside = `${this.file}.damaged-${new Date().toISOString().replaceAll(':', '-')}`;
    if (bytes !== null) await rename(this.file, aside);
    await writeAtomically(this.file, copy!);
    this.recovered =
      bytes === null
        ? `${this.file} was missing; its last good copy is used.`
        : `${this.file} was damaged; its last good copy is used, and the damaged file is kept as ${aside}. The latest change may be lost: check it.`;
    return data;
  }

  /** The data, or null for damage. @throws Fault `data-newer`. */
  #parse(bytes: Buffer): Data | null {
    let json: unknown;
    try {
      json = JSON.parse(bytes.toString('utf8'));
    } catch {
      return null;
    }
    const version = (json as Partial<Versioned> | null)?.version;
    if (typeof version === 'number' && version > this.version) {
      throw new Fault(
        'data-newer',
        `${this.file} was written by a newer version of Rollcall (layout ${version}, this one reads ${this.version}); update Rollcall. Nothing was changed.`,
      );
    }
    if (typeof version === 'number' && version >= 1 && version < this.version) {
      const due = this.migrations.slice(version - 1);
      const migrated = due.reduce((fields, migrate) => migrate(fields), json as Fields);
      json = { ...migrated, version: this.version };
    }
    const parsed = v.safeParse(this.schema, json);
    return parsed.success ? parsed.output : null;
  }
}
