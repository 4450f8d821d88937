import type { Role } from '../../contract/calls/access.js';

/** What a person reads for a role. */
export const roleNames: Readonly<Record<Role, string>> = {
  administrator: 'administrator',
  hr: 'HR',
  team: 'team',
};
