import type { Settings } from '../../contract/calls/settings.js';
import type { Input, Output } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import { counted } from '../../contract/plural.js';
import { systemZone, wallClock, zonedTime } from '../base/wall-clock.js';
import { auditFilter } from './audit-filter.js';
import type { AuditLog } from './audit-log.js';

/** At most this many entries in one file; each is about 300 bytes, and the screen holds them all. */
const maxEntries = 20_000;
const dayMs = 86_400_000;

/** The audit log, with what names its targets and says its days. */
export interface NamedAudit {
  readonly audit: Pick<AuditLog, 'list'>;
  readonly people: { nameOf(subjectId: string | null): string | null };
  readonly settings: Pick<Settings, 'zone'>;
}

/** The newest `count` entries that match, newest first, with names. @param before only those with a lower number. */
export async function matchingEntries(
  data: NamedAudit,
  filter: Input<'audit.export'>,
  count: number,
  before?: number,
): Promise<Output<'audit.list'>> {
  const matches = auditFilter(filter, zoneOf(data));
  return named(data, await data.audit.list(count, { before, matches }));
}

/**
 * All entries that match, newest first, for a file. A file never lacks entries without saying so: above 20,000
 * there is none.
 * @throws Fault `invalid-input` above 20,000, with the first day from which all fit.
 */
export async function exportedEntries(
  data: NamedAudit,
  filter: Input<'audit.export'>,
): Promise<Output<'audit.export'>> {
  const isMatch = auditFilter(filter, zoneOf(data));
  let count = 0;
  const entries = await data.audit.list(maxEntries, {
    matches: (entry) => {
      const does = isMatch(entry);
      if (does) count += 1;
      return does;
    },
  });
  if (count <= maxEntries) return named(data, entries);
  const dayOf = (at: string): string =>
    wallClock(zonedTime(Date.parse(at), zoneOf(data))).slice(0, 10);
  // Entries of the oldest day may be among those that do not fit.
  const oldest = Date.parse(dayOf(entries.at(-1)!.at));
  const first = new Date(oldest + dayMs).toISOString().slice(0, 10);
  const limit = maxEntries.toLocaleString('en');
  throw new Fault(
    'invalid-input',
    first <= dayOf(entries[0]!.at)
      ? `${counted(count, 'entry', 'entries')} match, but a file has at most ${limit}. Choose ${first} or a later day as the first day.`
      : `${counted(count, 'entry', 'entries')} match, but a file has at most ${limit}. Choose one account or one kind of change.`,
  );
}

function zoneOf({ settings }: NamedAudit): string {
  return settings.zone ?? systemZone();
}

function named(
  { people }: NamedAudit,
  entries: Awaited<ReturnType<AuditLog['list']>>,
): Output<'audit.list'> {
  return entries.map((entry) => ({ ...entry, targetName: people.nameOf(entry.target) }));
}
