import type { BadgesMessages } from './en.js';

export const badgesAr: BadgesMessages = {
  'badges.title': 'الشارات',
  'badges.none': 'لا توجد شارات',
  'badges.off': 'لا يقبل المدخل أي شارات. اختر في الإعدادات ما يقبله.',
  'badges.kind.printed': 'شارة مطبوعة بتاريخ {day}',
  'badges.kind.rotating': 'رموز على هاتف منذ {day}',
  'badges.kind.card': 'بطاقة سُجّلت في {day}',
  'badges.withdraw': 'سحب',
  'badges.withdrawn': 'لم تعد هذه الشارة صالحة.',
  'badges.print': 'طباعة شارة',
  'badges.phone': 'إعداد الرموز على هاتف',
  'badges.learn': 'تسجيل بطاقة',
  'badges.printed': 'أُنشئت شارة للشخص {name}. لم تعد الشارة المطبوعة سابقًا صالحة.',
  'badges.learnt': 'يمكن للشخص {name} تسجيل وقته بهذه البطاقة.',
  'badges.holdCard': 'قرّب البطاقة من قارئ هذا الحاسوب.',
  'badges.phoneCode': 'رمز QR لتطبيق المصادقة',
  'badges.phoneText':
    'يمسح {name} هذا الرمز الآن بتطبيق مصادقة، فلن يُعرض مرة أخرى. عند المدخل يختار {name} «استخدام الرقم السري» ويكتب {typed}، ثم الرمز الظاهر في التطبيق بدل الرقم السري.',
  'badges.printMany': 'طباعة الشارات',
  'badges.printText':
    '{count, plural, zero {لن تُنشأ أي شارة.} one {تُنشأ شارة لشخص واحد. تتوقف الشارة المطبوعة سابقًا عن العمل.} two {تُنشأ شارتان لشخصين. تتوقف شاراتهما المطبوعة سابقًا عن العمل.} few {تُنشأ شارات لـ # أشخاص. تتوقف شاراتهم المطبوعة سابقًا عن العمل.} many {تُنشأ شارات لـ # شخصًا. تتوقف شاراتهم المطبوعة سابقًا عن العمل.} other {تُنشأ شارات لـ # شخص. تتوقف شاراتهم المطبوعة سابقًا عن العمل.}}',
  'badges.printedMany':
    '{count, plural, zero {لم تُنشأ أي شارة.} one {أُنشئت شارة واحدة.} two {أُنشئت شارتان.} few {أُنشئت # شارات.} many {أُنشئت # شارة.} other {أُنشئت # شارة.}}',
  'badges.paper': 'الورق',
  'badges.paper.a4': 'A4',
  'badges.paper.letter': 'Letter (الولايات المتحدة)',
  'badges.settings.text': 'إضافة إلى الوجه والرقم السري، يقبل المدخل:',
  'badges.settings.printed': 'شارات مطبوعة برمز QR تُعرض على الكاميرا',
  'badges.settings.rotating': 'رمز من هاتف الشخص يُكتب مع رقمه',
  'badges.settings.cards': 'بطاقات على قارئ USB يكتب كلوحة مفاتيح',
  'badges.settings.note':
    'كل من لديه شارة أو بطاقة يمكنه التسجيل بها، وتكفي صورة من شارة مطبوعة. أما رموز الهاتف فتتغير كل 30 ثانية ولا تُقبل إلا مرة واحدة.',
};
