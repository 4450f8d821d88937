import * as v from 'valibot';
import type { Consent, consentCalls, ConsentLanguage } from '../../../contract/calls/consent.js';
import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { SettingsPatch } from '../../../contract/calls/settings.js';
import { actorOf } from '../../access/acting.js';
import { ownVersion } from '../../settings/consent-versions.js';
import type { PeopleContext, PeopleData } from '../people-data.js';
import { consentText, isBundled, paragraphsOf } from './consent-text.js';

/** What people are shown, and what they agreed to. */
export function consentApi({ data }: PeopleContext): ApiOf<typeof consentCalls> {
  return {
    'consent.text': async ({ language }) => consentText(language, (await data()).settings),
    'consent.agreed': async ({ textVersion, language }) => {
      if (isBundled(textVersion)) {
        return { paragraphs: paragraphsOf(textVersion, language, null) };
      }
      const own = await ownTextOf(await data(), textVersion, language);
      return { paragraphs: own === null ? null : paragraphsOf(textVersion, language, own) };
    },
  };
}

/**
 * A consent as it is kept: what was agreed to, when, and before whom.
 * @throws Fault `invalid-input` where the text agreed to is not the one in use; `signed-out`.
 */
export async function consentNow(
  given: Pick<Consent, 'textVersion' | 'language'>,
  { session, data }: Pick<PeopleContext, 'session' | 'data'>,
): Promise<Consent> {
  const { version } = consentText(given.language, (await data()).settings);
  if (given.textVersion !== version) {
    throw new Fault(
      'invalid-input',
      `The consent was given to the text ${given.textVersion}, but ${version} is in use; show it again.`,
    );
  }
  return { ...given, at: new Date().toISOString(), recordedBy: actorOf(session).actor };
}

/** A site's own text, in use or earlier: every one that ever was is in the audit log. */
async function ownTextOf(
  { settings, audit }: Pick<PeopleData, 'settings' | 'audit'>,
  textVersion: string,
  language: ConsentLanguage,
): Promise<string | null> {
  const [version] = textVersion.split('+');
  const isIt = (own: string | null | undefined): own is string =>
    own != null && ownVersion(own) === version;
  if (isIt(settings.consentTexts[language])) return settings.consentTexts[language];
  for (const { action, before, after } of await audit.list(Infinity)) {
    if (!action.startsWith('settings.')) continue;
    for (const changed of [after, before]) {
      const parsed = v.safeParse(v.pick(SettingsPatch, ['consentTexts']), changed);
      const own = parsed.success ? parsed.output.consentTexts?.[language] : null;
      if (isIt(own)) return own;
    }
  }
  return null;
}
