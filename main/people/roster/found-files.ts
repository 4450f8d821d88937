import { extname } from 'node:path';
import { Fault, isFault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { photoEndings } from '../../../contract/photo-endings.js';
import { grouped } from '../../base/grouped.js';
import { systemPart, systemReason } from '../../vision/other-files.js';
import { notAPhoto, type NotAPhoto } from '../../vision/photo-kind.js';
import type { RosterLeftOut } from '../../../contract/calls/roster.js';
import type { Archive } from './archive.js';

/** A file of an archive or folder that may be a photo. */
export interface FoundFile {
  readonly path: string;
  /** Null for a photo. */
  readonly problem: NotAPhoto | null;
  /** A remark about a photo, to be put after its path; null for none. */
  readonly note: string | null;
}

/** More people than any site with such a kiosk has, as in a table; each may have two folders of photos. */
const maxPeople = 20_000;
const maxFolders = 2 * maxPeople;

/**
 * Looks at the start of each file of an archive or folder, so that the plan can name every file that is not a
 * photo.
 * @param name of the archive, for messages.
 * @returns the files, and what belongs to systems and photo programs.
 * @throws Fault `invalid-input` for too many folders.
 */
export async function findFiles(
  archive: Archive,
  name: string,
): Promise<{ files: FoundFile[]; leftOut: RosterLeftOut[] }> {
  requireFewFolders(archive, name);
  const bySystem = grouped(archive.files, systemPart);
  const files: FoundFile[] = [];
  for (const path of bySystem.get(null) ?? []) files.push(await lookAt(archive, path));
  const ofSystem = [...bySystem.keys()].flatMap((file): RosterLeftOut[] =>
    file === null ? [] : [{ file, reason: systemReason, isPhoto: false }],
  );
  return { files, leftOut: [...archive.unread, ...ofSystem] };
}

function requireFewFolders({ files, unread }: Archive, name: string): void {
  const folders = new Set(files.map((path) => path.slice(0, path.lastIndexOf('/') + 1)));
  const count = folders.size + unread.length;
  if (count <= maxFolders) return;
  throw new Fault(
    'invalid-input',
    `${name} has ${counted(count, 'folder')}; at most ${counted(maxFolders, 'folder')} (${counted(maxPeople, 'person', 'people')}) can be imported at once. Divide it into several parts.`,
  );
}

async function lookAt(archive: Archive, path: string): Promise<FoundFile> {
  try {
    const problem = notAPhoto(path, await archive.head(path));
    const isMisnamed = problem === null && !photoEndings.includes(extname(path).toLowerCase());
    return {
      path,
      problem,
      note: isMisnamed ? 'is read as a photo, because of its content' : null,
    };
  } catch (error) {
    if (!isFault(error)) throw error;
    const reason = `it cannot be read (${error.message.replace(/\.$/, '')})`;
    return { path, problem: { isPicture: true, reason }, note: null };
  }
}
