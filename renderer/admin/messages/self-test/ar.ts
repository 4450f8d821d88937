import type { SelfTestMessages } from './en.js';

export const selfTestAr: SelfTestMessages = {
  'self-test.title': 'الاختبار الذاتي',
  'self-test.about':
    'يقيس مدى قدرة Rollcall على التمييز بين أفراد هذا الموقع، اعتمادًا على عيّنات تسجيلهم. القياس لا يغيّر شيئًا.',
  'self-test.target': 'الغرباء المقبولون',
  'self-test.measure': 'قياس',
  'self-test.measuring': 'جارٍ القياس…',
  'self-test.reset': 'عاد استخدام الحد الافتراضي للنموذج.',
  'self-test.applied': 'أصبح الحد الموصى به مستخدمًا الآن.',
  'self-test.thresholds': 'الحدود',
  'self-test.threshold': 'الحد',
  'self-test.distance': 'المسافة',
  'self-test.fpir': 'تعرّف خاطئ (FPIR)',
  'self-test.fnir': 'لم يُتعرّف عليهم (FNIR)',
  'self-test.current': 'الحالي',
  'self-test.recommended': 'الموصى به',
  'self-test.counts':
    'الأشخاص: {people, plural, zero {لا أحد} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}، العيّنات: {samples, plural, zero {لا عيّنات} one {عيّنة واحدة} two {عيّنتان} few {# عيّنات} many {# عيّنة} other {# عيّنة}}',
  'self-test.samplesPlot':
    'العيّنات حسب المسافة إلى الشخص نفسه (أزرق) وإلى أقرب شخص آخر (أحمر). يشير الخط إلى الحد الحالي.',
  'self-test.arrivalsPlot':
    'مرات الوصول حسب المسافة إلى الشخص نفسه (أزرق) وإلى أقرب شخص آخر (أحمر). يشير الخط إلى الحد الحالي.',
  'self-test.samePerson': 'الشخص نفسه',
  'self-test.otherPerson': 'أقرب شخص آخر',
  'self-test.single': 'هذه الأرقام لعيّنات منفردة. عند المدخل تُدمج عدة لقطات ويكون الرقمان أقل.',
  'self-test.needsPairs':
    'تحتاج التوصية إلى {needed, plural, zero {# أزواج} one {زوج واحد} two {زوجين} few {# أزواج} many {# زوجًا} other {# زوج}} من عيّنات أشخاص مختلفين. لدى هذا الموقع {pairs, number}. يكفي نحو 16 شخصًا لكل منهم 3 عيّنات. وحتى ذلك الحين يُستخدم الحد الافتراضي للنموذج.',
  'self-test.useRecommended': 'استخدام الحد الموصى به',
  'self-test.useDefault': 'استخدام الحد الافتراضي',
  'self-test.door': 'عند المدخل',
  'self-test.arrivals':
    '{count, plural, zero {لا مرات وصول} one {مرة وصول واحدة} two {مرتا وصول} few {# مرات وصول} many {# مرة وصول} other {# مرة وصول}} في الأسبوعين الأخيرين. لا تُحفظ مرات وصول الغرباء، لذا يخص «التعرّف الخاطئ» أفرادكم فقط.',
  'self-test.alike': 'أشخاص متشابهون',
  'self-test.pair':
    '{same, select, true {{one} و{other}، المسافة {distance}: على الأرجح الشخص نفسه مسجّل مرتين} other {{one} و{other}، المسافة {distance}}}',
  'self-test.noneAlike': 'لا يُحتمل الخلط بين أي شخص وآخر.',
  'self-test.view': 'عرض الاختبار',
  'self-test.viewAbout':
    'يعرض كيف ترى الكاميرا الوجوه الآن: إطاراتها وخمس نقاط وأقرب ثلاثة أشخاص مع المسافات. لا يُسجَّل شيء. عند المدخل تُدمج عدة لقطات.',
  'self-test.openView': 'تشغيل الكاميرا',
  'self-test.closeView': 'إيقاف الكاميرا',
  'self-test.picture': 'صورة الكاميرا معكوسة',
  'self-test.nearest': 'أقرب الأشخاص',
  'self-test.face': 'الوجه',
  'self-test.person': 'الشخص',
  'self-test.result': 'النتيجة',
  'self-test.recognised': 'تم التعرّف',
  'self-test.notRecognised': 'لم يُتعرّف',
  'self-test.noFace': 'لا يوجد وجه في الصورة.',
  'self-test.noOne': 'لا يوجد أحد مسجّل بعد.',
};
