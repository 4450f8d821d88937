import { enrol, type OfferedSample } from '../../gallery/enrol.js';
import { verificationThreshold } from '../../gallery/gallery.js';
import type { Calibration } from '../../gallery/threshold.js';
import type { PeopleStore } from './people-store.js';

/** Erases all photos that are kept. @returns of how many people. */
export function eraseKeptPhotos({ register, photos }: PeopleStore): Promise<number> {
  return register.inTurn(async () => {
    const ids = await photos.ids();
    if (ids.length === 0) return 0;
    for (const id of ids) await photos.erase(id);
    await register.write(register.all.map((one) => ({ ...one, photos: 0 })));
    return ids.length;
  });
}

/**
 * Makes somebody's template anew of the photos that are kept, by another model.
 * @param calibration of that model.
 * @param look what that model finds in the photos.
 * @returns false where no photo is kept, or none can be used.
 * @throws Fault as `Photos.of`; `disk-full`, `data-read-only`.
 */
export function reEmbedPerson(
  { register, templates, photos }: PeopleStore,
  subjectId: string,
  calibration: Calibration,
  look: (photos: readonly Uint8Array[]) => Promise<readonly OfferedSample[]>,
): Promise<boolean> {
  return register.inTurn(async () => {
    const offered = await look(await photos.of(subjectId));
    const { template } = enrol(offered, verificationThreshold(calibration));
    if (template === null) return false;
    const person = register.only(subjectId);
    const { modelId, samples } = template;
    await templates.put(subjectId, template);
    await register.replace(person, { ...person, samples: samples.length, modelId });
    return (await templates.of(subjectId, person.name, modelId)) !== null;
  });
}

/** Ids of people with a face but no template of a model. */
export async function peopleLacking(
  { register, templates }: PeopleStore,
  modelId: string,
): Promise<string[]> {
  const lacking: string[] = [];
  for (const { subjectId, name, samples } of register.all) {
    if (samples === 0) continue;
    const template = await templates.of(subjectId, name, modelId).catch(() => null);
    if (template?.modelId !== modelId) lacking.push(subjectId);
  }
  return lacking;
}
