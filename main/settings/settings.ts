import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { noBadges } from '../../contract/calls/badges.js';
import { Settings, SettingsExport, SettingsPatch } from '../../contract/calls/settings.js';
import { Fault, type FieldProblem } from '../../contract/fault.js';
import { problemsOf } from '../../contract/input-problems.js';
import { contrastOf, minContrast, readableWith, textOnAccent } from '../../contract/contrast.js';
import { labelOf } from '../../contract/labels.js';
import { unaudited, type Commit } from '../access/audit-first.js';
import { isZone, zonedTime } from '../base/wall-clock.js';
import type { DocumentGuard, Fields } from '../storage/document-guard.js';
import { openDocument, type Document } from '../storage/document.js';

/** Layout 1 had two fields for the direction. If they contradicted each other, asking took precedence. */
function withOneDirection({ asksDirection, fixedDirection, ...rest }: Fields): Fields {
  if (asksDirection === undefined && fixedDirection === undefined) return rest;
  return { ...rest, direction: asksDirection === true ? 'ask' : (fixedDirection ?? 'in-turns') };
}

/** Migrations from each layout of `settings.json` to the next. */
const settingsMigrations = [withOneDirection];

/** Settings whose work rules, which may be edited in the file, fit together. */
const UsableSettings = v.pipe(
  Settings,
  v.forward(
    v.check(
      ({ zone }) => zone === null || isZone(zone),
      'must be an IANA name such as Europe/Berlin',
    ),
    ['zone'],
  ),
  v.forward(
    v.check(
      ({ schedules }) => duplicateId(schedules) === undefined,
      'has two entries with one "id"',
    ),
    ['schedules'],
  ),
  v.forward(
    v.check(
      ({ schedules, defaultScheduleId }) => hasSchedule(schedules, defaultScheduleId),
      'must be the "id" of one of the schedules, or null',
    ),
    ['defaultScheduleId'],
  ),
);

/**
 * Opens the settings of a data folder, or creates them with their defaults.
 * @param notify called with a sentence if the file was restored from its last good copy.
 * @param guard authenticates the file, with `workRules` as free fields.
 * @throws Fault as `openDocument`; `disk-full`, `data-read-only`.
 */
export async function openSettings(
  folder: string,
  notify: (sentence: string) => void,
  guard: DocumentGuard | null = null,
): Promise<Document<Settings>> {
  const newKioskId = `kiosk-${randomBytes(4).toString('hex')}`;
  const document = await openDocument<Settings>(
    join(folder, 'settings.json'),
    UsableSettings,
    {
      version: 2,
      kioskId: newKioskId,
      zone: null,
      targetFpir: 0.001,
      impostorTail: null,
      liveness: 'balanced',
      speaksChallenge: false,
      speaksPrompts: false,
      usesLargeType: false,
      asksLookAlikes: false,
      pinnedCamera: null,
      badges: noBadges,
      debounceSeconds: 120,
      siteTitle: null,
      accent: null,
      greeting: null,
      operator: null,
      direction: 'in-turns',
      cutOffHour: 4,
      longestShiftHours: 16,
      firstWeekday: 'monday',
      payPeriod: { kind: 'monthly', anchor: '2026-01-01' },
      overtime: { afterHoursADay: null, afterHoursAWeek: null },
      holidayPlace: null,
      companyHolidays: [],
      schedules: [],
      defaultScheduleId: null,
      scheduledExport: null,
      retentionDays: 30,
      keepsPhotos: false,
      keepsProbes: false,
      learnsFaces: false,
      consentTexts: { en: null, de: null, fr: null, es: null, ar: null },
      idleSignOutMinutes: 5,
      faceLeaseDays: 14,
      secondPlaceFolder: null,
    },
    settingsMigrations,
    guard,
  );
  if (document.recovered !== null) notify(document.recovered);
  if (document.data.kioskId === newKioskId) await document.write();
  return document;
}

/** The fields that differ. */
export interface SettingsChange {
  readonly before: Partial<Settings>;
  readonly after: Partial<Settings>;
}

/**
 * Changes settings. The change takes effect when it is on the disk, and for all rooms at once, because
 * they share the same object.
 * @returns the fields that differ, before and after.
 * @throws Fault `invalid-input` for an unknown zone or schedule; `disk-full`, `data-read-only`. Then
 *   nothing was changed.
 */
export async function changeSettings(
  document: Document<Settings>,
  patch: SettingsPatch,
  commit: Commit<SettingsChange> = unaudited,
): Promise<SettingsChange> {
  return document.change((draft) => {
    const changes = Object.entries(patch).filter(
      ([name, value]) =>
        value !== undefined &&
        JSON.stringify(value) !== JSON.stringify(draft[name as keyof SettingsPatch]),
    );
    const after: Partial<Settings> = Object.fromEntries(changes);
    requireConsistent({ ...draft, ...after });
    const names = Object.keys(after) as (keyof Settings)[];
    const before: Partial<Settings> = Object.fromEntries(names.map((name) => [name, draft[name]]));
    Object.assign(draft, after);
    return { before, after };
  }, commit);
}

/** The text of a settings file for other kiosks, without the id of this kiosk. */
export function exportSettings(settings: Settings): string {
  // Each kiosk has its own second place and camera.
  const portable = v.parse(SettingsPatch, {
    ...settings,
    secondPlaceFolder: undefined,
    pinnedCamera: undefined,
  });
  const file: SettingsExport = { kind: 'rollcall-settings', version: 2, settings: portable };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a settings file written by `exportSettings`.
 * @throws Fault `data-newer`; `invalid-input` naming the first field that cannot be used.
 */
export function readSettingsExport(text: string): SettingsPatch {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new Fault(
      'invalid-input',
      'This is not a Rollcall settings file: it is not JSON. Choose another file.',
      { cause },
    );
  }
  const { version, settings } = (json ?? {}) as { version?: unknown; settings?: unknown };
  if (typeof version === 'number' && version > 2) {
    throw new Fault(
      'data-newer',
      `The settings file was written by a newer version of Rollcall (layout ${version}; this version reads up to layout 2). Update Rollcall first.`,
    );
  }
  const isLayout1 = version === 1 && typeof settings === 'object' && settings !== null;
  const parsed = v.safeParse(
    SettingsExport,
    isLayout1
      ? { ...(json as object), version: 2, settings: withOneDirection(settings as Fields) }
      : json,
  );
  if (parsed.success) return parsed.output.settings;
  throw new Fault('invalid-input', importProblem(parsed.issues[0]));
}

/** A sentence for the first problem of a settings file. */
function importProblem(issue: v.BaseIssue<unknown>): string {
  const [{ field, problem }] = problemsOf([issue]) as [FieldProblem];
  if (['', 'kind', 'settings'].includes(field)) {
    return 'This is not a Rollcall settings file. Choose another file.';
  }
  const path = field.replace(/^settings\./, '');
  // Valibot reports a key that a strict object does not have as expected to be "never".
  if (issue.expected === 'never') {
    return `The settings file cannot be used: it has an unknown field "${path}". Remove it and try again.`;
  }
  return `The settings file cannot be used: ${labelOf(path)} ${problem}. Correct it and try again.`;
}

function requireConsistent({ zone, schedules, defaultScheduleId, accent }: Settings): void {
  if (accent !== null) requireReadable(accent);
  if (zone !== null) zonedTime(0, zone);
  const duplicate = duplicateId(schedules);
  if (duplicate !== undefined) {
    throw new Fault(
      'invalid-input',
      `Two schedules have the ID "${duplicate}". Give each schedule its own ID.`,
    );
  }
  if (!hasSchedule(schedules, defaultScheduleId)) {
    throw new Fault(
      'invalid-input',
      `${labelOf('defaultScheduleId')} is set to "${defaultScheduleId}", but there is no such schedule. Choose another one.`,
    );
  }
}

function duplicateId(schedules: Settings['schedules']): string | undefined {
  const ids = schedules.map(({ id }) => id);
  return ids.find((id, index) => ids.indexOf(id) !== index);
}

function hasSchedule(schedules: Settings['schedules'], id: string | null): boolean {
  return id === null || schedules.some((schedule) => schedule.id === id);
}

/** White text stands on the accent. @throws Fault `invalid-input`, which names the nearest colour that works. */
function requireReadable(accent: string): void {
  const contrast = contrastOf(accent, textOnAccent.light);
  if (contrast >= minContrast) return;
  throw new Fault(
    'invalid-input',
    `White text cannot be read on the accent colour ${accent}: the contrast is ${contrast.toFixed(1)} to 1, and at least ${minContrast} to 1 is needed. The nearest colour that works is ${readableWith(textOnAccent.light, accent)}.`,
  );
}
