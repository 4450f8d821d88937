import type { Api } from '../../../preload/contract.js';
import type { Settings, settingsCalls, SettingsPatch } from '../../../preload/settings.js';
import { versionsOf } from '../people/consent.js';
import { audit, type ServiceContext } from '../context.js';
import { eraseKeptPhotos } from '../people/kept-photos.js';
import { calibrationOf, changeSettings, exportSettings, readSettingsExport } from './settings.js';

/** What the site has chosen. */
export function settingsApi(context: ServiceContext): Pick<Api, keyof typeof settingsCalls> {
  const { site } = context;
  const change = async (patch: SettingsPatch, action: string): Promise<Settings> => {
    const { settings, settingsFile, people, probes, recognition } = await site();
    const { before, after } = await changeSettings(settingsFile, patch);
    // Turned off means gone.
    if (after.keepsPhotos === false) await eraseKeptPhotos(people.store);
    if (after.keepsProbes === false) await probes.eraseAll();
    people.gallery.targetFpir = settings.targetFpir;
    people.gallery.calibration = calibrationOf(settings, recognition.calibration);
    if (Object.keys(after).length > 0) {
      const versions = versionsOf(after);
      const more = versions === null ? {} : { consentVersions: versions };
      await audit(context, { action, target: null, before, after: { ...after, ...more } });
    }
    return settings;
  };
  return {
    'settings.get': async () => (await site()).settings,
    'settings.change': (patch) => change(patch, 'settings.change'),
    'settings.export': async () => ({ text: exportSettings((await site()).settings) }),
    'settings.import': ({ text }) => change(readSettingsExport(text), 'settings.import'),
  };
}
