import { setUpSteps, type SetUpStep } from '../../contract/calls/overview.js';
import type { Output } from '../../contract/contract.js';
import type { Accounts } from '../access/accounts.js';
import type { AttendanceData } from '../attendance/attendance-data.js';
import type { People } from '../people/records/people.js';

/** The parts of an opened data folder that tell how far the set-up has come. */
export interface SetUpData extends Pick<AttendanceData, 'settings' | 'journal' | 'audit'> {
  readonly accounts: Accounts;
  readonly people: People;
}

/** Which steps are done, as the data folder shows: nothing is kept about the set-up itself. */
export async function setUpState({
  settings,
  journal,
  audit,
  accounts,
  people,
}: SetUpData): Promise<Output<'overview.setUp'>> {
  const hasPunch = await hasAny(journal.punches());
  const backups = ['backup.make', 'backup.write', 'backup.restore'].map((action) =>
    audit.list(1, { action }),
  );
  const isDone: Record<SetUpStep, boolean> = {
    administrator: accounts.list().length > 0,
    site: settings.operator !== null,
    // A punch shows that the camera works. Without the liveness check no camera is pinned.
    camera: settings.pinnedCamera !== null || hasPunch,
    people: people.list().some(({ samples, hasPin }) => samples > 0 || hasPin),
    door: hasPunch,
    backup: (await Promise.all(backups)).some((entries) => entries.length > 0),
  };
  return setUpSteps.map((step) => ({ step, isDone: isDone[step] }));
}

async function hasAny(values: AsyncIterable<unknown>): Promise<boolean> {
  for await (const value of values) return value !== undefined;
  return false;
}
