import type { Role } from '../../contract/calls/access.js';
import type { Access } from '../../contract/call.js';
import { contract } from '../../contract/contract.js';

/** The roles that may make calls of each access level. */
const allowed: Readonly<Record<Access, readonly (Role | null)[]>> = {
  anyone: [null, 'team', 'hr', 'administrator'],
  team: ['team', 'hr', 'administrator'],
  hr: ['hr', 'administrator'],
  administrator: ['administrator'],
};

/**
 * Whether a call may be made from a screen.
 * @param role role of the signed-in person; null if no one is signed in.
 * @param call name of the call. Administrators may make unknown calls, which `serve` refuses.
 */
export function mayCall(role: Role | null, call: string): boolean {
  if (!Object.hasOwn(contract, call)) return role === 'administrator';
  return allowed[contract[call as keyof typeof contract].access].includes(role);
}
