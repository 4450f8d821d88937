import type { Api } from '../../preload/contract.js';
import type { rosterCalls } from '../../preload/roster.js';
import type { ServiceContext } from './context.js';

/** Importing many people at once from a roster and photos. */
export function rosterApi(_context: ServiceContext): Pick<Api, keyof typeof rosterCalls> {
  return {};
}
