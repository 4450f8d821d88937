import { randomUUID } from 'node:crypto';
import type { Consent } from '../../../contract/calls/consent.js';
import type { EnrolReport } from '../../../contract/calls/people.js';
import { enrol, type OfferedSample } from '../../gallery/enrol.js';
import { verificationThreshold } from '../../gallery/gallery.js';
import type { Template } from '../../gallery/template.js';
import { photosOf, reportOf, type Looked } from './enrolment-photos.js';
import { warningsOf } from './enrolment-warnings.js';
import type { PeopleStore } from '../records/people-store.js';
import { isActive, type NewDetails } from '../records/person-record.js';

/** Who is enrolled: a name, or the name or id of whoever is enrolled anew. */
export interface Enrolled {
  readonly name: string;
  readonly replace: boolean;
}

/** What goes with the record of somebody who is enrolled. */
export interface KeptWith {
  /** Where it was not given elsewhere. */
  readonly consent?: Consent;
  readonly details?: NewDetails;
}

/** As `People.enrol`. */
export function enrolPerson(
  store: PeopleStore,
  who: Enrolled,
  { unreadable, offered }: Looked,
  kept: KeptWith,
): Promise<EnrolReport> {
  const { register } = store;
  return register.inTurn(async () => {
    const { name } = who;
    const enrolment = enrol(offered, verificationThreshold(store.calibration));
    const report = reportOf(name, unreadable, enrolment);
    const { template } = enrolment;
    if (template === null) return { ...report, subjectId: null };
    report.warnings.push(...warnings(store, who, template));
    const replaced = who.replace ? register.only(name) : null;
    if (kept.details?.number !== undefined) register.refuseTaken(kept.details.number, replaced);
    const subjectId = replaced?.subjectId ?? randomUUID();
    const known = replaced?.name ?? name;
    await save(store, { subjectId, name: known }, template, photosOf(enrolment, offered), kept);
    return { ...report, name: known, subjectId };
  });
}

/** As `People.lookAlikes`. */
export function lookAlikesOf(
  store: PeopleStore,
  who: Enrolled,
  offered: readonly OfferedSample[],
): string[] {
  const { template } = enrol(offered, verificationThreshold(store.calibration));
  return template === null ? [] : warnings(store, who, template);
}

function warnings(
  { register, templates }: PeopleStore,
  { name, replace }: Enrolled,
  template: Template,
): string[] {
  const replaced = replace ? register.only(name) : null;
  const others = register.all.filter((one) => one !== replaced);
  return warningsOf(replaced?.name ?? name, template, others, templates.gallery);
}

/** The template first: a crash in between leaves no record without one. */
async function save(
  { register, templates, photos: photoFiles }: PeopleStore,
  { subjectId, name }: { readonly subjectId: string; readonly name: string },
  template: Template,
  photos: readonly Uint8Array[],
  { consent, details }: KeptWith,
): Promise<void> {
  const before = register.find(subjectId);
  await templates.put(subjectId, template);
  if (photos.length > 0) await photoFiles.put(subjectId, photos);
  const record = {
    ...before,
    ...details,
    subjectId,
    name,
    samples: template.samples.length,
    modelId: template.modelId,
    enrolledAt: new Date().toISOString(),
    photos: photos.length,
    ...(consent === undefined ? {} : { consent }),
  };
  const others = register.all.filter((one) => one !== before);
  try {
    await register.write([...others, record]);
  } catch (error) {
    if (before === undefined) {
      await templates.erase(subjectId);
      await photoFiles.erase(subjectId);
    }
    throw error;
  }
  // Those of the samples before are of no use for this template.
  if (photos.length === 0) await photoFiles.erase(subjectId);
  if (isActive(record)) templates.show(subjectId, template);
}
