import type { uplinkCalls } from '../../contract/calls/uplink.js';
import type { ApiOf } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import type { Acting } from '../access/acting.js';
import { auditFirst } from '../access/audit-first.js';
import type { AuditLog } from '../access/audit-log.js';
import { joinHub } from './join.js';
import type { LinkFiles } from './link-files.js';
import type { Uplink } from './uplink.js';

/** What the calls use. */
export interface UplinkContext extends Acting {
  readonly data: () => Promise<{
    readonly audit: AuditLog;
    readonly site: { readonly site: string };
    readonly settings: { readonly kioskId: string };
    readonly linkFiles: LinkFiles;
  }>;
  readonly uplink: () => Promise<Uplink>;
}

/** Joining a hub, and leaving it. */
export function uplinkApi(context: UplinkContext): ApiOf<typeof uplinkCalls> {
  const { data, uplink } = context;
  return {
    'uplink.state': async () => (await uplink()).state(),
    'uplink.waiting': async () => ({ people: await (await uplink()).waitingPeople() }),
    'uplink.join': async ({ address, pairingCode }) => {
      const { audit, site, settings, linkFiles } = await data();
      const chain = await linkFiles.newChain();
      // An id that the hub may never have got would be a new kiosk, which has all entries once more.
      const id = chain?.former ?? chain?.id ?? site.site;
      const paired = await joinHub(address, pairingCode, { id, name: settings.kioskId });
      const link = { ...paired, auditSeq: audit.seq };
      const entry = { action: 'uplink.join', target: link.address } as const;
      const joined = await uplink();
      await auditFirst(context, () => entry)(null, () =>
        joined.replaceLink(() => linkFiles.join(link)),
      );
      return (await joined.state())!;
    },
    'uplink.leave': async () => {
      const { linkFiles } = await data();
      const link = await linkFiles.link();
      if (link === null)
        throw new Fault('not-found', 'This kiosk has no hub. Nothing was changed.');
      const left = await uplink();
      const entry = { action: 'uplink.leave', target: link.address } as const;
      await auditFirst(context, () => entry)(null, () => left.replaceLink(() => linkFiles.leave()));
      return {};
    },
  };
}
