/** Why a model cannot be imported, in Arabic, by its English pattern (see translate-sentence.ts). */
export const arModels: Readonly<Record<string, string>> = {
  'only MTCNN has several files (det1.npy, det2.npy and det3.npy). Import other models one by one':
    '‏MTCNN وحده له عدة ملفات (det1.npy وdet2.npy وdet3.npy). استورد النماذج الأخرى واحدًا واحدًا',
  'it is a Keras or HDF5 file. Freeze it to a GraphDef (.pb) or export it as ONNX with tf2onnx, and import the result':
    'هذا ملف Keras أو HDF5. حوّله إلى GraphDef (.pb) أو صدّره إلى ONNX باستخدام tf2onnx، ثم استورد الناتج',
  'it is part of a TensorFlow checkpoint. Freeze it with "python src/freeze_graph.py MODEL_DIR OUT.pb" of davidsandberg/facenet, and import OUT.pb':
    'هذا جزء من نقطة حفظ TensorFlow. حوّلها بالأمر «python src/freeze_graph.py MODEL_DIR OUT.pb» من davidsandberg/facenet، ثم استورد OUT.pb',
  'it is a Python pickle, and not a file of PyTorch weights. Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing, or an ONNX file':
    'هذا ملف pickle من Python وليس ملف أوزان PyTorch. لم يُنفَّذ أي شيء منه. استورد ملف .pth كما نشره Silent-Face-Anti-Spoofing أو ملف ONNX',
  'its format is not supported. Import a frozen TensorFlow graph (.pb, or a .zip with one), an ONNX file, a TensorFlow Lite file (.tflite), MTCNN (.npy), or MiniFASNet (.pth)':
    'صيغته غير مدعومة. استورد مخطط TensorFlow مجمّدًا (.pb أو ملف .zip فيه واحد) أو ملف ONNX أو ملف TensorFlow Lite (.tflite) أو MTCNN (.npy) أو MiniFASNet (.pth)',
  'the frozen graph cannot be used ({0}). Import a frozen graph of FaceNet':
    'لا يمكن استخدام المخطط المجمّد ({0}). استورد مخططًا مجمّدًا من FaceNet',
  'the network cannot be used ({0}). Import an embedding model with float32 values':
    'لا يمكن استخدام الشبكة ({0}). استورد نموذج تضمين بقيم float32',
  'it has no output that could be an embedding. Import an embedding model':
    'ليس له مخرج يمكن أن يكون تضمينًا. استورد نموذج تضمين',
  'it accepts images of any size. Set “Input size” (--side)':
    'يقبل صورًا بأي حجم. حدّد «حجم الإدخال»',
  'the archive cannot be read ({0}). Download it again':
    'لا يمكن قراءة الأرشيف ({0}). نزّله مرة أخرى',
  'the archive contains no frozen graph (.pb). Import another file':
    'لا يحتوي الأرشيف على مخطط مجمّد (.pb). استورد ملفًا آخر',
  'it must have one input with four dimensions, but has {0}. Import {1}':
    'يجب أن يكون له مدخل واحد بأربعة أبعاد، لكن له: {0}. استورد {1}',
  'an embedding model': 'نموذج تضمين',
  'an anti-spoofing net': 'شبكة لفحص الحيوية',
  'its input {0} has the type {1}. Import a model with a float32 input':
    'مدخله {0} من النوع {1}. استورد نموذجًا مدخله float32',
  'its input has no dimension with three channels. Import a model for colour images':
    'ليس لمدخله بُعد بثلاث قنوات. استورد نموذجًا للصور الملونة',
  '{0} does not say how its input is normalised. Set “Colour order”, “Mean” and “Standard deviation” (--channels, --mean, --deviation) as documented by its author':
    'لا يذكر {0} كيف تُطبَّع مدخلاته. حدّد «ترتيب الألوان» و«المتوسط» و«الانحراف المعياري» كما وصفها صاحبه',
  'its layers are not those of MTCNN. Import det1.npy, det2.npy and det3.npy':
    'طبقاته ليست طبقات MTCNN. استورد det1.npy وdet2.npy وdet3.npy',
  'MTCNN needs all of det1.npy, det2.npy and det3.npy. Import them together':
    'يحتاج MTCNN إلى det1.npy وdet2.npy وdet3.npy كلها. استوردها معًا',
  '{0} cannot be imported: {1}. Import det1.npy, det2.npy and det3.npy of MTCNN.':
    'لا يمكن استيراد {0}: {1}. استورد det1.npy وdet2.npy وdet3.npy الخاصة بـ MTCNN.',
  'These are not the weights of MTCNN: {0}/{1} {2}. Import det1.npy, det2.npy and det3.npy of MTCNN.':
    'ليست هذه أوزان MTCNN: ‏{0}/{1} {2}. استورد det1.npy وdet2.npy وdet3.npy الخاصة بـ MTCNN.',
  'it has no output with a value for each class. Import an anti-spoofing net':
    'ليس له مخرج فيه قيمة لكل صنف. استورد شبكة لفحص الحيوية',
  "it is not a file of MiniFASNet's weights ({0}). Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing":
    'ليس هذا ملف أوزان MiniFASNet ({0}). لم يُنفَّذ أي شيء منه. استورد ملف .pth كما نشره Silent-Face-Anti-Spoofing',
  'its input has {0} × {1} pixels, and only squares are supported. Import a net for {2} × {3} pixels':
    'مدخله {0} × {1} بكسل، ولا يُدعم إلا المربع. استورد شبكة لـ {2} × {3} بكسل',
  'its input has {0} × {1} pixels, and not {2} × {3}. Leave “Input size” (--side) empty':
    'مدخله {0} × {1} بكسل وليس {2} × {3}. اترك «حجم الإدخال» فارغًا',
  'it does not say how much of the picture around a face it looks at. Set “Crop scale” (--crop-scale) as documented by its author, such as 2.7 for a square 2.7 times as wide as the face':
    'لا يذكر مقدار ما ينظر إليه من الصورة حول الوجه. حدّد «معامل القص» كما وصفه صاحبه، مثل 2.7 لمربع عرضه 2.7 من عرض الوجه',
  'it has {0} classes, numbered from 0, and none with the number {1}. Set “Class of live faces” (--live-class) to the one of live faces':
    'له {0} أصناف مرقّمة من 0، وليس بينها الرقم {1}. حدّد الصنف الصحيح في «صنف الوجوه الحية»',
  'it gives the same answer for every face': 'يقول الشيء نفسه عن كل وجه',
  'it takes {0} of {1} live people in the sample photos for pictures, so its input or its classes are not as stated':
    'يعدّ {0} من أصل {1} من الأشخاص الحقيقيين في صور الأمثلة صورًا، إذن مدخله أو أصنافه ليست كما ذُكر',
  'it does not give shares of its classes from 0 to 1': 'لا يعطي حصصًا لأصنافه من 0 إلى 1',
  'it gives different results for the same face': 'يعطي نتائج مختلفة للوجه نفسه',
  'it gives different results for the same photo': 'يعطي نتائج مختلفة للصورة نفسها',
  'its embeddings are zero or not finite': 'تضميناته صفر أو غير منتهية',
  'it finds {0} of the {1} faces in the sample photos':
    'يعثر على {0} من أصل {1} من الوجوه في صور الأمثلة',
  'it does not distinguish people; two photos of one person are closer than two of different people in only {0} of {1} comparisons':
    'لا يميّز بين الأشخاص: صورتا الشخص الواحد أقرب من صورتي شخصين مختلفين في {0} فقط من أصل {1} مقارنة',
  'in altered copies of the sample photos, it finds only {0} of {1} faces':
    'في نسخ معدّلة من صور الأمثلة لا يعثر إلا على {0} من أصل {1} وجه',
  'in altered copies of the sample photos, it identifies only {0} of the found faces correctly':
    'في نسخ معدّلة من صور الأمثلة لا يتعرّف بصواب إلا على {0} من الوجوه التي عُثر عليها',
  'in altered copies of the sample photos, two faces of one person are closer than two of different people in only {0} of comparisons':
    'في نسخ معدّلة من صور الأمثلة يكون وجها الشخص الواحد أقرب من وجهي شخصين مختلفين في {0} فقط من المقارنات',
  'an ONNX file': 'ملف ONNX',
  'a TensorFlow Lite file': 'ملف TensorFlow Lite',
  'has the shape [{0}] instead of [{1}]': 'له الشكل [{0}] بدلًا من [{1}]',
  'it was truncated while being read': 'اقتُطع أثناء القراءة',
  'it is truncated or damaged': 'مقتطع أو تالف',
  'it is truncated': 'مقتطع',
  'it is larger than {0} MiB': 'أكبر من {0} ميبيبايت',
  'two nodes have the name {0}': 'عقدتان بالاسم {0}',
  'it has more than {0} nodes': 'له أكثر من {0} عقدة',
  'it has no nodes': 'ليس له عقد',
  'a node has no name or no operation': 'عقدة بلا اسم أو بلا عملية',
  'tensors of type {0} are not supported': 'الموترات من النوع {0} غير مدعومة',
  'a tensor has more values than its shape': 'موتر قيمه أكثر من شكله',
  'a tensor of shape [{0}] has only {1} values': 'موتر شكله [{0}] ليس له إلا {1} من القيم',
  'a tensor of shape [{0}] is too large': 'موتر شكله [{0}] أكبر من اللازم',
  '{0} bytes do not match the shape [{1}]': '{0} بايت لا تطابق الشكل [{1}]',
  '{0} bytes do not match an array of shape [{1}]': '{0} بايت لا تطابق مصفوفة شكلها [{1}]',
  '{0} scales do not match the shape [{1}]': '{0} من المقاييس لا تطابق الشكل [{1}]',
  '{0} values do not match the shape [{1}]': '{0} من القيم لا تطابق الشكل [{1}]',
  'it is not a NumPy file (.npy)': 'ليس ملف NumPy (.npy)',
  'it must be an object array of shape () with a dictionary':
    'يجب أن يكون مصفوفة كائنات شكلها () فيها قاموس',
  'it contains no dictionary of tensors': 'لا يحتوي على قاموس موترات',
  'it contains no dictionary': 'لا يحتوي على قاموس',
  'the layer {0} has no named arrays': 'الطبقة {0} بلا مصفوفات مسمّاة',
  '{0} is not a float32 array': '{0} ليست مصفوفة float32',
  'the layer {0} is missing': 'الطبقة {0} مفقودة',
  'the layer {0} has the unexpected shape [{1}]': 'للطبقة {0} شكل غير متوقع [{1}]',
  'its pickle calls a function that is not allowed': 'ملف pickle يستدعي دالة غير مسموح بها',
  'it has more content than layer weights': 'فيه أكثر من أوزان الطبقات',
  'its pickle has the unsupported instruction 0x{0}': 'في pickle تعليمة غير مدعومة 0x{0}',
  "its pickle uses Python's {0}, which is not allowed":
    'يستخدم pickle ‏{0} من Python، وهذا غير مسموح',
  'its pickle refers to data outside of it': 'يشير pickle إلى بيانات خارجه',
  'its pickle refers to data of another kind': 'يشير pickle إلى بيانات من نوع آخر',
  'its pickle sets the state of a value that is not an array': 'يضبط pickle حالة قيمة ليست مصفوفة',
  'its pickle adds items to a value that is not a dictionary':
    'يضيف pickle عناصر إلى قيمة ليست قاموسًا',
  'its pickle appends to a value that is not a list': 'يضيف pickle إلى قيمة ليست قائمة',
  'its pickle reads from an empty stack': 'يقرأ pickle من مكدّس فارغ',
  'its pickle reads an undefined memo entry': 'يقرأ pickle مدخلة غير موجودة',
  'its pickle has an invalid array': 'في pickle مصفوفة غير صالحة',
  'its pickle has an invalid tensor': 'في pickle موتر غير صالح',
  'it has an array that is not float32': 'فيه مصفوفة ليست float32',
  'it is not a file of weights as PyTorch wrote before 1.6':
    'ليس ملف أوزان كما كان يكتبه PyTorch قبل 1.6',
  'its version is not supported': 'إصداره غير مدعوم',
  'its byte order is not supported': 'ترتيب بايتاته غير مدعوم',
  '{0} is not a tensor': '{0} ليس موترًا',
  '{0} has too few values': 'قيم {0} أقل من اللازم',
  'it has a tensor that is not in row-major order': 'فيه موتر غير مرتّب صفًا صفًا',
  'it has values that belong to no tensor': 'فيه قيم لا تخص أي موتر',
  'the number of values does not match a tensor': 'عدد القيم لا يطابق موترًا',
  'it does not start like a {0} file': 'لا يبدأ مثل ملف {0}',
  'it lists {0} entries; at most {1} are read': 'فيه {0} من المدخلات؛ يُقرأ {1} على الأكثر',
  'the type {0} is not supported': 'النوع {0} غير مدعوم',
  'the shape [{0}] is not supported': 'الشكل [{0}] غير مدعوم',
  'its schema has the version {0}; 3 is supported': 'إصدار مخططه {0}، والمدعوم هو 3',
  'it has {0} graphs; exactly one is supported': 'له {0} مخططات، ولا يُدعم إلا واحد',
  'it has no tensor {0}': 'ليس له الموتر {0}',
  'operation {0} has no name': 'العملية {0} بلا اسم',
  'the tensor {0} has no buffer {1}': 'ليس للموتر {0} مخزن {1}',
  'the values of {0} are outside the graph': 'قيم {0} خارج المخطط',
  'the tensor {0}: {1}': 'الموتر {0}: {1}',
  'it has no node named embeddings (its last nodes are {0})':
    'ليس فيه عقدة باسم embeddings (آخر عقده {0})',
  'its embeddings do not depend on an image': 'تضميناته لا تعتمد على صورة',
  'a constant is used as a computed value': 'ثابت مستخدم كقيمة محسوبة',
  'the constant {0} does not have one value per channel': 'ليس للثابت {0} قيمة لكل قناة',
  'the graph has a cycle at {0}': 'في المخطط دورة عند {0}',
  'the graph has a cycle here': 'في المخطط دورة هنا',
  'its nodes are nested too deeply ({0})': 'عقده متداخلة أكثر من اللازم ({0})',
  'the weights {0} are missing, so the graph is not frozen':
    'الأوزان {0} مفقودة، أي أن المخطط غير مجمّد',
  'the operation {0} (node {1}) is not supported': 'العملية {0} (العقدة {1}) غير مدعومة',
  'the predicate {0} (node {1}) of a Switch is not supported':
    'الشرط {0} (العقدة {1}) في Switch غير مدعوم',
  'the node {0} is used but missing': 'العقدة {0} مستخدمة لكنها مفقودة',
  '{0} (node {1}) has no input': 'ليس لـ {0} (العقدة {1}) مدخل',
  'no input of Merge (node {0}) is alive': 'لا يُحسب أي مدخل لـ Merge (العقدة {0})',
  '{0} (node {1}): {2}': '{0} (العقدة {1}): {2}',
  '{0} (operation {1}): {2}': '{0} (العملية {1}): {2}',
  'its input is {0}, not a square of at most {1} pixels':
    'مدخله {0}، وليس مربعًا لا يتجاوز {1} بكسل',
  'its constants have incompatible shapes': 'أشكال ثوابته غير متوافقة',
  'it cannot be evaluated': 'لا يمكن حسابها',
  'only a cast to float32 is supported, not to type {0}':
    'لا يُدعم إلا التحويل إلى float32، لا إلى النوع {0}',
  'it has no value': 'ليس لها قيمة',
  'its input must be a feature map or a vector': 'يجب أن يكون مدخلها خريطة سمات أو متجهًا',
  'its input must be a feature map': 'يجب أن يكون مدخلها خريطة سمات',
  'its input must be a vector': 'يجب أن يكون مدخلها متجهًا',
  'the layout {0} is not supported': 'الترتيب {0} غير مدعوم',
  'the padding {0} is not supported': 'الحشو {0} غير مدعوم',
  'its weights have an unexpected shape': 'لأوزانها شكل غير متوقع',
  'a transposed input is not supported': 'المدخل المبدّل غير مدعوم',
  'dilations are not supported': 'التمديدات غير مدعومة',
  'its weights are not constant': 'أوزانها ليست ثابتة',
  'it is in training mode': 'هي في وضع التدريب',
  'its statistics are not constant': 'إحصاءاتها ليست ثابتة',
  'its statistics differ in length': 'أطوال إحصاءاتها مختلفة',
  'its axes are not constant': 'محاورها ليست ثابتة',
  'its axes are not supported': 'محاورها غير مدعومة',
  'only channels can be concatenated': 'لا يمكن دمج إلا القنوات',
  'a reshape to [{0}] is not supported': 'تغيير الشكل إلى [{0}] غير مدعوم',
  'a reshape from [{0}] to [{1}] is not supported': 'تغيير الشكل من [{0}] إلى [{1}] غير مدعوم',
  'it has {0, plural, one {# input} other {# inputs}} instead of {1}':
    'لها {0, plural, zero {# مداخل} one {مدخل واحد} two {مدخلان} few {# مداخل} many {# مدخلًا} other {# مدخل}} بدلًا من {1}',
  'it has no input {0}': 'ليس لها المدخل {0}',
  'it has no input': 'ليس لها مدخل',
  'it has {0} values for {1} channels': 'لها {0} من القيم لـ {1} من القنوات',
  'it has {0} biases for {1} channels': 'لها {0} من الانحيازات لـ {1} من القنوات',
  'its activation {0} is not supported': 'دالة التفعيل {0} غير مدعومة',
  'both of its inputs are constant': 'مدخلاها ثابتان',
  'its inputs have different numbers of dimensions': 'عدد أبعاد مداخلها مختلف',
  'its dimensions are not supported': 'أبعادها غير مدعومة',
  'only feature maps can be padded': 'لا يمكن حشو إلا خرائط السمات',
  'its weights do not fit its input': 'أوزانها لا تلائم مدخلها',
  'its strides or its padding are not supported': 'خطواتها أو حشوها غير مدعومة',
  'its window is not supported': 'نافذتها غير مدعومة',
  'it must have one input, a square picture with three channels':
    'يجب أن يكون له مدخل واحد: صورة مربعة بثلاث قنوات',
  'it has no output that could be an embedding': 'ليس له مخرج يمكن أن يكون تضمينًا',
  'its input {0} is constant': 'مدخلها {0} ثابت',
  'its input {0} is not constant': 'مدخلها {0} ليس ثابتًا',
  'its input is constant': 'مدخلها ثابت',
  'nothing computes the tensor {0}': 'لا شيء يحسب الموتر {0}',
  'it is nested too deeply': 'متداخل أكثر من اللازم',
  'only its first output is supported': 'لا يُدعم إلا مخرجها الأول',
  'its result is {0}; only networks that compute with float32 are supported':
    'ناتجها {0}؛ ولا تُدعم إلا الشبكات التي تحسب بـ float32',
  'its result has {0} dimensions instead of 2 or 4': 'لناتجها {0} أبعاد بدلًا من 2 أو 4',
  'this operation is not supported': 'هذه العملية غير مدعومة',
};
