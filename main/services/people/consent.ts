import * as v from 'valibot';
import type { Consent, consentCalls, ConsentLanguage } from '../../../preload/consent.js';
import type { Api } from '../../../preload/contract.js';
import { Fault } from '../../../preload/fault.js';
import { SettingsPatch, type Settings } from '../../../preload/settings.js';
import { consentText, isBundled, ownVersion, paragraphsOf } from './consent-text.js';
import { actorOf, type ServiceContext } from '../context.js';
import type { Site } from '../site.js';

/** What people are shown, and what they agreed to. */
export function consentApi({ site }: ServiceContext): Pick<Api, keyof typeof consentCalls> {
  return {
    'consent.text': async ({ language }) => consentText(language, (await site()).settings),
    'consent.agreed': async ({ textVersion, language }) => {
      if (isBundled(textVersion)) {
        return { paragraphs: paragraphsOf(textVersion, language, null) };
      }
      const own = await ownTextOf(await site(), textVersion, language);
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

/** For the audit log, where an old text is found by its version; null where the texts did not change. */
export function versionsOf({
  consentTexts,
}: Partial<Settings>): Record<ConsentLanguage, string | null> | null {
  if (consentTexts === undefined) return null;
  const versionOf = (own: string | null): string | null => (own === null ? null : ownVersion(own));
  const { en, de, ar } = consentTexts;
  return { en: versionOf(en), de: versionOf(de), ar: versionOf(ar) };
}

/** A site's own text, in use or earlier: every one that ever was is in the audit log. */
async function ownTextOf(
  { settings, audit }: Pick<Site, 'settings' | 'audit'>,
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
