import * as v from 'valibot';

/** What people agree to before their face is enrolled. Part of the contract; see contract.ts. */

/** Changes with every change of a text below: a record says which text somebody agreed to. */
const textVersion = '2026-2';

export const ConsentLanguage = v.picklist(['en', 'de']);
export type ConsentLanguage = v.InferOutput<typeof ConsentLanguage>;

/** What a site keeps besides templates, which people must be told of. */
interface KeptBesides {
  readonly keepsPhotos: boolean;
  readonly keepsProbes: boolean;
}

/** The text for a site, by what it keeps. */
export function consentText(
  language: ConsentLanguage,
  { keepsPhotos, keepsProbes }: KeptBesides,
): { readonly version: string; readonly paragraphs: readonly string[] } {
  const { begin, photos, noPhotos, probes, end } = texts[language];
  return {
    version: `${textVersion}${keepsPhotos ? '+photos' : ''}${keepsProbes ? '+probes' : ''}`,
    paragraphs: [
      `${begin} ${keepsPhotos ? photos : noPhotos}${keepsProbes ? ` ${probes}` : ''}`,
      ...end,
    ],
  };
}

/** Whether somebody agreed to something being kept; null: agreed elsewhere, by the administrator's word. */
export function agreedTo(consent: Consent | null, what: 'photos' | 'probes'): boolean {
  return consent === null || consent.textVersion.split('+').includes(what);
}

const texts = {
  en: {
    begin:
      'To recognise you at the door, this machine keeps a template of your face: 128 or more numbers made of a few photos.',
    photos:
      'The photos themselves are kept too, encrypted, so that a new template can be made of them when the recognition is improved.',
    noPhotos: 'The photos themselves are not kept.',
    probes:
      'Such numbers of a few of your arrivals are kept for two weeks, to check how reliably people are recognised.',
    end: [
      'The template is used for recording when you come and go, and for nothing else. It stays on this machine, encrypted, and is erased when you leave or withdraw your consent.',
      'You need not agree. You can punch with your number and a PIN instead, and have no disadvantage from it. You can withdraw your consent at any time.',
    ],
  },
  de: {
    begin:
      'Um Sie an der Tür zu erkennen, speichert dieses Gerät eine Vorlage Ihres Gesichts: 128 oder mehr Zahlen, die aus einigen Fotos berechnet werden.',
    photos:
      'Auch die Fotos selbst werden verschlüsselt gespeichert, damit daraus eine neue Vorlage berechnet werden kann, wenn die Erkennung verbessert wird.',
    noPhotos: 'Die Fotos selbst werden nicht gespeichert.',
    probes:
      'Solche Zahlen werden von einigen Ihrer Ankünfte zwei Wochen lang aufbewahrt, um zu prüfen, wie zuverlässig erkannt wird.',
    end: [
      'Die Vorlage dient nur dazu, Ihr Kommen und Gehen zu erfassen. Sie bleibt verschlüsselt auf diesem Gerät und wird gelöscht, wenn Sie ausscheiden oder Ihre Einwilligung widerrufen.',
      'Sie müssen nicht zustimmen. Sie können stattdessen mit Nummer und PIN stempeln und haben dadurch keinen Nachteil. Sie können Ihre Einwilligung jederzeit widerrufen.',
    ],
  },
} as const satisfies Record<ConsentLanguage, object>;

/** A consent as it is kept with somebody's record. */
export const Consent = v.object({
  textVersion: v.string(),
  language: ConsentLanguage,
  /** UTC. */
  at: v.string(),
  /** Account of whoever was there. */
  recordedBy: v.string(),
});
export type Consent = v.InferOutput<typeof Consent>;
