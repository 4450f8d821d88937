import type { ModelsMessages } from './en.js';

export const modelsDe: ModelsMessages = {
  'models.title': 'Modelle',
  'models.about':
    'Rollcall enthält Detektoren und Einbettungsmodelle. Sie können weitere importieren, etwa FaceNet, und Netze zur Lebenderkennung. Jedes Modell wird geprüft, bevor es hinzugefügt wird. Beim Wechsel des Modells bleiben die Vorlagen erhalten.',
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
    'Dieser Standort verwendet {current}. Das neuere {id} erkennt Personen zuverlässiger. Wenn Sie wechseln, {withPhotos, plural, one {wird # Person} other {werden # Personen}} aus gespeicherten Fotos neu erfasst, {learnt, plural, one {# Person wurde} other {# Personen wurden}} am Eingang gelernt, und Sie erfassen {others, plural, one {# Person} other {# Personen}} neu. Bis dahin verwenden diese ihre PIN. Keine Vorlage geht verloren, Sie können also zurückwechseln.',
  'models.learnt': 'Am Eingang gelernt: {names}.',
  'models.learn.title': 'Gesichter für das nächste Modell lernen',
  'models.learn.about':
    'Personen, deren Fotos nicht gespeichert sind, müssen nach einem Modellwechsel neu erfasst werden. Stattdessen kann der Eingang ihre Gesichter vorher aus drei Besuchen lernen. Er nimmt nur gute Bilder von Personen, die zweifelsfrei erkannt wurden und deren Einwilligung das umfasst. Die Bilder werden nicht gespeichert, nur daraus berechnete Zahlen, verschlüsselt. Das Prüfprotokoll nennt jede Person, deren Gesicht gelernt wurde.',
  'models.learn.next': 'Nächstes Modell',
  'models.learn.start': 'Lernen starten',
  'models.learn.allow':
    'Um das zu nutzen, schalten Sie auf der Seite Einstellungen „{setting}“ ein. Der Einwilligungstext nennt es dann, und wer danach am Bildschirm erfasst wird, stimmt dem zu.',
  'models.learn.started': 'Der Eingang lernt jetzt Gesichter für {model}.',
  'models.learn.stopped':
    'Der Eingang lernt keine Gesichter mehr. Was er über {erased, plural, one {# Person} other {# Personen}} gelernt hatte, wurde gelöscht.',
  'models.learn.progress':
    'Der Eingang lernt Gesichter für {model}. {people, plural, one {# Person hat} other {# Personen haben}} dafür noch keine Vorlage: {learnt} am Eingang gelernt, {withPhotos} mit gespeicherten Fotos, {missing} übrig, davon {collecting} teilweise gelernt.',
  'models.learn.missing': 'Wenn Sie jetzt wechseln, erfassen Sie diese Personen neu: {names}.',
  'models.learn.confusable':
    'Diese Personen werden nicht gelernt, weil sie jemand anderem ähnlich sehen: {names}.',
  'models.learn.stop': 'Lernen beenden',
  'models.learn.stopNote':
    'Was der Eingang für {model} gelernt hat, wird gelöscht. Beim Wechsel erfassen Sie diese Personen neu. Die Vorlagen in Gebrauch bleiben.',
  'models.learn.cancel': 'Abbrechen',
  'models.learn.stopAndErase': 'Beenden und löschen',
  'models.oneVote': '{family}: eine Stimme der Lebenderkennung',
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
    'Wählen Sie einen eingefrorenen Graphen von FaceNet (.pb oder .zip), ein Einbettungsmodell (.onnx oder .tflite), det1.npy, det2.npy und det3.npy von MTCNN zusammen oder ein Netz zur Lebenderkennung wie MiniFASNet (.pth oder .onnx).',
  'models.import.files': 'Dateien',
  'models.import.hints':
    'Lassen Sie diese Felder für SFace, die bekannten ArcFace-Dateien und MiniFASNet leer. Geben Sie für andere Modelle die veröffentlichten Werte ein. Farben von 0 bis 255 werden normiert, indem der Mittelwert abgezogen und durch die Standardabweichung geteilt wird.',
  'models.import.testedAntispoof':
    'An {faces, plural, one {# Gesicht} other {# Gesichtern}} lebender Personen geprüft: {pictures} davon hält es für Bilder. Es hat ab jetzt eine Stimme in der Lebenderkennung.',
  'models.import.antispoofHints':
    'Nur für andere Netze als das veröffentlichte MiniFASNet: wie viele Gesichtsbreiten um ein Gesicht das Netz sieht, und welche seiner Klassen, ab 0 gezählt, ein lebendes Gesicht bedeutet.',
  'models.import.cropScale': 'Ausschnittsfaktor',
  'models.import.liveClass': 'Klasse lebender Gesichter',
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
