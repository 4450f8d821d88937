/** What the services say in a list or a warning, by its English pattern; see `translateSentence`. */
export const arValues: Readonly<Record<string, string>> = {
  'the photo shows no face: use one with the whole face in view':
    'لا تُظهر الصورة أي وجه: استخدم صورة يظهر فيها الوجه كاملًا',
  'the photo shows {0} faces: use one of this person alone':
    'تُظهر الصورة {0} من الوجوه: استخدم صورة لهذا الشخص وحده',
  'the photos do not show one person (distance to the {0} {1}; {2}): use only photos of this person':
    'الصور لا تُظهر شخصًا واحدًا (المسافة {1}؛ {2}): استخدم صور هذا الشخص فقط',
  'the face does not match the other photos (distance {0}; {1}): check that it is the same person':
    'الوجه لا يطابق الصور الأخرى (المسافة {0}؛ {1}): تحقّق من أنه الشخص نفسه',
  'at most {0} for one person': 'بحد أقصى {0} للشخص الواحد',
  'distance {0}; at most {1} for one person': 'المسافة {0}؛ بحد أقصى {1} للشخص الواحد',
  'the face is blurred: hold still and clean the lens': 'الوجه غير واضح: لا تتحرك ونظّف العدسة',
  'the face is too dark: add light from the front': 'الوجه معتم جدًا: أضف إضاءة من الأمام',
  'the face is too bright: reduce the light or turn away from it':
    'الوجه ساطع جدًا: خفّف الإضاءة أو ابتعد عنها',
  'the face has too little contrast: use stronger, even light':
    'تباين الوجه ضعيف: استخدم إضاءة أقوى ومتساوية',
  'the face is only {0} pixels wide (at least {1} pixels are needed): come closer':
    'عرض الوجه {0} بكسل فقط (المطلوب {1} على الأقل): اقترب',
  'the head is turned {0}° to the side (at most {1}° is allowed): look at the camera':
    'الرأس ملتفت جانبًا {0}° (المسموح {1}° كحد أقصى): انظر إلى الكاميرا',
  'the head is tilted {0}° to one side (at most {1}° is allowed): hold it upright':
    'الرأس مائل جانبًا {0}° (المسموح {1}° كحد أقصى): أبقه مستقيمًا',
  'the head is tilted {0}° down (at most {1}° is allowed): look at the camera':
    'الرأس مائل إلى الأسفل {0}° (المسموح {1}° كحد أقصى): انظر إلى الكاميرا',
  'the head is tilted {0}° up (at most {1}° is allowed): look at the camera':
    'الرأس مائل إلى الأعلى {0}° (المسموح {1}° كحد أقصى): انظر إلى الكاميرا',
  'part of the face seems covered: take off any mask or dark glasses':
    'يبدو أن جزءًا من الوجه مغطّى: انزع الكمامة أو النظارة الداكنة',
  '{0}% of the face is outside the picture (at most {1}% is allowed): move to the middle':
    '{0}% من الوجه خارج الصورة (المسموح {1}% كحد أقصى): تحرّك إلى الوسط',
  'it is a HEIC photo, which Rollcall cannot read here. Open it and export it as JPEG; on an iPhone, choose Settings › Camera › Formats › Most Compatible for new photos':
    'هذه صورة HEIC لا يستطيع Rollcall قراءتها هنا. افتحها وصدّرها بصيغة JPEG؛ وفي iPhone اختر الإعدادات › الكاميرا › التنسيقات › الأكثر توافقًا للصور الجديدة',
  'it is an SVG drawing, which is not accepted. Use a photo':
    'هذا رسم SVG وهو غير مقبول. استخدم صورة',
  'it is empty (0 bytes). Choose another file': 'الملف فارغ (0 بايت). اختر ملفًا آخر',
  'it is a {0} picture, which Rollcall cannot read. Save it as JPEG or PNG':
    'هذه صورة بصيغة {0} لا يستطيع Rollcall قراءتها. احفظها بصيغة JPEG أو PNG',
  'it is a {0} file, which Rollcall cannot read. Save it as JPEG or PNG':
    'هذا ملف {0} لا يستطيع Rollcall قراءته. احفظه بصيغة JPEG أو PNG',
  'it is not a photo': 'ليس صورة',
  'it is not an image or is incomplete ({0}). Take the photo again, or save it as JPEG or PNG':
    'ليس صورة أو أنه غير مكتمل ({0}). التقط الصورة من جديد أو احفظها بصيغة JPEG أو PNG',
  'its content is of an unknown kind': 'محتواه من نوع غير معروف',
  'it has {0} × {1} pixels; at most {2} million are allowed. Make it smaller':
    'أبعادها {0} × {1} بكسل، والمسموح {2} مليون كحد أقصى. صغّرها',
  'at {0} × {1} pixels it is too small or too narrow to show a face. Use a larger image':
    'بأبعاد {0} × {1} بكسل هي أصغر أو أضيق من أن تُظهر وجهًا. استخدم صورة أكبر',
  'it is a folder or a device. Choose an image file': 'هذا مجلد أو جهاز. اختر ملف صورة',
  'it belongs to the operating system or a photo program, such as thumbnails':
    'يخص نظام التشغيل أو برنامج صور، كالصور المصغّرة',
  'it is a link to a file that does not exist': 'هذا رابط إلى ملف غير موجود',
  'it is a link to another folder': 'هذا رابط إلى مجلد آخر',
  'it cannot be read ({0})': 'تتعذّر قراءته ({0})',
  'Only {0, plural, one {# photo was} other {# photos were}} accepted. With at least {1} photos, this person is recognised more reliably.':
    '{0, plural, zero {لم تُقبل أي صورة} one {قُبلت صورة واحدة فقط} two {قُبلت صورتان فقط} few {قُبلت # صور فقط} many {قُبلت # صورة فقط} other {قُبلت # صورة فقط}}. بوجود {1} صور على الأقل يُتعرَّف على هذا الشخص بموثوقية أكبر.',
  '{0} is probably the same person as {1} ({2}), who is already enrolled (distance {3}). Re-enrol that record instead, or merge the two records.':
    '{0} هو على الأرجح الشخص نفسه {1} ({2}) المسجّل من قبل (المسافة {3}). أعد تسجيل ذلك السجل أو ادمج السجلين.',
  '{0} looks very similar to {1} ({2}, distance {3}). One may be mistaken for the other.':
    '{0} يشبه {1} كثيرًا ({2}، المسافة {3}). قد يُخلط بينهما.',
  'Another person is also named {0} ({1}). Use their IDs to tell them apart.':
    'هناك شخص آخر اسمه {0} أيضًا ({1}). ميّز بينهما بالمعرّف.',
  'The photos do not show the face that {0} is enrolled with ({1}).':
    'الصور لا تُظهر الوجه المسجّل به {0} ({1}).',
  '{0} and {1} have different faces ({2}).': 'لدى {0} و{1} وجهان مختلفان ({2}).',
  'Check that both records are of one person': 'تحقّق من أن السجلين لشخص واحد',
  'Use photos of this person': 'استخدم صور هذا الشخص',
  'The template is missing. Re-enrol this person.': 'القالب مفقود. سجّل هذا الشخص من جديد.',
  'clock-in missing': 'تسجيل الدخول مفقود',
  'clock-out missing': 'تسجيل الخروج مفقود',
  'shift not finished': 'الوردية لم تنتهِ',
  '{0}, so overtime of its week may be missing': '{0}، لذا قد ينقص العمل الإضافي في ذلك الأسبوع',
  'no employee number': 'لا يوجد رقم موظف',
  'employee number {0} is not a file number of up to six digits':
    'رقم الموظف {0} ليس رقمًا من ست خانات على الأكثر',
  'longer than 24 hours': 'أطول من 24 ساعة',
  'longer than 23:59 hours': 'أطول من 23:59 ساعة',
  'no email address': 'لا يوجد بريد إلكتروني',
  'another person has the email address {0}': 'شخص آخر له البريد الإلكتروني {0}',
  'name was erased': 'مُحي الاسم',
  'the name has "{0}", which QuickBooks cannot read (Windows-1252)':
    'في الاسم «{0}» وهو ما لا يستطيع QuickBooks قراءته (Windows-1252)',
  'ADP (paydata batch)': 'ADP (دفعة Paydata)',
  'Frappe HR (Employee Checkin)': 'Frappe HR (سجلات الحضور)',
  'Kimai (timesheet import)': 'Kimai (استيراد ساعات العمل)',
  'OrangeHRM (attendance record)': 'OrangeHRM (سجل الحضور)',
  'Daily overtime threshold (hours)': 'حد العمل الإضافي اليومي (ساعات)',
  'Weekly overtime threshold (hours)': 'حد العمل الإضافي الأسبوعي (ساعات)',
  'Company code': 'رمز الشركة',
  'Batch ID': 'معرّف الدفعة',
  'Rate type': 'نوع الأجر',
  'Company name (from the QuickBooks timer list)': 'اسم الشركة (من قائمة مؤقت QuickBooks)',
  'COMPANYCREATETIME (from the same list)': 'COMPANYCREATETIME (من القائمة نفسها)',
  'Customer:Job': 'العميل:المشروع',
  'Service item': 'بند الخدمة',
  'Payroll item': 'بند الراتب',
  '{0}. Use a photo, saved as JPEG or PNG': '{0}. استخدم صورة محفوظة بصيغة JPEG أو PNG',
  'BambooHR (hours)': 'BambooHR (ساعات)',
  Customer: 'العميل',
  Project: 'المشروع',
  Activity: 'النشاط',
  'a number such as 8 or 7.5': 'رقمًا مثل 8 أو 7.5',
  'two or three letters or digits, such as ABC': 'حرفين أو ثلاثة أو أرقامًا، مثل ABC',
  'up to 25 letters and digits': 'حتى 25 حرفًا ورقمًا',
  'REG or OT, in capitals': 'REG أو OT بأحرف كبيرة',
  'a whole number such as 1015362067': 'عددًا صحيحًا مثل 1015362067',
  'text in Western European letters (Windows-1252)': 'نصًا بحروف أوروبا الغربية (Windows-1252)',
  'is empty': 'فارغ',
  'must be typed again, because the system or its address has changed':
    'يجب إدخاله من جديد لأن النظام أو عنوانه مختلف',
  'must not be empty': 'يجب ألا يكون فارغًا',
  'must not contain a zero byte': 'يجب ألا يحتوي على بايت صفري',
  'must have at most {0, plural, one {# character} other {# characters}}':
    'يجب ألا يزيد على {0, plural, zero {# حرف} one {حرف واحد} two {حرفين} few {# أحرف} many {# حرفًا} other {# حرف}}',
  'must not contain line breaks or control characters': 'يجب ألا يحتوي على فواصل أسطر أو رموز تحكم',
  'must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only':
    'يجب أن يكون حروفًا وأرقامًا، تفصل بينها شرطات أو نقاط أو خطوط مائلة أو شرطات سفلية أو مسافات فقط',
  'must be one to twelve digits': 'يجب أن يكون من رقم واحد إلى اثني عشر رقمًا',
  'must be four to twelve digits': 'يجب أن يكون من أربعة إلى اثني عشر رقمًا',
  'must be an email address': 'يجب أن يكون عنوان بريد إلكتروني',
  'must be a date such as 2026-03-02': 'يجب أن يكون تاريخًا مثل 2026-03-02',
  'must be a date that exists ({0} does not)': 'يجب أن يكون تاريخًا موجودًا ({0} غير موجود)',
  'contains a formula; enter its value instead': 'يحتوي على صيغة؛ أدخل قيمتها بدلًا منها',
  'there is no schedule named {0}; add it in the settings':
    'لا يوجد جدول باسم {0}؛ أضفه في الإعدادات',
  'this row is too long to be a person; correct it': 'هذا الصف أطول من أن يكون لشخص؛ صحّحه',
  'has unbalanced quotation marks; add or remove one':
    'علامات الاقتباس فيه غير متوازنة؛ أضف واحدة أو احذفها',
  '“{0}” looks garbled; choose the encoding of the file, or correct the text':
    'يبدو «{0}» مشوّهًا؛ اختر ترميز الملف أو صحّح النص',
  '{0} people with this name are enrolled; add a table with their employee numbers':
    'هناك {0} أشخاص مسجّلون بهذا الاسم؛ أضف جدولًا بأرقامهم الوظيفية',
  'is written {0} for the person who is enrolled; use the same spelling':
    'مكتوب {0} لدى الشخص المسجّل؛ استخدم الكتابة نفسها',
  'is not in a folder named after a person; create such a folder, or add a table':
    'ليس في مجلد يحمل اسم شخص؛ أنشئ مجلدًا كهذا أو أضف جدولًا',
  'is the name of {0} folders ({1}). If these are different people, give the folders different names, or add a table whose photos column says which folder belongs to whom; if it is one person, put all photos into one folder':
    'اسم لـ{0} مجلدات ({1}). إن كانوا أشخاصًا مختلفين فأعطِ المجلدات أسماء مختلفة، أو أضف جدولًا يبيّن عمود photos فيه صاحب كل مجلد؛ وإن كان شخصًا واحدًا فضع كل الصور في مجلد واحد',
  'is a folder ({0}) inside {1}, which has photos too. If they show one person, put all photos into {2}; otherwise move the folder out of it':
    'مجلد ({0}) داخل {1} الذي فيه صور أيضًا. إن كانت لشخص واحد فضع كل الصور في {2}، وإلا فأخرج المجلد منه',
  'must be in a ZIP file or folder together with the table':
    'يجب أن تكون مع الجدول في ملف ZIP أو مجلد',
  '{0} files are named {1} ({2}); add the folder to the name':
    '{0} ملفات اسمها {1} ({2})؛ أضف المجلد إلى الاسم',
  '{0} was not found; check its name': 'لم يُعثر على {0}؛ تحقّق من اسمه',
  '{0} folders are named {1} ({2}), which may be different people; enter the path of this person’s folder in the photos column':
    '{0} مجلدات اسمها {1} ({2}) وقد تكون لأشخاص مختلفين؛ أدخل مسار مجلد هذا الشخص في عمود photos',
  'the folder’s name {0}': 'اسم المجلد {0}',
  'has no photo that can be read': 'ليس فيه صورة يمكن قراءتها',
  'it is not in the folder of a person': 'ليس في مجلد أي شخص',
  'no row of the table is for its folder or lists it': 'لا يوجد صف في الجدول لمجلده ولا يذكره',
  'the same photos also belong to {0}; enter in the photos column which photos belong to whom':
    'الصور نفسها تخص أيضًا {0}؛ بيّن في عمود photos صاحب كل منها',
  'needs photos, or a number and a PIN; otherwise this person cannot clock in':
    'يحتاج إلى صور أو رقم وPIN، وإلا فلا يستطيع هذا الشخص التسجيل',
  'needs a number in the same row': 'يحتاج إلى رقم في الصف نفسه',
  'is also used in {0}': 'مستخدم أيضًا في {0}',
  'is also in {0}; add employee numbers to tell people apart':
    'موجود أيضًا في {0}؛ أضف أرقام الموظفين للتمييز بينهم',
  'line {0}': 'الصف {0}',
  'lines {0}': 'الصفوف {0}',
  '{0} already belongs to {1}': '{0} يخص {1} بالفعل',
  '{0} is the code for the PIN pad of {1}': '{0} هو رمز {1} للوحة PIN',
  '{0} is the employee number of {1}': '{0} هو رقم موظف {1}',
  'there is another file with the same path; rename it': 'يوجد ملف آخر بالمسار نفسه؛ أعد تسميته',
  'the folder is empty': 'المجلد فارغ',
  'is read as a photo, because of its content': 'يُقرأ كصورة بسبب محتواه',
  'is missing': 'مفقود',
  'is larger than {0} MB': 'أكبر من {0} ميغابايت',
  'is not a photo, because it is compressed too much': 'ليس صورة لأنه مضغوط أكثر مما ينبغي',
  'cannot be unpacked ({0})': 'تعذّر فك ضغطه ({0})',
  'not added, because no photo could be used; provide other photos, or a number and a PIN':
    'لم يُضف لأنه لم تصلح أي صورة؛ قدّم صورًا أخرى أو رقمًا وPIN',
  'The row {0}.': 'الصف: {0}.',
  'The last day ({0}) is before the first day ({1}).': 'آخر يوم ({0}) قبل أول يوم ({1}).',
  '{0} already has an absence from {1} to {2}.': 'لدى {0} غياب مسجّل من {1} إلى {2}.',
  'The row names no person.': 'لا يذكر الصف أي شخص.',
  'No one has the name "{0}".': 'لا أحد اسمه «{0}».',
  'No one has the employee number "{0}".': 'لا أحد رقمه الوظيفي «{0}».',
  '{0} people are named "{1}". Add a column with employee numbers.':
    '{0} أشخاص اسمهم «{1}». أضف عمودًا بأرقام الموظفين.',
  '"{0}" is not a kind of absence: write vacation, sick or other.':
    '«{0}» ليس نوع غياب: اكتب إجازة أو مرض أو أخرى.',
  '"{0}" is "{1}", but it {2}.': '«{0}» قيمته «{1}»: {2}.',
  journal: 'سجل الحضور',
  'audit log': 'سجل التدقيق',
  'The {0} and its head file do not match. {1} New entries are still recorded. Run "{2}" to check the {3}.':
    '{0} وملف الرأس لا يتطابقان. {1} ما زالت القيود الجديدة تُسجَّل. تحقّق بالأمر «{2}».',
  'Entries of the {0} up to number {1}, written by an older version, were changed. Run "{2}" to check the {3}.':
    '{0}: تغيّرت قيود حتى الرقم {1} كتبها إصدار أقدم. تحقّق بالأمر «{2}».',
  'The head file of the {0} was replaced by one of an older version of Rollcall. It may be an old copy.':
    '{0}: استُبدل ملف الرأس بملف من إصدار أقدم من Rollcall. قد يكون نسخة قديمة.',
  'The site’s state file is older than the head file of the {0}. It was replaced by an old copy, and other files may have been too.':
    'ملف حالة الموقع أقدم من ملف الرأس ({0}). استُبدل بنسخة قديمة، وربما ملفات أخرى أيضًا.',
  'The head file is missing.': 'ملف الرأس مفقود.',
  'The head file is an old copy.': 'ملف الرأس نسخة قديمة.',
  'Entry {0} is not the one that was recorded.': 'القيد {0} ليس هو المسجَّل.',
  'The {0} was removed, cut off or replaced by an older one: entry {1} was recorded, but is missing.':
    '{0}: حُذف أو اقتُطع أو استُبدل بنسخة أقدم؛ القيد {1} سُجّل لكنه مفقود.',
  'The {0} was rewritten: entry {1} is not the one that was recorded.':
    '{0}: أُعيدت كتابته؛ القيد {1} ليس هو المسجَّل.',
  '{0, plural, one {# line} other {# lines}} of the {1} {2} changed or damaged (the first is line {3}) and {4} not count. {5} {6}':
    '{1}: {0, plural, zero {لا سطور متغيرة أو تالفة (السطر {3})} one {سطر واحد تغيّر أو تلف (السطر {3}) ولا يُحتسب} two {سطران تغيّرا أو تلفا (أولهما السطر {3}) ولا يُحتسبان} few {# سطور تغيّرت أو تلفت (أولها السطر {3}) ولا تُحتسب} many {# سطرًا تغيّرت أو تلفت (أولها السطر {3}) ولا تُحتسب} other {# سطر تغيّرت أو تلفت (أولها السطر {3}) ولا تُحتسب}}. {5} {6}',
  'It is still in the file.': 'ما زال في الملف.',
  'They are still in the file.': 'ما زالت في الملف.',
  'Run "{0}" to find the first one.': 'اعثر على الأول بالأمر «{0}».',
  '{0, plural, one {# entry} other {# entries}} of the {1} {2} not match the entry before: entries were replaced or removed. {3}':
    '{1}: {0, plural, zero {# قيد لا يطابق} one {قيد واحد لا يطابق} two {قيدان لا يطابقان} few {# قيود لا تطابق} many {# قيدًا لا تطابق} other {# قيد لا تطابق}} ما قبله؛ استُبدلت قيود أو حُذفت. {3}',
  '{0, plural, one {# line} other {# lines}} at the end of the {1} {2} not written by Rollcall, or cannot be proven. {3} moved, unchanged, to {4} in the same folder. If a person is missing a punch, add it as a correction.':
    '{1}: {0, plural, zero {لا سطور في النهاية} one {سطر واحد في النهاية لم يكتبه Rollcall أو لا يمكن إثباته} two {سطران في النهاية لم يكتبهما Rollcall أو لا يمكن إثباتهما} few {# سطور في النهاية لم يكتبها Rollcall أو لا يمكن إثباتها} many {# سطرًا في النهاية لم يكتبها Rollcall أو لا يمكن إثباتها} other {# سطر في النهاية لم يكتبها Rollcall أو لا يمكن إثباتها}}. لا يُحتسب ذلك، ونُقل دون تغيير إلى {4} في المجلد نفسه. إن نقصت بصمة لأحد فأضفها كتصحيح.',
  '{0} was removed. It would show if the data folder were replaced by an older copy.':
    'حُذف {0}. كان سيُظهر استبدال مجلد البيانات بنسخة أقدم.',
  '{0} is damaged or was changed.': '{0} تالف أو تغيّر.',
  '{0} remembers another data folder, with {1} entries in its journal and {2} in its audit log on {3}. The data folder was removed or replaced.':
    'يذكر {0} مجلد بيانات آخر فيه {1} من قيود الحضور و{2} من قيود التدقيق بتاريخ {3}. حُذف مجلد البيانات أو استُبدل.',
  '{0} was changed outside Rollcall.': 'تغيّر {0} خارج Rollcall.',
  '{0} was removed, and a new one was started.': 'حُذف {0} وبُدئ ملف جديد.',
  'The data folder was replaced by an older copy: {0} remembers a later one, of {1}.':
    'استُبدل مجلد البيانات بنسخة أقدم: يذكر {0} نسخة أحدث بتاريخ {1}.',
  'The site’s state file (state.sealed) is damaged. It would have shown if other files were replaced by older copies.':
    'ملف حالة الموقع (state.sealed) تالف. كان سيُظهر استبدال ملفات أخرى بنسخ أقدم.',
  'The site’s state file (state.sealed) is missing. It would have shown if other files were replaced by older copies.':
    'ملف حالة الموقع (state.sealed) مفقود. كان سيُظهر استبدال ملفات أخرى بنسخ أقدم.',
  'Entry {0} (line {1}) of the {2} was changed or damaged.':
    '{2}: القيد {0} (السطر {1}) تغيّر أو تلف.',
  'Entry {0} of the {1} is missing: line {2} holds entry {3}.':
    '{1}: القيد {0} مفقود؛ في السطر {2} القيد {3}.',
  'Entry {0} of the {1} was duplicated or moved to line {2}.':
    '{1}: القيد {0} كُرّر أو نُقل إلى السطر {2}.',
  'Entry {0} of the {1} does not match the entry before it: one of the two was replaced.':
    '{1}: القيد {0} لا يطابق ما قبله؛ استُبدل أحدهما.',
  'Entry {0} of the {1} was not written by Rollcall: it is not authenticated.':
    '{1}: القيد {0} لم يكتبه Rollcall؛ فهو غير موثّق.',
  'Entry {0} of the {1} is not the one that was recorded. The log was rewritten.':
    '{1}: القيد {0} ليس هو المسجَّل. أُعيدت كتابة السجل.',
  'The head file of the {0} cannot be read: {1}': '{0}: تتعذّر قراءة ملف الرأس. {1}',
  'The head file of the {0} is missing, so entries may have been removed from the end.':
    '{0}: ملف الرأس مفقود، فربما حُذفت قيود من النهاية.',
  'The {0} has {1, plural, one {# entry} other {# entries}}, but only {2} {3} recorded.':
    '{0}: فيه {1, plural, zero {# قيد} one {قيد واحد} two {قيدان} few {# قيود} many {# قيدًا} other {# قيد}}، لكن المسجَّل {2} فقط.',
  'Entry {0} of the {1} is missing from the end.': '{1}: القيد {0} مفقود من النهاية.',
  'Entries {0} to {1} of the {2} are missing from the end.':
    '{2}: القيود من {0} إلى {1} مفقودة من النهاية.',
  'The certificate is from the kiosk {0}, but this is {1}. Check it on that kiosk.':
    'الشهادة من الجهاز {0}، وهذا هو {1}. تحقّق منها على ذلك الجهاز.',
  'The audit log was altered.': 'جرى تغيير سجل التدقيق.',
  'The certificate does not match entry {0} of the audit log. It may have been altered.':
    'الشهادة لا تطابق القيد {0} في سجل التدقيق. ربما جرى تغييرها.',
  '{0} and {1} on the command line.': '{0}؛ وفي سطر الأوامر {1}.',
  'accepted as it was': 'قُبل كما هو',
  'started again with an empty file': 'بُدئ من جديد بملف فارغ',
  '{0} was removed': 'حُذف {0}',
  '{0} {1} shows that.': '{0} يُظهر ذلك: {1}.',
  'The site’s state file': 'ملف حالة الموقع',
  '{0} and {1} more': '{0} و{1} غيرها',
  'The layout {0} has no parameter "{1}". Remove it.': 'ليس للتنسيق {0} معامل «{1}». احذفه.',
  'The layout {0} needs a value for "{1}". Enter it and try again.':
    'يحتاج التنسيق {0} إلى قيمة لـ«{1}». أدخلها وحاول من جديد.',
  '"{0}" must be {1}.': 'يجب أن يكون «{0}» {1}.',
  'Western ({0})': 'أوروبا الغربية ({0})',
  'Central European ({0})': 'أوروبا الوسطى ({0})',
  'Cyrillic ({0})': 'سيريلي ({0})',
  'Greek ({0})': 'يوناني ({0})',
  'Turkish ({0})': 'تركي ({0})',
  'Baltic ({0})': 'بلطيقي ({0})',
  'Vietnamese ({0})': 'فيتنامي ({0})',
  'Hebrew ({0})': 'عبري ({0})',
  'Arabic ({0})': 'عربي ({0})',
  'Thai ({0})': 'تايلاندي ({0})',
  'Japanese ({0})': 'ياباني ({0})',
  'Chinese, simplified ({0})': 'صيني مبسّط ({0})',
  'Chinese, traditional ({0})': 'صيني تقليدي ({0})',
  'Korean ({0})': 'كوري ({0})',
};
