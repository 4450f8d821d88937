import { rm, writeFile } from 'node:fs/promises';
import type { OfferedSample } from '../gallery/enrol.js';
import { withFileFaults } from '../storage/file-faults.js';
import type { Vision } from '../vision/client/client.js';
import type { ModelsContext } from './models-data.js';
import { analysePhotos } from '../people/enrolment/enrolment-photos.js';
import { enrolLearnt } from '../people/enrolment/learn-sample.js';
import { peopleWithoutTemplate, reEmbedPerson } from '../people/records/kept-photos.js';
import type { Recognition } from '../gallery/recognition.js';

/** Names of the people who got a template of the chosen model, and of those who still lack one. */
interface MadeTemplates {
  readonly reEmbedded: string[];
  readonly learnt: string[];
  readonly lacking: string[];
}

/**
 * Makes templates for the chosen models, for people without such a template: from kept photos, or from what
 * the door learnt.
 * @throws Fault as `reEmbedPerson`, `Vision.analyseFile`.
 */
export async function makeTemplates(
  chosen: { readonly embedding: string; readonly detector: string },
  recognition: Recognition,
  context: ModelsContext,
): Promise<MadeTemplates> {
  const { people } = await context.data();
  const ids = await peopleWithoutTemplate(people.store, recognition.modelId);
  const withPhotos = new Set(
    people
      .list()
      .filter(({ photos }) => photos > 0)
      .map(({ subjectId }) => subjectId),
  );
  const pending = ids.filter((id) => withPhotos.has(id));
  const reEmbedded = await reEmbed(pending, chosen, recognition, context);
  const learnt: string[] = [];
  for (const id of ids.filter((one) => !reEmbedded.includes(one))) {
    if (await enrolLearnt(people.store, id, recognition.modelId)) learnt.push(id);
  }
  const named = (some: readonly string[]): string[] => some.map((id) => people.nameOf(id) ?? id);
  const lacking = ids.filter((id) => !reEmbedded.includes(id) && !learnt.includes(id));
  return { reEmbedded: named(reEmbedded), learnt: named(learnt), lacking: named(lacking) };
}

/** @param pending IDs of people with kept photos. @returns those who got a template. */
async function reEmbed(
  pending: readonly string[],
  { embedding, detector }: { readonly embedding: string; readonly detector: string },
  { calibration }: Recognition,
  context: ModelsContext,
): Promise<string[]> {
  if (pending.length === 0) return [];
  const { people } = await context.data();
  const progress = context.progressOf('models.use');
  const reEmbedded: string[] = [];
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
  return reEmbedded;
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
