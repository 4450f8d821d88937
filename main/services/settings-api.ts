import type { Api } from '../../preload/contract.js';
import type { settingsCalls } from '../../preload/settings.js';
import { audit, type ServiceContext } from './context.js';
import { calibrationOf, changeSettings } from './settings.js';

/** What the site has chosen. */
export function settingsApi(context: ServiceContext): Pick<Api, keyof typeof settingsCalls> {
  const { site } = context;
  return {
    'settings.get': async () => (await site()).settings,
    'settings.change': async (patch) => {
      const { settings, settingsFile, people } = await site();
      const { before, after } = await changeSettings(settingsFile, patch);
      people.gallery.targetFpir = settings.targetFpir;
      people.gallery.calibration = calibrationOf(settings);
      if (Object.keys(after).length > 0) {
        await audit(context, { action: 'settings.change', target: null, before, after });
      }
      return settings;
    },
  };
}
