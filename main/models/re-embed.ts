import { rm, writeFile } from 'node:fs/promises';
import type { OfferedSample } from '../gallery/enrol.js';
import { withFileFaults } from '../storage/file-faults.js';
import type { Vision } from '../vision/client/client.js';
import type { ModelsContext } from './models-data.js';
import { lookAt } from '../people/enrolment/enrolment-photos.js';
import { peopleLacking, reEmbedPerson } from '../people/records/kept-photos.js';
import type { Recognition } from '../gallery/recognition.js';

/**
 * Makes templates by the chosen models of photos that were kept, for people who have none of them.
 * @returns names, also of those who still have none.
 * @throws Fault as `reEmbedPerson`, `Vision.analyseFile`.
 */
export async function reEmbed(
  { embedding, detector }: { readonly embedding: string; readonly detector: string },
  { modelId, calibration }: Recognition,
  context: ModelsContext,
): Promise<{ reEmbedded: string[]; lacking: string[] }> {
  const { people } = await context.data();
  const ids = await peopleLacking(people.store, modelId);
  const withPhotos = new Set(
    people
      .list()
      .filter(({ photos }) => photos > 0)
      .map(({ subjectId }) => subjectId),
  );
  const reEmbedded: string[] = [];
  const progress = context.progressOf('models.use');
  const due = ids.filter((id) => withPhotos.has(id));
  if (due.length > 0) {
    const vision = context.startVision({ embedding, detector });
    try {
      const look = (photos: readonly Uint8Array[]) => lookAtPhotos(photos, vision, context);
      for (const [index, id] of due.entries()) {
        if (await reEmbedPerson(people.store, id, calibration, look)) reEmbedded.push(id);
        progress(index + 1, due.length);
      }
    } finally {
      await vision.close();
    }
  }
  const nameOf = (id: string): string => people.nameOf(id) ?? id;
  const lacking = ids.filter((id) => !reEmbedded.includes(id));
  return { reEmbedded: reEmbedded.map(nameOf), lacking: lacking.map(nameOf) };
}

/** Photos are files only for as long as they are looked at. */
async function lookAtPhotos(
  photos: readonly Uint8Array[],
  vision: Vision,
  { transfers }: ModelsContext,
): Promise<readonly OfferedSample[]> {
  const files: string[] = [];
  try {
    for (const photo of photos) {
      const file = `${await transfers.newFile()}.jpg`;
      files.push(file);
      await withFileFaults(file, () => writeFile(file, photo, { mode: 0o600 }));
    }
    return (await lookAt(files, vision, false)).offered;
  } finally {
    for (const file of files) await rm(file, { force: true });
  }
}
