import type { CommonMessages } from './en.js';

export const commonAr: CommonMessages = {
  'common.advanced': 'متقدم',
  'common.sections': 'الأقسام',
  'common.signOut': 'تسجيل الخروج',
};
