import * as v from 'valibot';
import type { Calls } from '../call.js';

/** What people agree to before their face is enrolled. Part of the contract; see contract.ts. */

export const ConsentLanguage = v.picklist(['en', 'de', 'ar']);
export type ConsentLanguage = v.InferOutput<typeof ConsentLanguage>;

/** A consent as it is kept with somebody's record. */
export const Consent = v.object({
  /** Of the text's words, with `+photos` and `+probes` where it named them as kept. */
  textVersion: v.string(),
  language: ConsentLanguage,
  /** UTC. */
  at: v.string(),
  /** Account of whoever was there. */
  recordedBy: v.string(),
});
export type Consent = v.InferOutput<typeof Consent>;

/** Whether somebody agreed to something being kept; null: agreed elsewhere, by the administrator's word. */
export function agreedTo(
  consent: Pick<Consent, 'textVersion'> | null,
  what: 'photos' | 'probes',
): boolean {
  return consent === null || consent.textVersion.split('+').includes(what);
}

/** A site's own text: every line is a paragraph. Null for the bundled one; so is an empty one. */
const OwnText = v.pipe(
  v.nullable(v.pipe(v.string(), v.maxLength(10_000, 'may have at most 10,000 characters'))),
  v.transform((text) => {
    const lines = (text ?? '').normalize('NFC').split(/\s*[\r\n]+\s*/);
    return lines.join('\n').trim() || null;
  }),
);
export const OwnConsentTexts = v.object({
  en: v.optional(OwnText, null),
  de: v.optional(OwnText, null),
  ar: v.optional(OwnText, null),
});
export type OwnConsentTexts = v.InferOutput<typeof OwnConsentTexts>;

export const consentCalls = {
  /** The text that people are shown now. */
  'consent.text': {
    access: 'administrator',
    input: v.object({ language: ConsentLanguage }),
    output: v.object({ version: v.string(), paragraphs: v.array(v.string()) }),
  },
  /** The text that somebody agreed to; null where it came with an earlier version of Rollcall. */
  'consent.agreed': {
    access: 'administrator',
    input: v.object({ textVersion: v.string(), language: ConsentLanguage }),
    output: v.object({ paragraphs: v.nullable(v.array(v.string())) }),
  },
} as const satisfies Calls;
