import { grouped } from '../../base/grouped.js';
import type { TableRow } from './table.js';
import { cleanPath, foldersAround, listed, nameKey } from './person-folders.js';

/** The photos and folders that belong to a row of a table. */
export interface Claim {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** Files that may be this row's, but are not used because of a problem. */
  readonly unclear: readonly string[];
}

/** Adds a problem of the photos column to a row. */
type ReportProblem = (message: string) => void;

/** Of a row without photos. */
export const noClaim: Claim = { files: [], folders: [], unclear: [] };

/** Finds the photos of a table's rows among the files of an archive or folder. */
export class PhotoClaims {
  readonly #files: ReadonlySet<string>;
  readonly #filesByName: ReadonlyMap<string, readonly string[]>;
  /** All folders by the key of their last name, outermost first. */
  readonly #foldersByKey: ReadonlyMap<string, readonly string[]>;
  readonly #filesIn: ReadonlyMap<string, readonly string[]>;

  /** @param files paths with `/`; null for a table without an archive or folder. */
  constructor(private readonly files: readonly string[] | null) {
    const all = files ?? [];
    this.#files = new Set(all);
    this.#filesByName = grouped(all, lastOf);
    const pairs = all.flatMap((file) => foldersAround(file).map((folder) => ({ file, folder })));
    this.#filesIn = new Map(
      [...grouped(pairs, ({ folder }) => folder)].map(([folder, own]) => [
        folder,
        own.map(({ file }) => file),
      ]),
    );
    this.#foldersByKey = grouped([...this.#filesIn.keys()].sort(), (path) => nameKey(lastOf(path)));
  }

  /** The claim of a row: the photos that its column lists, otherwise the folder of its number or name. */
  of({ photos, number, name }: TableRow['cells'], report: ReportProblem): Claim {
    if (photos === undefined) {
      const ofNumber = this.#foldersNamed(number ?? '');
      const folders = ofNumber.length > 0 ? ofNumber : this.#foldersNamed(name ?? '');
      return this.#onlyOf(folders, lastOf(folders[0] ?? ''), report);
    }
    if (this.files === null) {
      report('must be in a ZIP file or folder together with the table');
      return noClaim;
    }
    const claims = photos.split(/[;|]/).map((entry) => this.#listed(entry, report));
    return {
      files: claims.flatMap(({ files }) => files),
      folders: claims.flatMap(({ folders }) => folders),
      unclear: claims.flatMap(({ unclear }) => unclear),
    };
  }

  /** The file or folder that an entry of the photos column names. */
  #listed(entry: string, report: ReportProblem): Claim {
    const path = entry
      .trim()
      .replaceAll('\\', '/')
      .replace(/^(\.?\/)+|\/+$/g, '')
      .normalize('NFC');
    if (path === '') return noClaim;
    if (this.#files.has(path)) return { ...noClaim, files: [path] };
    if (this.#filesIn.has(path)) return { ...noClaim, folders: [path] };
    const files = (this.#filesByName.get(lastOf(path)) ?? []).filter((file) => endsIn(file, path));
    if (files.length === 1) return { ...noClaim, files };
    if (files.length > 1) {
      report(
        `${files.length} files are named ${path} (${listed(files)}); add the folder to the name`,
      );
      return { ...noClaim, unclear: files };
    }
    const folders = this.#foldersNamed(path);
    if (folders.length === 0) report(`${path} was not found; check its name`);
    return this.#onlyOf(folders, path, report);
  }

  /** The claim of the only folder; if several folders differ, it is unclear which one is meant. */
  #onlyOf(folders: readonly string[], name: string, report: ReportProblem): Claim {
    if (new Set(folders.map(cleanPath)).size <= 1) return { ...noClaim, folders };
    report(
      `${folders.length} folders are named ${name} (${listed(folders)}), which may be different people; enter the path of this person’s folder in the photos column`,
    );
    return { ...noClaim, unclear: folders.flatMap((folder) => this.#filesIn.get(folder)!) };
  }

  /** The folders of that name or end of a path, without those inside another one of them. */
  #foldersNamed(path: string): string[] {
    const key = nameKey(path);
    const named = (this.#foldersByKey.get(nameKey(lastOf(path))) ?? []).filter(
      (folder) => key !== '' && endsIn(nameKey(folder), key),
    );
    const all = new Set(named);
    return named.filter((folder) => !foldersAround(folder).some((around) => all.has(around)));
  }
}

/** The files of each row, and the files without a row. */
export interface Assigned {
  /** By index of the row. */
  readonly filesOf: readonly (readonly string[])[];
  /** Indices of other rows that claim the same file or folder, by index of the row. */
  readonly rivalsOf: readonly ReadonlySet<number>[];
  readonly unclaimed: readonly string[];
}

/**
 * Gives each file to the row that claims it, or the innermost claimed folder around it. A file that several
 * rows claim is given to none of them.
 */
export function assignFiles(files: readonly string[], claims: readonly Claim[]): Assigned {
  const rowsOf = new Map<string, Set<number>>();
  const unclear = new Set(claims.flatMap((claim) => claim.unclear));
  for (const [row, claim] of claims.entries()) {
    for (const path of [...claim.files, ...claim.folders]) {
      rowsOf.set(path, (rowsOf.get(path) ?? new Set()).add(row));
    }
  }
  const filesOf = claims.map((): string[] => []);
  const rivalsOf = claims.map(() => new Set<number>());
  const unclaimed: string[] = [];
  for (const file of files) {
    const folder = foldersAround(file).find((path) => rowsOf.has(path));
    // If a row lists a file from another row's folder, a message must say so.
    const rows = [...new Set([...(rowsOf.get(file) ?? []), ...(rowsOf.get(folder ?? '') ?? [])])];
    if (rows.length === 1) filesOf[rows[0]!]!.push(file);
    else if (rows.length === 0 && !unclear.has(file)) unclaimed.push(file);
    // A message names only a few rows: if each row lists the same folder, there would be millions of pairs.
    const shown = rows.slice(0, 10);
    for (const row of rows) {
      for (const other of shown) if (other !== row) rivalsOf[row]!.add(other);
    }
  }
  return { filesOf, rivalsOf, unclaimed };
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** True if a path is or ends in another one, by whole names. */
function endsIn(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`);
}
