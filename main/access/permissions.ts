import type { Role } from '../../contract/calls/access.js';
import type { Access } from '../../contract/call.js';
import { contract } from '../../contract/contract.js';

/** Who may make calls of each access. */
const allowed: Readonly<Record<Access, readonly (Role | null)[]>> = {
  anyone: [null, 'hr', 'administrator'],
  hr: ['hr', 'administrator'],
  administrator: ['administrator'],
};

/**
 * Whether a call may be made from a screen.
 * @param role of the signed-in person; null where nobody is signed in.
 * @param call a call's name. One that does not exist may be made: `serve` refuses it.
 */
export function mayCall(role: Role | null, call: string): boolean {
  if (!Object.hasOwn(contract, call)) return role === 'administrator';
  return allowed[contract[call as keyof typeof contract].access].includes(role);
}
