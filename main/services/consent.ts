import { consentTextVersion, type Consent } from '../../preload/consent.js';
import { Fault } from '../../preload/fault.js';
import { actorOf, type ServiceContext } from './context.js';

/**
 * A consent as it is kept: what was agreed to, when, and before whom.
 * @throws Fault `invalid-input` where the text agreed to is not the one in use; `signed-out`.
 */
export function consentNow(
  given: Pick<Consent, 'textVersion' | 'language'>,
  { session }: Pick<ServiceContext, 'session'>,
): Consent {
  if (given.textVersion !== consentTextVersion) {
    throw new Fault(
      'invalid-input',
      `The consent was given to the text ${given.textVersion}, but ${consentTextVersion} is in use; show it again.`,
    );
  }
  return { ...given, at: new Date().toISOString(), recordedBy: actorOf(session).actor };
}
