import { randomUUID } from 'node:crypto';
import type { Consent } from '../../../contract/calls/consent.js';
import type { EnrolReport } from '../../../contract/calls/people.js';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { unaudited, type Commit } from '../../access/audit-first.js';
import { enrol, type OfferedSample } from '../../gallery/enrol.js';
import { verificationThreshold } from '../../gallery/gallery.js';
import type { Template } from '../../gallery/template.js';
import { acceptedPhotos, reportOf, type AnalysedPhotos } from './enrolment-photos.js';
import { differentFacesFault, otherFaceOf } from './same-face.js';
import { warningsOf } from './enrolment-warnings.js';
import { eraseFilesOf } from '../records/erase-files.js';
import type { PeopleStore } from '../records/people-store.js';
import { isActive, type NewDetails } from '../records/person-record.js';

/** The person to enrol. */
export interface PersonToEnrol {
  /** With `replace`, the name or id of the person whose template is replaced. */
  readonly name: string;
  readonly replace: boolean;
  /** Replace the template even if the samples show another face. */
  readonly differentFaces?: boolean | undefined;
  /** Refuse to enrol from fewer samples; any number is enough if left out. */
  readonly minSamples?: number;
}

/** What is stored in the record of an enrolled person besides the template. */
export interface EnrolmentExtras {
  /** Left out if the consent was given elsewhere. */
  readonly consent?: Consent;
  readonly details?: NewDetails;
  /** By default `unaudited`. */
  readonly commit?: Commit<Enrolling>;
}

/** An enrolment that is about to take effect. */
export interface Enrolling extends EnrolReport {
  /** True if the face differs from the previous one, and the administrator confirmed this. */
  readonly facesDiffer: boolean;
  /** What is stored besides the name. */
  readonly details: NewDetails;
}

/** As `People.enrol`. */
export function enrolPerson(
  store: PeopleStore,
  who: PersonToEnrol,
  { unreadable, offered }: AnalysedPhotos,
  extras: EnrolmentExtras,
): Promise<EnrolReport> {
  const { register } = store;
  return register.exclusively(async () => {
    const enrolment = enrol(offered, verificationThreshold(store.calibration));
    const report = reportOf(who.name, unreadable, enrolment);
    const { template } = enrolment;
    const { commit = unaudited, details = {} } = extras;
    if (template === null) {
      const refused = { ...report, subjectId: null };
      await commit({ ...refused, facesDiffer: false, details }, () => Promise.resolve());
      return refused;
    }
    requireSamples(report.accepted.length, who.minSamples);
    const replaced = who.replace ? register.findUnique(who.name) : null;
    const otherFace = replaced === null ? null : await otherFaceOf(store, replaced, template);
    if (otherFace !== null && who.differentFaces !== true) {
      throw differentFacesFault(otherFace, 'Use photos of this person');
    }
    if (otherFace !== null) report.warnings.push(otherFace);
    report.warnings.push(...warnings(store, who, template));
    if (extras.details !== undefined) register.requireFree(extras.details, replaced);
    const subjectId = replaced?.subjectId ?? randomUUID();
    const name = replaced?.name ?? who.name;
    const photos = acceptedPhotos(enrolment, offered);
    const enrolled = { ...report, name, subjectId };
    const enrolling = { ...enrolled, facesDiffer: otherFace !== null, details };
    await commit(enrolling, () => save(store, { subjectId, name }, template, photos, extras));
    return enrolled;
  });
}

/** @throws Fault `few-samples`. */
function requireSamples(count: number, minimum = 1): void {
  if (count >= minimum) return;
  throw new Fault(
    'few-samples',
    `Only ${counted(count, 'photo')} can be used. Recognition is reliable from ${minimum} photos: add more, or choose to continue with fewer.`,
  );
}

/** As `People.lookAlikes`. */
export async function lookAlikesOf(
  store: PeopleStore,
  who: PersonToEnrol,
  offered: readonly OfferedSample[],
): Promise<string[]> {
  const { template } = enrol(offered, verificationThreshold(store.calibration));
  if (template === null) return [];
  const replaced = who.replace ? store.register.findUnique(who.name) : null;
  const otherFace = replaced === null ? null : await otherFaceOf(store, replaced, template);
  return [...(otherFace === null ? [] : [otherFace]), ...warnings(store, who, template)];
}

function warnings(
  { register, templates }: PeopleStore,
  { name, replace }: PersonToEnrol,
  template: Template,
): string[] {
  const replaced = replace ? register.findUnique(name) : null;
  const others = register.all.filter((person) => person !== replaced);
  return warningsOf(replaced?.name ?? name, template, others, templates.gallery);
}

/** Writes the template before the record: a crash in between leaves no record without a template. */
async function save(
  { register, templates, photos: photoFiles, learnt }: PeopleStore,
  { subjectId, name }: { readonly subjectId: string; readonly name: string },
  template: Template,
  photos: readonly Uint8Array[],
  { consent, details }: EnrolmentExtras,
): Promise<void> {
  const before = register.find(subjectId);
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
  const others = register.all.filter((person) => person !== before);
  try {
    await templates.put(subjectId, template);
    if (photos.length > 0) await photoFiles.put(subjectId, photos);
    await register.write([...others, record]);
  } catch (error) {
    if (before === undefined) await eraseFilesOf({ templates, photos: photoFiles }, subjectId);
    throw error;
  }
  // They were recognised by the previous template.
  await learnt.eraseOf(subjectId);
  // Photos of the previous samples do not belong to the new template.
  if (photos.length === 0) await photoFiles.erase(subjectId);
  if (isActive(record)) templates.show(subjectId, template);
}
