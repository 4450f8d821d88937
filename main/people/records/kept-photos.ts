import { enrol, type OfferedSample } from '../../gallery/enrol.js';
import { verificationThreshold } from '../../gallery/gallery.js';
import type { Template } from '../../gallery/template.js';
import type { Calibration } from '../../gallery/threshold.js';
import type { PeopleStore } from './people-store.js';

/** Erases the kept photos of all people. @returns the number of people who had any. */
export function eraseKeptPhotos({ register, photos }: PeopleStore): Promise<number> {
  return register.exclusively(async () => {
    const ids = await photos.ids();
    if (ids.length === 0) return 0;
    for (const id of ids) await photos.erase(id);
    await register.write(register.all.map((person) => ({ ...person, photos: 0 })));
    return ids.length;
  });
}

/**
 * Makes a person's template for another model from their kept photos.
 * @param calibration of that model.
 * @param analyse analyses the photos with that model.
 * @returns false if no photos are kept, or none of them can be used.
 * @throws Fault as `Photos.read`; `disk-full`, `data-read-only`.
 */
export function reEmbedPerson(
  { register, templates, photos }: PeopleStore,
  subjectId: string,
  calibration: Calibration,
  analyse: (photos: readonly Uint8Array[]) => Promise<readonly OfferedSample[]>,
): Promise<boolean> {
  return register.exclusively(async () => {
    const offered = await analyse(await photos.read(subjectId));
    const { template } = enrol(offered, verificationThreshold(calibration));
    if (template === null) return false;
    await putTemplate({ register, templates }, subjectId, template);
    return true;
  });
}

/** Gives a person a template of another model. Call it inside `exclusively`. */
export async function putTemplate(
  { register, templates }: Pick<PeopleStore, 'register' | 'templates'>,
  subjectId: string,
  template: Template,
): Promise<void> {
  const person = register.findUnique(subjectId);
  const { modelId, samples } = template;
  await templates.put(subjectId, template);
  await register.replace(person, { ...person, samples: samples.length, modelId });
}

/** Ids of the people who have a template, but none of the given model. */
export async function peopleWithoutTemplate(
  { register, templates }: PeopleStore,
  modelId: string,
): Promise<string[]> {
  const found: string[] = [];
  for (const { subjectId, name, samples } of register.all) {
    if (samples === 0) continue;
    const template = await templates.read(subjectId, name, modelId).catch(() => null);
    if (template?.modelId !== modelId) found.push(subjectId);
  }
  return found;
}
