import type { Api } from '../../preload/contract.js';
import type { selfTestCalls } from '../../preload/self-test.js';
import type { ServiceContext } from './context.js';

/** The site's self-test: how well its people are told apart. */
export function selfTestApi(_context: ServiceContext): Pick<Api, keyof typeof selfTestCalls> {
  return {};
}
