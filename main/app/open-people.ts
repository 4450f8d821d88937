import { join } from 'node:path';
import type { Settings } from '../../contract/calls/settings.js';
import { isFault } from '../../contract/fault.js';
import { messageOf } from '../base/message-of.js';
import { bundledRecognition, recognitionOf, type Recognition } from '../gallery/recognition.js';
import { keepFormerModel } from '../models/former-model.js';
import { SiteModels } from '../models/site-models.js';
import { BadgeKeys } from '../people/badges/badge-keys.js';
import { People } from '../people/records/people.js';
import { PersonRegister } from '../people/records/person-register.js';
import { Photos } from '../people/records/photos.js';
import { SealedFolder } from '../storage/sealed-folder.js';
import type { SiteState } from '../storage/site-state.js';
import { linkFolder } from '../uplink/link-files.js';

/**
 * Opens the people of a data folder with the models that recognise their faces.
 * @param key the site's key, 32 bytes.
 * @throws Fault as `PersonRegister.open`, `SiteModels.open`, `People.open`.
 */
export async function openPeople(
  folder: string,
  folders: { readonly templates: string; readonly photos: string },
  key: Uint8Array,
  site: SiteState,
  settings: Settings,
  notify: (sentence: string) => void,
): Promise<{ models: SiteModels; recognition: Recognition; people: People }> {
  const register = await PersonRegister.open(folder, notify, site);
  const models = await SiteModels.open(folder, site, notify);
  const modelIds = register.all.map(({ modelId }) => modelId);
  await keepFormerModel(models, modelIds).catch((error: unknown) => {
    notify(messageOf(error));
  });
  const recognition = await recognitionInUse(folder, notify);
  const people = await People.open(
    register,
    new SealedFolder(folders.templates, key),
    new Photos(folders.photos, key),
    settings,
    recognition,
    await BadgeKeys.open(join(folder, linkFolder), key, notify),
    notify,
  );
  return { models, recognition, people };
}

/** Falls back to the bundled models, so that people can still clock in with a PIN. */
async function recognitionInUse(
  folder: string,
  notify: (sentence: string) => void,
): Promise<Recognition> {
  try {
    return await recognitionOf({ folder });
  } catch (error) {
    if (!isFault(error)) throw error;
    notify(error.message);
    return bundledRecognition();
  }
}
