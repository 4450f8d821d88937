import type { OverviewMessages } from './en.js';

export const overviewAr: OverviewMessages = {
  'overview.title': 'لوحة المتابعة',
  'overview.asOf': 'حتى {time}',
  'overview.tile.in': 'الحاضرون الآن',
  'overview.tile.late': 'المتأخرون اليوم',
  'overview.tile.absent': 'الغائبون اليوم',
  'overview.tile.unexplained':
    '{count, plural, zero {كلّهم بسبب معروف} one {واحد بلا سبب} two {اثنان بلا سبب} few {# بلا سبب} many {# بلا سبب} other {# بلا سبب}}',
  'overview.tile.resolve': 'بحاجة إلى معالجة',
  'overview.tile.resolveNote':
    '{count, plural, zero {من آخر 30 يومًا} one {يوم من آخر 30} two {يومان من آخر 30} few {أيام من آخر 30} many {يومًا من آخر 30} other {يوم من آخر 30}}',
  'overview.tile.requests': 'من الباب',
  'overview.tile.requestsNote':
    '{count, plural, zero {لا طلبات ولا التباسات} one {طلب أو التباس} two {طلبان أو التباسان} few {طلبات والتباسات} many {طلبًا والتباسًا} other {طلب والتباس}}',
  'overview.tile.setUp': 'الإعداد',
  'overview.tile.setUpNote':
    '{count, plural, zero {لا خطوات ناقصة} one {خطوة ناقصة} two {خطوتان ناقصتان} few {خطوات ناقصة} many {خطوة ناقصة} other {خطوة ناقصة}}',
  'overview.tile.camera': 'الكاميرا',
  'overview.camera.working': 'تعمل',
  'overview.camera.paused': 'متوقفة مؤقتًا',
  'overview.camera.silent': 'لا توجد صورة',
  'overview.camera.none': 'لا توجد صورة',
  'overview.camera.note':
    '{state, select, paused {ما دامت الإدارة مفتوحة هنا} silent {منذ {time}: تحقق من شاشة الجهاز} none {منذ تشغيل Rollcall: افتح شاشة الباب} other {عند الباب}}',
  'overview.tile.disk': 'القرص',
  'overview.disk.unknown': 'يعمل',
  'overview.disk.note':
    '{state, select, good {متاحة} low {متاحة: أفرغ مساحة قريبًا} other {متاحة، لكن لا يمكن تسجيل شيء: القرص ممتلئ أو للقراءة فقط}}',
  'overview.tile.update': 'إصدار جديد',
  'overview.update.note':
    '{state, select, ready {جاهز: سيُثبَّت هذه الليلة حين لا يكون أحد عند الباب} fetching {يجري تنزيله} other {متاح: أوقف Rollcall وشغّل rollcall update install}}',
  'overview.update.problem':
    '{problem, select, unreachable {لم يستجب خادم التحديثات} not_signed {غير موقّع بالمفتاح المحدد ولم يُستخدم: اسأل الناشر} no_file {لا ملف فيه لنظام هذا الحاسوب} no_space {يحتاج إلى مساحة أكبر على القرص} other {لم يعمل مع بيانات هذا الموقع: أخبر الناشر}}',
  'overview.list.in': 'من الحاضرون',
  'overview.list.late': 'من تأخر اليوم',
  'overview.list.absent': 'من غاب اليوم',
  'overview.list.search': 'البحث بالاسم',
  'overview.list.noDepartment': 'بلا قسم',
  'overview.list.name': 'الاسم',
  'overview.list.since': 'حاضر منذ',
  'overview.list.came': 'وقت الوصول',
  'overview.list.lateBy': 'مدة التأخر',
  'overview.list.reason': 'السبب',
  'overview.list.noReason': 'غير معروف',
  'overview.list.minutes': '{count} د',
  'overview.list.erased': 'شخص محذوف',
  'overview.list.loading': 'جارٍ التحميل…',
  'overview.list.noMatch': 'لا أحد في هذه القائمة يطابق البحث أو القسم.',
  'overview.list.empty.in':
    'لا أحد حاضر: سجّل الجميع انصرافهم، أو مضى على حضورهم أكثر من أطول وردية.',
  'overview.list.empty.late': 'لم يتأخر أحد اليوم. لا يُحسب التأخر إلا لمن له جدول عمل.',
  'overview.list.empty.absent':
    'لا أحد غائب اليوم: لا ينقص أحد ممن لهم جدول عمل حتى الآن، ولم تُسجَّل أي غيبة.',
  'overview.evacuation.title': 'قائمة الإخلاء',
  'overview.evacuation.count':
    '{count, plural, zero {لا أحد في الداخل} one {شخص واحد في الداخل} two {شخصان في الداخل} few {# أشخاص في الداخل} many {# شخصًا في الداخل} other {# شخص في الداخل}}',
  'overview.evacuation.found': '{found} من {count} مؤشَّر',
  'overview.evacuation.department': '{name} ({count})',
  'overview.evacuation.person': '{name}، حاضر منذ {since}',
  'overview.evacuation.team': 'تضم القائمة موظفي أقسامك فقط.',
  'overview.evacuation.lost': 'انقطع الاتصال بـ Rollcall. هؤلاء كانوا في الداخل عند {time}.',
  'overview.evacuation.print': 'طباعة',
  'overview.evacuation.back': 'رجوع',
  'overview.evacuation.close': 'إغلاق القائمة',
  'overview.evacuation.kept': 'قائمة الإخلاء حتى {time}',
  'overview.evacuation.empty': 'لا أحد في الداخل.',
  'overview.setUp.title': 'الإعداد',
  'overview.setUp.intro':
    'نفّذ هذه الخطوات بأي ترتيب وعد متى شئت. ما ينقص يبقى في هذه القائمة وفي لوحة المتابعة.',
  'overview.setUp.state': '{isDone, select, yes {تمّ} other {لم يتم بعد}}',
  'overview.setUp.allDone': 'اكتمل الإعداد.',
  'overview.setUp.step.administrator': 'المسؤول',
  'overview.setUp.text.administrator':
    'حسابك يستطيع كل شيء. أضف حسابات للموارد البشرية في قسم الحسابات.',
  'overview.setUp.step.site': 'موقعك',
  'overview.setUp.text.site':
    'أدخل الشركة التي تعالج الوجوه من أجل إشعار الخصوصية، وتحقق من الاسم والمنطقة الزمنية ولغات نصوص الموافقة.',
  'overview.setUp.button.site': 'فتح الإعدادات',
  'overview.setUp.step.camera': 'الكاميرا',
  'overview.setUp.text.camera': 'قف أمام الجهاز. ينبغي أن يملأ وجهك نحو ثلث ارتفاع الصورة.',
  'overview.setUp.button.camera': 'الانتقال إلى شاشة الباب',
  'overview.setUp.step.people': 'أول شخص',
  'overview.setUp.text.people': 'أضف شخصًا بموافقته بالكاميرا أو بالصور، أو استورد كثيرين من قائمة.',
  'overview.setUp.button.people': 'إضافة أشخاص',
  'overview.setUp.step.door': 'تجربة عند الباب',
  'overview.setUp.text.door': 'دع أول شخص يسجّل حضوره عند الباب بالوجه أو بالرقم السري.',
  'overview.setUp.button.door': 'الانتقال إلى شاشة الباب',
  'overview.setUp.step.backup': 'النسخ الاحتياطي',
  'overview.setUp.text.backup':
    'نزّل نسخة احتياطية بكلمة مرور واحفظهما خارج هذا الحاسوب. من دون مفتاح النسخة لا يمكن قراءة القوالب.',
  'overview.setUp.button.backup': 'فتح النسخ الاحتياطي',
};
