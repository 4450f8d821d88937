import type { overviewCalls } from '../../contract/calls/overview.js';
import type { ApiOf } from '../../contract/contract.js';
import { setUpState, type SetUpData } from './set-up.js';

export interface OverviewContext {
  readonly data: () => Promise<SetUpData>;
}

/** What the administrator sees first. */
export function overviewApi({ data }: OverviewContext): ApiOf<typeof overviewCalls> {
  return {
    'overview.setUp': async () => setUpState(await data()),
  };
}
