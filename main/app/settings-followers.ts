import type { Settings } from '../../contract/calls/settings.js';
import { calibrationFor } from '../gallery/recognition.js';
import { eraseKeptPhotos } from '../people/records/kept-photos.js';
import { stopLearning } from '../models/learn.js';
import type { DataFolder } from './data-folder.js';

/** Applies changed settings. Data that may no longer be kept is erased at once. */
export async function followSettings(data: DataFolder, changed: Partial<Settings>): Promise<void> {
  const { settings, people, probes, recognition, usePlace } = data;
  people.gallery.targetFpir = settings.targetFpir;
  people.gallery.calibration = calibrationFor(settings, recognition.calibration);
  if (changed.secondPlaceFolder !== undefined) await usePlace();
  if (changed.keepsPhotos === false) await eraseKeptPhotos(people.store);
  if (changed.keepsProbes === false) await probes.eraseAll();
  if (changed.learnsFaces === false) await stopLearning(data);
}
