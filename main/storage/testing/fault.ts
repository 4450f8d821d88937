import { isFault, type Fault } from '../../../contract/fault.js';

/**
 * The fault that work ends with.
 * @throws Error where it ends well; what it throws where that is no fault.
 */
export async function faultOf(work: () => unknown): Promise<Fault> {
  try {
    await work();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
  throw new Error('a fault was expected, but all went well');
}
