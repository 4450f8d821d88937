import type { SettingsMessages } from './en.js';

export const settingsAr: SettingsMessages = {};
