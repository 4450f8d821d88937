import type { DoorCasesMessages } from './en.js';

export const doorCasesAr: DoorCasesMessages = {
  'door-cases.title': 'من الباب',
  'door-cases.about':
    'طلبات المساعدة، ومن ظُنّ أنهم أشخاص آخرون، ومن لم يُتعرّف عليهم رغم تسجيلهم. لا تُحفظ أي صور. لتسجيل شخص أو إضافة صور، افتح «الأشخاص».',
  'door-cases.table': 'الحالات',
  'door-cases.time': 'الوقت',
  'door-cases.kiosk': 'الجهاز',
  'door-cases.what': 'ما حدث',
  'door-cases.actions': 'الإجراءات',
  'door-cases.none': 'لا شيء يلزم عمله.',
  'door-cases.addPunch': 'إضافة تسجيل',
  'door-cases.done': 'تم',
  'door-cases.help': 'طلب أحدهم المساعدة. أضف تسجيله أو سجّله كشخص.',
  'door-cases.nearMiss':
    '{count, plural, =1 {لم يُتعرّف على {name} واستخدم رمز PIN. أضف صورة له.} zero {لم يُتعرّف على {name} واستخدم رمز PIN. أضف صورة له.} one {لم يُتعرّف على {name} واستخدم رمز PIN (مرة واحدة). أضف صورة له.} two {لم يُتعرّف على {name} واستخدم رمز PIN (مرتين). أضف صورة له.} few {لم يُتعرّف على {name} واستخدم رمز PIN (# مرات). أضف صورة له.} many {لم يُتعرّف على {name} واستخدم رمز PIN (# مرة). أضف صورة له.} other {لم يُتعرّف على {name} واستخدم رمز PIN (# مرة). أضف صورة له.}}',
  'door-cases.takenByUnknown':
    '{count, plural, =1 {ظُنّ أن شخصًا ما هو {taken}. تحقّق من هويته وأعد تسجيل الاثنين.} zero {ظُنّ أن شخصًا ما هو {taken}. تحقّق من هويته وأعد تسجيل الاثنين.} one {ظُنّ أن شخصًا ما هو {taken} (مرة واحدة). تحقّق من هويته وأعد تسجيل الاثنين.} two {ظُنّ أن شخصًا ما هو {taken} (مرتين). تحقّق من هويته وأعد تسجيل الاثنين.} few {ظُنّ أن شخصًا ما هو {taken} (# مرات). تحقّق من هويته وأعد تسجيل الاثنين.} many {ظُنّ أن شخصًا ما هو {taken} (# مرة). تحقّق من هويته وأعد تسجيل الاثنين.} other {ظُنّ أن شخصًا ما هو {taken} (# مرة). تحقّق من هويته وأعد تسجيل الاثنين.}}',
  'door-cases.taken':
    '{count, plural, =1 {ظُنّ أن {name} هو {taken}. أعد تسجيل الاثنين بصور أكثر.} zero {ظُنّ أن {name} هو {taken}. أعد تسجيل الاثنين بصور أكثر.} one {ظُنّ أن {name} هو {taken} (مرة واحدة). أعد تسجيل الاثنين بصور أكثر.} two {ظُنّ أن {name} هو {taken} (مرتين). أعد تسجيل الاثنين بصور أكثر.} few {ظُنّ أن {name} هو {taken} (# مرات). أعد تسجيل الاثنين بصور أكثر.} many {ظُنّ أن {name} هو {taken} (# مرة). أعد تسجيل الاثنين بصور أكثر.} other {ظُنّ أن {name} هو {taken} (# مرة). أعد تسجيل الاثنين بصور أكثر.}}',
  'door-cases.punchAt': 'تسجيل في {time}',
  'door-cases.person': 'الشخص',
  'door-cases.choosePerson': 'اختر شخصًا',
  'door-cases.noPerson': 'اختر شخصًا أولًا.',
  'door-cases.direction': 'دخول أو خروج',
  'door-cases.in': 'دخول',
  'door-cases.out': 'خروج',
  'door-cases.askedHelp': 'طلب المساعدة عند المدخل',
  'door-cases.cancel': 'إلغاء',
  'door-cases.add': 'إضافة التسجيل',
};
