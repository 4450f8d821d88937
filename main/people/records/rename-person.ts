import type { Commit } from '../../access/audit-first.js';
import type { PersonRegister } from './person-register.js';
import type { Changed } from './person-pin.js';

/** A person's name, before and after a change. */
export interface Renamed {
  readonly subjectId: string;
  readonly name: string;
  /** The same name if nothing changed. */
  readonly formerName: string;
}

/**
 * Changes a person's name and keeps the former one in the record. Punches have the id only, so reports and
 * exports show the new name.
 * @param changedBy the account that changes it.
 * @throws Fault `not-found`, `ambiguous`.
 */
export function renamePerson(
  register: PersonRegister,
  who: string,
  { name, changedBy }: { readonly name: string; readonly changedBy: string },
  commit: Commit<Changed>,
): Promise<Renamed> {
  return register.exclusively(async () => {
    const person = register.findUnique(who);
    const { subjectId, name: formerName, formerNames = [] } = person;
    if (name !== formerName) {
      const former = { name: formerName, changedAt: new Date().toISOString(), changedBy };
      const changed = { ...person, name, formerNames: [...formerNames, former] };
      await commit({ subjectId, name }, () => register.replace(person, changed));
    }
    return { subjectId, name, formerName };
  });
}
