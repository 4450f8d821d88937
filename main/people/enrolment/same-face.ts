import { Fault } from '../../../contract/fault.js';
import { verificationThreshold } from '../../gallery/gallery.js';
import { meanDistance } from '../../gallery/one-person.js';
import type { Template } from '../../gallery/template.js';
import type { PeopleStore } from '../records/people-store.js';
import type { PersonRecord } from '../records/person-record.js';

/**
 * How far two templates are apart, if they show different people by the rule of `onePersonIn`; null if they
 * may show one person, or come from another model than the calibration and cannot be compared.
 * @returns a phrase such as `distance 0.702; at most 0.376 for one person`.
 */
export function differenceOf(
  { calibration, templates }: Pick<PeopleStore, 'calibration' | 'templates'>,
  one: Template | null,
  other: Template | null,
): string | null {
  const { modelId } = templates.gallery;
  if (one?.modelId !== modelId || other?.modelId !== modelId) return null;
  const distance = meanDistance(one.samples, other.samples);
  const maxDistance = verificationThreshold(calibration);
  return distance <= maxDistance
    ? null
    : `distance ${distance.toFixed(3)}; at most ${maxDistance.toFixed(3)} for one person`;
}

/** A sentence if new samples do not show the face that a person is enrolled with; null otherwise. */
export async function otherFaceOf(
  store: PeopleStore,
  { subjectId, name }: PersonRecord,
  template: Template,
): Promise<string | null> {
  // A damaged template cannot be compared; a re-enrolment mends it.
  const before = await store.templates.read(subjectId, name).catch(() => null);
  const difference = differenceOf(store, template, before);
  return difference === null
    ? null
    : `The photos do not show the face that ${name} is enrolled with (${difference}).`;
}

/**
 * A refusal because two faces differ. People can override it.
 * @param found what was found, a sentence. @param advice what to do instead, an imperative without a full stop.
 */
export function differentFacesFault(found: string, advice: string): Fault {
  const problem = `is needed to do this anyway. ${found} ${advice}`;
  return new Fault(
    'several-people',
    `${found} ${advice}, or choose “Continue although the faces differ”.`,
    { fields: [{ field: 'differentFaces', problem }] },
  );
}
