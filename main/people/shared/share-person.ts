import { encodeTemplate } from '../../gallery/template.js';
import { sharedBadges } from '../badges/shared-badges.js';
import type { PeopleStore } from '../records/people-store.js';
import type { PersonRecord } from '../records/person-record.js';
import { sharedRecord, type SharedPerson } from './shared-person.js';

/** A person in the shared form, with badges and the latest template; without a template if it cannot be read. */
export async function sharedPerson(
  { templates, badgeKeys }: PeopleStore,
  record: PersonRecord,
): Promise<SharedPerson> {
  const { subjectId, name, samples, modelId } = record;
  const template =
    samples === 0 ? null : await templates.read(subjectId, name, modelId).catch(() => null);
  const encoded = template === null ? null : Buffer.from(encodeTemplate(template));
  return {
    record: sharedRecord(record),
    template: encoded?.toString('base64') ?? null,
    badges: sharedBadges(record, badgeKeys.folderKey),
  };
}
