import type { Settings } from '../../contract/calls/settings.js';
import type { Actor } from '../access/session.js';
import type { AuditLog } from '../access/audit-log.js';
import type { Document } from '../storage/document.js';

/**
 * The settings that may be edited in the file, because sites do that with scripts. All others decide who
 * is let in, who may do what, what is kept and where it goes: they may only be changed in Rollcall.
 */
export const workRules = [
  'zone',
  'schedules',
  'defaultScheduleId',
  'cutOffHour',
  'longestShiftHours',
  'firstWeekday',
  'debounceSeconds',
  'direction',
] as const satisfies readonly (keyof Settings)[];

/** No one was signed in: the file was edited. */
const actor: Actor = { actor: 'rollcall', role: 'none', via: 'service' };

/**
 * Records work rules that were edited in the file, and authenticates them.
 * @param edited their names.
 * @throws Fault `disk-full`, `data-read-only`; then the next opening tries again.
 */
export async function recordEditedRules(
  { audit, settingsFile }: { readonly audit: AuditLog; readonly settingsFile: Document<Settings> },
  edited: readonly string[],
): Promise<void> {
  const values = settingsFile.data as unknown as Readonly<Record<string, unknown>>;
  const after = Object.fromEntries(edited.map((name) => [name, values[name] ?? null]));
  await audit.record(actor, { action: 'settings.editedOutside', target: null, after });
  await settingsFile.write();
}
