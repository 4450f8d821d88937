import type { AccountsMessages } from './en.js';

export const accountsAr: AccountsMessages = {
  'accounts.intro':
    'يستطيع مسؤولو النظام فعل كل شيء. ترى الموارد البشرية الحضور والتصدير، دون الوجوه والإعدادات. ويرى الفريق حضور أقسامه ويصححه.',
  'accounts.role': 'الدور',
  'accounts.departments': 'الأقسام',
  'accounts.departmentsHint': 'افصل بينها بفواصل.',
  'accounts.roleChoice.hr': 'الموارد البشرية',
  'accounts.roleChoice.administrator': 'مسؤول النظام',
  'accounts.roleChoice.team': 'فريق',
  'accounts.add': 'إضافة حساب',
  'accounts.added': 'يستطيع {name} تسجيل الدخول الآن.',
  'accounts.removed': 'لم يعد {name} قادرًا على تسجيل الدخول.',
  'accounts.passwordChanged': 'تم تغيير كلمة مرور {name}.',
  'accounts.changePassword': 'تغيير كلمة المرور',
  'accounts.changePasswordOf': 'تغيير كلمة المرور لـ {name}',
  'accounts.remove': 'إزالة',
  'accounts.removeOf': 'إزالة {name}',
  'accounts.removeAccount': 'إزالة الحساب',
  'accounts.dialogTitle':
    '{kind, select, remove {إزالة الحساب: {name}} other {تغيير كلمة المرور: {name}}}',
};
