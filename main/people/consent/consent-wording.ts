import type { ConsentLanguage } from '../../../contract/calls/consent.js';

/** The bundled consent text of one language, in parts. */
export interface Wording {
  readonly begin: string;
  /** If the site stores photos. */
  readonly photos: string;
  readonly noPhotos: string;
  /** If the site stores probes. */
  readonly probes: string;
  /** If the door may learn faces; texts before that did not have it. */
  readonly learning?: string;
  readonly end: readonly string[];
}

/**
 * The version of the bundled text in use. Raise it with every change, and keep the text before it in
 * `earlierTexts`: a record names the text that the person agreed to, and it must be found again.
 */
export const bundledVersion = '2026-4';

/** Null if no bundled text has that version. */
export function bundledWording(version: string, language: ConsentLanguage): Wording | null {
  if (version === bundledVersion) return texts[language];
  const earlier = earlierTexts[version];
  return earlier === undefined ? null : (earlier[language] ?? texts[language]);
}

const texts: Readonly<Record<ConsentLanguage, Wording>> = {
  en: {
    begin:
      'To recognise you at the door, this machine stores a template of your face: 128 or more numbers calculated from a few photos.',
    photos:
      'The photos themselves are also stored, encrypted, so that a new template can be calculated from them when the recognition is improved.',
    noPhotos: 'The photos themselves are not stored.',
    probes:
      'Numbers calculated from your face on some of your arrivals are stored for two weeks, encrypted, to check how reliably people are recognised.',
    learning:
      'When the recognition is improved, a new template can also be calculated from pictures of your face at the door. These pictures are not stored.',
    end: [
      'The template is used only to record when you come and go. It stays on this machine, encrypted, and is erased when you leave the organisation or withdraw your consent.',
      'You do not have to agree. You can clock in with your employee number and a PIN instead, without any disadvantage. You can withdraw your consent at any time.',
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
    learning:
      'Wenn die Erkennung verbessert wird, kann eine neue Vorlage auch aus Bildern Ihres Gesichts an der Tür berechnet werden. Diese Bilder werden nicht gespeichert.',
    end: [
      'Die Vorlage dient nur dazu, Ihr Kommen und Gehen zu erfassen. Sie bleibt verschlüsselt auf diesem Gerät und wird gelöscht, wenn Sie ausscheiden oder Ihre Einwilligung widerrufen.',
      'Sie müssen nicht zustimmen. Sie können stattdessen mit Nummer und PIN stempeln und haben dadurch keinen Nachteil. Sie können Ihre Einwilligung jederzeit widerrufen.',
    ],
  },
  fr: {
    begin:
      'Pour vous reconnaître à la porte, cet appareil enregistre un gabarit de votre visage : au moins 128 nombres calculés à partir de quelques photos.',
    photos:
      'Les photos elles-mêmes sont aussi enregistrées, chiffrées, afin qu’un nouveau gabarit puisse en être calculé lorsque la reconnaissance est améliorée.',
    noPhotos: 'Les photos elles-mêmes ne sont pas enregistrées.',
    probes:
      'Des nombres calculés à partir de votre visage lors de certaines de vos arrivées sont conservés deux semaines, chiffrés, pour vérifier la fiabilité de la reconnaissance.',
    learning:
      'Lorsque la reconnaissance est améliorée, un nouveau gabarit peut aussi être calculé à partir d’images de votre visage prises à la porte. Ces images ne sont pas enregistrées.',
    end: [
      'Le gabarit sert uniquement à enregistrer vos arrivées et vos départs. Il reste sur cet appareil, chiffré, et il est effacé lorsque vous quittez l’organisation ou retirez votre consentement.',
      'Vous n’êtes pas obligé d’accepter. Vous pouvez pointer avec votre matricule et un code PIN, sans aucun désavantage. Vous pouvez retirer votre consentement à tout moment.',
    ],
  },
  es: {
    begin:
      'Para reconocerle en la puerta, este equipo guarda una plantilla de su cara: 128 números o más, calculados a partir de unas pocas fotos.',
    photos:
      'También se guardan las propias fotos, cifradas, para poder calcular con ellas una plantilla nueva cuando se mejore el reconocimiento.',
    noPhotos: 'Las fotos en sí no se guardan.',
    probes:
      'Durante dos semanas se guardan, cifrados, números calculados a partir de su cara en algunas de sus llegadas, para comprobar la fiabilidad del reconocimiento.',
    learning:
      'Cuando se mejora el reconocimiento, también se puede calcular una plantilla nueva con imágenes de su cara tomadas en la puerta. Esas imágenes no se guardan.',
    end: [
      'La plantilla solo se usa para registrar sus entradas y salidas. Permanece en este equipo, cifrada, y se borra cuando usted deja la organización o retira su consentimiento.',
      'No está obligado a aceptar. Puede fichar con su número de empleado y un PIN, sin ninguna desventaja. Puede retirar su consentimiento en cualquier momento.',
    ],
  },
  ar: {
    begin: 'للتعرّف عليك عند الباب، يحفظ هذا الجهاز قالبًا لوجهك: 128 رقمًا أو أكثر تُحسب من بضع صور.',
    photos: 'وتُحفظ الصور نفسها أيضًا مشفّرة، ليُحسب منها قالب جديد عندما يُحسَّن التعرّف.',
    noPhotos: 'ولا تُحفظ الصور نفسها.',
    probes:
      'وتُحفظ مشفّرة لمدة أسبوعين أرقام تُحسب من وجهك في بعض مرات وصولك، للتحقّق من موثوقية التعرّف.',
    learning:
      'وعندما يُحسَّن التعرّف، يمكن أن يُحسب قالب جديد أيضًا من صور وجهك عند الباب، ولا تُحفظ هذه الصور.',
    end: [
      'يُستخدم القالب لتسجيل حضورك وانصرافك ولا يُستخدم لأي غرض آخر. يبقى مشفّرًا على هذا الجهاز، ويُمحى عندما تترك العمل أو تسحب موافقتك.',
      'لست ملزمًا بالموافقة. يمكنك بدلاً من ذلك التسجيل برقم الموظف والرقم السري، ولا يلحق بك أي ضرر من ذلك. ويمكنك سحب موافقتك في أي وقت.',
    ],
  },
};

/** By version; a language that is not listed had the same words as today. */
const earlierTexts: Readonly<Record<string, Partial<Record<ConsentLanguage, Wording>>>> = {
  '2026-3': {
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
  },
};
