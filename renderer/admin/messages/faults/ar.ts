/** Sentences of the services by their English pattern; see `translateSentence`. */
export const ar: Readonly<Record<string, string>> = {
  'An account named {0} already exists. Choose another name.':
    'يوجد حساب باسم {0} بالفعل. اختر اسمًا آخر.',
  'The last administrator account cannot be removed. Add another administrator first.':
    'لا يمكن حذف آخر حساب مسؤول. أضف مسؤولًا آخر أولًا.',
  'The name or password is wrong. Try again.': 'الاسم أو كلمة المرور غير صحيحة. حاول مرة أخرى.',
  'There is no account named {0}. Check the name.': 'لا يوجد حساب باسم {0}. تحقق من الاسم.',
  'An account with the role team needs at least one department. Add one.':
    'يحتاج الحساب بدور الفريق إلى قسم واحد على الأقل. أضف قسمًا.',
  'Only accounts with the role team have departments. Leave them out.':
    'الحسابات بدور الفريق فقط لها أقسام. أزل الأقسام.',
  'You are not signed in. Sign in first.': 'لم تسجّل الدخول. سجّل الدخول أولًا.',
  'You cannot remove the account you are signed in with. Sign in with another account first.':
    'لا يمكنك حذف الحساب الذي سجّلت الدخول به. سجّل الدخول بحساب آخر أولًا.',
  'An administrator account already exists. Sign in with it.':
    'يوجد حساب مسؤول بالفعل. سجّل الدخول به.',
  'People are already enrolled, so the first administrator must be added on the command line. Run "rollcall account add".':
    'يوجد أشخاص مسجّلون بالفعل، لذلك يجب إضافة المسؤول الأول من سطر الأوامر. شغّل "rollcall account add".',
  'This person is not in one of your departments. Ask HR or an administrator.':
    'هذا الشخص ليس في أحد أقسامك. اسأل الموارد البشرية أو أحد المسؤولين.',
  'There is no absence with the ID {0}. To list absences, run "rollcall absence list".':
    'لا يوجد غياب بالمعرّف {0}. أعد تحميل القائمة.',
  'This person already has an absence ({0}) {1}. Remove it first, or choose other days.':
    'لدى هذا الشخص غياب بالفعل ({0}، {1}). احذفه أولًا أو اختر أيامًا أخرى.',
  'There is no person with the ID {0}. Choose another person.':
    'لا يوجد شخص بالمعرّف {0}. اختر شخصًا آخر.',
  'The person was only seen, so it is not known whether they came or left. Choose in or out.':
    'شوهد الشخص فقط، ولا يُعرف هل حضر أم انصرف. اختر حضورًا أو انصرافًا.',
  'The range is {0, plural, one {# day} other {# days}} long. Choose at most {1, plural, one {# day} other {# days}}.':
    'طول الفترة {0, plural, zero {# يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}. اختر على الأكثر {1, plural, zero {# يوم} one {يومًا واحدًا} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}.',
  'The first day ({0}) is after the last day ({1}). Change one of them.':
    'اليوم الأول ({0}) بعد اليوم الأخير ({1}). غيّر أحدهما.',
  '{0} does not exist: no kiosk has run with this data folder yet. Check the folder.':
    'الملف {0} غير موجود: لم يعمل أي جهاز بمجلد البيانات هذا بعد. تحقق من المجلد.',
  '{0} cannot be read. It is written again when Rollcall runs.':
    'لا يمكن قراءة {0}. يُكتب الملف من جديد عند تشغيل Rollcall.',
  '{0} cannot be verified, because its footer {1}.footer.json is missing. Put both files in the same folder.':
    'لا يمكن التحقق من {0} لأن الملف {1}.footer.json غير موجود. ضع الملفين في المجلد نفسه.',
  'The folder {0} for the daily export does not exist. Create it, connect its drive, or choose another folder in the settings.':
    'مجلد التصدير اليومي {0} غير موجود. أنشئه، أو صِل قرصه، أو اختر مجلدًا آخر في الإعدادات.',
  'The time zone "{0}" is unknown. Enter an IANA name such as Europe/Berlin.':
    'المنطقة الزمنية «{0}» غير معروفة. أدخل اسم IANA مثل Europe/Berlin.',
  '{0} already exists. Choose another name.': '{0} موجود بالفعل. اختر اسمًا آخر.',
  'This card already belongs to {0} ({1}). Withdraw it there first, or use another card.':
    'هذه البطاقة للشخص {0} ({1}). اسحبها منه أولًا، أو استخدم بطاقة أخرى.',
  '{0} has no badge with the ID {1}. Check the list of badges.':
    'ليس لدى {0} شارة بالمعرّف {1}. تحقّق من قائمة الشارات.',
  'This code was used before. Wait for the next one on the phone.':
    'استُخدم هذا الرمز من قبل. انتظر الرمز التالي على الهاتف.',
  'This badge or card is unknown here, or no longer valid. Use your PIN, or ask reception.':
    'هذه الشارة أو البطاقة غير معروفة هنا، أو لم تعد معروفة. استخدم الرقم السري، أو اسأل موظف الاستقبال.',
  '{0} already exists. Choose another name, or overwrite it.':
    '{0} موجود بالفعل. اختر اسمًا آخر أو استبدل الملف.',
  '{0} is a device or a pipe. Choose a file.': '{0} جهاز أو أنبوب. حدّد ملفًا.',
  '{0} is a folder. Choose a file.': '{0} مجلد. حدّد ملفًا.',
  'Punch {0} does not exist or was already withdrawn. Check the current punches and try again.':
    'البصمة {0} غير موجودة أو سُحبت بالفعل. تحقق من البصمات الحالية وحاول مرة أخرى.',
  'This folder belongs to this kiosk ({0}). Choose the data folder of another kiosk.':
    'هذا المجلد يخص هذا الجهاز ({0}). اختر مجلد بيانات جهاز آخر.',
  'The journal {0} cannot be imported. {1} No punches were imported.':
    'لا يمكن استيراد السجل {0}. {1} لم تُستورد أي بصمة.',
  'The layout {0} has a fixed file format. Leave the format options at their defaults.':
    'تنسيق {0} ثابت. اترك خيارات التنسيق على قيمها الافتراضية.',
  'The column separator and the decimal sign must differ. With a decimal comma, use ";" as the separator.':
    'يجب أن يختلف فاصل الأعمدة عن العلامة العشرية. مع الفاصلة العشرية استخدم «;».',
  'An Excel export can have at most {0, plural, one {# row} other {# rows}}. Export as CSV, or choose fewer days.':
    'يمكن أن يحتوي ملف Excel على {0, plural, zero {# صف} one {صف واحد} two {صفين} few {# صفوف} many {# صفًا} other {# صف}} على الأكثر. صدّر بصيغة CSV أو اختر أيامًا أقل.',
  '{0} is not over yet. Choose a last day before {1}.':
    'لم ينتهِ اليوم {0} بعد. اختر يومًا أخيرًا قبل {1}.',
  '{0} to {1} is signed off already. Choose other days, or reopen that period first.':
    'الفترة من {0} إلى {1} معتمدة بالفعل. اختر أيامًا أخرى أو أعد فتحها أولًا.',
  'There is no signed-off period with the ID {0}. To list them, run "rollcall sign-off list".':
    'لا توجد فترة معتمدة بالمعرّف {0}. أعد تحميل القائمة.',
  '{0} to {1} is signed off. Give a reason for the change.':
    'الفترة من {0} إلى {1} معتمدة. اذكر سبب التغيير.',
  '{0} is in the future. Enter the time at which the person clocked in or out.':
    'الوقت {0} في المستقبل. أدخل وقت حضور الشخص أو انصرافه.',
  '{0} does not exist in {1}: clocks go forward from {2} to {3}. Enter {4} or earlier, or {5} or later.':
    'الوقت {0} غير موجود في {1}: تُقدَّم الساعة من {2} إلى {3}. أدخل {4} أو قبله، أو {5} أو بعده.',
  'Clocks in {0} go back and show {1} twice. Choose the first or the second.':
    'تُؤخَّر الساعة في {0} وتُظهر {1} مرتين. اختر الأولى أو الثانية.',
  'The UTC offset of {0} at {1} is {2}. Correct the offset or remove it.':
    'فارق التوقيت العالمي في {0} عند {1} هو {2}. صحّحه أو احذفه.',
  '{0} became shorter while the backup was written. Make the backup again.':
    'أصبح {0} أقصر أثناء النسخ. أنشئ النسخة الاحتياطية مرة أخرى.',
  '{0} already contains data, so nothing was changed. Move the data away first, or choose another data folder.':
    'يحتوي {0} على بيانات بالفعل، فلم يتغيّر شيء. انقل البيانات أولًا أو اختر مجلد بيانات آخر.',
  '{0} is a separate disk and cannot be renamed, so nothing was changed. Restore the backup on the command line.':
    '{0} قرص منفصل ولا يمكن إعادة تسميته، فلم يتغيّر شيء. استعد النسخة من سطر الأوامر.',
  'The contents of {0} are damaged, so nothing was changed. Use another copy of the backup.':
    'محتوى {0} تالف، فلم يتغيّر شيء. استخدم نسخة أخرى من النسخة الاحتياطية.',
  'The time zone "{0}" is unknown. In the settings, enter an IANA name such as Europe/Berlin.':
    'المنطقة الزمنية «{0}» غير معروفة. أدخل في الإعدادات اسم IANA مثل Europe/Berlin.',
  'The kiosk is open on another screen. Use it there, or choose to use this screen.':
    'الجهاز مفتوح على شاشة أخرى. استخدمه هناك أو اختر هذه الشاشة.',
  'This case is no longer on the list. Reload the list.':
    'لم تعد هذه الحالة في القائمة. أعد تحميل القائمة.',
  'It is too late to answer here. Look at the camera again, or ask HR to enter the punch.':
    'فات وقت الإجابة هنا. انظر إلى الكاميرا مرة أخرى أو اطلب من الموارد البشرية إدخال البصمة.',
  'The employee number (or code) and the PIN do not match. Check both and try again.':
    'رقم الموظف (أو الرمز) ورقم PIN غير متطابقين. تحقق منهما وحاول مرة أخرى.',
  'Too many wrong PINs. Wait {0} and try again, or ask reception.':
    'أرقام PIN خاطئة كثيرة. انتظر {0} ثم حاول مرة أخرى، أو اسأل الاستقبال.',
  'This punch can no longer be cancelled here. Ask HR to correct it.':
    'لم يعد إلغاء هذه البصمة ممكنًا هنا. اطلب من الموارد البشرية تصحيحها.',
  'Only a supervisor can confirm somebody else.': 'المشرف فقط يمكنه تأكيد شخص آخر.',
  'There is no longer anyone to confirm. Look at the camera again, and then ask the supervisor.':
    'لم يعد هناك من يحتاج إلى تأكيد. انظر إلى الكاميرا مرة أخرى ثم اسأل المشرف.',
  'The template was made by model {0} and cannot be compared with those of {1}. Enrol the person again.':
    'أُنشئ القالب بالنموذج {0} ولا يمكن مقارنته بقوالب {1}. سجّل الشخص من جديد.',
  'Model {0} has no thresholds yet. Measure them with "rollcall models calibrate {1} --images DIR".':
    'ليس للنموذج {0} حدود بعد. قِسها بالأمر "rollcall models calibrate {1} --images DIR".',
  'The template of {0} was written by a newer version of Rollcall. Update Rollcall.':
    'كُتب قالب {0} بإصدار أحدث من Rollcall. حدّث Rollcall.',
  'The template of {0} is damaged. Enrol this person again.':
    'قالب {0} تالف. سجّل هذا الشخص من جديد.',
  'The recordings no longer lead to this proposal. Measure again, and check the result.':
    'لم تعد التسجيلات تقترح ذلك. قِس مرة أخرى وانظر إلى النتيجة.',
  'No recording is running on this screen. Start again.':
    'لا يوجد تسجيل جارٍ على هذه الشاشة. ابدأ من جديد.',
  '{0} cannot be read ({1}). Use pictures, a GIF or a video, or remove the file.':
    'لا يمكن قراءة {0} ({1}). استخدم صورًا أو GIF أو فيديو، أو احذف الملف.',
  'There are {0} recordings, which is the limit. Measure with them, or erase them first.':
    'يوجد {0} تسجيل، وهو الحد الأقصى. قِس بها أو امسحها أولًا.',
  'A recording is damaged, so nothing was measured. Erase the recordings, and record again.':
    'أحد التسجيلات تالف، فلم يُقَس شيء. امسح التسجيلات وسجّل من جديد.',
  'A recording was erased. Try again.': 'مُسح أحد التسجيلات. حاول مرة أخرى.',
  'The enrolled people make {0, plural, one {# pair} other {# pairs}} of photos of different people; at least {1, plural, one {# pair} other {# pairs}} are needed. Enrol more people first.':
    'يكوّن الأشخاص المسجّلون {0, plural, zero {# زوج} one {زوجًا واحدًا} two {زوجين} few {# أزواج} many {# زوجًا} other {# زوج}} من صور أشخاص مختلفين؛ المطلوب على الأقل {1, plural, zero {# زوج} one {زوج واحد} two {زوجان} few {# أزواج} many {# زوجًا} other {# زوج}}. سجّل مزيدًا من الأشخاص أولًا.',
  'This model is already imported as {0}. Use that model.':
    'استُورد هذا النموذج بالفعل باسم {0}. استخدمه.',
  'The model was not imported: it cannot be run ({0}). Import another model.':
    'لم يُستورد النموذج: لا يمكن تشغيله ({0}). استورد نموذجًا آخر.',
  'Model {0} is a detector, and only embedding models have thresholds. Choose an embedding model.':
    'النموذج {0} كاشف، ولنماذج التعرّف فقط حدود. اختر نموذج تعرّف.',
  'Model {0} is in use. Switch to another model first.':
    'النموذج {0} قيد الاستخدام. انتقل إلى نموذج آخر أولًا.',
  'Choose at least one model file.': 'اختر ملف نموذج واحدًا على الأقل.',
  '{0} cannot be imported: {1}.': 'لا يمكن استيراد {0}: {1}.',
  '{0} has {1} MiB; a model can have at most {2} MiB. Import a smaller model.':
    'حجم {0} هو {1} ميبيبايت، والحد الأقصى للنموذج {2} ميبيبايت. استورد نموذجًا أصغر.',
  'The file {0} is missing. Import the model again, or remove its folder.':
    'الملف {0} غير موجود. استورد النموذج من جديد أو احذف مجلده.',
  'The bundled models find no face in the sample photos. Install Rollcall again.':
    'لا تجد النماذج المرفقة وجهًا في صور المثال. أعد تثبيت Rollcall.',
  'The model was not imported: {0}. Import another model.':
    'لم يُستورد النموذج: {0}. استورد نموذجًا آخر.',
  '{0} has no row of headings with "number" or "name", "kind" and "from". Add these headings, and "to" for ranges.':
    'لا يحتوي {0} على صف عناوين فيه «number» أو «name» و«kind» و«from». أضف هذه العناوين، و«to» للفترات.',
  'The person agreed to version {0} of the consent text, but version {1} is in use. Show them the current text and ask again.':
    'وافق الشخص على الإصدار {0} من نص الموافقة، لكن الإصدار المعمول به هو {1}. اعرض عليه النص الحالي واسأله مرة أخرى.',
  'No enrolment is in progress on this screen. Start again.':
    'لا توجد عملية تسجيل شخص جارية على هذه الشاشة. ابدأ من جديد.',
  '{0} is already enrolled ({1}), and these photos show the same face ({2}). Choose to replace the existing template to enrol again.':
    '{0} مسجّل بالفعل ({1})، وهذه الصور تُظهر الوجه نفسه ({2}). اختر استبدال القالب الحالي للتسجيل من جديد.',
  'You chose the same record twice. Choose two different records.':
    'اخترت السجل نفسه مرتين. اختر سجلين مختلفين.',
  'The two records were enrolled with different models ({0}, {1}). Re-enrol one of them first.':
    'سُجّل السجلان بنموذجين مختلفين ({0}، {1}). أعد تسجيل أحدهما أولًا.',
  '{0} is missing, but templates or photos of {1, plural, one {# person} other {# people}} are stored. Restore the file from a backup. Nothing was changed.':
    'الملف {0} غير موجود، لكن توجد قوالب أو صور محفوظة لـ{1, plural, zero {# شخص} one {شخص واحد} two {شخصين} few {# أشخاص} many {# شخصًا} other {# شخص}}. استعد الملف من نسخة احتياطية. لم يتغيّر شيء.',
  'Almost every code of six digits is used. Give this person a longer code for the PIN pad.':
    'معظم الرموز ذات الأرقام الستة مستخدمة. أعطِ هذا الشخص رمزًا أطول للوحة الأرقام.',
  'There is no person with the name or ID {0}. Check the list of people.':
    'لا يوجد شخص بالاسم أو المعرّف {0}. تحقق من قائمة الأشخاص.',
  '{0} people are named {1}. Use one of these IDs instead: {2}.':
    'يوجد {0} أشخاص باسم {1}. استخدم أحد هذه المعرّفات: {2}.',
  'The {0} {1} {2}. Choose another one.': 'مستخدم بالفعل: {0} {1} ({2}). اختر غيره.',
  'The kept photos of the person {0} are damaged. Re-enrol this person.':
    'الصور المحفوظة للشخص {0} تالفة. أعد تسجيل هذا الشخص.',
  '{0} is larger than {1} MB. Divide the table into several files.':
    'حجم {0} أكبر من {1} ميغابايت. قسّم الجدول إلى عدة ملفات.',
  '{0} has {1, plural, one {# entry} other {# entries}}; at most {2, plural, one {# entry} other {# entries}} are allowed. Divide it into several ZIP files.':
    'يحتوي {0} على {1, plural, zero {# عنصر} one {عنصر واحد} two {عنصرين} few {# عناصر} many {# عنصرًا} other {# عنصر}}؛ والحد الأقصى {2, plural, zero {# عنصر} one {عنصر واحد} two {عنصران} few {# عناصر} many {# عنصرًا} other {# عنصر}}. قسّمه إلى عدة ملفات ZIP.',
  'The table {0} in {1} cannot be unpacked ({2}). Create the ZIP file again.':
    'تعذّر فك ضغط الجدول {0} في {1} ({2}). أنشئ ملف ZIP من جديد.',
  '{0} cannot be read as a ZIP file ({1}). Create the ZIP file again.':
    'لا يمكن قراءة {0} كملف ZIP ({1}). أنشئ ملف ZIP من جديد.',
  '{0} contains {1} tables ({2}). Remove all but one.':
    'يحتوي {0} على {1} جداول ({2}). أبقِ جدولًا واحدًا فقط.',
  '{0} in {1} {2}. Use another photo.': '{0} في {1}: {2}. استخدم صورة أخرى.',
  '{0} contains no table. Add one.': 'لا يحتوي {0} على جدول. أضف جدولًا.',
  'The table {0} in {1} is too large. Divide it into several files.':
    'الجدول {0} في {1} كبير جدًا. قسّمه إلى عدة ملفات.',
  '{0} has several "{1}" columns ({2}). Remove or rename all but one.':
    'يحتوي {0} على عدة أعمدة «{1}» ({2}). أبقِ عمودًا واحدًا أو أعد تسمية الباقي.',
  '{0} is not in the folder. Choose the folder again.': '{0} ليس في المجلد. اختر المجلد من جديد.',
  '{0} is larger than {1} MB. Use a smaller file.':
    'حجم {0} أكبر من {1} ميغابايت. استخدم ملفًا أصغر.',
  '{0} has {1, plural, one {# folder} other {# folders}}; at most {2, plural, one {# folder} other {# folders}} ({3, plural, one {# person} other {# people}}) can be imported at once. Divide it into several parts.':
    'يحتوي {0} على {1, plural, zero {# مجلد} one {مجلد واحد} two {مجلدين} few {# مجلدات} many {# مجلدًا} other {# مجلد}}؛ ويمكن استيراد {2, plural, zero {# مجلد} one {مجلد واحد} two {مجلدين} few {# مجلدات} many {# مجلدًا} other {# مجلد}} ({3, plural, zero {# شخص} one {شخص واحد} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}}) على الأكثر في كل مرة. قسّم الاستيراد.',
  'An import is already running. Wait until it ends, or cancel it.':
    'يوجد استيراد جارٍ بالفعل. انتظر حتى ينتهي أو ألغِه.',
  '{0} is not a table: read as {1}, it contains a zero byte in line {2}. Save the table as CSV or XLSX.':
    '{0} ليس جدولًا: عند قراءته بترميز {1} يحتوي على بايت صفري في السطر {2}. احفظه بصيغة CSV أو XLSX.',
  '{0} is {1}, which cannot be read as a table. Save it as XLSX or CSV.':
    'الملف {0} هو {1} ولا يمكن قراءته كجدول. احفظه بصيغة XLSX أو CSV.',
  '{0} has more than {1, plural, one {# column} other {# columns}}. Remove the columns that are not needed.':
    'يحتوي {0} على أكثر من {1, plural, zero {# عمود} one {عمود واحد} two {عمودين} few {# أعمدة} many {# عمودًا} other {# عمود}}. احذف الأعمدة غير اللازمة.',
  '{0} is empty. Its first line must contain the headings.':
    '{0} فارغ. يجب أن يحتوي سطره الأول على العناوين.',
  '{0} has more than {1, plural, one {# row} other {# rows}}. Divide it into several files.':
    'يحتوي {0} على أكثر من {1, plural, zero {# صف} one {صف واحد} two {صفين} few {# صفوف} many {# صفًا} other {# صف}}. قسّمه إلى عدة ملفات.',
  '{0} has no "name" column, and no columns with first and last names. Its first line contains {1}{2}. Use these headings: number, name, department, email, pin, code, schedule, photos.':
    'لا يحتوي {0} على عمود «name» ولا على عمودي الاسم الأول واسم العائلة. سطره الأول يحتوي على {1}{2}. استخدم هذه العناوين: number, name, department, email, pin, code, schedule, photos.',
  '{0} has more than {1, plural, one {# row} other {# rows}} or {2, plural, one {# column} other {# columns}}. Divide it into several files.':
    'يحتوي {0} على أكثر من {1, plural, zero {# صف} one {صف واحد} two {صفين} few {# صفوف} many {# صفًا} other {# صف}} أو {2, plural, zero {# عمود} one {عمود واحد} two {عمودين} few {# أعمدة} many {# عمودًا} other {# عمود}}. قسّمه إلى عدة ملفات.',
  '{0} needs too much memory or time to read. Copy the rows into a new workbook, or save them as CSV.':
    'تحتاج قراءة {0} إلى ذاكرة أو وقت أكثر من اللازم. انسخ الصفوف إلى مصنف جديد أو احفظها بصيغة CSV.',
  '{0} cannot be read as an Excel workbook ({1}). Save it again as XLSX or CSV.':
    'لا يمكن قراءة {0} كمصنف Excel ({1}). احفظه من جديد بصيغة XLSX أو CSV.',
  '{0} is larger than {1} MB when unpacked. Copy the rows into a new workbook, or divide it into several files.':
    'حجم {0} بعد فك الضغط أكبر من {1} ميغابايت. انسخ الصفوف إلى مصنف جديد أو قسّمه.',
  'There are no public holidays for the {0} "{1}". {2}': 'لا توجد عطل رسمية لـ«{1}» ({0}). {2}',
  'The logo has {0} kB; at most {1} kB are allowed. Save it smaller, such as 400 pixels wide.':
    'حجم الشعار {0} كيلوبايت، والحد الأقصى {1} كيلوبايت. احفظه أصغر، مثلًا بعرض 400 بكسل.',
  'The logo is not a PNG or JPEG file. Choose a PNG or JPEG file.':
    'الشعار ليس PNG ولا JPEG. اختر ملفًا من هذا النوع.',
  'This is not a Rollcall settings file: it is not JSON. Choose another file.':
    'هذا ليس ملف إعدادات Rollcall: ليس JSON. اختر ملفًا آخر.',
  'The settings file was written by a newer version of Rollcall (layout {0}; this version reads up to layout 2). Update Rollcall first.':
    'ملف الإعدادات من إصدار أحدث من Rollcall (التنسيق {0}؛ هذا الإصدار يقرأ حتى التنسيق 2). حدّث Rollcall أولًا.',
  'Two schedules have the ID "{0}". Give each schedule its own ID.':
    'جدولان لهما المعرّف «{0}». أعطِ كل جدول معرّفًا خاصًا.',
  '{0} is set to "{1}", but there is no such schedule. Choose another one.':
    'قيمة {0} هي «{1}»، لكن لا يوجد جدول كهذا. اختر جدولًا آخر.',
  'White text cannot be read on the accent colour {0}: the contrast is {1} to 1, and at least {2} to 1 is needed. The nearest colour that works is {3}.':
    'لا يُقرأ النص الأبيض على اللون {0}: التباين {1} إلى 1، والمطلوب على الأقل {2} إلى 1. أقرب لون مناسب هو {3}.',
  'The disk failed, and {0} no longer ends with the entry that was saved last. Nothing more is written to it. Check the disk, then restart Rollcall.':
    'تعطّل القرص، ولم يعد {0} ينتهي بآخر قيد محفوظ. لا يُكتب فيه شيء بعد الآن. افحص القرص ثم أعد تشغيل Rollcall.',
  '{0} is part of the data folder, and would be replaced together with it. Choose a folder on another disk.':
    '{0} جزء من مجلد البيانات وسيُستبدل معه. اختر مجلدًا على قرص آخر.',
  '{0} belongs to another data folder. Choose a separate folder for each kiosk.':
    '{0} يخص مجلد بيانات آخر. اختر مجلدًا خاصًا لكل جهاز.',
  '{0} is damaged, and there is no usable copy of it: {1}. Nothing was changed. Correct it, restore it from a backup, or move it away to start over.':
    'الملف {0} تالف ولا توجد نسخة صالحة منه: {1}. لم يتغيّر شيء. صحّحه أو استعده من نسخة احتياطية أو انقله للبدء من جديد.',
  '{0} was edited, and cannot be used: {1}. Correct it in the file, or undo the change.':
    'جرى تعديل {0} ولا يمكن استخدامه: {1}. صحّحه في الملف أو تراجع عن التغيير.',
  '{0} was written by a newer version of Rollcall (layout {1}; this version reads up to layout {2}). Update Rollcall. Nothing was changed.':
    'كُتب {0} بإصدار أحدث من Rollcall (التنسيق {1}؛ هذا الإصدار يقرأ حتى {2}). حدّث Rollcall. لم يتغيّر شيء.',
  '{0} has extra bytes at the end. Use another copy.':
    'يحتوي {0} على بايتات زائدة في نهايته. استخدم نسخة أخرى.',
  '{0} is not a Rollcall backup. Choose another file.':
    '{0} ليس نسخة احتياطية من Rollcall. اختر ملفًا آخر.',
  '{0} was made by a newer version of Rollcall. Update Rollcall first.':
    'أُنشئ {0} بإصدار أحدث من Rollcall. حدّث Rollcall أولًا.',
  'The password of {0} is wrong, or the file is damaged at the start. Try again, or use another copy.':
    'كلمة مرور {0} خاطئة، أو بداية الملف تالفة. حاول مرة أخرى أو استخدم نسخة أخرى.',
  '{0} is damaged or incomplete (after {1} MB). Use another copy.':
    '{0} تالف أو غير مكتمل (بعد {1} ميغابايت). استخدم نسخة أخرى.',
  'The disk reported an error ({0}) with {1}. Check the disk and its cable; nothing that was already saved is lost.':
    'أبلغ القرص عن خطأ ({0}) في {1}. افحص القرص وكابله؛ لم يُفقد شيء مما حُفظ.',
  "{0} does not exist. Choose a copy of another kiosk's data folder.":
    '{0} غير موجود. اختر نسخة من مجلد بيانات جهاز آخر.',
  '{0} ends with entry {1}, but entry {2} of that kiosk was imported before. It is an older copy, or it was cut off. No punches were imported. Use the latest copy.':
    'ينتهي {0} بالقيد {1}، لكن القيد {2} من ذلك الجهاز استُورد من قبل. إنها نسخة أقدم أو اقتُطع منها. لم تُستورد أي بصمة. استخدم أحدث نسخة.',
  'Entry {0} of {1} is not the one that was imported before: that journal was rewritten, or restored from an older backup. No punches were imported. Run "rollcall log verify" at that kiosk.':
    'القيد {0} في {1} ليس القيد الذي استُورد من قبل: أُعيدت كتابة ذلك السجل أو استُعيد من نسخة احتياطية أقدم. لم تُستورد أي بصمة. شغّل "rollcall log verify" على ذلك الجهاز.',
  '{0} is damaged: {1}. Use another copy of the data folder.':
    '{0} تالف: {1}. استخدم نسخة أخرى من مجلد البيانات.',
  '{0} is damaged or was swapped with another file. Nothing was changed. Restore it from a backup; if it is a template, enrol the person again.':
    '{0} تالف أو بُدّل بملف آخر. لم يتغيّر شيء. استعده من نسخة احتياطية؛ وإن كان قالبًا فسجّل الشخص من جديد.',
  '{0} was sealed by a newer version of Rollcall. Update Rollcall. Nothing was changed.':
    'شُفّر {0} بإصدار أحدث من Rollcall. حدّث Rollcall. لم يتغيّر شيء.',
  '{0} was sealed with another key. Use the key file or passphrase it was sealed with. Nothing was changed.':
    'شُفّر {0} بمفتاح آخر. استخدم ملف المفتاح أو عبارة المرور الأصلية. لم يتغيّر شيء.',
  '{0} is larger than 8 GB. Import its folder on the command line instead.':
    'حجم {0} أكبر من 8 غيغابايت. استورد مجلده من سطر الأوامر.',
  '{0} is larger than its announced size. Send it again.':
    '{0} أكبر من الحجم المعلن. أرسله مرة أخرى.',
  '{0} did not arrive completely. Send it again.': 'لم يصل {0} كاملًا. أرسله مرة أخرى.',
  'This file was already downloaded. Create it again.': 'نُزّل هذا الملف بالفعل. أنشئه من جديد.',
  'The uploaded file no longer exists. Send it again.':
    'لم يعد الملف المرفوع موجودًا. أرسله مرة أخرى.',
  'The inference process could not be started ({0}). Restart Rollcall.':
    'تعذّر بدء عملية التعرّف ({0}). أعد تشغيل Rollcall.',
  'The inference process ended while starting ({0}). Try again.':
    'توقفت عملية التعرّف أثناء البدء ({0}). حاول مرة أخرى.',
  'The inference process ended ({0}) while analysing {1}. It will be restarted; try again.':
    'توقفت عملية التعرّف ({0}) أثناء تحليل {1}. سيُعاد تشغيلها؛ حاول مرة أخرى.',
  'Face recognition is off, because Rollcall ended unexpectedly several times within ten minutes. PINs work. Restart Rollcall later. If this happens again, run "rollcall support" to collect what helps to find the fault.':
    'التعرّف على الوجوه متوقف، لأن Rollcall توقّف على نحو غير متوقع عدة مرات خلال عشر دقائق. تعمل أرقام PIN. أعد تشغيل Rollcall لاحقًا؛ وإذا استمر ذلك، يجمع "rollcall support" ما يساعد على إيجاد الخلل.',
  'The inference process was shut down. Try again.': 'أُوقفت عملية التعرّف. حاول مرة أخرى.',
  'Analysing {0} took longer than {1} s and was stopped. Try a smaller image.':
    'استغرق تحليل {0} أكثر من {1} ثانية وأُوقف. جرّب صورة أصغر.',
  'There is no imported model {0} in {1}. To list the models, run "rollcall models imported".':
    'لا يوجد نموذج مستورد {0} في {1}. أعد تحميل القائمة.',
  'There is no bundled model {0}.': 'لا يوجد نموذج مرفق {0}.',
  'The file {0} is damaged ({1}: {2}). Import the model again.':
    'الملف {0} تالف ({1}: {2}). استورد النموذج من جديد.',
  'The folder {0} contains no images ({1}). Add photos or choose another folder.':
    'لا يحتوي المجلد {0} على صور ({1}). أضف صورًا أو اختر مجلدًا آخر.',
  '{0} is a file. Choose the folder that contains it.': '{0} ملف. اختر المجلد الذي يحتويه.',
  'There is no file or folder {0}. Check the path.': 'لا يوجد ملف أو مجلد {0}. تحقق من المسار.',
  'There is no file {0}. Check the path.': 'لا يوجد ملف {0}. تحقق من المسار.',
  'The file {0} cannot be read: {1}.': 'لا يمكن قراءة الملف {0}: {1}.',
  'A camera frame cannot have {0} × {1} pixels; each side must have {2} to {3} pixels.':
    'لا يمكن أن تكون صورة الكاميرا {0} × {1} بكسل؛ يجب أن يكون كل ضلع من {2} إلى {3} بكسل.',
  'A {0} frame of {1} × {2} pixels must have {3} bytes, but has {4}.':
    'يجب أن يكون حجم صورة {0} بقياس {1} × {2} بكسل {3} بايت، لكنه {4}.',
  'There are {0} saved exports already. Remove one, or use the name of one to replace it.':
    'يوجد {0} عملية تصدير محفوظة بالفعل. احذف واحدة أو استخدم اسم إحداها لاستبدالها.',
  'This saved export was removed already. Reload the list.':
    'حُذف هذا التصدير المحفوظ بالفعل. أعد تحميل القائمة.',
  '{0, plural, one {# entry} other {# entries}} match, but a file has at most {1}. Choose {2} or a later day as the first day.':
    '{0, plural, zero {لا قيود مطابقة} one {قيد واحد مطابق} two {قيدان مطابقان} few {# قيود مطابقة} many {# قيدًا مطابقًا} other {# قيد مطابق}}، لكن الملف لا يتسع لأكثر من {1}. اختر {2} أو يومًا بعده ليكون أول يوم.',
  '{0, plural, one {# entry} other {# entries}} match, but a file has at most {1}. Choose one account or one kind of change.':
    '{0, plural, zero {لا قيود مطابقة} one {قيد واحد مطابق} two {قيدان مطابقان} few {# قيود مطابقة} many {# قيدًا مطابقًا} other {# قيد مطابق}}، لكن الملف لا يتسع لأكثر من {1}. اختر حسابًا واحدًا أو نوعًا واحدًا من التغييرات.',
  '{0} is a folder, so the data folder cannot be locked. Remove that folder.':
    '{0} مجلد، لذلك لا يمكن قفل مجلد البيانات. احذف هذا المجلد.',
  'Only {0, plural, one {# photo} other {# photos}} can be used. Recognition is reliable from {1} photos: add more, or choose to continue with fewer.':
    'الصور الصالحة: {0, plural, zero {لا شيء} one {صورة واحدة} two {صورتان} few {# صور} many {# صورة} other {# صورة}}. يكون التعرّف موثوقًا بدءًا من {1} صور: أضف المزيد أو اختر المتابعة بعدد أقل.',
  'Faces are learnt at the door for the model {0}. Stop that first.':
    'يتعلّم المدخل الوجوه للنموذج {0}. أوقف ذلك أولًا.',
  'The settings do not allow the door to learn faces. Turn on “{0}” first.':
    'لا تسمح الإعدادات للمدخل بتعلّم الوجوه. فعّل «{0}» أولًا.',
  'The embedding model {0} is in use. Choose the model that you want to switch to.':
    'النموذج {0} قيد الاستخدام. اختر النموذج الذي تريد الانتقال إليه.',
  'A timesheet needs a first and a last day. Enter both.':
    'يحتاج كشف الدوام إلى يوم أول ويوم أخير. أدخل كليهما.',
  'The net was not imported: {0}. Import another net, or set its input as documented by its author.':
    'لم تُستورد الشبكة: {0}. استورد شبكة أخرى أو حدّد مدخلها كما وصفه صاحبها.',
  'Model {0} is {1}. Choose an embedding model.': 'النموذج {0} هو {1}. اختر نموذج تعرّف.',
  'Model {0} is {1}. Choose a detector.': 'النموذج {0} هو {1}. اختر كاشفًا.',
  // Sentences that are made in several steps.
  '{0} is missing.': '{0} مطلوب.',
  '{0} must be typed again, because the system or its address has changed.':
    '{0} يجب إدخاله من جديد لأن النظام أو عنوانه مختلف.',
  'OrangeHRM replaces its key with each use, so a new key cannot be tried before it is saved. Save the connection, and then open it and try it.':
    'يستبدل OrangeHRM مفتاحه مع كل استخدام، لذلك لا يمكن تجربة مفتاح جديد قبل حفظه. احفظ الاتصال ثم افتحه وجرّبه.',
  '{0} must not be empty.': 'لا يمكن أن يكون {0} فارغًا.',
  '{0} must be at least {1}.': '{0}: على الأقل {1}.',
  '{0} must be at most {1}.': '{0}: على الأكثر {1}.',
  '{0} must have at least {1, plural, one {# character} other {# characters}}.':
    'يجب أن يحتوي {0} على {1, plural, zero {# حرف} one {حرف واحد} two {حرفين} few {# أحرف} many {# حرفًا} other {# حرف}} على الأقل.',
  '{0} must have at most {1, plural, one {# character} other {# characters}}.':
    'يجب ألا يزيد {0} على {1, plural, zero {# حرف} one {حرف واحد} two {حرفين} few {# أحرف} many {# حرفًا} other {# حرف}}.',
  '{0} must have at least {1, plural, one {# entry} other {# entries}}.':
    'يجب أن يحتوي {0} على {1, plural, zero {# عنصر} one {عنصر واحد} two {عنصرين} few {# عناصر} many {# عنصرًا} other {# عنصر}} على الأقل.',
  '{0} must have at most {1, plural, one {# entry} other {# entries}}.':
    'يجب ألا يزيد {0} على {1, plural, zero {# عنصر} one {عنصر واحد} two {عنصرين} few {# عناصر} many {# عنصرًا} other {# عنصر}}.',
  '{0} must be a whole number.': 'يجب أن يكون {0} عددًا صحيحًا.',
  '{0} must be a number.': 'يجب أن يكون {0} رقمًا.',
  '{0} is not valid.': '{0} غير صالح.',
  '{0} must be a time such as 08:30.': 'يجب أن يكون {0} وقتًا مثل 08:30.',
  '{0} must be a date that exists ({1} does not).': '{0}: التاريخ {1} غير موجود.',
  '{0} must be a date and time such as 2026-03-02T16:30.':
    'يجب أن يكون {0} تاريخًا ووقتًا مثل 2026-03-02T16:30.',
  '{0} must be an email address.': 'يجب أن يكون {0} عنوان بريد إلكتروني.',
  '{0} must be four to twelve digits.': 'يجب أن يتكوّن {0} من أربعة إلى اثني عشر رقمًا.',
  '{0} must be one to twelve digits.': 'يجب أن يتكوّن {0} من رقم واحد إلى اثني عشر رقمًا.',
  '{0} must not contain line breaks or control characters.':
    'يجب ألا يحتوي {0} على فواصل أسطر أو محارف تحكم.',
  '{0} must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only.':
    'يجب أن يتكوّن {0} من حروف وأرقام، تفصل بينها شرطات أو نقاط أو شرطات مائلة أو سفلية أو مسافات فقط.',
  '{0} must be 1 to 40 letters, digits, hyphens and underscores.':
    'يجب أن يتكوّن {0} من 1 إلى 40 حرفًا ورقمًا وشرطة وشرطة سفلية.',
  '{0} must be a code such as DE or BY.': 'يجب أن يكون {0} رمزًا مثل DE أو BY.',
  '{0} must be given, because the days are signed off.': '{0} مطلوب لأن الأيام معتمدة.',
  '{0} is required: everyone with photos must have agreed to face recognition.':
    '{0} مطلوب: يجب أن يكون كل من له صور قد وافق على التعرّف على الوجه.',
  'Too many wrong passwords. Wait {0}, then try again.':
    'كلمات مرور خاطئة كثيرة. انتظر {0} ثم حاول مرة أخرى.',
  '{0, plural, one {# second} other {# seconds}}':
    '{0, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتين} few {# ثوانٍ} many {# ثانية} other {# ثانية}}',
  '{0, plural, one {# minute} other {# minutes}}':
    '{0, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  'An internal error occurred. Everything recorded so far is safe. Try again, and report the problem if it happens again.':
    'حدث خطأ داخلي. كل ما سُجّل حتى الآن محفوظ. حاول مرة أخرى، وأبلغ عن المشكلة إذا تكررت.',
  'This screen belongs to another version of Rollcall. Reload the page.':
    'هذه الشاشة تخص إصدارًا آخر من Rollcall. أعد تحميل الصفحة.',
  'The disk is full, so {0} could not be written. Its previous content is unchanged. Free some space and try again.':
    'القرص ممتلئ، فتعذّرت كتابة {0}. لم يتغيّر محتواه السابق. حرّر مساحة وحاول مرة أخرى.',
  'Rollcall has no permission to read or write {0}. Change the permissions of that folder, or choose another.':
    'ليس لدى Rollcall إذن لقراءة {0} أو كتابته. غيّر أذونات المجلد أو اختر مجلدًا آخر.',
  '{0} cannot be created, because part of its path is a file and not a folder. Choose another folder.':
    'لا يمكن إنشاء {0} لأن جزءًا من مساره ملف وليس مجلدًا. اختر مجلدًا آخر.',
  '{0} could not be opened, because this machine has too many files open. Close other programs and try again.':
    'تعذّر فتح {0} لأن ملفات كثيرة مفتوحة على هذا الجهاز. أغلق برامج أخرى وحاول مرة أخرى.',
  '{0} could not be read or written, because this machine has too little memory. Close other programs and try again.':
    'تعذّرت قراءة {0} أو كتابته لقلة الذاكرة. أغلق برامج أخرى وحاول مرة أخرى.',
  'The disk or network drive of {0} is no longer connected. Connect it again; nothing that was already saved is lost.':
    'لم يعد القرص أو محرك الشبكة الخاص بـ{0} متصلًا. صِله من جديد؛ لم يُفقد شيء مما حُفظ.',
  '{0} is in use by another program. Close that program and try again.':
    '{0} قيد الاستخدام من برنامج آخر. أغلقه وحاول مرة أخرى.',
  '{0} was not found. Check the name, and that its folder exists.':
    'لم يُعثر على {0}. تحقق من الاسم ومن وجود مجلده.',
  'The name {0} is too long. Choose a shorter one.': 'الاسم {0} طويل جدًا. اختر اسمًا أقصر.',
  '{0} is a link that leads back to itself. Choose another path.':
    '{0} رابط يعود إلى نفسه. اختر مسارًا آخر.',
  '{0} {1}, or choose “Continue although the faces differ”.':
    '{0} {1}، أو اختر «المتابعة رغم اختلاف الوجوه».',
  'There is no connector named {0}. To list connectors, run "rollcall connectors".':
    'لا يوجد اتصال باسم {0}. لعرض الاتصالات، شغّل "rollcall connectors".',
  'Rollcall closed its data folder before this change could be saved. Nothing was changed. Try again.':
    'أغلق Rollcall مجلد بياناته قبل أن يمكن حفظ هذا التغيير. لم يتغير شيء. حاول مرة أخرى.',
  'This screen was closed. Open the kiosk again.': 'أُغلقت هذه الشاشة. افتح الجهاز من جديد.',
  'This person can no longer clock in here. Ask HR.':
    'لم يعد بإمكان هذا الشخص تسجيل حضوره هنا. اسأل الموارد البشرية.',
  'Rollcall is closing. Start it again.': 'يجري إغلاق Rollcall. شغّله من جديد.',
  'The hub at {0} did not answer within {1} s. It may be overloaded, or the network is slow. Try again later.':
    'لم يُجب الخادم المركزي {0} خلال {1} ث. قد يكون مثقلًا بالعمل أو الشبكة بطيئة. أعد المحاولة لاحقًا.',
  'The hub at {0} cannot be reached. Check its address and the network.':
    'تعذّر الوصول إلى الخادم المركزي {0}. تحقق من العنوان والشبكة.',
  'The hub’s database cannot be reached, so attendance cannot be shown now. Nothing is lost. Check that the PostgreSQL server runs, and try again.':
    'تعذّر الوصول إلى قاعدة بيانات الخادم المركزي، ولذلك لا يمكن عرض الحضور الآن. لم يُفقد شيء. تحقق من أن خادم PostgreSQL يعمل، ثم حاول مرة أخرى.',
  '{0} does not answer like a hub of this version. Check the address, and update Rollcall on both machines.':
    'لا يجيب {0} كخادم مركزي من هذا الإصدار. تحقق من العنوان، وحدّث Rollcall على الجهازين.',
  'The server at {0} has a different certificate than this hub. Another computer may be pretending to be the hub, so nothing was sent. If the hub’s certificate was replaced, join again with a new code.':
    'للخادم {0} شهادة غير شهادة هذا الخادم المركزي. قد يكون هناك طرف في الوسط، لذلك لم يُرسل شيء. إذا استُبدلت الشهادة فاتصل من جديد برمز جديد.',
  'The pairing code is not complete, or has a typing mistake. Compare it with the one that the hub showed.':
    'رمز الاقتران غير مكتمل أو فيه خطأ في الكتابة. قارنه بالرمز الذي عرضه الخادم المركزي.',
  'The hub did not accept the pairing code: it has expired or was used, or too many wrong codes were tried. Make a new one with "rollcall hub pair".':
    'لم يقبل الخادم المركزي رمز الاقتران: انتهت صلاحيته أو استُخدم، أو جُرّبت رموز خاطئة كثيرة. أنشئ رمزًا جديدًا بالأمر "rollcall hub pair".',
  '{0} is not the address of a hub. Type its name or IP address, with the port if that is not {1}.':
    '{0} ليس عنوان خادم مركزي. اكتب اسمه أو عنوان IP، مع المنفذ إن لم يكن {1}.',
  '{0} sent a receipt that this kiosk’s hub did not sign. It was refused. If the hub was set up again, join again with a new code.':
    'أرسل {0} إيصالًا لم يوقّعه الخادم المركزي لهذا الجهاز، فرُفض. إذا أُعدّ الخادم المركزي من جديد فاتصل برمز جديد.',
  '{0} sent a list of people that this kiosk’s hub did not make for it. It was refused. If the hub was set up again, join again with a new code.':
    'أرسل {0} قائمة أشخاص لم يُعدّها الخادم المركزي لهذا الجهاز. رُفضت القائمة. إذا أُعيد إعداد الخادم المركزي فاتصل برمز جديد.',
  'The code is not the one that "rollcall hub serve" printed. Read it there and type it again.':
    'الرمز ليس الذي عرضه «rollcall hub serve». اقرأه هناك واكتبه من جديد.',
  'This is a kiosk, not a hub. Open the address of the hub.':
    'هذا جهاز وليس خادمًا مركزيًا. افتح عنوان الخادم المركزي.',
  'This alarm no longer exists.': 'لم يعد هذا التنبيه موجودًا.',
  'A kiosk has no sites: only a hub has them. Leave the site out.':
    'لا توجد مواقع في هذا الجهاز، بل في الخادم المركزي. اترك الموقع فارغًا.',
  'This site or group no longer exists. Load the list again.':
    'لم يعد هذا الموقع أو هذه المجموعة موجودًا. أعد تحميل القائمة.',
  '{0} is an access group. Choose a site.': '{0} مجموعة دخول. اختر موقعًا.',
  'There is a site or group {0} already.': 'يوجد موقع أو مجموعة باسم {0} بالفعل.',
  'An access group can only have sites and kiosks of this hub.':
    'تمثل مجموعة الدخول مواقع وأجهزة تابعة لهذا المركز.',
  '{0} still has people or kiosks. Choose another site or group for them first.':
    'ما زال {0} يضم أشخاصًا أو أجهزة. اختر لها موقعًا أو مجموعة أخرى أولًا.',
  'There is no kiosk {0}, or it was already revoked. To list the kiosks, run "rollcall hub status".':
    'لا يوجد جهاز {0}، أو أُزيل من قبل. يعرض الأمر «rollcall hub status» الأجهزة.',
  'Several kiosks are called {0}. Name one by its ID: {1}.':
    'عدة أجهزة اسمها {0}. حدّد واحدًا بمعرّفه: {1}.',
  'This is not possible at the desk of a hub. Do it at the kiosk.':
    'هذا غير ممكن في الخادم المركزي. نفّذه على الجهاز.',
  'Of the absences that this kiosk had before it joined its hub, {0, plural, one {# absence} other {# absences}} could not be copied to the hub, because the person has another one on the same days. They exist only here. Compare both lists, and correct them at the hub’s desk.':
    'من بين حالات الغياب التي كانت في هذه المحطة قبل انضمامها إلى المركز، تعذّر نقل {0, plural, zero {# حالة} one {حالة واحدة} two {حالتين} few {# حالات} many {# حالة} other {# حالة}} إليه لأن لدى الشخص غيابًا آخر في الأيام نفسها. وهي باقية هنا فقط. قارن القائمتين وصحّحهما في المركز.',
  'This kiosk has had no answer from its hub for {0, plural, one {# day} other {# days}}. Until the hub answers, people clock in with their PIN only. Check the network, or leave the hub.':
    'لم يتلقَّ هذا الجهاز ردًا من خادمه المركزي منذ {0, plural, zero {# يوم} one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}. إلى أن يردّ، يُسجَّل الحضور برمز PIN فقط. افحص الشبكة، أو اقطع الاتصال بالخادم المركزي.',
  'The hub sets this for all its kiosks: {0}. Change it at the hub’s desk. Nothing was changed.':
    'يحدّد الخادم المركزي هذا لكل أجهزته: {0}. غيّره في الخادم المركزي. لم يتغيّر شيء.',
  'Absences and sign-offs are the same at all kiosks of a hub. Enter them at the hub’s desk. Nothing was changed.':
    'الغيابات والاعتمادات واحدة في كل أجهزة الخادم المركزي. أدخلها في الخادم المركزي. لم يتغيّر شيء.',
  'The journal of {0} matches the hub’s entries. There is nothing to do.':
    'سجلّ {0} يطابق ما لدى الخادم المركزي. لا يلزم فعل شيء.',
  'This kiosk has no hub. Nothing was changed.': 'ليس لهذا الجهاز خادم مركزي. لم يتغيّر شيء.',
  'The journal no longer has entries that the hub has confirmed: an older copy of the data was put back, or entries were removed. The hub keeps them, and accepts no new ones until an administrator has checked this.':
    'لم يعد السجل يحتوي على مدخلات أكدها الخادم المركزي: أُعيدت نسخة أقدم من البيانات أو حُذفت مدخلات. يحتفظ بها الخادم المركزي، ولا يقبل مدخلات جديدة حتى يراجع مسؤول ذلك.',
  'The hub refused entry {0} of this kiosk’s journal, because it does not match the entries that this kiosk sent before. An older copy of the data may have been put back, or two machines use copies of it. New entries are kept here, and do not count at the hub.':
    'رفض الخادم المركزي المدخل {0} من سجل هذا الجهاز، لأنه لا يطابق ما أرسله هذا الجهاز من قبل. ربما أُعيدت نسخة أقدم من البيانات، أو يستخدم جهازان نسخًا منها. تُحفظ المدخلات الجديدة هنا ولا تُحتسب في الخادم المركزي.',
  'This kiosk was removed from its hub, which accepts no more entries from it.':
    'أُزيل هذا الجهاز من خادمه المركزي، الذي لم يعد يقبل مدخلاته.',
  'The hub does not know this kiosk. Join again with a new code.':
    'لا يعرف الخادم المركزي هذا الجهاز. اتصل من جديد برمز جديد.',
  'The hub has a different key for this kiosk. Join again with a new code.':
    'لدى الخادم المركزي مفتاح آخر لهذا الجهاز. اتصل من جديد برمز جديد.',
  'The address of the server must begin with https:// or http://, and must not contain a user name, "?" or "#".':
    'يجب أن يبدأ عنوان الخادم بـ https:// أو http:// وألا يحتوي على اسم مستخدم أو «?» أو «#».',
  'The key is not the public key of a publisher (Ed25519 in base64). Copy the whole line that the publisher gives you.':
    'المفتاح ليس مفتاحًا عامًا لناشر (Ed25519 بترميز base64). انسخ السطر كاملًا كما يذكره الناشر.',
  'No server for updates is set, so no server was asked. Set one with "rollcall update server".':
    'لم يُحدَّد خادم للتحديثات، لذلك لم يُسأل شيء. حدّد واحدًا بالأمر «rollcall update server».',
};
