/** Why a model cannot be imported, in German, by its English pattern (see translate-sentence.ts). */
export const deModels: Readonly<Record<string, string>> = {
  'only MTCNN has several files (det1.npy, det2.npy and det3.npy). Import other models one by one':
    'nur MTCNN hat mehrere Dateien (det1.npy, det2.npy und det3.npy). Importieren Sie andere Modelle einzeln',
  'it is a Keras or HDF5 file. Freeze it to a GraphDef (.pb) or export it as ONNX with tf2onnx, and import the result':
    'es ist eine Keras- oder HDF5-Datei. Wandeln Sie sie in einen GraphDef (.pb) um oder exportieren Sie sie mit tf2onnx als ONNX, und importieren Sie das Ergebnis',
  'it is part of a TensorFlow checkpoint. Freeze it with "python src/freeze_graph.py MODEL_DIR OUT.pb" of davidsandberg/facenet, and import OUT.pb':
    'es ist ein Teil eines TensorFlow-Checkpoints. Wandeln Sie ihn mit „python src/freeze_graph.py MODEL_DIR OUT.pb“ von davidsandberg/facenet um, und importieren Sie OUT.pb',
  'it is a Python pickle, and not a file of PyTorch weights. Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing, or an ONNX file':
    'es ist ein Python-Pickle und keine Datei mit PyTorch-Gewichten. Nichts daraus wurde ausgeführt. Importieren Sie eine .pth-Datei von Silent-Face-Anti-Spoofing oder eine ONNX-Datei',
  'its format is not supported. Import a frozen TensorFlow graph (.pb, or a .zip with one), an ONNX file, a TensorFlow Lite file (.tflite), MTCNN (.npy), or MiniFASNet (.pth)':
    'das Format wird nicht unterstützt. Importieren Sie einen eingefrorenen TensorFlow-Graphen (.pb oder eine .zip damit), eine ONNX-Datei, eine TensorFlow-Lite-Datei (.tflite), MTCNN (.npy) oder MiniFASNet (.pth)',
  'the frozen graph cannot be used ({0}). Import a frozen graph of FaceNet':
    'der eingefrorene Graph ist nicht verwendbar ({0}). Importieren Sie einen eingefrorenen Graphen von FaceNet',
  'the network cannot be used ({0}). Import an embedding model with float32 values':
    'das Netz ist nicht verwendbar ({0}). Importieren Sie ein Einbettungsmodell mit float32-Werten',
  'it has no output that could be an embedding. Import an embedding model':
    'es hat keine Ausgabe, die eine Einbettung sein könnte. Importieren Sie ein Einbettungsmodell',
  'it accepts images of any size. Set “Input size” (--side)':
    'es nimmt Bilder jeder Größe an. Geben Sie die „Eingabegröße“ an',
  'the archive cannot be read ({0}). Download it again':
    'das Archiv lässt sich nicht lesen ({0}). Laden Sie es noch einmal herunter',
  'the archive contains no frozen graph (.pb). Import another file':
    'das Archiv enthält keinen eingefrorenen Graphen (.pb). Importieren Sie eine andere Datei',
  'it must have one input with four dimensions, but has {0}. Import {1}':
    'es muss eine Eingabe mit vier Dimensionen haben, hat aber: {0}. Importieren Sie {1}',
  'an embedding model': 'ein Einbettungsmodell',
  'an anti-spoofing net': 'ein Netz zur Lebenderkennung',
  'its input {0} has the type {1}. Import a model with a float32 input':
    'die Eingabe {0} hat den Typ {1}. Importieren Sie ein Modell mit einer float32-Eingabe',
  'its input has no dimension with three channels. Import a model for colour images':
    'die Eingabe hat keine Dimension mit drei Kanälen. Importieren Sie ein Modell für Farbbilder',
  '{0} does not say how its input is normalised. Set “Colour order”, “Mean” and “Standard deviation” (--channels, --mean, --deviation) as documented by its author':
    '{0} sagt nicht, wie die Eingabe normiert wird. Geben Sie „Farbreihenfolge“, „Mittelwert“ und „Standardabweichung“ an, wie der Autor sie beschreibt',
  'its layers are not those of MTCNN. Import det1.npy, det2.npy and det3.npy':
    'die Schichten sind nicht die von MTCNN. Importieren Sie det1.npy, det2.npy und det3.npy',
  'MTCNN needs all of det1.npy, det2.npy and det3.npy. Import them together':
    'MTCNN braucht alle drei Dateien det1.npy, det2.npy und det3.npy. Importieren Sie sie zusammen',
  '{0} cannot be imported: {1}. Import det1.npy, det2.npy and det3.npy of MTCNN.':
    '{0} kann nicht importiert werden: {1}. Importieren Sie det1.npy, det2.npy und det3.npy von MTCNN.',
  'These are not the weights of MTCNN: {0}/{1} {2}. Import det1.npy, det2.npy and det3.npy of MTCNN.':
    'Das sind nicht die Gewichte von MTCNN: {0}/{1} {2}. Importieren Sie det1.npy, det2.npy und det3.npy von MTCNN.',
  'it has no output with a value for each class. Import an anti-spoofing net':
    'es hat keine Ausgabe mit einem Wert je Klasse. Importieren Sie ein Netz zur Lebenderkennung',
  "it is not a file of MiniFASNet's weights ({0}). Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing":
    'es ist keine Datei mit Gewichten von MiniFASNet ({0}). Nichts daraus wurde ausgeführt. Importieren Sie eine .pth-Datei von Silent-Face-Anti-Spoofing',
  'its input has {0} × {1} pixels, and only squares are supported. Import a net for {2} × {3} pixels':
    'die Eingabe hat {0} × {1} Pixel, aber nur Quadrate werden unterstützt. Importieren Sie ein Netz für {2} × {3} Pixel',
  'its input has {0} × {1} pixels, and not {2} × {3}. Leave “Input size” (--side) empty':
    'die Eingabe hat {0} × {1} Pixel und nicht {2} × {3}. Lassen Sie die „Eingabegröße“ leer',
  'it does not say how much of the picture around a face it looks at. Set “Crop scale” (--crop-scale) as documented by its author, such as 2.7 for a square 2.7 times as wide as the face':
    'es sagt nicht, wie viel vom Bild um ein Gesicht es betrachtet. Geben Sie den „Ausschnittsfaktor“ an, wie der Autor ihn beschreibt, etwa 2.7 für ein Quadrat, das 2,7-mal so breit ist wie das Gesicht',
  'it has {0} classes, numbered from 0, and none with the number {1}. Set “Class of live faces” (--live-class) to the one of live faces':
    'es hat {0} Klassen, ab 0 gezählt, und keine mit der Nummer {1}. Wählen Sie als „Klasse lebender Gesichter“ die richtige',
  'it gives the same answer for every face': 'es sagt über jedes Gesicht dasselbe',
  'it takes {0} of {1} live people in the sample photos for pictures, so its input or its classes are not as stated':
    'es hält {0} von {1} lebenden Personen auf den Beispielfotos für Bilder; die Eingabe oder die Klassen sind also nicht wie angegeben',
  'it does not give shares of its classes from 0 to 1':
    'es liefert keine Anteile seiner Klassen von 0 bis 1',
  'it gives different results for the same face':
    'es liefert für dasselbe Gesicht verschiedene Ergebnisse',
  'it gives different results for the same photo':
    'es liefert für dasselbe Foto verschiedene Ergebnisse',
  'its embeddings are zero or not finite': 'die Einbettungen sind null oder nicht endlich',
  'it finds {0} of the {1} faces in the sample photos':
    'es findet {0} der {1} Gesichter auf den Beispielfotos',
  'it does not distinguish people; two photos of one person are closer than two of different people in only {0} of {1} comparisons':
    'es unterscheidet Personen nicht: Nur in {0} von {1} Vergleichen sind sich zwei Fotos einer Person ähnlicher als zwei verschiedener Personen',
  'in altered copies of the sample photos, it finds only {0} of {1} faces':
    'auf veränderten Kopien der Beispielfotos findet es nur {0} von {1} Gesichtern',
  'in altered copies of the sample photos, it identifies only {0} of the found faces correctly':
    'auf veränderten Kopien der Beispielfotos ordnet es nur {0} der gefundenen Gesichter richtig zu',
  'in altered copies of the sample photos, two faces of one person are closer than two of different people in only {0} of comparisons':
    'auf veränderten Kopien der Beispielfotos sind sich nur in {0} der Vergleiche zwei Gesichter einer Person ähnlicher als zwei verschiedener Personen',
  'an ONNX file': 'eine ONNX-Datei',
  'a TensorFlow Lite file': 'eine TensorFlow-Lite-Datei',
  'has the shape [{0}] instead of [{1}]': 'hat die Form [{0}] statt [{1}]',
  'it was truncated while being read': 'die Datei wurde beim Lesen abgeschnitten',
  'it is truncated or damaged': 'die Datei ist abgeschnitten oder beschädigt',
  'it is truncated': 'die Datei ist abgeschnitten',
  'it is larger than {0} MiB': 'die Datei ist größer als {0} MiB',
  'two nodes have the name {0}': 'zwei Knoten heißen {0}',
  'it has more than {0} nodes': 'der Graph hat mehr als {0} Knoten',
  'it has no nodes': 'der Graph hat keine Knoten',
  'a node has no name or no operation': 'ein Knoten hat keinen Namen oder keine Operation',
  'tensors of type {0} are not supported': 'Tensoren des Typs {0} werden nicht unterstützt',
  'a tensor has more values than its shape': 'ein Tensor hat mehr Werte als seine Form',
  'a tensor of shape [{0}] has only {1} values': 'ein Tensor der Form [{0}] hat nur {1} Werte',
  'a tensor of shape [{0}] is too large': 'ein Tensor der Form [{0}] ist zu groß',
  '{0} bytes do not match the shape [{1}]': '{0} Byte passen nicht zur Form [{1}]',
  '{0} bytes do not match an array of shape [{1}]':
    '{0} Byte passen nicht zu einem Feld der Form [{1}]',
  '{0} scales do not match the shape [{1}]': '{0} Skalierungen passen nicht zur Form [{1}]',
  '{0} values do not match the shape [{1}]': '{0} Werte passen nicht zur Form [{1}]',
  'it is not a NumPy file (.npy)': 'es ist keine NumPy-Datei (.npy)',
  'it must be an object array of shape () with a dictionary':
    'es muss ein Objektfeld der Form () mit einem Wörterbuch sein',
  'it contains no dictionary of tensors': 'es enthält kein Wörterbuch von Tensoren',
  'it contains no dictionary': 'es enthält kein Wörterbuch',
  'the layer {0} has no named arrays': 'die Schicht {0} hat keine benannten Felder',
  '{0} is not a float32 array': '{0} ist kein float32-Feld',
  'the layer {0} is missing': 'die Schicht {0} fehlt',
  'the layer {0} has the unexpected shape [{1}]': 'die Schicht {0} hat die unerwartete Form [{1}]',
  'its pickle calls a function that is not allowed':
    'das Pickle ruft eine Funktion auf, die nicht erlaubt ist',
  'it has more content than layer weights': 'die Datei enthält mehr als Gewichte von Schichten',
  'its pickle has the unsupported instruction 0x{0}':
    'das Pickle hat die nicht unterstützte Anweisung 0x{0}',
  "its pickle uses Python's {0}, which is not allowed":
    'das Pickle verwendet {0} von Python, was nicht erlaubt ist',
  'its pickle refers to data outside of it': 'das Pickle verweist auf Daten außerhalb',
  'its pickle refers to data of another kind': 'das Pickle verweist auf Daten anderer Art',
  'its pickle sets the state of a value that is not an array':
    'das Pickle setzt den Zustand eines Werts, der kein Feld ist',
  'its pickle adds items to a value that is not a dictionary':
    'das Pickle fügt einem Wert Einträge hinzu, der kein Wörterbuch ist',
  'its pickle appends to a value that is not a list':
    'das Pickle hängt etwas an einen Wert an, der keine Liste ist',
  'its pickle reads from an empty stack': 'das Pickle liest von einem leeren Stapel',
  'its pickle reads an undefined memo entry': 'das Pickle liest einen Eintrag, den es nicht gibt',
  'its pickle has an invalid array': 'das Pickle hat ein ungültiges Feld',
  'its pickle has an invalid tensor': 'das Pickle hat einen ungültigen Tensor',
  'it has an array that is not float32': 'es hat ein Feld, das nicht float32 ist',
  'it is not a file of weights as PyTorch wrote before 1.6':
    'es ist keine Datei mit Gewichten, wie PyTorch sie vor 1.6 schrieb',
  'its version is not supported': 'die Version wird nicht unterstützt',
  'its byte order is not supported': 'die Bytereihenfolge wird nicht unterstützt',
  '{0} is not a tensor': '{0} ist kein Tensor',
  '{0} has too few values': '{0} hat zu wenige Werte',
  'it has a tensor that is not in row-major order':
    'es hat einen Tensor, der nicht zeilenweise gespeichert ist',
  'it has values that belong to no tensor': 'es hat Werte, die zu keinem Tensor gehören',
  'the number of values does not match a tensor': 'die Zahl der Werte passt nicht zu einem Tensor',
  'it does not start like a {0} file': 'die Datei beginnt nicht wie eine {0}-Datei',
  'it lists {0} entries; at most {1} are read':
    'sie hat {0} Einträge; höchstens {1} werden gelesen',
  'the type {0} is not supported': 'der Typ {0} wird nicht unterstützt',
  'the shape [{0}] is not supported': 'die Form [{0}] wird nicht unterstützt',
  'its schema has the version {0}; 3 is supported':
    'das Schema hat die Version {0}; unterstützt wird 3',
  'it has {0} graphs; exactly one is supported': 'es hat {0} Graphen; genau einer wird unterstützt',
  'it has no tensor {0}': 'es hat keinen Tensor {0}',
  'operation {0} has no name': 'Operation {0} hat keinen Namen',
  'the tensor {0} has no buffer {1}': 'der Tensor {0} hat keinen Puffer {1}',
  'the values of {0} are outside the graph': 'die Werte von {0} liegen außerhalb des Graphen',
  'the tensor {0}: {1}': 'der Tensor {0}: {1}',
  'it has no node named embeddings (its last nodes are {0})':
    'es hat keinen Knoten namens embeddings (die letzten Knoten sind {0})',
  'its embeddings do not depend on an image': 'die Einbettungen hängen von keinem Bild ab',
  'a constant is used as a computed value': 'eine Konstante wird als berechneter Wert verwendet',
  'the constant {0} does not have one value per channel':
    'die Konstante {0} hat nicht einen Wert je Kanal',
  'the graph has a cycle at {0}': 'der Graph hat bei {0} einen Kreis',
  'the graph has a cycle here': 'der Graph hat hier einen Kreis',
  'its nodes are nested too deeply ({0})': 'die Knoten sind zu tief verschachtelt ({0})',
  'the weights {0} are missing, so the graph is not frozen':
    'die Gewichte {0} fehlen, also ist der Graph nicht eingefroren',
  'the operation {0} (node {1}) is not supported':
    'die Operation {0} (Knoten {1}) wird nicht unterstützt',
  'the predicate {0} (node {1}) of a Switch is not supported':
    'die Bedingung {0} (Knoten {1}) eines Switch wird nicht unterstützt',
  'the node {0} is used but missing': 'der Knoten {0} wird verwendet, fehlt aber',
  '{0} (node {1}) has no input': '{0} (Knoten {1}) hat keine Eingabe',
  'no input of Merge (node {0}) is alive': 'keine Eingabe von Merge (Knoten {0}) wird berechnet',
  '{0} (node {1}): {2}': '{0} (Knoten {1}): {2}',
  '{0} (operation {1}): {2}': '{0} (Operation {1}): {2}',
  'its input is {0}, not a square of at most {1} pixels':
    'die Eingabe ist {0}, kein Quadrat mit höchstens {1} Pixeln',
  'its constants have incompatible shapes': 'die Konstanten haben Formen, die nicht zusammenpassen',
  'it cannot be evaluated': 'die Operation lässt sich nicht berechnen',
  'only a cast to float32 is supported, not to type {0}':
    'nur die Umwandlung in float32 wird unterstützt, nicht in den Typ {0}',
  'it has no value': 'es gibt keinen Wert',
  'its input must be a feature map or a vector':
    'die Eingabe muss eine Merkmalskarte oder ein Vektor sein',
  'its input must be a feature map': 'die Eingabe muss eine Merkmalskarte sein',
  'its input must be a vector': 'die Eingabe muss ein Vektor sein',
  'the layout {0} is not supported': 'die Anordnung {0} wird nicht unterstützt',
  'the padding {0} is not supported': 'die Auffüllung {0} wird nicht unterstützt',
  'its weights have an unexpected shape': 'die Gewichte haben eine unerwartete Form',
  'a transposed input is not supported': 'eine transponierte Eingabe wird nicht unterstützt',
  'dilations are not supported': 'Dilatationen werden nicht unterstützt',
  'its weights are not constant': 'die Gewichte sind nicht konstant',
  'it is in training mode': 'die Operation ist im Trainingsmodus',
  'its statistics are not constant': 'die Statistiken sind nicht konstant',
  'its statistics differ in length': 'die Statistiken sind verschieden lang',
  'its axes are not constant': 'die Achsen sind nicht konstant',
  'its axes are not supported': 'die Achsen werden nicht unterstützt',
  'only channels can be concatenated': 'nur Kanäle können aneinandergehängt werden',
  'a reshape to [{0}] is not supported': 'die Umformung in [{0}] wird nicht unterstützt',
  'a reshape from [{0}] to [{1}] is not supported':
    'die Umformung von [{0}] in [{1}] wird nicht unterstützt',
  'it has {0, plural, one {# input} other {# inputs}} instead of {1}':
    'es gibt {0, plural, one {# Eingabe} other {# Eingaben}} statt {1}',
  'it has no input {0}': 'es gibt keine Eingabe {0}',
  'it has no input': 'es gibt keine Eingabe',
  'it has {0} values for {1} channels': 'es gibt {0} Werte für {1} Kanäle',
  'it has {0} biases for {1} channels': 'es gibt {0} Verschiebungen für {1} Kanäle',
  'its activation {0} is not supported': 'die Aktivierung {0} wird nicht unterstützt',
  'both of its inputs are constant': 'beide Eingaben sind konstant',
  'its inputs have different numbers of dimensions':
    'die Eingaben haben verschieden viele Dimensionen',
  'its dimensions are not supported': 'die Dimensionen werden nicht unterstützt',
  'only feature maps can be padded': 'nur Merkmalskarten können aufgefüllt werden',
  'its weights do not fit its input': 'die Gewichte passen nicht zur Eingabe',
  'its strides or its padding are not supported':
    'die Schrittweiten oder die Auffüllung werden nicht unterstützt',
  'its window is not supported': 'das Fenster wird nicht unterstützt',
  'it must have one input, a square picture with three channels':
    'es muss eine Eingabe haben: ein quadratisches Bild mit drei Kanälen',
  'it has no output that could be an embedding':
    'es hat keine Ausgabe, die eine Einbettung sein könnte',
  'its input {0} is constant': 'die Eingabe {0} ist konstant',
  'its input {0} is not constant': 'die Eingabe {0} ist nicht konstant',
  'its input is constant': 'die Eingabe ist konstant',
  'nothing computes the tensor {0}': 'nichts berechnet den Tensor {0}',
  'it is nested too deeply': 'es ist zu tief verschachtelt',
  'only its first output is supported': 'nur die erste Ausgabe wird unterstützt',
  'its result is {0}; only networks that compute with float32 are supported':
    'das Ergebnis ist {0}; nur Netze, die mit float32 rechnen, werden unterstützt',
  'its result has {0} dimensions instead of 2 or 4':
    'das Ergebnis hat {0} Dimensionen statt 2 oder 4',
  'this operation is not supported': 'diese Operation wird nicht unterstützt',
};
