import { consentText, type Consent } from '../../preload/consent.js';
import { Fault } from '../../preload/fault.js';
import { actorOf, type ServiceContext } from './context.js';

/**
 * A consent as it is kept: what was agreed to, when, and before whom.
 * @throws Fault `invalid-input` where the text agreed to is not the one in use; `signed-out`.
 */
export async function consentNow(
  given: Pick<Consent, 'textVersion' | 'language'>,
  { session, site }: Pick<ServiceContext, 'session' | 'site'>,
): Promise<Consent> {
  const { version } = consentText(given.language, (await site()).settings);
  if (given.textVersion !== version) {
    throw new Fault(
      'invalid-input',
      `The consent was given to the text ${given.textVersion}, but ${version} is in use; show it again.`,
    );
  }
  return { ...given, at: new Date().toISOString(), recordedBy: actorOf(session).actor };
}
