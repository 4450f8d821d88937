import type { Api } from '../../preload/contract.js';
import type { enrolmentCalls } from '../../preload/enrolment.js';
import type { ServiceContext } from './context.js';

/** People: enrolling, consent, samples, leaving. */
export function enrolmentApi(_context: ServiceContext): Pick<Api, keyof typeof enrolmentCalls> {
  return {};
}
