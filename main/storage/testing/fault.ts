import { isFault, type Fault } from '../../../contract/fault.js';

/**
 * Returns the fault that `work` throws.
 * @throws Error if `work` succeeds; other errors of `work`.
 */
export async function faultOf(work: () => unknown): Promise<Fault> {
  try {
    await work();
  } catch (error) {
    if (isFault(error)) return error;
    throw error;
  }
  throw new Error('expected a fault, but the call succeeded');
}
