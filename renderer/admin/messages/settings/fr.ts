import type { SettingsMessages } from './en.js';

export const settingsFr: SettingsMessages = {};
