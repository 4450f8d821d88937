import type { Brand, brandCalls } from '../../contract/calls/brand.js';
import {
  sharedSettings,
  type Settings,
  type settingsCalls,
  type SettingsPatch,
  type SharedPart,
} from '../../contract/calls/settings.js';
import type { ApiOf } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import { labelOf } from '../../contract/labels.js';
import type { Acting } from '../access/acting.js';
import { auditFirst } from '../access/audit-first.js';
import type { AuditLog } from '../access/audit-log.js';
import { requireUsablePlace } from '../storage/attach-place.js';
import type { Document } from '../storage/document.js';
import type { SiteState } from '../storage/site-state.js';
import { consentVersionsOf } from './consent-versions.js';
import { requireHolidayPlace } from './holiday-place.js';
import { logoOf, readLogo, writeLogo } from './logo.js';
import {
  changeSettings,
  exportSettings,
  readSettingsExport,
  type SettingsChange,
} from './settings.js';

export interface SettingsContext extends Acting {
  /** Path of the data folder. */
  readonly folder: string;
  readonly data: () => Promise<{
    readonly audit: AuditLog;
    readonly settings: Settings;
    readonly settingsFile: Document<Settings>;
    readonly site: SiteState;
  }>;
  /** The parts of the settings that the hub has set. */
  readonly settingsOfHub: () => Promise<readonly SharedPart[]>;
  /** Called with the changed settings, to apply them, such as erasing photos that may no longer be kept. */
  readonly settingsChanged: (changed: Partial<Settings>) => Promise<void>;
}

/** @throws Fault `not-allowed`, naming the settings, if a change is about settings of the hub. */
function requireOwn(settings: Settings, patch: SettingsPatch, ofHub: readonly SharedPart[]): void {
  const names = ofHub
    .flatMap((part): readonly (keyof SettingsPatch)[] => sharedSettings[part])
    .filter(
      (name) =>
        patch[name] !== undefined && JSON.stringify(patch[name]) !== JSON.stringify(settings[name]),
    );
  if (names.length === 0) return;
  throw new Fault(
    'not-allowed',
    `The hub sets this for all its kiosks: ${names.map((name) => labelOf(name)).join(', ')}. Change it at the hub’s desk. Nothing was changed.`,
  );
}

/** The settings of the site, and its own looks. */
export function settingsApi(
  context: SettingsContext,
): ApiOf<typeof settingsCalls & typeof brandCalls> {
  const { data } = context;
  const change = async (
    patch: SettingsPatch,
    action: 'settings.change' | 'settings.import',
  ): Promise<Settings> => {
    const { settings, settingsFile, site } = await data();
    requireOwn(settings, patch, await context.settingsOfHub());
    const { secondPlaceFolder } = patch;
    if (typeof secondPlaceFolder === 'string') {
      await requireUsablePlace(site, secondPlaceFolder, context.folder);
    }
    if (patch.holidayPlace != null) await requireHolidayPlace(patch.holidayPlace);
    const commit = auditFirst<SettingsChange>(context, ({ before, after }) => {
      if (Object.keys(after).length === 0) return null;
      const consentVersions = consentVersionsOf(after);
      const versions = consentVersions === null ? {} : { consentVersions };
      return { action, target: null, before, after: { ...after, ...versions } };
    });
    const { after } = await changeSettings(settingsFile, patch, commit);
    await context.settingsChanged(after);
    return settings;
  };
  const brand = async (): Promise<Brand> => {
    const { siteTitle, accent, greeting } = (await data()).settings;
    return { title: siteTitle, accent, greeting, logo: await readLogo(context.folder) };
  };
  const setLogo = async (bytes: NonNullable<Brand['logo']>['bytes'] | null): Promise<Brand> => {
    const logo = bytes === null ? null : logoOf(bytes);
    const after = bytes === null ? {} : { sizeBytes: bytes.length };
    const commit = auditFirst<null>(context, () => ({
      action: 'settings.setLogo',
      target: null,
      after,
    }));
    await commit(null, () => writeLogo(context.folder, logo));
    return brand();
  };
  return {
    'kiosk.brand': brand,
    'settings.setLogo': ({ logo }) => setLogo(logo),
    'settings.get': async () => (await data()).settings,
    'settings.ofHub': async () => ({ parts: [...(await context.settingsOfHub())] }),
    'settings.change': (patch) => change(patch, 'settings.change'),
    'settings.export': async () => ({ text: exportSettings((await data()).settings) }),
    'settings.import': ({ text }) => change(readSettingsExport(text), 'settings.import'),
  };
}
