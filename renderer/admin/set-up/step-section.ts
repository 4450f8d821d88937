import type { SetUpStep } from '../../../contract/calls/overview.js';

/** Where a step is done: a section of the menu; null for the kiosk. The administrator is created on another screen. */
export const stepSection = {
  site: 'settings',
  camera: null,
  people: 'people',
  door: null,
  backup: 'settings',
} as const satisfies Readonly<Record<Exclude<SetUpStep, 'administrator'>, string | null>>;
