import * as v from 'valibot';
import type { Consent, consentCalls, ConsentLanguage } from '../../../contract/calls/consent.js';
import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { SettingsPatch } from '../../../contract/calls/settings.js';
import { actorOf } from '../../access/acting.js';
import { ownVersion } from '../../settings/consent-versions.js';
import type { PeopleContext, PeopleData } from '../people-data.js';
import { consentText, isBundled, paragraphsOf } from './consent-text.js';

/** The consent text in use, and the texts that people agreed to earlier. */
export function consentApi({ data }: PeopleContext): ApiOf<typeof consentCalls> {
  return {
    'consent.text': async ({ language }) => consentText(language, (await data()).settings),
    'consent.agreed': async ({ textVersion, language }) => {
      if (isBundled(textVersion)) {
        return { paragraphs: paragraphsOf(textVersion, language, null) };
      }
      const ownText = await findOwnText(await data(), textVersion, language);
      return { paragraphs: ownText === null ? null : paragraphsOf(textVersion, language, ownText) };
    },
  };
}

/**
 * A consent to be stored with the person's record: what they agreed to, when, and who recorded it.
 * @throws Fault `invalid-input` if they agreed to a text other than the one in use; `signed-out`.
 */
export async function newConsent(
  given: Pick<Consent, 'textVersion' | 'language'>,
  { session, data }: Pick<PeopleContext, 'session' | 'data'>,
): Promise<Consent> {
  const { version } = consentText(given.language, (await data()).settings);
  if (given.textVersion !== version) {
    throw new Fault(
      'invalid-input',
      `The person agreed to version ${given.textVersion} of the consent text, but version ${version} is in use. Show them the current text and ask again.`,
    );
  }
  return { ...given, at: new Date().toISOString(), recordedBy: actorOf(session).actor };
}

/** Finds a site's own text, current or earlier: the audit log has all of them. */
async function findOwnText(
  { settings, audit }: Pick<PeopleData, 'settings' | 'audit'>,
  textVersion: string,
  language: ConsentLanguage,
): Promise<string | null> {
  const [version] = textVersion.split('+');
  const isWanted = (text: string | null | undefined): text is string =>
    text != null && ownVersion(text) === version;
  if (isWanted(settings.consentTexts[language])) return settings.consentTexts[language];
  for (const { action, before, after } of await audit.list(Infinity)) {
    if (!action.startsWith('settings.')) continue;
    for (const changed of [after, before]) {
      const parsed = v.safeParse(v.pick(SettingsPatch, ['consentTexts']), changed);
      const text = parsed.success ? parsed.output.consentTexts?.[language] : null;
      if (isWanted(text)) return text;
    }
  }
  return null;
}
