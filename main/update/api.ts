import type { updateCalls } from '../../contract/calls/updates.js';
import type { ApiOf } from '../../contract/contract.js';
import type { Updates } from './updates.js';

/** New versions of this program. */
export function updateApi({
  updates,
}: {
  readonly updates: () => Promise<Updates>;
}): ApiOf<typeof updateCalls> {
  return {
    'updates.state': async () => (await updates()).state(),
    'updates.check': async () => (await updates()).check(),
  };
}
