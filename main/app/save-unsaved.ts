import type { RefusedSignIns } from '../access/refused-sign-ins.js';
import { messageOf } from '../base/message-of.js';
import type { DoorProbes } from '../door/door-probes.js';

/** What the data folder keeps in memory until it is saved. */
interface Unsaved {
  readonly probes: DoorProbes;
  readonly refusedSignIns: RefusedSignIns;
}

/** Saves what is only in memory. A failure is reported as a notice, and not thrown. */
export async function saveUnsaved(
  { probes, refusedSignIns }: Unsaved,
  notify: (sentence: string) => void,
): Promise<void> {
  const attempt = async (failure: string, save: () => Promise<void>): Promise<void> => {
    try {
      await save();
    } catch (error) {
      notify(`${failure}: ${messageOf(error)}`);
    }
  };
  await attempt('The probes for the self-test could not be saved', () => probes.save());
  await attempt('The number of refused sign-ins could not be recorded in the audit log', () =>
    refusedSignIns.flush(),
  );
}
