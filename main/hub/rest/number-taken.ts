import { Fault, isFault } from '../../../contract/fault.js';

/**
 * Makes a call that sets an employee number. The desk says who has a number that is taken; a program that may not read
 * people must not learn that name, so it is left out.
 * @param number null or undefined if none is set.
 * @throws Fault `invalid-input` without a name; as the call.
 */
export async function withoutHolder<Value>(
  number: string | null | undefined,
  call: () => Promise<Value>,
): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    // The other fields were checked before, so a refused input is a number that somebody else has.
    if (number == null || !isFault(error) || error.code !== 'invalid-input') throw error;
    throw new Fault(
      'invalid-input',
      `The employee number ${number} already belongs to another person. Choose another one.`,
    );
  }
}
