import type { TimesheetLanguage } from '../../../contract/calls/exports.js';

/** Words of a sheet of badges. */
export const badgeTexts: Readonly<
  Record<TimesheetLanguage, { readonly title: string; readonly lost: string }>
> = {
  en: { title: 'Badges', lost: 'Lost this badge? Report it at once.' },
  de: { title: 'Ausweise', lost: 'Ausweis verloren? Bitte sofort melden.' },
  fr: { title: 'Badges', lost: 'Badge perdu\u00a0? Signalez-le aussitôt.' },
  es: { title: 'Tarjetas', lost: '¿Ha perdido la tarjeta? Avise enseguida.' },
  ar: { title: 'الشارات', lost: 'هل فقدت الشارة؟ أبلغ عنها فورًا.' },
};
