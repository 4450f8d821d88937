import type { RefusalsMessages } from './en.js';

export const refusalsAr: RefusalsMessages = {
  'refusals.title': 'المرفوضون عند المدخل',
  'refusals.about':
    'وجوه تم التعرّف عليها لكنها لم تبدُ حيّة. لا تُحفظ أي صور. تحدّث مع من يُرفض وجهه كثيرًا: ربما يحتاج إلى رمز PIN، أو أن الإعداد أكثر صرامة مما يلزم موقعكم.',
  'refusals.table': 'حالات الرفض',
  'refusals.time': 'الوقت',
  'refusals.name': 'تم التعرّف عليه على أنه',
  'refusals.reason': 'السبب',
  'refusals.none': 'لم يُرفض أي وجه.',
  'refusals.older': 'عرض حالات رفض أقدم',
  'refusals.cue.withFace': 'محيط يتحرك مع الوجه',
  'refusals.cue.still': 'محيط ثابت',
  'refusals.cue.plane': 'البعد عن السطح المستوي',
  'refusals.cue.turn': 'التفات إلى الجانب',
  'refusals.cue.nod': 'إيماء الرأس',
  'refusals.why.flat': 'تحرّك كصورة مسطحة',
  'refusals.why.wrong-direction': 'التفت في غير الاتجاه المطلوب مرتين',
  'refusals.why.too-slow': 'لم يلتفت كما طُلب مرتين',
  'refusals.why.moved': 'ابتعد أثناء الاختبار',
  'refusals.why.surroundings': 'تحرّك المحيط مع الوجه الذي التفت',
  'refusals.why.flat-turn': 'بقي مسطحًا أثناء الالتفات',
};
