import { isFault } from '../../../contract/fault.js';
import type { Vision } from '../../vision/client/client.js';
import type { Finding } from './finding.js';

/** Loads the models in use, as the kiosk does. @param vision is closed afterwards. */
export async function checkModels(vision: Vision): Promise<Finding> {
  const check = 'models';
  const startMs = performance.now();
  try {
    await vision.ready();
    const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
    return { check, state: 'good', sentence: `The models are complete and load in ${seconds} s.` };
  } catch (error) {
    if (!isFault(error)) throw error;
    return { check, state: 'bad', sentence: error.message };
  } finally {
    await vision.close();
  }
}
