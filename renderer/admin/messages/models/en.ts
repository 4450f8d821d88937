export const modelsEn = {
  'models.title': 'Models',
  'models.about':
    'Rollcall includes detectors and embedding models. You can import others, such as FaceNet, and anti-spoofing nets for the liveness check. Each model is tested before it is added. Templates are kept when you switch models.',
  'models.wait': 'Please wait…',
  'models.analysed': 'Photos analysed',
  'models.purpose.mobilefacenet': 'Recognises people (192 values per face, the default)',
  'models.purpose.face-recognition': 'Recognises people (128 values per face)',
  'models.purpose.blazeface': 'Finds faces (the default)',
  'models.purpose.mtcnn': 'Finds faces (MTCNN)',
  'models.findsFaces': '{family}: finds faces',
  'models.recognises':
    '{dimension, plural, one {{family}: recognises people (# value per face)} other {{family}: recognises people (# values per face)}}',
  'models.thresholds.included': 'Included',
  'models.thresholds.measured': 'Measured',
  'models.thresholds.missing': 'Not measured',
  'models.inUse': 'In use',
  'models.nowInUse': '{id} is now in use.',
  'models.reEmbedded': 'Enrolled again from stored photos: {names}.',
  'models.toReEnrol':
    'Enrol these people again (until then, they can use their PIN only): {names}.',
  'models.calibrated':
    'The thresholds of {id} were measured on {genuine, plural, one {# pair} other {# pairs}} of photos of the same person and {impostor, plural, one {# pair} other {# pairs}} of different people.',
  'models.removed': '{id} was removed.',
  'models.successor':
    'This site uses {current}. The newer {id} recognises people more reliably. If you switch, {withPhotos, plural, one {# person is} other {# people are}} enrolled again from stored photos, {learnt, plural, one {# person was} other {# people were}} learnt at the door, and you enrol {others, plural, one {# person} other {# people}} again. Until then, they use their PIN. No template is lost, so you can switch back.',
  'models.learnt': 'Learnt at the door: {names}.',
  'models.learn.title': 'Learn faces for the next model',
  'models.learn.about':
    'People whose photos are not stored must enrol again after a change of model. Instead, the door can learn their faces beforehand, from three visits. It uses only good pictures of people who were recognised beyond doubt, and whose consent covers it. The pictures are not stored, only numbers calculated from them, encrypted. The audit log records each person whose face was learnt.',
  'models.learn.next': 'Next model',
  'models.learn.start': 'Start learning',
  'models.learn.allow':
    'To use this, turn on “{setting}” on the Settings page. The consent text then mentions it, and everyone who is enrolled on the screen from then on agrees to it.',
  'models.learn.started': 'The door now learns faces for {model}.',
  'models.learn.stopped':
    'The door no longer learns faces. What it had learnt about {erased, plural, one {# person} other {# people}} was erased.',
  'models.learn.progress':
    'The door learns faces for {model}. {people, plural, one {# person has} other {# people have}} no template for it yet: {learnt} learnt at the door, {withPhotos} with stored photos, {missing} remaining, of whom {collecting} partly learnt.',
  'models.learn.missing': 'If you switch now, enrol these people again: {names}.',
  'models.learn.confusable':
    'These people are not learnt because they look like someone else: {names}.',
  'models.learn.stop': 'Stop learning',
  'models.learn.stopNote':
    'What the door has learnt for {model} is erased. When you switch, enrol these people again. The templates in use stay.',
  'models.learn.cancel': 'Cancel',
  'models.learn.stopAndErase': 'Stop and erase',
  'models.oneVote': '{family}: one vote of the liveness check',
  'models.model': 'Model',
  'models.purpose': 'Purpose',
  'models.thresholds': 'Thresholds',
  'models.imported': 'Imported',
  'models.actions': 'Actions',
  'models.measure': 'Measure thresholds',
  'models.measureOf': 'Measure thresholds for {id}',
  'models.use': 'Use',
  'models.useOf': 'Use {id}',
  'models.remove': 'Remove',
  'models.removeOf': 'Remove {id}',
  'models.photoFolder':
    'Photo folder on this computer, for measuring thresholds (one subfolder per person)',
  'models.import.title': 'Import a model',
  'models.import.about':
    'Choose a frozen graph of FaceNet (.pb or .zip), an embedding model (.onnx or .tflite), MTCNN’s det1.npy, det2.npy and det3.npy together, or an anti-spoofing net such as MiniFASNet (.pth or .onnx).',
  'models.import.files': 'Files',
  'models.import.hints':
    'For SFace, the well-known ArcFace files and MiniFASNet, leave these fields blank. For other models, enter the values that the author publishes. Colours from 0 to 255 are normalised by subtracting the mean and dividing by the standard deviation.',
  'models.import.testedAntispoof':
    'Tested on {faces, plural, one {# face} other {# faces}} of live people: it takes {pictures} of them for pictures. It has one vote in the liveness check from now on.',
  'models.import.antispoofHints':
    'Only for anti-spoofing nets other than the published MiniFASNet: how many face widths around a face the net looks at, and which of its classes, counted from 0, means a live face.',
  'models.import.cropScale': 'Crop scale',
  'models.import.liveClass': 'Class of live faces',
  'models.import.channels': 'Colour order',
  'models.import.published': 'As published',
  'models.import.rgb': 'RGB',
  'models.import.bgr': 'BGR',
  'models.import.framing': 'Face crop',
  'models.import.fivePoints': 'Five points (ArcFace)',
  'models.import.meanFace': 'Mean face (dlib)',
  'models.import.box': 'Detector’s box',
  'models.import.mean': 'Mean',
  'models.import.deviation': 'Standard deviation',
  'models.import.side': 'Input size (pixels, if the model accepts any size)',
  'models.import.progress': 'Upload progress',
  'models.import.submit': 'Test and import',
  'models.import.done': '{id} was imported ({family}, {size} MB).',
  'models.import.tested':
    '{faces, plural, one {Tested on # face: {rightOrder} of comparisons were correct. It takes {ratio} times as long as the bundled models.} other {Tested on # faces: {rightOrder} of comparisons were correct. It takes {ratio} times as long as the bundled models.}}',
  'models.import.altered':
    '{probes, plural, one {In altered copies of the photos, {found} of # face were found, and {rank1} of those were matched to the right person.} other {In altered copies of the photos, {found} of # faces were found, and {rank1} of those were matched to the right person.}}',
  'models.import.measureFirst': 'Measure its thresholds before you use it.',
} as const;

export type ModelsMessages = Readonly<Record<keyof typeof modelsEn, string>>;
