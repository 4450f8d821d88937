import { createHash } from 'node:crypto';
import type { ConsentLanguage } from '../../contract/calls/consent.js';
import type { Settings } from '../../contract/calls/settings.js';

/**
 * The version of a site's own consent text.
 * @returns `own-` and the first eight hexadecimal digits of the SHA-256 of the text (UTF-8).
 */
export function ownVersion(own: string): string {
  return `own-${createHash('sha256').update(own).digest('hex').slice(0, 8)}`;
}

/** Versions of changed consent texts, to find an old text in the audit log; null if none was changed. */
export function consentVersionsOf({
  consentTexts,
}: Partial<Settings>): Record<ConsentLanguage, string | null> | null {
  if (consentTexts === undefined) return null;
  const versionOf = (own: string | null): string | null => (own === null ? null : ownVersion(own));
  const { en, de, fr, es, ar } = consentTexts;
  return {
    en: versionOf(en),
    de: versionOf(de),
    fr: versionOf(fr),
    es: versionOf(es),
    ar: versionOf(ar),
  };
}
