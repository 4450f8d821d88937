import { cleanName } from '../../../contract/names.js';
import { grouped } from '../../base/grouped.js';
import { isSortingFolder } from './sub-folders.js';

/** The photos of one person, by the folder that is named after them. */
export interface PersonFolder {
  /** Path of the folder, with `/`, cleaned (`cleanPath`); the file itself if it is in no person's folder. */
  readonly path: string;
  /** The person's name. */
  readonly name: string;
  /** Photos, and files that were left out. */
  readonly files: readonly string[];
  /** Why it is unclear whose photos these are, for people, to follow the name; null if it is clear. */
  readonly problem: string | null;
}

/**
 * Divides files among people. The innermost folder of a file names its person, except for folders that only
 * sort photos, which belong to the person of the folder around them. A person is a whole path: two folders
 * of the same name in different places may be two people, so both have a problem.
 * @param files paths with `/`, without those of systems (`systemPart`).
 * @param isPhoto whether a file can be used.
 */
export function personFolders(
  files: readonly string[],
  isPhoto: (file: string) => boolean = () => true,
): PersonFolder[] {
  const filesByPath = grouped(files, personPathOf);
  const withPhotos = new Set(
    [...filesByPath].filter(([, own]) => own.some(isPhoto)).map(([path]) => path),
  );
  const aroundPhotos = new Set([...withPhotos].flatMap(foldersAround));
  const paths = [...filesByPath.keys()].filter(
    // A folder that contains people's folders may hold other files, such as a letter, and is not a person.
    (path) => path !== '' && (withPhotos.has(path) || !aroundPhotos.has(path)),
  );
  const pathsByKey = grouped(paths, (path) => nameKey(lastOf(path)));
  const named = paths.map((path) => ({
    path,
    name: lastOf(path),
    files: filesByPath.get(path)!,
    problem:
      sameNameProblem(pathsByKey.get(nameKey(lastOf(path)))!) ?? insideProblem(path, withPhotos),
  }));
  const loose = (filesByPath.get('') ?? []).filter(isPhoto).map((file) => ({
    path: file,
    name: file,
    files: [file],
    problem: 'is not in a folder named after a person; create such a folder, or add a table',
  }));
  return [...named, ...loose];
}

/** The cleaned folder of a file's person; empty if it is in no such folder. */
function personPathOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  while (folders.length > 0) {
    const [own, around] = [folders.at(-1)!, folders.at(-2)];
    const isRepeated = around !== undefined && nameKey(own) === nameKey(around);
    if (!isRepeated && !isSortingFolder(own)) break;
    folders.pop();
  }
  return cleanPath(folders.join('/'));
}

/** A path with clean names (`cleanName`): two folders in one place that look the same are one folder. */
export function cleanPath(path: string): string {
  return path.split('/').map(cleanName).join('/');
}

/** Equal for names that look the same to people, whatever their case, spacing and Unicode form. */
export function nameKey(name: string): string {
  return cleanName(name).normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/** The paths of the folders around a folder, innermost first. */
export function foldersAround(path: string): string[] {
  const names = path.split('/');
  return names.slice(1).map((_name, index) => names.slice(0, names.length - 1 - index).join('/'));
}

/** Several paths for a message. */
export function listed(paths: readonly string[]): string {
  const more = paths.length > 5 ? ` and ${paths.length - 5} more` : '';
  return `${paths.slice(0, 5).join(', ')}${more}`;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function sameNameProblem(paths: readonly string[]): string | null {
  if (paths.length === 1) return null;
  return `is the name of ${paths.length} folders (${listed(paths)}). If these are different people, give the folders different names, or add a table whose photos column says which folder belongs to whom; if it is one person, put all photos into one folder`;
}

function insideProblem(path: string, withPhotos: ReadonlySet<string>): string | null {
  const around = foldersAround(path).find((folder) => withPhotos.has(folder));
  if (around === undefined) return null;
  return `is a folder (${path}) inside ${around}, which has photos too. If they show one person, put all photos into ${around}; otherwise move the folder out of it`;
}
