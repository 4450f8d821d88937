import type { PurgeCertificate } from '../../preload/people.js';
import type { Actor } from '../admin/session.js';
import { certify } from './certificates.js';
import type { Site } from './site.js';

/**
 * Erases everything kept of somebody but the punches, and records it.
 * @throws Fault `not-found`, `ambiguous`; `disk-full`, `data-read-only`.
 */
export async function eraseSubject(
  site: Site,
  who: string,
  actor: Actor,
  reason: string,
): Promise<{ subjectId: string; name: string; certificate: PurgeCertificate }> {
  const { purged, ...named } = await site.people.purge(who);
  const probes = await site.probes.eraseOf(named.subjectId);
  const all = probes === null ? purged : [...purged, probes];
  return { ...named, certificate: await certify(site, actor, named.subjectId, reason, all) };
}
