import { isFault } from '../../contract/fault.js';

/**
 * Does what is useful but not needed: if it cannot be saved, that must not keep people from clocking in.
 * @returns null after a fault.
 */
export async function unlessDiskFails<Value>(task: () => Promise<Value>): Promise<Value | null> {
  try {
    return await task();
  } catch (error) {
    if (!isFault(error)) throw error;
    return null;
  }
}
