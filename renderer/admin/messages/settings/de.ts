import type { SettingsMessages } from './en.js';

export const settingsDe: SettingsMessages = {};
