import type { ConsentLanguage } from '../../../contract/calls/consent.js';

/** Languages of the consent text, each with its own name for itself. */
export const consentLanguages: readonly {
  readonly id: ConsentLanguage;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}[] = [
  { id: 'en', name: 'English', direction: 'ltr' },
  { id: 'de', name: 'Deutsch', direction: 'ltr' },
  { id: 'fr', name: 'Français', direction: 'ltr' },
  { id: 'es', name: 'Español', direction: 'ltr' },
  { id: 'ar', name: 'العربية', direction: 'rtl' },
];
