import type { ModelsMessages } from './en.js';

export const modelsAr: ModelsMessages = {
  'models.title': 'النماذج',
  'models.about':
    'يتضمن Rollcall كواشف ونماذج تضمين. يمكنك استيراد غيرها، مثل FaceNet، وشبكات لفحص الحيوية. يُختبر كل نموذج قبل إضافته. تُحفظ القوالب عند تبديل النموذج.',
  'models.wait': 'يرجى الانتظار…',
  'models.analysed': 'الصور التي حُلّلت',
  'models.purpose.mobilefacenet': 'يتعرّف على الأشخاص (192 قيمة لكل وجه، الافتراضي)',
  'models.purpose.face-recognition': 'يتعرّف على الأشخاص (128 قيمة لكل وجه)',
  'models.purpose.blazeface': 'يعثر على الوجوه (الافتراضي)',
  'models.purpose.mtcnn': 'يعثر على الوجوه (MTCNN)',
  'models.findsFaces': '{family}: يعثر على الوجوه',
  'models.recognises':
    '{dimension, plural, zero {{family}: يتعرّف على الأشخاص} one {{family}: يتعرّف على الأشخاص (قيمة واحدة لكل وجه)} two {{family}: يتعرّف على الأشخاص (قيمتان لكل وجه)} few {{family}: يتعرّف على الأشخاص (# قيم لكل وجه)} many {{family}: يتعرّف على الأشخاص (# قيمة لكل وجه)} other {{family}: يتعرّف على الأشخاص (# قيمة لكل وجه)}}',
  'models.thresholds.included': 'مرفقة',
  'models.thresholds.measured': 'مقيسة',
  'models.thresholds.missing': 'غير مقيسة',
  'models.inUse': 'قيد الاستخدام',
  'models.nowInUse': 'أصبح {id} قيد الاستخدام.',
  'models.reEmbedded': 'أُعيد تسجيلهم من الصور المحفوظة: {names}.',
  'models.toReEnrol':
    'أعد تسجيل هؤلاء الأشخاص (وحتى ذلك الحين لا يمكنهم إلا استخدام رمز PIN): {names}.',
  'models.calibrated':
    'قيست حدود {id} على {genuine, plural, zero {# أزواج} one {زوج واحد} two {زوجين} few {# أزواج} many {# زوجًا} other {# زوج}} من صور الشخص نفسه و{impostor, plural, zero {# أزواج} one {زوج واحد} two {زوجين} few {# أزواج} many {# زوجًا} other {# زوج}} لأشخاص مختلفين.',
  'models.removed': 'تمت إزالة {id}.',
  'models.successor':
    'يستخدم هذا الموقع {current}. النموذج الأحدث {id} أكثر موثوقية. إذا بدّلت، يُعاد التسجيل من الصور المحفوظة لعدد: {withPhotos, plural, zero {لا أحد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}}، وتعلّم المدخل وجوه: {learnt, plural, zero {لا أحد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}}، وتعيد أنت تسجيل: {others, plural, zero {لا أحد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}}. وحتى ذلك الحين يستخدمون رمز PIN. لا يُفقد أي قالب، فيمكنك الرجوع.',
  'models.learnt': 'تُعلّمت وجوههم عند المدخل: {names}.',
  'models.learn.title': 'تعلّم الوجوه للنموذج التالي',
  'models.learn.about':
    'الأشخاص الذين لا تُحفظ صورهم يجب أن يُسجَّلوا من جديد بعد تغيير النموذج. بدلًا من ذلك يمكن للمدخل أن يتعلّم وجوههم مسبقًا من ثلاث زيارات. ولا يستخدم إلا صورًا جيدة لأشخاص عُرفوا دون أي شك وتشمل موافقتهم ذلك. لا تُحفظ الصور، بل أرقام تُحسب منها وتُشفَّر. ويذكر سجل التدقيق كل شخص تُعلّم وجهه.',
  'models.learn.next': 'النموذج التالي',
  'models.learn.start': 'بدء التعلّم',
  'models.learn.allow':
    'لاستخدام ذلك فعّل «{setting}» في صفحة الإعدادات. عندئذ يذكره نص الموافقة، ويوافق عليه كل من يُسجَّل على الشاشة بعد ذلك.',
  'models.learn.started': 'يتعلّم المدخل الآن الوجوه للنموذج {model}.',
  'models.learn.stopped':
    'لم يعد المدخل يتعلّم الوجوه. مُسح ما تعلّمه عن: {erased, plural, zero {لا أحد} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}}.',
  'models.learn.progress':
    'يتعلّم المدخل الوجوه للنموذج {model}. بلا قالب بعد: {people, plural, zero {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}؛ منهم {learnt} تُعلّمت وجوههم عند المدخل، و{withPhotos} لهم صور محفوظة، و{missing} متبقّون، منهم {collecting} تُعلّموا جزئيًا.',
  'models.learn.missing': 'إذا بدّلت الآن فأعد تسجيل هؤلاء: {names}.',
  'models.learn.confusable': 'لا تُتعلّم وجوه هؤلاء لأنهم يشبهون غيرهم: {names}.',
  'models.learn.stop': 'إيقاف التعلّم',
  'models.learn.stopNote':
    'يُمسح ما تعلّمه المدخل للنموذج {model}. عند التبديل أعد تسجيل هؤلاء. تبقى القوالب المستخدمة.',
  'models.learn.cancel': 'إلغاء',
  'models.learn.stopAndErase': 'إيقاف ومسح',
  'models.oneVote': '{family}: صوت واحد في فحص الحيوية',
  'models.model': 'النموذج',
  'models.purpose': 'الغرض',
  'models.thresholds': 'الحدود',
  'models.imported': 'تاريخ الاستيراد',
  'models.actions': 'الإجراءات',
  'models.measure': 'قياس الحدود',
  'models.measureOf': 'قياس حدود {id}',
  'models.use': 'استخدام',
  'models.useOf': 'استخدام {id}',
  'models.remove': 'إزالة',
  'models.removeOf': 'إزالة {id}',
  'models.photoFolder': 'مجلد صور على هذا الحاسوب لقياس الحدود (مجلد فرعي لكل شخص)',
  'models.import.title': 'استيراد نموذج',
  'models.import.about':
    'اختر مخططًا مجمّدًا من FaceNet ‏(.pb أو .zip)، أو نموذج تضمين (.onnx أو .tflite)، أو ملفات MTCNN ‏det1.npy وdet2.npy وdet3.npy معًا، أو شبكة لفحص الحيوية مثل MiniFASNet ‏(.pth أو .onnx).',
  'models.import.files': 'الملفات',
  'models.import.hints':
    'لنموذج SFace وملفات ArcFace المعروفة وMiniFASNet، اترك هذه الحقول فارغة. وللنماذج الأخرى أدخل القيم التي ينشرها صاحب النموذج. تُعاير الألوان من 0 إلى 255 بطرح المتوسط والقسمة على الانحراف المعياري.',
  'models.import.testedAntispoof':
    'اختُبر على وجوه أشخاص أحياء عددها {faces, plural, zero {#} one {#} two {#} few {#} many {#} other {#}}: عدّ {pictures} منها صورًا. له من الآن صوت واحد في فحص الحيوية.',
  'models.import.antispoofHints':
    'فقط للشبكات غير MiniFASNet المنشورة: كم عرض وجه تنظر إليه الشبكة حول الوجه، وأي صنف من أصنافها، عدًّا من 0، يعني وجهًا حيًّا.',
  'models.import.cropScale': 'معامل القص',
  'models.import.liveClass': 'صنف الوجوه الحية',
  'models.import.channels': 'ترتيب الألوان',
  'models.import.published': 'كما نُشر',
  'models.import.rgb': 'RGB',
  'models.import.bgr': 'BGR',
  'models.import.framing': 'اقتصاص الوجه',
  'models.import.fivePoints': 'خمس نقاط (ArcFace)',
  'models.import.meanFace': 'وجه متوسط (dlib)',
  'models.import.box': 'إطار الكاشف',
  'models.import.mean': 'المتوسط',
  'models.import.deviation': 'الانحراف المعياري',
  'models.import.side': 'حجم الإدخال (بكسل، إن قبل النموذج أي حجم)',
  'models.import.progress': 'تقدّم الرفع',
  'models.import.submit': 'اختبار واستيراد',
  'models.import.done': 'تم استيراد {id} ‏({family}، {size} ميغابايت).',
  'models.import.tested':
    '{faces, plural, zero {لم يُختبر على أي وجه: {rightOrder} من المقارنات صحيحة. يستغرق {ratio} ضعف وقت النماذج المرفقة.} one {اختُبر على وجه واحد: {rightOrder} من المقارنات صحيحة. يستغرق {ratio} ضعف وقت النماذج المرفقة.} two {اختُبر على وجهين: {rightOrder} من المقارنات صحيحة. يستغرق {ratio} ضعف وقت النماذج المرفقة.} few {اختُبر على # وجوه: {rightOrder} من المقارنات صحيحة. يستغرق {ratio} ضعف وقت النماذج المرفقة.} many {اختُبر على # وجهًا: {rightOrder} من المقارنات صحيحة. يستغرق {ratio} ضعف وقت النماذج المرفقة.} other {اختُبر على # وجه: {rightOrder} من المقارنات صحيحة. يستغرق {ratio} ضعف وقت النماذج المرفقة.}}',
  'models.import.altered':
    '{probes, plural, zero {في نسخ معدّلة من الصور عُثر على {found} من الوجوه، ونُسب {rank1} منها إلى الشخص الصحيح.} one {في نسخ معدّلة من الصور عُثر على {found} من وجه واحد، ونُسب {rank1} منها إلى الشخص الصحيح.} two {في نسخ معدّلة من الصور عُثر على {found} من وجهين، ونُسب {rank1} منها إلى الشخص الصحيح.} few {في نسخ معدّلة من الصور عُثر على {found} من # وجوه، ونُسب {rank1} منها إلى الشخص الصحيح.} many {في نسخ معدّلة من الصور عُثر على {found} من # وجهًا، ونُسب {rank1} منها إلى الشخص الصحيح.} other {في نسخ معدّلة من الصور عُثر على {found} من # وجه، ونُسب {rank1} منها إلى الشخص الصحيح.}}',
  'models.import.measureFirst': 'قِس حدوده قبل استخدامه.',
};
