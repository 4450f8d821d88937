import type { Actor } from '../access/session.js';

/** The account in the audit log for changes that come from the hub. */
export const hubActor: Actor = { actor: 'hub', role: 'administrator', via: 'service' };
