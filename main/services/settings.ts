import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Settings, type SettingsPatch } from '../../preload/settings.js';
import { Fault } from '../../preload/fault.js';
import { bundledCalibration } from '../gallery/calibrations.js';
import type { Calibration } from '../gallery/threshold.js';
import { journalTime } from '../attendance/local-time.js';
import { openDocument, type Document } from '../storage/document.js';

/**
 * The settings of a data folder, written with their defaults where there are none.
 * @throws Fault as `openDocument`.
 */
export async function openSettings(
  folder: string,
  notice: (sentence: string) => void,
): Promise<Document<Settings>> {
  const fresh = `kiosk-${randomBytes(4).toString('hex')}`;
  const document = await openDocument<Settings>(join(folder, 'settings.json'), Settings, {
    version: 1,
    kioskId: fresh,
    zone: null,
    targetFpir: 0.001,
    impostorTail: null,
    debounceSeconds: 120,
    operator: null,
    asksDirection: false,
    fixedDirection: null,
    cutOffHour: 4,
    longestShiftHours: 16,
    schedules: [],
    defaultScheduleId: null,
    retentionDays: 30,
    idleSignOutMinutes: 5,
  });
  if (document.recovered !== null) notice(document.recovered);
  if (document.data.kioskId === fresh) await document.write();
  return document;
}

/**
 * Changes settings, which then hold at once: everybody has the same object.
 * @returns the fields that differ, before and after.
 * @throws Fault `invalid-input` for an unknown zone or schedule; `disk-full`, `data-read-only`: then
 *   nothing was changed.
 */
export async function changeSettings(
  document: Document<Settings>,
  patch: SettingsPatch,
): Promise<{ before: Partial<Settings>; after: Partial<Settings> }> {
  const { data } = document;
  const given = Object.entries(patch).filter(
    ([name, value]) =>
      value !== undefined &&
      JSON.stringify(value) !== JSON.stringify(data[name as keyof SettingsPatch]),
  );
  const after: Partial<Settings> = Object.fromEntries(given);
  refuseUnknown({ ...data, ...after });
  const names = Object.keys(after) as (keyof Settings)[];
  const before: Partial<Settings> = Object.fromEntries(names.map((name) => [name, data[name]]));
  Object.assign(data, after);
  try {
    await document.write();
  } catch (error) {
    Object.assign(data, before);
    throw error;
  }
  return { before, after };
}

/** Where a site's thresholds come from: the bundled figures, or its own people. */
export function calibrationOf({ impostorTail }: Pick<Settings, 'impostorTail'>): Calibration {
  return impostorTail === null
    ? bundledCalibration
    : { ...bundledCalibration, impostor: impostorTail };
}

function refuseUnknown({ zone, schedules, defaultScheduleId }: Settings): void {
  if (zone !== null) journalTime(0, zone);
  const ids = schedules.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw new Fault('invalid-input', `schedules: two have the id ${twice}; give each its own.`);
  }
  if (defaultScheduleId !== null && !ids.includes(defaultScheduleId)) {
    throw new Fault(
      'invalid-input',
      `defaultScheduleId: there is no schedule with the id ${defaultScheduleId}.`,
    );
  }
}
