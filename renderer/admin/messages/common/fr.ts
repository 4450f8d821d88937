import type { CommonMessages } from './en.js';

export const commonFr: CommonMessages = {
  'common.advanced': 'Avancé',
  'common.sections': 'Sections',
  'common.signOut': 'Se déconnecter',
};
