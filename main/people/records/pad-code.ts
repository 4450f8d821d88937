import { randomInt } from 'node:crypto';
import { isPadNumber } from '../../../contract/fields.js';
import { Fault } from '../../../contract/fault.js';
import type { PersonRecord } from './person-record.js';

/** The number and the code of a person: both identify them on the PIN pad, if they are digits. */
type Identified = Pick<PersonRecord, 'number' | 'code'>;

/** The form in which employee numbers are compared: `emp-7` and `EMP-7` are the same number. */
export function numberKey(number: string): string {
  return number.toLowerCase();
}

/** Whether a person can be identified on the PIN pad, which has digits only. */
function isTypeable({ number, code }: Identified): boolean {
  return code !== undefined || (number !== undefined && isPadNumber(number));
}

/** Whether typing this on the PIN pad means this person. */
export function answersTo(person: Identified, typed: string): boolean {
  return person.number === typed || person.code === typed;
}

function typesSecret({ pin, badges = [] }: PersonRecord): boolean {
  return pin !== undefined || badges.some(({ kind }) => kind === 'rotating');
}

/**
 * Gives a person with a PIN, or with codes from a phone, who has nothing to type on the PIN pad a new code: six random
 * digits that are not another person's code or number. Codes are not secret; PINs are.
 * @throws Fault `invalid-input` if every code is taken.
 */
export function withPadCode(person: PersonRecord, all: readonly Identified[]): PersonRecord {
  if (!typesSecret(person) || isTypeable(person)) return person;
  const taken = new Set<string>();
  for (const { number, code } of all) {
    if (number !== undefined) taken.add(number);
    if (code !== undefined) taken.add(code);
  }
  for (let attempt = 0; attempt < 1000; attempt++) {
    const code = String(randomInt(100_000, 1_000_000));
    if (!taken.has(code)) return { ...person, code };
  }
  throw new Fault(
    'invalid-input',
    'Almost every code of six digits is used. Give this person a longer code for the PIN pad.',
  );
}
