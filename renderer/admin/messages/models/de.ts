import type { ModelsMessages } from './en.js';

export const modelsDe: ModelsMessages = {
  'models.title': 'Modelle',
  'models.about':
    'Rollcall enthält Detektoren und Einbettungsmodelle. Sie können weitere importieren, etwa FaceNet. Jedes Modell wird geprüft, bevor es hinzugefügt wird. Beim Wechsel des Modells bleiben die Vorlagen erhalten.',
  'models.wait': 'Bitte warten…',
  'models.analysed': 'Analysierte Fotos',
  'models.purpose.mobilefacenet': 'Erkennt Personen (192 Werte pro Gesicht, Standard)',
  'models.purpose.face-recognition': 'Erkennt Personen (128 Werte pro Gesicht)',
  'models.purpose.blazeface': 'Findet Gesichter (Standard)',
  'models.purpose.mtcnn': 'Findet Gesichter (MTCNN)',
  'models.findsFaces': '{family}: findet Gesichter',
  'models.recognises':
    '{dimension, plural, one {{family}: erkennt Personen (# Wert pro Gesicht)} other {{family}: erkennt Personen (# Werte pro Gesicht)}}',
  'models.thresholds.included': 'Enthalten',
  'models.thresholds.measured': 'Gemessen',
  'models.thresholds.missing': 'Nicht gemessen',
  'models.inUse': 'In Verwendung',
  'models.nowInUse': '{id} wird jetzt verwendet.',
  'models.reEmbedded': 'Aus gespeicherten Fotos neu erfasst: {names}.',
  'models.toReEnrol':
    'Erfassen Sie diese Personen neu (bis dahin können sie nur ihre PIN verwenden): {names}.',
  'models.calibrated':
    'Die Schwellenwerte von {id} wurden an {genuine, plural, one {# Paar} other {# Paaren}} von Fotos derselben Person und {impostor, plural, one {# Paar} other {# Paaren}} verschiedener Personen gemessen.',
  'models.removed': '{id} wurde entfernt.',
  'models.successor':
    'Dieser Standort verwendet {current}. Das neuere {id} erkennt Personen zuverlässiger. Wenn Sie wechseln, {withPhotos, plural, one {wird # Person} other {werden # Personen}} aus gespeicherten Fotos neu erfasst, und Sie erfassen {others, plural, one {# Person} other {# Personen}} neu. Bis dahin verwenden diese ihre PIN. Keine Vorlage geht verloren, Sie können also zurückwechseln.',
  'models.model': 'Modell',
  'models.purpose': 'Zweck',
  'models.thresholds': 'Schwellenwerte',
  'models.imported': 'Importiert',
  'models.actions': 'Aktionen',
  'models.measure': 'Schwellenwerte messen',
  'models.measureOf': 'Schwellenwerte von {id} messen',
  'models.use': 'Verwenden',
  'models.useOf': '{id} verwenden',
  'models.remove': 'Entfernen',
  'models.removeOf': '{id} entfernen',
  'models.photoFolder':
    'Fotoordner auf diesem Computer zum Messen der Schwellenwerte (ein Unterordner pro Person)',
  'models.import.title': 'Modell importieren',
  'models.import.about':
    'Wählen Sie einen eingefrorenen Graphen von FaceNet (.pb oder .zip), ein Einbettungsmodell (.onnx oder .tflite) oder det1.npy, det2.npy und det3.npy von MTCNN zusammen.',
  'models.import.files': 'Dateien',
  'models.import.hints':
    'Lassen Sie diese Felder für SFace und die bekannten ArcFace-Dateien leer. Geben Sie für andere Modelle die veröffentlichten Werte ein. Farben von 0 bis 255 werden normiert, indem der Mittelwert abgezogen und durch die Standardabweichung geteilt wird.',
  'models.import.channels': 'Farbreihenfolge',
  'models.import.published': 'Wie veröffentlicht',
  'models.import.rgb': 'RGB',
  'models.import.bgr': 'BGR',
  'models.import.framing': 'Gesichtsausschnitt',
  'models.import.fivePoints': 'Fünf Punkte (ArcFace)',
  'models.import.meanFace': 'Mittleres Gesicht (dlib)',
  'models.import.box': 'Rahmen des Detektors',
  'models.import.mean': 'Mittelwert',
  'models.import.deviation': 'Standardabweichung',
  'models.import.side': 'Eingabegröße (Pixel, falls das Modell jede Größe annimmt)',
  'models.import.progress': 'Fortschritt des Hochladens',
  'models.import.submit': 'Prüfen und importieren',
  'models.import.done': '{id} wurde importiert ({family}, {size} MB).',
  'models.import.tested':
    '{faces, plural, one {An # Gesicht geprüft: {rightOrder} der Vergleiche waren richtig. Es braucht {ratio}-mal so lange wie die mitgelieferten Modelle.} other {An # Gesichtern geprüft: {rightOrder} der Vergleiche waren richtig. Es braucht {ratio}-mal so lange wie die mitgelieferten Modelle.}}',
  'models.import.altered':
    '{probes, plural, one {In veränderten Kopien der Fotos wurden {found} von # Gesicht gefunden, davon {rank1} der richtigen Person zugeordnet.} other {In veränderten Kopien der Fotos wurden {found} von # Gesichtern gefunden, davon {rank1} der richtigen Person zugeordnet.}}',
  'models.import.measureFirst': 'Messen Sie seine Schwellenwerte, bevor Sie es verwenden.',
};
