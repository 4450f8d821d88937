import { Fault } from '../../../contract/fault.js';
import type { Gallery } from '../../gallery/gallery.js';
import type { Template } from '../../gallery/template.js';
import type { PersonRecord } from '../records/person-record.js';

/**
 * A sentence for each person who looks like the new one, and one for a person of the same name.
 * @param others everyone except the person whose template is replaced.
 * @throws Fault `already-enrolled` if a person of that name has the same face.
 */
export function warningsOf(
  name: string,
  template: Template,
  others: readonly PersonRecord[],
  gallery: Gallery,
): string[] {
  const warnings: string[] = [];
  for (const { candidate, probablySame } of gallery.confusable(template)) {
    const { subjectId, distance } = candidate;
    const other = others.find((person) => person.subjectId === subjectId);
    if (other === undefined) continue;
    const shownDistance = `distance ${distance.toFixed(3)}`;
    if (probablySame && other.name === name) {
      throw new Fault(
        'already-enrolled',
        `${name} is already enrolled (${subjectId}), and these photos show the same face (${shownDistance}). Choose to replace the existing template to enrol again.`,
      );
    }
    warnings.push(
      probablySame
        ? `${name} is probably the same person as ${other.name} (${subjectId}), who is already enrolled (${shownDistance}). Re-enrol that record instead, or merge the two records.`
        : `${name} looks very similar to ${other.name} (${subjectId}, ${shownDistance}). One may be mistaken for the other.`,
    );
  }
  const namesake = others.find((person) => person.name === name);
  if (namesake !== undefined) {
    warnings.push(
      `Another person is also named ${name} (${namesake.subjectId}). Use their IDs to tell them apart.`,
    );
  }
  return warnings;
}
