import type { Role } from '../../contract/calls/access.js';
import { t } from './messages/text.js';

/** What a person reads for a role. */
export function roleName(role: Role): string {
  return t(`common.role.${role}`);
}
