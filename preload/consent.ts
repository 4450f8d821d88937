import * as v from 'valibot';

/** What people agree to before their face is enrolled. Part of the contract; see contract.ts. */

/** Changes with every change of a text below: a record says which text somebody agreed to. */
export const consentTextVersion = '2026-1';

export const ConsentLanguage = v.picklist(['en', 'de']);
export type ConsentLanguage = v.InferOutput<typeof ConsentLanguage>;

export const consentTexts: Readonly<Record<ConsentLanguage, readonly string[]>> = {
  en: [
    'To recognise you at the door, this machine keeps a template of your face: 128 numbers made of a few photos. The photos themselves are not kept.',
    'The template is used for recording when you come and go, and for nothing else. It stays on this machine, encrypted, and is erased when you leave or withdraw your consent.',
    'You need not agree. You can punch with your number and a PIN instead, and have no disadvantage from it. You can withdraw your consent at any time.',
  ],
  de: [
    'Um Sie an der Tür zu erkennen, speichert dieses Gerät eine Vorlage Ihres Gesichts: 128 Zahlen, die aus einigen Fotos berechnet werden. Die Fotos selbst werden nicht gespeichert.',
    'Die Vorlage dient nur dazu, Ihr Kommen und Gehen zu erfassen. Sie bleibt verschlüsselt auf diesem Gerät und wird gelöscht, wenn Sie ausscheiden oder Ihre Einwilligung widerrufen.',
    'Sie müssen nicht zustimmen. Sie können stattdessen mit Nummer und PIN stempeln und haben dadurch keinen Nachteil. Sie können Ihre Einwilligung jederzeit widerrufen.',
  ],
};

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
