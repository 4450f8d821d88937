import type { RosterMessages } from './en.js';

export const rosterAr: RosterMessages = {
  'roster.intro':
    'استورد ملف CSV أو XLSX، أو ملف ZIP يحتوي على جدول وصور. يمكن أن تكون الصور أيضًا في مجلدات تحمل رقم الشخص أو اسمه. المجلد أو ملف ZIP الذي يضم هذه المجلدات لا يحتاج إلى جدول.',
  'roster.columns': 'الأعمدة (تُفهم أيضًا عناوين البرامج الأخرى):',
  'roster.files': 'الملفات المراد استيرادها',
  'roster.drag': 'اسحب ملفًا أو مجلدًا إلى هنا، أو اختر:',
  'roster.file': 'ملف CSV أو XLSX أو ZIP',
  'roster.folder': 'مجلد فيه مجلد فرعي لكل شخص',
  'roster.fileCount':
    '{count, plural, zero {لا ملفات} one {ملف واحد} two {ملفان} few {# ملفات} many {# ملفًا} other {# ملف}}',
  'roster.replace': 'استبدال القوالب ورموز PIN الموجودة',
  'roster.reading': 'جارٍ قراءة الصفوف…',
  'roster.otherFile': 'اختيار ملف آخر',
  'roster.import':
    '{count, plural, zero {لا أحد للاستيراد} one {استيراد شخص واحد} two {استيراد شخصين} few {استيراد # أشخاص} many {استيراد # شخصًا} other {استيراد # شخص}}',
  'roster.stop': 'إيقاف الاستيراد',
  'roster.close': 'إغلاق',
  'roster.outcome':
    '{count, plural, zero {لم يُضَف أحد} one {أُضيف شخص واحد} two {أُضيف شخصان} few {أُضيف # أشخاص} many {أُضيف # شخصًا} other {أُضيف # شخص}}، وحُدِّث {changed, number}.',
  'roster.action.add': 'إضافة',
  'roster.action.change': 'تحديث',
  'roster.action.done': 'لا تغيير',
  'roster.action.refuse': 'تخطٍّ',
  'roster.plan':
    'لم يتغير شيء بعد. للإضافة: {add, number}، للتحديث: {change, number}، دون تغيير: {done, number}، للتخطي: {refuse, number}.',
  'roster.ignoredColumns': 'أعمدة متجاهَلة: {columns}.',
  'roster.encodingOf':
    '{of, select, table {ترميز الجدول} other {ترميز أسماء الملفات}}: {encoding}{isGuess, select, yes { (مكتشَف)} other {}}. إذا بدا هذا النص خاطئًا فاختر ترميزًا آخر.',
  'roster.encoding': 'ترميز النص',
  'roster.detectEncoding': 'اكتشاف تلقائي',
  'roster.rows': 'الصفوف',
  'roster.noRows': 'لا يحتوي الملف على صفوف.',
  'roster.column.line': 'السطر',
  'roster.column.code': 'الرمز',
  'roster.column.photos': 'الصور',
  'roster.column.action': 'الإجراء',
  'roster.problem': '{column}: {message}',
  'roster.fileLeftOut': 'يُستبعد {file}: {reason}',
  'roster.fileReason': '{file}: {reason}',
  'roster.codes':
    'لوحة PIN للأرقام فقط. من يحتوي رقمه على حروف يكتب الرمز بدلًا منه؛ و«جديد» تعني أن رمزًا سيُنشأ ثم يظهر مع الشخص.',
  'roster.agreed': 'وافق كل من له صور على التعرّف على الوجه.',
  'roster.progress': 'الأشخاص المستورَدون',
  'roster.running':
    '{total, plural, zero {عولج {done, number} من # شخص.} one {عولج {done, number} من شخص واحد.} two {عولج {done, number} من شخصين.} few {عولج {done, number} من # أشخاص.} many {عولج {done, number} من # شخصًا.} other {عولج {done, number} من # شخص.}} يستمر الاستيراد إذا أغلقت هذه النافذة.',
  'roster.complete': 'اكتمل الاستيراد: أُضيف {added, number} وحُدِّث {changed, number}.',
  'roster.stopped':
    '{total, plural, zero {توقف الاستيراد بعد {done, number} من # شخص} one {توقف الاستيراد بعد {done, number} من شخص واحد} two {توقف الاستيراد بعد {done, number} من شخصين} few {توقف الاستيراد بعد {done, number} من # أشخاص} many {توقف الاستيراد بعد {done, number} من # شخصًا} other {توقف الاستيراد بعد {done, number} من # شخص}}: أُضيف {added, number} وحُدِّث {changed, number}. استورد الملف نفسه مجددًا للمتابعة.',
  'roster.notImported': 'لم تُستورد ({count, number})',
  'roster.refusedLine': 'السطر {line}، {name}: {reason}',
  'roster.refused': '{name}: {reason}',
  'roster.leftOut':
    '{count, plural, zero {لم يُستبعد أي ملف} one {استُبعد ملف واحد} two {استُبعد ملفان} few {استُبعدت # ملفات} many {استُبعد # ملفًا} other {استُبعد # ملف}}',
  'roster.leftOutSome':
    '{count, plural, zero {يُعرض {shown, number} من # ملف} one {يُعرض {shown, number} من ملف واحد} two {يُعرض {shown, number} من ملفين} few {يُعرض {shown, number} من # ملفات} many {يُعرض {shown, number} من # ملفًا} other {يُعرض {shown, number} من # ملف}}، الصور أولًا.',
  'roster.newCode': 'جديد',
};
