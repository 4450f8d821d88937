import type { CommonMessages } from './en.js';

export const commonEs: CommonMessages = {
  'common.advanced': 'Avanzado',
  'common.sections': 'Secciones',
  'common.signOut': 'Cerrar sesión',
};
