import type { Commit } from '../../access/audit-first.js';
import type { SubjectDetails } from '../../attendance/directory.js';
import { withPadCode } from './pad-code.js';
import { changeableDetails, detailsOf } from './person-record.js';
import type { ChangeableDetail, PersonRecord } from './person-record.js';
import type { PersonRegister } from './person-register.js';
import type { NamedWithCode } from './person-pin.js';

type DetailsWithCode = SubjectDetails & Pick<NamedWithCode, 'code'>;

/** The details of a person before and after a change. */
export interface DetailsChange {
  readonly subjectId: string;
  readonly before: DetailsWithCode;
  readonly after: DetailsWithCode;
}

/** Null erases a detail; details left out stay as they are. */
export type DetailsToSet = { readonly [Name in ChangeableDetail]?: string | null | undefined };

/**
 * Changes a person's details for payroll and reports.
 * @throws Fault `not-found`, `ambiguous`; `invalid-input` if another person has the number or code.
 */
export function changeDetails(
  register: PersonRegister,
  who: string,
  details: DetailsToSet,
  commit: Commit<DetailsChange>,
): Promise<DetailsChange> {
  return register.exclusively(async () => {
    const person = register.findUnique(who);
    const { number, code } = details;
    register.requireFree({ ...(number && { number }), ...(code && { code }) }, person);
    let changed: PersonRecord = { ...person };
    for (const name of changeableDetails) {
      const value = details[name];
      if (value !== undefined) Object.assign(changed, { [name]: value ?? undefined });
    }
    changed = withPadCode(changed, register.all);
    const { subjectId } = person;
    const before = detailsWithCode(person);
    const change = { subjectId, before, after: detailsWithCode(changed) };
    await commit(change, () => register.replace(person, changed));
    return change;
  });
}

function detailsWithCode(person: PersonRecord): DetailsWithCode {
  return { ...detailsOf(person), code: person.code ?? null };
}
