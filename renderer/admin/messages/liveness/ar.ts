import type { LivenessMessages } from './en.js';

export const livenessAr: LivenessMessages = {
  'liveness.title': 'فحص الحيوية',
  'liveness.policy':
    '{policy, select, off {فحص الحيوية عند المدخل متوقف: لا تُكشف الصور والشاشات. يمكنك تغييره في الإعدادات.} balanced {فحص الحيوية عند المدخل متوازن: يدير الشخص رأسه عند الشك. يمكنك تغييره في الإعدادات.} other {فحص الحيوية عند المدخل صارم: يدير الجميع رؤوسهم. يمكنك تغييره في الإعدادات.}}',
  'liveness.measureTitle': 'قياسه مع أفرادكم وكاميرتكم',
  'liveness.step.people':
    'سجّل أشخاصًا موافقين: {needed} على الأقل، والأفضل 30، بالنظارات وبدونها، وفي أوقات مختلفة من اليوم.',
  'liveness.step.attacks':
    'سجّل هجمات: {needed} على الأقل، مثل المطبوعات والهواتف ومقاطع فيديو لك ترفعها أمام الكاميرا.',
  'liveness.step.measure': 'قِس ثم اعتمد الإعداد الذي تقترحه النتيجة.',
  'liveness.recordings': 'التسجيلات',
  'liveness.recorded': 'ما سُجّل',
  'liveness.needed': 'المطلوب',
  'liveness.livePeople': 'أشخاص أحياء',
  'liveness.attacks': 'هجمات',
  'liveness.kindCount': '{kind}: {count, number}',
  'liveness.kinds': '({kinds})',
  'liveness.kept':
    '{days, plural, zero {لا يحفظ Rollcall صورًا ولا أسماء: بل موضع الوجه و15 نقطة عليه في كل لقطة فقط، مشفّرة. تُمحى التسجيلات بعد آخرها مباشرة أو عند اعتماد نتيجة. وهي ليست جزءًا من النسخة الاحتياطية.} one {لا يحفظ Rollcall صورًا ولا أسماء: بل موضع الوجه و15 نقطة عليه في كل لقطة فقط، مشفّرة. تُمحى التسجيلات بعد يوم واحد من آخرها أو عند اعتماد نتيجة. وهي ليست جزءًا من النسخة الاحتياطية.} two {لا يحفظ Rollcall صورًا ولا أسماء: بل موضع الوجه و15 نقطة عليه في كل لقطة فقط، مشفّرة. تُمحى التسجيلات بعد يومين من آخرها أو عند اعتماد نتيجة. وهي ليست جزءًا من النسخة الاحتياطية.} few {لا يحفظ Rollcall صورًا ولا أسماء: بل موضع الوجه و15 نقطة عليه في كل لقطة فقط، مشفّرة. تُمحى التسجيلات بعد # أيام من آخرها أو عند اعتماد نتيجة. وهي ليست جزءًا من النسخة الاحتياطية.} many {لا يحفظ Rollcall صورًا ولا أسماء: بل موضع الوجه و15 نقطة عليه في كل لقطة فقط، مشفّرة. تُمحى التسجيلات بعد # يومًا من آخرها أو عند اعتماد نتيجة. وهي ليست جزءًا من النسخة الاحتياطية.} other {لا يحفظ Rollcall صورًا ولا أسماء: بل موضع الوجه و15 نقطة عليه في كل لقطة فقط، مشفّرة. تُمحى التسجيلات بعد # يوم من آخرها أو عند اعتماد نتيجة. وهي ليست جزءًا من النسخة الاحتياطية.}}',
  'liveness.erasedOn': 'ستُمحى التسجيلات الحالية في {day}.',
  'liveness.record': 'تسجيل مقطع',
  'liveness.measure': 'قياس',
  'liveness.erase': 'محو التسجيلات',
  'liveness.wait': 'يرجى الانتظار…',
  'liveness.erased':
    '{count, plural, zero {لم يُمحَ أي تسجيل.} one {مُحي تسجيل واحد.} two {مُحي تسجيلان.} few {مُحيت # تسجيلات.} many {مُحي # تسجيلًا.} other {مُحي # تسجيل.}}',
  'liveness.takenOver':
    '{count, plural, zero {{policy, select, balanced {أصبح فحص الحيوية متوازنًا.} other {أصبح فحص الحيوية صارمًا.}} لم يُمحَ أي تسجيل.} one {{policy, select, balanced {أصبح فحص الحيوية متوازنًا.} other {أصبح فحص الحيوية صارمًا.}} مُحي تسجيل واحد.} two {{policy, select, balanced {أصبح فحص الحيوية متوازنًا.} other {أصبح فحص الحيوية صارمًا.}} مُحي تسجيلان.} few {{policy, select, balanced {أصبح فحص الحيوية متوازنًا.} other {أصبح فحص الحيوية صارمًا.}} مُحيت # تسجيلات.} many {{policy, select, balanced {أصبح فحص الحيوية متوازنًا.} other {أصبح فحص الحيوية صارمًا.}} مُحي # تسجيلًا.} other {{policy, select, balanced {أصبح فحص الحيوية متوازنًا.} other {أصبح فحص الحيوية صارمًا.}} مُحي # تسجيل.}}',
  'liveness.result': 'النتيجة',
  'liveness.use':
    '{policy, select, balanced {استخدام «متوازن» ومحو التسجيلات} other {استخدام «صارم» ومحو التسجيلات}}',
  'liveness.share': 'النسبة، بحدود 95٪',
  'liveness.balanced': 'متوازن',
  'liveness.strict': 'صارم',
  'liveness.nothing': 'لم يُقَس شيء.',
  'liveness.rate.refused': 'أشخاص أحياء مرفوضون (BPCER)',
  'liveness.rate.challenged': 'طُلب منهم إدارة الرأس',
  'liveness.rate.wait': 'وسيط انتظار القرار',
  'liveness.rate.turn': 'وسيط زمن الالتفات عند الطلب',
  'liveness.rate.accepted': 'مقبولة (APCER): {kind}',
  'liveness.bounds': '{share} (من {low} إلى {high})',
  'liveness.noTurn': 'لم يلتفت أحد',
  'liveness.seconds': '{seconds} ث',
  'liveness.kind.live': 'شخص حي',
  'liveness.kind.print': 'مطبوعة ورقية',
  'liveness.kind.bent-sheet': 'ورقة مثنية',
  'liveness.kind.cut-out': 'مطبوعة مقصوصة',
  'liveness.kind.phone': 'صورة على هاتف أو جهاز لوحي',
  'liveness.kind.replay': 'فيديو على هاتف أو جهاز لوحي',
  'liveness.kind.other': 'نوع آخر من الهجمات',
  'liveness.sentenceKind.print': 'مطبوعة ورقية',
  'liveness.sentenceKind.bent-sheet': 'ورقة مثنية',
  'liveness.sentenceKind.cut-out': 'مطبوعة مقصوصة',
  'liveness.sentenceKind.phone': 'صورة على هاتف أو جهاز لوحي',
  'liveness.sentenceKind.replay': 'فيديو على هاتف أو جهاز لوحي',
  'liveness.sentenceKind.other': 'نوع آخر من الهجمات',
  'liveness.recordTitle': 'تسجيل: {kind}',
  'liveness.what': 'ما يُسجَّل',
  'liveness.prepare.live':
    'ينتظر الشخص على بعد ثلاثة أمتار، ثم يتقدم كما لو كان يسجّل حضوره، ثم يدير رأسه كما تقول الشاشة.',
  'liveness.prepare.attack':
    'ضع الصورة أمام الكاميرا بحيث تغطي وجهك. ثم حاول اتباع الشاشة: أمِلها أو اثنِها أو شغّلها.',
  'liveness.privacy':
    '{days, plural, zero {يسجّل Rollcall موضع الوجه و15 نقطة عليه في كل لقطة وحركتها لقياس مدى تمييز المدخل بين الأشخاص والصور، ويمحوها بعد آخر تسجيل مباشرة. لا يحفظ صورة ولا اسمًا.} one {يسجّل Rollcall موضع الوجه و15 نقطة عليه في كل لقطة وحركتها لقياس مدى تمييز المدخل بين الأشخاص والصور، ويمحوها بعد يوم واحد من آخر تسجيل على الأكثر. لا يحفظ صورة ولا اسمًا.} two {يسجّل Rollcall موضع الوجه و15 نقطة عليه في كل لقطة وحركتها لقياس مدى تمييز المدخل بين الأشخاص والصور، ويمحوها بعد يومين من آخر تسجيل على الأكثر. لا يحفظ صورة ولا اسمًا.} few {يسجّل Rollcall موضع الوجه و15 نقطة عليه في كل لقطة وحركتها لقياس مدى تمييز المدخل بين الأشخاص والصور، ويمحوها بعد # أيام من آخر تسجيل على الأكثر. لا يحفظ صورة ولا اسمًا.} many {يسجّل Rollcall موضع الوجه و15 نقطة عليه في كل لقطة وحركتها لقياس مدى تمييز المدخل بين الأشخاص والصور، ويمحوها بعد # يومًا من آخر تسجيل على الأكثر. لا يحفظ صورة ولا اسمًا.} other {يسجّل Rollcall موضع الوجه و15 نقطة عليه في كل لقطة وحركتها لقياس مدى تمييز المدخل بين الأشخاص والصور، ويمحوها بعد # يوم من آخر تسجيل على الأكثر. لا يحفظ صورة ولا اسمًا.}}',
  'liveness.agree.live': 'قرأ الشخص هذا ويوافق',
  'liveness.agree.attack': 'أرفع الصورة بنفسي، ويوافق الشخص الظاهر فيها',
  'liveness.discarded': 'مُحي التسجيل.',
  'liveness.mayDiscard.live':
    'تجاهله فقط إذا حدث خطأ آخر، كأن يتحدث أحد إلى الشخص. من دون من حاولوا ولم ينجحوا تبدو الأرقام أفضل من حقيقتها.',
  'liveness.mayDiscard.attack': 'تجاهله فقط إذا حدث خطأ، كظهور وجهك أنت.',
  'liveness.done': 'تم',
  'liveness.cancel': 'إلغاء',
  'liveness.start': 'بدء التسجيل',
  'liveness.discard': 'تجاهل',
  'liveness.again': 'التسجيل من جديد',
  'liveness.next': 'التسجيل التالي',
  'liveness.progress': 'التقدم',
  'liveness.startingCamera': 'جارٍ تشغيل الكاميرا…',
  'liveness.approach.live': 'تقدّم نحو الكاميرا.',
  'liveness.approach.attack': 'ضع الصورة أمام الكاميرا.',
  'liveness.look': 'انظر إلى الكاميرا.',
  'liveness.keptTurned': 'تم التسجيل. التفت الرأس كما طُلب.',
  'liveness.keptNotTurned': 'تم التسجيل. سيقول المدخل إن الرأس لم يلتفت كما طُلب.',
  'liveness.proposal.too-few-recordings':
    'التسجيلات قليلة جدًا للحكم: {live, number} لأشخاص أحياء و{attacks, number} لهجمات، والمطلوب {neededLive, number} و{neededAttacks, number} على الأقل.',
  'liveness.proposal.balanced-refuses-too-many':
    'لا هذا ولا ذاك: المستوى «متوازن» يرفض {refused} من الأشخاص الأحياء (بحد أقصى {bound} بثقة 95%). حسّن الإضاءة أو ضع الكاميرا على مستوى العينين، ثم سجّل من جديد.',
  'liveness.proposal.balanced-stops-attacks':
    'متوازن: يوقف {attacks, plural, zero {# من الهجمات المسجّلة} one {الهجوم المسجّل (#)} two {الهجومين المسجّلين (#)} few {الهجمات المسجّلة (#)} many {الهجمات المسجّلة (#)} other {الهجمات المسجّلة (#)}} ويرفض {refused} من الأشخاص الأحياء (بحد أقصى {bound} بثقة 95%).',
  'liveness.proposal.strict-stops-no-more':
    'متوازن: يقبل {accepted} من هجمات أحد الأنواع ({kind})، والمستوى «صارم» لا يوقف أكثر منها.',
  'liveness.proposal.strict-refuses-too-many':
    'متوازن: مع أنه يقبل {accepted} من هجمات أحد الأنواع ({kind})، فإن المستوى «صارم» يرفض {strictRefused} من الأشخاص الأحياء (بحد أقصى {strictBound} بثقة 95%)، وهذا كثير.',
  'liveness.proposal.strict-stops-more':
    'صارم: المستوى «متوازن» يقبل {accepted} من هجمات أحد الأنواع ({kind})، أما «صارم» فيقبل {strictAccepted} ويرفض {strictRefused} من الأشخاص الأحياء (بحد أقصى {strictBound} بثقة 95%).',
  'liveness.dropped.paused': 'توقفت الكاميرا للحظة. لم يُحفظ شيء. سجّل من جديد.',
  'liveness.dropped.several-people': 'ظهر عدة أشخاص في الصورة. لم يُحفظ شيء. سجّل من جديد.',
  'liveness.dropped.no-face': 'تعذّر التعرّف على أي وجه. لم يُحفظ شيء. سجّل من جديد.',
  'liveness.dropped.nobody': 'لم يقترب أحد من الكاميرا. لم يُحفظ شيء. سجّل من جديد.',
  'liveness.dropped.face-lost': 'خرج الوجه من الصورة. لم يُحفظ شيء. سجّل من جديد.',
};
