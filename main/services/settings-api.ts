import type { Api } from '../../preload/contract.js';
import type { settingsCalls } from '../../preload/settings.js';
import type { ServiceContext } from './context.js';

/** Settings, and backups of everything. */
export function settingsApi(_context: ServiceContext): Pick<Api, keyof typeof settingsCalls> {
  return {};
}
