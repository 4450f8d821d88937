import { randomUUID } from 'node:crypto';
import type { Commit } from '../../access/audit-first.js';
import { hashSecret, pinCost } from '../../access/secrets.js';
import { withPadCode } from './pad-code.js';
import type { NewDetails, PersonRecord } from './person-record.js';
import type { PersonRegister } from './person-register.js';

/** The person whose record is changed. */
export interface Changed {
  readonly subjectId: string;
  readonly name: string;
}

/** `code`: what to type on the PIN pad instead of the number; null if the number can be typed. */
export interface NamedWithCode extends Changed {
  readonly code: string | null;
}

/**
 * Adds a person without a template.
 * @param pin null for a person who cannot clock in until they get a face, a PIN or a badge.
 * @throws Fault `invalid-input` if another person has the number or code.
 */
export function addPersonWithoutFace(
  register: PersonRegister,
  { name, number, details }: { name: string; number: string; details: NewDetails },
  pin: string | null,
  commit: Commit<NamedWithCode>,
): Promise<NamedWithCode> {
  return register.exclusively(async () => {
    register.requireFree({ ...details, number }, null);
    const enrolledAt = new Date().toISOString();
    const record = { ...details, subjectId: randomUUID(), name, number, enrolledAt };
    const secret = pin === null ? {} : { pin: await hashSecret(pin, pinCost) };
    const added = withPadCode({ ...record, samples: 0, modelId: '', ...secret }, register.all);
    await commit(namedWithCode(added), () => register.write([...register.all, added]));
    return namedWithCode(added);
  });
}

/** Sets number, code (null keeps it) and PIN. @throws Fault as `People.setPin`. */
export function changePin(
  register: PersonRegister,
  who: string,
  { number, code, pin }: { number: string; code: string | null; pin: string },
  commit: Commit<NamedWithCode>,
): Promise<NamedWithCode> {
  return register.exclusively(async () => {
    const person = register.findUnique(who);
    const given = { number, ...(code !== null && { code }) };
    register.requireFree(given, person);
    const hashed = await hashSecret(pin, pinCost);
    const changed = withPadCode({ ...person, ...given, pin: hashed }, register.all);
    await commit(namedWithCode(changed), () => register.replace(person, changed));
    return namedWithCode(changed);
  });
}

function namedWithCode({ subjectId, name, code }: PersonRecord): NamedWithCode {
  return { subjectId, name, code: code ?? null };
}
