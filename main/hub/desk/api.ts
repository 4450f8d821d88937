import type { hubCalls } from '../../../contract/calls/hub.js';
import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { actorOf, type Acting } from '../../access/acting.js';
import { auditFirst } from '../../access/audit-first.js';
import type { HubDatabase } from '../database/open-database.js';
import type { PairingCodes } from '../pairing/codes.js';
import { kioskChanges, type KioskChanges } from '../pairing/kiosk-changes.js';
import { erasureStatuses } from '../roster/erasures.js';
import type { HubRoster } from '../roster/roster.js';
import { placesApi } from '../places/api.js';
import { siteIn } from '../places/place-state.js';
import { hubStatus } from '../status.js';

/** The parts of the hub that the calls use. */
export interface HubParts {
  readonly db: HubDatabase;
  readonly codes: PairingCodes;
  /** Where kiosks reach the hub. */
  readonly port: number;
  /** Null for a hub without a desk, which has no such calls. */
  readonly roster: HubRoster | null;
}

/** The administration of the hub itself. @param parts called when a call needs them. */
export function hubApi(parts: () => HubParts, context: Acting): ApiOf<typeof hubCalls> {
  // These calls exist only at the desk, so there is one.
  const roster = (): HubRoster => parts().roster!;
  const kiosks = (): KioskChanges => {
    const { db, codes } = parts();
    return kioskChanges(db, codes, (entry) => auditFirst(context, () => entry));
  };
  return {
    ...placesApi(() => parts().db, roster, context),
    'hub.status': async () => {
      const { db } = parts();
      const { kiosks, alarms } = await hubStatus(db);
      const removals = await roster().removals();
      return {
        kiosks: kiosks.map((kiosk) => ({ ...kiosk, removals: removals.get(kiosk.id) ?? 0 })),
        alarms: alarms.map(({ kiosk: kioskId, ...alarm }) => ({ ...alarm, kioskId })),
      };
    },
    'hub.pair': async ({ siteId }) => {
      if (siteId !== null) siteIn(await roster().places.state(), siteId);
      const { code, validUntil } = await kiosks().pair(siteId);
      return { pairingCode: code, validUntil, port: parts().port };
    },
    'hub.revoke': async ({ kioskId }) => {
      const { name } = await kiosks().revoke(kioskId);
      return { name };
    },
    'hub.resume': async ({ kioskId }) => {
      const { name } = await kiosks().resume(kioskId, actorOf(context.session).actor);
      return { name };
    },
    'hub.erasures': async () => ({ erasures: await erasureStatuses(parts().db) }),
    'hub.acknowledge': async ({ kioskId, kind, about }) => {
      const { db } = parts();
      const alarm = await db
        .selectFrom('alarms')
        .innerJoin('kiosks', 'kiosks.id', 'alarms.kiosk_id')
        .select('kiosks.name')
        .where('alarms.kiosk_id', '=', kioskId)
        .where('kind', '=', kind)
        .where('about', '=', about)
        .executeTakeFirst();
      if (alarm === undefined) throw new Fault('not-found', 'This alarm no longer exists.');
      const { actor } = actorOf(context.session);
      const entry = { action: 'hub.acknowledge', target: alarm.name, after: { kind } } as const;
      await auditFirst(context, () => entry)(null, async () => {
        await db
          .updateTable('alarms')
          .set({ acknowledged_at: new Date(), acknowledged_by: actor })
          .where('kiosk_id', '=', kioskId)
          .where('kind', '=', kind)
          .where('about', '=', about)
          .execute();
      });
      return {};
    },
  };
}
