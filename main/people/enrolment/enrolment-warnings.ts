import { Fault } from '../../../contract/fault.js';
import type { Gallery } from '../../gallery/gallery.js';
import type { Template } from '../../gallery/template.js';
import type { PersonRecord } from '../records/person-record.js';

/**
 * Who looks like somebody new, or has the same name.
 * @param others everybody but whoever is replaced.
 * @throws Fault `already-enrolled` where somebody of that name has the same face.
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
    const other = others.find((one) => one.subjectId === subjectId);
    if (other === undefined) continue;
    const far = `distance ${distance.toFixed(3)}`;
    if (probablySame && other.name === name) {
      throw new Fault(
        'already-enrolled',
        `${name} is enrolled already (${subjectId}), and these photos show the same face (${far}); nothing was changed. Add --replace to enrol anew.`,
      );
    }
    warnings.push(
      probablySame
        ? `${name} is probably the same person as ${other.name} (${subjectId}), enrolled before (${far}): enrol that record anew instead, or merge the two`
        : `${name} looks much like ${other.name} (${subjectId}; ${far}): one may be taken for the other`,
    );
  }
  const namesake = others.find((one) => one.name === name);
  if (namesake !== undefined) {
    warnings.push(
      `somebody else is named ${name} too (${namesake.subjectId}): tell the two apart by their ids`,
    );
  }
  return warnings;
}
