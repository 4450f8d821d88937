import type { PeopleStore } from './people-store.js';

/**
 * Erases the files of a person without a record, or whose record is removed. Files that are already gone are skipped.
 * @throws Fault `data-read-only`.
 */
export async function eraseFilesOf(
  { templates, photos }: Pick<PeopleStore, 'templates' | 'photos'>,
  subjectId: string,
): Promise<void> {
  await templates.erase(subjectId);
  await photos.erase(subjectId);
}
