import { agreedTo, type ConsentLanguage } from '../../../contract/calls/consent.js';
import type { Settings } from '../../../contract/calls/settings.js';
import { ownVersion } from '../../settings/consent-versions.js';

/** Changes with every change of a bundled text: a record says which text somebody agreed to. */
const bundledVersion = '2026-3';

/** A text as it is shown. */
export interface ConsentText {
  /** Of the words, with `+photos` and `+probes` where they are kept. */
  readonly version: string;
  readonly paragraphs: string[];
}

/** What people of a site are shown: its own text or the bundled one, with what it keeps. */
export function consentText(
  language: ConsentLanguage,
  { consentTexts, keepsPhotos, keepsProbes }: Settings,
): ConsentText {
  const own = consentTexts[language];
  const marks = `${keepsPhotos ? '+photos' : ''}${keepsProbes ? '+probes' : ''}`;
  const version = `${own === null ? bundledVersion : ownVersion(own)}${marks}`;
  return { version, paragraphs: paragraphsOf(version, language, own) };
}

/** Whether a version is of the text that comes with this version of Rollcall. */
export function isBundled(version: string): boolean {
  return version.split('+')[0] === bundledVersion;
}

/** @param own a site's own words; what is kept is said below them, so that it cannot be forgotten. */
export function paragraphsOf(
  textVersion: string,
  language: ConsentLanguage,
  own: string | null,
): string[] {
  const { begin, photos, noPhotos, probes, end } = texts[language];
  const keepsPhotos = agreedTo({ textVersion }, 'photos');
  const kept = agreedTo({ textVersion }, 'probes') ? [probes] : [];
  if (own === null) return [[begin, keepsPhotos ? photos : noPhotos, ...kept].join(' '), ...end];
  const below = [...(keepsPhotos ? [photos] : []), ...kept];
  return [...own.split('\n'), ...(below.length === 0 ? [] : [below.join(' ')])];
}

const texts = {
  en: {
    begin:
      'To recognise you at the door, this machine keeps a template of your face: 128 or more numbers made of a few photos.',
    photos:
      'The photos themselves are kept too, encrypted, so that a new template can be made of them when the recognition is improved.',
    noPhotos: 'The photos themselves are not kept.',
    probes:
      'Numbers made of your face at a few of your arrivals are kept for two weeks, encrypted, to check how reliably people are recognised.',
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
      'Zahlen, die bei einigen Ihrer Ankünfte aus Ihrem Gesicht berechnet werden, werden zwei Wochen lang verschlüsselt aufbewahrt, um zu prüfen, wie zuverlässig erkannt wird.',
    end: [
      'Die Vorlage dient nur dazu, Ihr Kommen und Gehen zu erfassen. Sie bleibt verschlüsselt auf diesem Gerät und wird gelöscht, wenn Sie ausscheiden oder Ihre Einwilligung widerrufen.',
      'Sie müssen nicht zustimmen. Sie können stattdessen mit Nummer und PIN stempeln und haben dadurch keinen Nachteil. Sie können Ihre Einwilligung jederzeit widerrufen.',
    ],
  },
  ar: {
    begin: 'للتعرّف عليك عند الباب، يحفظ هذا الجهاز قالبًا لوجهك: 128 رقمًا أو أكثر تُحسب من بضع صور.',
    photos: 'وتُحفظ الصور نفسها أيضًا مشفّرة، ليُحسب منها قالب جديد عندما يُحسَّن التعرّف.',
    noPhotos: 'ولا تُحفظ الصور نفسها.',
    probes:
      'وتُحفظ مشفّرة لمدة أسبوعين أرقام تُحسب من وجهك في بعض مرات وصولك، للتحقّق من موثوقية التعرّف.',
    end: [
      'يُستخدم القالب لتسجيل حضورك وانصرافك ولا يُستخدم لأي غرض آخر. يبقى مشفّرًا على هذا الجهاز، ويُمحى عندما تترك العمل أو تسحب موافقتك.',
      'لست ملزمًا بالموافقة. يمكنك بدلاً من ذلك التسجيل برقم الموظف والرقم السري، ولا يلحق بك أي ضرر من ذلك. ويمكنك سحب موافقتك في أي وقت.',
    ],
  },
} as const satisfies Record<ConsentLanguage, object>;
