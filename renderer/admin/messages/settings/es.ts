import type { SettingsMessages } from './en.js';

export const settingsEs: SettingsMessages = {};
