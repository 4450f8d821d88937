import { rm, writeFile } from 'node:fs/promises';
import type { OfferedSample } from '../gallery/enrol.js';
import { withFileFaults } from '../storage/file-faults.js';
import type { Vision } from '../vision/client/client.js';
import type { ModelsContext } from './models-data.js';
import { analysePhotos } from '../people/enrolment/enrolment-photos.js';
import { peopleLacking, reEmbedPerson } from '../people/records/kept-photos.js';
import type { Recognition } from '../gallery/recognition.js';

/**
 * Makes templates for the chosen models from kept photos, for people without such a template.
 * @returns names of the people with a new template, and of those who still lack one.
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
  const pending = ids.filter((id) => withPhotos.has(id));
  if (pending.length > 0) {
    const vision = context.startVision({ embedding, detector });
    try {
      const analyse = (photos: readonly Uint8Array[]) => analyseKept(photos, vision, context);
      for (const [index, id] of pending.entries()) {
        if (await reEmbedPerson(people.store, id, calibration, analyse)) reEmbedded.push(id);
        progress(index + 1, pending.length);
      }
    } finally {
      await vision.close();
    }
  }
  const nameOf = (id: string): string => people.nameOf(id) ?? id;
  const lacking = ids.filter((id) => !reEmbedded.includes(id));
  return { reEmbedded: reEmbedded.map(nameOf), lacking: lacking.map(nameOf) };
}

/** Analyses decrypted photos. They are files on disk only during the analysis. */
async function analyseKept(
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
    return (await analysePhotos(files, vision, false)).offered;
  } finally {
    for (const file of files) await rm(file, { force: true });
  }
}
