import type { AuditEntry } from '../../contract/calls/access.js';
import type { Input } from '../../contract/contract.js';
import { wallClock, zonedTime } from '../base/wall-clock.js';

/** Tells whether an entry matches everything that a filter gives. @param zone of the filter's days, IANA. */
export function auditFilter(
  { action, subject, actor, target, from, to }: Input<'audit.export'>,
  zone: string,
): (entry: AuditEntry) => boolean {
  return (entry) =>
    (action === undefined || entry.action === action) &&
    (subject === undefined || entry.action.startsWith(`${subject}.`)) &&
    (actor === undefined || entry.actor === actor) &&
    (target === undefined || entry.target === target) &&
    isWithin(entry, from, to, zone);
}

function isWithin(
  { at }: AuditEntry,
  from: string | undefined,
  to: string | undefined,
  zone: string,
): boolean {
  if (from === undefined && to === undefined) return true;
  const day = wallClock(zonedTime(Date.parse(at), zone)).slice(0, 10);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}
