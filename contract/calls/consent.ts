import * as v from 'valibot';
import type { Calls } from '../call.js';

/** The consent text that people agree to before enrolment. Part of the contract; see contract.ts. */

export const ConsentLanguage = v.picklist(['en', 'de', 'fr', 'es', 'ar']);
export type ConsentLanguage = v.InferOutput<typeof ConsentLanguage>;

/** A consent as stored in a person's record. */
export const Consent = v.object({
  /** Such as `own-1a2b3c4d+photos`: after each `+`, something that the text says the site stores or does. */
  textVersion: v.string(),
  language: ConsentLanguage,
  /** UTC. */
  at: v.string(),
  /** Account that was signed in. */
  recordedBy: v.string(),
});
export type Consent = v.InferOutput<typeof Consent>;

/**
 * Whether a consent covers keeping photos or probes, or learning faces at the door.
 * @param consent null if it was given elsewhere, as confirmed by an administrator: it covers all of them.
 */
export function agreedTo(
  consent: Pick<Consent, 'textVersion'> | null,
  what: 'photos' | 'probes' | 'learning',
): boolean {
  return consent === null || consent.textVersion.split('+').includes(what);
}

/** A site's own text, one paragraph per line. Null or empty for the bundled text. */
const OwnText = v.pipe(
  v.nullable(v.pipe(v.string(), v.maxLength(10_000))),
  v.transform((text) => {
    const lines = (text ?? '').normalize('NFC').split(/\s*[\r\n]+\s*/);
    return lines.join('\n').trim() || null;
  }),
);
export const OwnConsentTexts = v.object({
  en: v.optional(OwnText, null),
  de: v.optional(OwnText, null),
  fr: v.optional(OwnText, null),
  es: v.optional(OwnText, null),
  ar: v.optional(OwnText, null),
});
export type OwnConsentTexts = v.InferOutput<typeof OwnConsentTexts>;

export const consentCalls = {
  /** The text that people are shown at present. */
  'consent.text': {
    access: 'administrator',
    input: v.object({ language: ConsentLanguage }),
    output: v.object({ version: v.string(), paragraphs: v.array(v.string()) }),
  },
  /** The text of an earlier consent; null if it came with an earlier version of Rollcall. */
  'consent.agreed': {
    access: 'administrator',
    input: v.object({ textVersion: v.string(), language: ConsentLanguage }),
    output: v.object({ paragraphs: v.nullable(v.array(v.string())) }),
  },
} as const satisfies Calls;
