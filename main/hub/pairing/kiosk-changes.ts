import type { HubDatabase } from '../database/open-database.js';
import { makeRecorded, type RecordedChange } from '../recorded-change.js';
import type { PairingCodes } from './codes.js';
import { allowRestart } from './continue-chain.js';
import { findActiveKiosk, revokeKiosk } from './kiosks.js';

/** Which kiosk was changed. */
export interface ChangedKiosk {
  readonly id: string;
  readonly name: string;
}

/** Changes of the kiosks that belong to the hub. Each has an entry in the audit log. */
export interface KioskChanges {
  /** Makes a pairing code. @param siteId as for `PairingCodes.make`. */
  pair(siteId: string | null): ReturnType<PairingCodes['make']>;
  /** @param which its id or its name. @throws Fault as `revokeKiosk`. */
  revoke(which: string): Promise<ChangedKiosk>;
  /** @param which its id or its name. @param by as for `allowRestart`. @throws Fault as `allowRestart`. */
  resume(which: string, by: string): Promise<ChangedKiosk>;
}

/** @param recorded writes the audit log first. */
export function kioskChanges(
  db: HubDatabase,
  codes: PairingCodes,
  recorded: RecordedChange,
): KioskChanges {
  return {
    pair: (siteId) =>
      makeRecorded(recorded, { action: 'hub.pair', target: null }, () => codes.make(db, siteId)),
    revoke: async (which) => {
      const { id, name: target } = await findActiveKiosk(db, which);
      return makeRecorded(recorded, { action: 'hub.revoke', target }, () => revokeKiosk(db, id));
    },
    resume: async (which, by) => {
      const { id, name: target } = await findActiveKiosk(db, which);
      return makeRecorded(recorded, { action: 'hub.resume', target }, () =>
        allowRestart(db, id, by),
      );
    },
  };
}
