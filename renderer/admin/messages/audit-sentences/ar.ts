import type { AuditSentenceMessages } from './en.js';

export const auditSentencesAr: AuditSentenceMessages = {
  'audit.sentence.range.all': 'كل الأيام',
  'audit.sentence.range.until': 'الأيام حتى {to}',
  'audit.sentence.range.from': 'الأيام من {from}',
  'audit.sentence.range.day': '{from}',
  'audit.sentence.range.days': 'من {from} إلى {to}',
  'audit.sentence.punch.in': 'دخول بتاريخ {day} في {time}',
  'audit.sentence.punch.out': 'خروج بتاريخ {day} في {time}',
  'audit.sentence.absences.add': 'أدخل غيابًا: {target} ({range})',
  'audit.sentence.absences.fromHub':
    'أخذ من الخادم المركزي {changed, plural, zero {# غياب} one {غيابًا واحدًا} two {غيابين} few {# غيابات} many {# غيابًا} other {# غياب}}',
  'audit.sentence.absences.fromKiosk':
    'نُقلت {changed, plural, zero {# حالة غياب} one {حالة غياب واحدة} two {حالتا غياب} few {# حالات غياب} many {# حالة غياب} other {# حالة غياب}} من المحطة {target}',
  'audit.sentence.absences.import':
    'استورد من جدول: {added, plural, zero {لا غيابات} one {غياب واحد} two {غيابان} few {# غيابات} many {# غيابًا} other {# غياب}}',
  'audit.sentence.absences.remove': 'أزال غيابًا: {target} ({range})',
  'audit.sentence.accounts.add':
    '{role, select, administrator {أضاف الحساب {target} (مسؤول)} hr {أضاف الحساب {target} (الموارد البشرية)} team {أضاف الحساب {target} (فريق {departments})} other {أضاف الحساب {target}}}',
  'audit.sentence.accounts.remove': 'أزال الحساب {target}',
  'audit.sentence.accounts.setPassword': 'غيّر كلمة مرور {target}',
  'audit.sentence.admin.setUp': 'أنشأ أول مسؤول: {target}',
  'audit.sentence.admin.signIn': 'سجّل الدخول',
  'audit.sentence.admin.signOut': 'سجّل الخروج',
  'audit.sentence.admin.signInRefused':
    '{isKnown, select, true {فشل تسجيل الدخول باسم {target}: كلمة المرور خاطئة} other {فشل تسجيل الدخول باسم غير معروف}}',
  'audit.sentence.admin.signInsDuringLock':
    'حاول تسجيل الدخول باسم {target} والحساب مقفل: {count, plural, zero {لا محاولات} one {محاولة واحدة} two {محاولتان} few {# محاولات} many {# محاولة} other {# محاولة}}',
  'audit.sentence.attendance.amend':
    '{change, select, added {أضاف إلى {target}: {newPunch}} withdrawn {سحب من {target}: {oldPunch}} other {استبدل لـ{target}: {oldPunch}، والآن {newPunch}}}',
  'audit.sentence.attendance.review':
    'راجع دون تغيير، {target}: {punches, plural, zero {لا تسجيلات} one {تسجيل واحد} two {تسجيلان} few {# تسجيلات} many {# تسجيلًا} other {# تسجيل}}',
  'audit.sentence.audit.acknowledge':
    'أقرّ بتقارير عن بيانات متغيرة أو مفقودة: {reports, plural, zero {لا تقارير} one {تقرير واحد} two {تقريران} few {# تقارير} many {# تقريرًا} other {# تقرير}} (السبب: {reason})',
  'audit.sentence.audit.changeFailed': 'لم يسرِ القيد {entry}: تعذّر حفظ التغيير',
  'audit.sentence.audit.export':
    'صدّر من سجل التدقيق: {rows, plural, zero {لا قيود} one {قيد واحد} two {قيدان} few {# قيود} many {# قيدًا} other {# قيد}}',
  'audit.sentence.backup.make': 'نزّل نسخة احتياطية',
  'audit.sentence.backup.write': 'حفظ نسخة احتياطية باسم {target}',
  'audit.sentence.backup.restore': 'استعاد نسخة احتياطية',
  'audit.sentence.door.notMe': 'رُحّب بشخص عند المدخل على أنه {target} فقال إنه ليس هو',
  'audit.sentence.door.resolveCase':
    '{kind, select, help {عالج حالة من المدخل: طلب أحدهم المساعدة} look_alike {عالج حالة من المدخل: ظُنّ أن أحدهم شخص آخر} near_miss {عالج حالة من المدخل: لم يُتعرّف على أحدهم فاستخدم رمز PIN} other {عالج حالة من المدخل}}',
  'audit.sentence.door.refused':
    '{why, select, flat {رُفض وجه عند المدخل تُعرّف عليه باسم {target}: تحرّك كصورة مسطحة} challenge {رُفض وجه عند المدخل تُعرّف عليه باسم {target}: لم يلتفت الرأس كما طُلب مرتين} other {رُفض وجه عند المدخل تُعرّف عليه باسم {target}: لم يبدُ حيًّا}}',
  'audit.sentence.exports.make':
    'صدّر بتنسيق {target}: {range} ({rows, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفًا} other {# صف}})',
  'audit.sentence.exports.removePreset': 'حذف التصدير المحفوظ «{name}»',
  'audit.sentence.exports.savePreset': 'حفظ التصدير «{name}»',
  'audit.sentence.exports.scheduled':
    'التصدير اليومي بتنسيق {target}: {range} ({rows, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفًا} other {# صف}})',
  'audit.sentence.hub.acknowledge': 'تم الاطلاع على تنبيه للجهاز {target}',
  'audit.sentence.hub.addPlace':
    '{kind, select, site {تمت إضافة الموقع {target}} other {تمت إضافة مجموعة الدخول {target}}}',
  'audit.sentence.hub.addToken': 'أنشأ رمز API لـ {target}',
  'audit.sentence.hub.changePlace': 'تم تغيير {fields} لدى {target}',
  'audit.sentence.hub.expect':
    '{kind, select, places {تم تحديد مكان تسجيل {target}: {name}} other {تم تحديد مكان تسجيل {target}: جميع الأجهزة}}',
  'audit.sentence.hub.moveKiosk':
    '{kind, select, site {تم نقل الجهاز {target} إلى الموقع {name}} other {تم إخراج الجهاز {target} من موقعه}}',
  'audit.sentence.hub.removePlace':
    '{kind, select, site {تم حذف الموقع {target}} other {تم حذف مجموعة الدخول {target}}}',
  'audit.sentence.hub.pair': 'تم إنشاء رمز ربط لجهاز',
  'audit.sentence.hub.resume': 'سمح للجهاز {target} بالمتابعة بعد أن خالف سجلّه سجلّ الخادم المركزي',
  'audit.sentence.hub.revoke': 'تمت إزالة الجهاز {target} من الخادم المركزي',
  'audit.sentence.hub.revokeToken': 'ألغى رمز API الخاص بـ {target}',
  'audit.sentence.journal.merge':
    'استورد من الجهاز {target}: {imported, plural, zero {لا تسجيلات} one {تسجيل واحد} two {تسجيلان} few {# تسجيلات} many {# تسجيلًا} other {# تسجيل}}',
  'audit.sentence.liveness.record':
    '{kind, select, live {سجّل شخصًا حيًّا لفحص الحيوية} print {سجّل هجومًا لفحص الحيوية (مطبوعة ورقية)} bent_sheet {سجّل هجومًا لفحص الحيوية (ورقة مثنية)} cut_out {سجّل هجومًا لفحص الحيوية (قصاصة)} phone {سجّل هجومًا لفحص الحيوية (صورة على شاشة)} replay {سجّل هجومًا لفحص الحيوية (فيديو على شاشة)} other {سجّل هجومًا لفحص الحيوية (نوع آخر)}}',
  'audit.sentence.liveness.discard': 'محا تسجيلًا لفحص الحيوية',
  'audit.sentence.liveness.erase':
    'محا تسجيلات فحص الحيوية: {recordings, plural, zero {لا تسجيلات} one {تسجيل واحد} two {تسجيلان} few {# تسجيلات} many {# تسجيلًا} other {# تسجيل}} (السبب: {reason})',
  'audit.sentence.liveness.measure':
    'قاس فحص الحيوية، لأشخاص أحياء: {live, plural, zero {لا تسجيلات} one {تسجيل واحد} two {تسجيلان} few {# تسجيلات} many {# تسجيلًا} other {# تسجيل}}، ولهجمات: {attacks, number}',
  'audit.sentence.liveness.takeOver':
    '{liveness, select, balanced {اعتمد فحص الحيوية المقترح: متوازن} strict {اعتمد فحص الحيوية المقترح: صارم} other {اعتمد فحص الحيوية المقترح}}',
  'audit.sentence.models.calibrate': 'عاير النموذج {target}',
  'audit.sentence.models.import': 'استورد النموذج {target}',
  'audit.sentence.models.learn':
    '{learns, select, true {بدأ تعلّم الوجوه عند المدخل للنموذج {learning}} other {أوقف تعلّم الوجوه عند المدخل ومسح ما تُعلّم}}',
  'audit.sentence.models.remove': 'أزال النموذج {target}',
  'audit.sentence.models.use':
    '{own, select, both {انتقل إلى نموذج التضمين {embedding} والكاشف {detector}} embedding {انتقل إلى نموذج التضمين {embedding} والكاشف المرفق} detector {انتقل إلى نموذج التضمين المرفق والكاشف {detector}} other {انتقل إلى نموذج التضمين والكاشف المرفقين}}',
  'audit.sentence.people.add': 'أضاف {target} بدون وجه أو رمز PIN',
  'audit.sentence.people.addWithPin': 'أضاف {target} برمز PIN',
  'audit.sentence.people.conflict':
    'أخذ تغييرًا لـ {target} من الجهاز {name}، رغم أن بياناته تغيّرت هنا في هذه الأثناء',
  'audit.sentence.people.enrol':
    '{differs, select, true {سجّل {target} من صور: {samples, plural, zero {لا صور} one {صورة واحدة} two {صورتان} few {# صور} many {# صورة} other {# صورة}}، رغم اختلاف الوجوه} other {سجّل {target} من صور: {samples, plural, zero {لا صور} one {صورة واحدة} two {صورتان} few {# صور} many {# صورة} other {# صورة}}}}',
  'audit.sentence.people.fromHub':
    'أخذ أشخاصًا من الخادم المركزي: الجدد {added, plural, zero {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}، المتغيّرون {changed, plural, zero {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}',
  'audit.sentence.people.fromKiosk':
    'أخذ أشخاصًا من الجهاز {target}: الجدد {added, plural, zero {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}، المتغيّرون {changed, plural, zero {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}',
  'audit.sentence.people.learn':
    'تعلّم وجه {target} للنموذج {model} من {samples, plural, zero {# زيارة} one {زيارة واحدة} two {زيارتين} few {# زيارات} many {# زيارة} other {# زيارة}}',
  'audit.sentence.people.learnRefused':
    'لم يتعلّم وجه {target} للنموذج {model}: الوجه يشبه وجه شخص آخر',
  'audit.sentence.people.leave': 'سجّل مغادرة {target}؛ ستُمحى بياناته في {purgeDay}',
  'audit.sentence.people.merge':
    '{differs, select, true {دمج سجلّين في {target} رغم اختلاف الوجوه} other {دمج سجلّين في {target}}}',
  'audit.sentence.people.purge': 'محا بيانات {target} (السبب: {reason})',
  'audit.sentence.people.reinstate': 'أعاد {target}',
  'audit.sentence.people.remove':
    'محا بيانات {target} من هذا الجهاز فقط، لأنه يسجّل حضوره الآن في مكان آخر',
  'audit.sentence.people.rename': 'غيّر اسم شخص، وأصبح {target}',
  'audit.sentence.people.sameNumber':
    'أخذ {target} من الجهاز {name} من دون رقم الموظف، لأنه هنا لشخص آخر',
  'audit.sentence.people.setDetails': 'غيّر بيانات {target}: {fields}',
  'audit.sentence.people.setPin': 'عيّن رمز PIN لـ{target}',
  'audit.sentence.people.setSupervisor':
    '{supervises, select, true {جعل {target} مشرفًا يؤكد هوية الأشخاص عند المدخل} other {لم يعد {target} مشرفًا}}',
  'audit.sentence.people.suspend': 'أوقف {target}',
  'audit.sentence.roster.start':
    '{differs, select, true {بدأ استيراد أشخاص: {people, plural, zero {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}، بوجوه أخرى إن أظهرتها الصور} other {بدأ استيراد أشخاص: {people, plural, zero {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}}}',
  'audit.sentence.roster.end':
    'انتهى استيراد: المضافون {added, plural, zero {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}، المعدّلون {changed, number}',
  'audit.sentence.selfTest.apply': 'طبّق الحدود الموصى بها من الاختبار الذاتي',
  'audit.sentence.selfTest.reset': 'أعاد حدود النموذج',
  'audit.sentence.settings.change': 'غيّر الإعدادات: {fields}',
  'audit.sentence.settings.editedOutside': 'غُيّرت الإعدادات خارج Rollcall: {fields}',
  'audit.sentence.settings.fromHub': 'أخذ إعدادات من الخادم المركزي: {fields}',
  'audit.sentence.settings.setLogo': '{hasLogo, select, true {غيّر الشعار} other {أزال الشعار}}',
  'audit.sentence.settings.import': 'استورد الإعدادات: {fields}',
  'audit.sentence.badges.learnCard': 'أعطى {target} بطاقة',
  'audit.sentence.badges.makeRotating': 'أعدّ الرموز على هاتف {target}',
  'audit.sentence.badges.print':
    '{people, plural, zero {لم يطبع شارات} one {طبع شارة لشخص واحد} two {طبع شارتين لشخصين} few {طبع شارات لـ # أشخاص} many {طبع شارات لـ # شخصًا} other {طبع شارات لـ # شخص}}',
  'audit.sentence.badges.withdraw':
    '{kind, select, printed {سحب الشارة المطبوعة من {target}} card {سحب بطاقة من {target}} other {سحب رموز الهاتف من {target}}}',
  'audit.sentence.connectors.add': 'تم إعداد الاتصال {name} بنظام آخر',
  'audit.sentence.connectors.remove': 'تم حذف الاتصال {name} بنظام آخر',
  'audit.sentence.connectors.sendAgain': 'أُعيد إرسال ما تعذّر إرساله عبر الاتصال {name}',
  'audit.sentence.connectors.replay': 'أُعيد إرسال إدخالات {range} عبر الاتصال {name}',
  'audit.sentence.signOffs.add': 'اعتمد الفترة: {range}',
  'audit.sentence.signOffs.fromHub':
    'أخذ من الخادم المركزي {changed, plural, zero {# اعتماد} one {اعتمادًا واحدًا} two {اعتمادين} few {# اعتمادات} many {# اعتمادًا} other {# اعتماد}}',
  'audit.sentence.signOffs.reopen': 'أعاد فتح الفترة: {range} (السبب: {reason})',
  'audit.sentence.update.install': 'تم تثبيت الإصدار {target} من Rollcall',
  'audit.sentence.update.back': 'تمت العودة إلى الإصدار {target} من Rollcall',
  'audit.sentence.uplink.join': 'تم الاتصال بالخادم المركزي {target}',
  'audit.sentence.uplink.leave': 'تم قطع الاتصال بالخادم المركزي {target}',
};
