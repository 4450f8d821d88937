import type { Actor } from '../access/session.js';

/** Who changes data here as the hub says, for the audit log. */
export const hubActor: Actor = { actor: 'hub', role: 'administrator', via: 'service' };
