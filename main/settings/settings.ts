import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { Settings, SettingsExport, SettingsPatch } from '../../contract/calls/settings.js';
import { Fault } from '../../contract/fault.js';
import { zonedTime } from '../base/wall-clock.js';
import { openDocument, type Document, type Fields } from '../storage/document.js';

/** Layout 1 had two fields for one choice, which could contradict each other; asking came first. */
function withOneDirection({ asksDirection, fixedDirection, ...rest }: Fields): Fields {
  if (asksDirection === undefined && fixedDirection === undefined) return rest;
  return { ...rest, direction: asksDirection === true ? 'ask' : (fixedDirection ?? 'in-turns') };
}

/** From each earlier layout of `settings.json` to the next. */
const settingsMigrations = [withOneDirection];

/**
 * The settings of a data folder, written with their defaults where there are none.
 * @throws Fault as `openDocument`.
 */
export async function openSettings(
  folder: string,
  notice: (sentence: string) => void,
): Promise<Document<Settings>> {
  const fresh = `kiosk-${randomBytes(4).toString('hex')}`;
  const document = await openDocument<Settings>(
    join(folder, 'settings.json'),
    Settings,
    {
      version: 2,
      kioskId: fresh,
      zone: null,
      targetFpir: 0.001,
      impostorTail: null,
      debounceSeconds: 120,
      operator: null,
      direction: 'in-turns',
      cutOffHour: 4,
      longestShiftHours: 16,
      schedules: [],
      defaultScheduleId: null,
      scheduledExport: null,
      retentionDays: 30,
      keepsPhotos: false,
      keepsProbes: false,
      consentTexts: { en: null, de: null, ar: null },
      idleSignOutMinutes: 5,
    },
    settingsMigrations,
  );
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

/** Settings as a file's text, without what names this kiosk. */
export function exportSettings(settings: Settings): string {
  // What a patch may not change is not in it.
  const rest = v.parse(SettingsPatch, settings);
  const file: SettingsExport = { kind: 'rollcall-settings', version: 2, settings: rest };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads what `exportSettings` wrote.
 * @throws Fault `data-newer`; `invalid-input` for another kind of file, naming the field.
 */
export function readSettingsExport(text: string): SettingsPatch {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new Fault('invalid-input', 'The file is no settings of Rollcall: it is not JSON.', {
      cause,
    });
  }
  const { version, settings } = (json ?? {}) as { version?: unknown; settings?: unknown };
  if (typeof version === 'number' && version > 2) {
    throw new Fault(
      'data-newer',
      `The settings were written by a newer version of Rollcall (layout ${version}, known up to 2); update this one first.`,
    );
  }
  const isOld = version === 1 && typeof settings === 'object' && settings !== null;
  const parsed = v.safeParse(
    SettingsExport,
    isOld
      ? { ...(json as object), version: 2, settings: withOneDirection(settings as Fields) }
      : json,
  );
  if (parsed.success) return parsed.output.settings;
  const [issue] = parsed.issues;
  throw new Fault(
    'invalid-input',
    `The settings cannot be used: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}.`,
  );
}

function refuseUnknown({ zone, schedules, defaultScheduleId }: Settings): void {
  if (zone !== null) zonedTime(0, zone);
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
