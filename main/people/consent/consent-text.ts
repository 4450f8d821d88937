import { agreedTo, type ConsentLanguage } from '../../../contract/calls/consent.js';
import type { Settings } from '../../../contract/calls/settings.js';
import { ownVersion } from '../../settings/consent-versions.js';
import { bundledVersion, bundledWording } from './consent-wording.js';

/** A consent text as it is shown. */
export interface ConsentText {
  /** Version of the wording, with `+photos`, `+probes` and `+learning` if the text mentions them. */
  readonly version: string;
  readonly paragraphs: string[];
}

/** The consent text of a site: its own or the bundled one, with a statement of what the site stores. */
export function consentText(
  language: ConsentLanguage,
  { consentTexts, keepsPhotos, keepsProbes, learnsFaces }: Settings,
): ConsentText {
  const ownText = consentTexts[language];
  const parts = { photos: keepsPhotos, probes: keepsProbes, learning: learnsFaces };
  const mentioned = Object.entries(parts).map(([part, isOn]) => (isOn ? `+${part}` : ''));
  const version = `${ownText === null ? bundledVersion : ownVersion(ownText)}${mentioned.join('')}`;
  return { version, paragraphs: paragraphsOf(version, language, ownText) };
}

/** Whether a version names a text that came with this or an earlier version of Rollcall. */
export function isBundled(textVersion: string): boolean {
  return bundledWording(wordingOf(textVersion), 'en') !== null;
}

/** A version without what the site stores. */
function wordingOf(textVersion: string): string {
  return textVersion.split('+')[0] ?? '';
}

/**
 * The paragraphs of a version.
 * @param ownText the site's own text; null for the bundled one. What the site stores is appended to its
 *   own text, so that the site cannot forget to mention it.
 */
export function paragraphsOf(
  textVersion: string,
  language: ConsentLanguage,
  ownText: string | null,
): string[] {
  // A site's own text ends with the latest words about what the site stores.
  const version = ownText === null ? wordingOf(textVersion) : bundledVersion;
  const wording = bundledWording(version, language);
  if (wording === null) throw new Error(`no bundled consent text has the version ${version}`);
  const { begin, photos, noPhotos, probes, learning, end } = wording;
  const keepsPhotos = agreedTo({ textVersion }, 'photos');
  const others = [
    ...(agreedTo({ textVersion }, 'probes') ? [probes] : []),
    ...(agreedTo({ textVersion }, 'learning') && learning !== undefined ? [learning] : []),
  ];
  if (ownText === null) {
    return [[begin, keepsPhotos ? photos : noPhotos, ...others].join(' '), ...end];
  }
  const appended = [...(keepsPhotos ? [photos] : []), ...others];
  return [...ownText.split('\n'), ...(appended.length === 0 ? [] : [appended.join(' ')])];
}
