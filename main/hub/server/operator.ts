import { recordFirst, unaudited } from '../../access/audit-first.js';
import type { Actor } from '../../access/session.js';
import type { RecordedChange } from '../recorded-change.js';
import type { HubRooms } from './rooms.js';

/** The person who manages the hub on its own computer, for the audit log. */
const operator: Actor = { actor: 'hub', role: 'administrator', via: 'command-line' };

/** Records what a command changes in the audit log of the desk. A hub without a desk has no such log. */
export async function operatorRecords({ site }: HubRooms): Promise<RecordedChange> {
  if (site === null) return () => unaudited;
  const { audit } = await site.data();
  return (entry) => (_facts, write) => recordFirst(audit, operator, entry, write);
}
