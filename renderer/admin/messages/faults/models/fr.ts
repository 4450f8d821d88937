/** Why a model cannot be imported, in French, by its English pattern (see translate-sentence.ts). */
export const frModels: Readonly<Record<string, string>> = {
  'only MTCNN has several files (det1.npy, det2.npy and det3.npy). Import other models one by one':
    'seul MTCNN a plusieurs fichiers (det1.npy, det2.npy et det3.npy). Importez les autres modèles un par un',
  'it is a Keras or HDF5 file. Freeze it to a GraphDef (.pb) or export it as ONNX with tf2onnx, and import the result':
    'c’est un fichier Keras ou HDF5. Figez-le en GraphDef (.pb) ou exportez-le en ONNX avec tf2onnx, puis importez le résultat',
  'it is part of a TensorFlow checkpoint. Freeze it with "python src/freeze_graph.py MODEL_DIR OUT.pb" of davidsandberg/facenet, and import OUT.pb':
    'c’est une partie d’un point de contrôle TensorFlow. Figez-le avec « python src/freeze_graph.py MODEL_DIR OUT.pb » de davidsandberg/facenet, puis importez OUT.pb',
  'it is a Python pickle, and not a file of PyTorch weights. Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing, or an ONNX file':
    'c’est un pickle Python, et non un fichier de poids PyTorch. Rien n’en a été exécuté. Importez un fichier .pth publié par Silent-Face-Anti-Spoofing, ou un fichier ONNX',
  'its format is not supported. Import a frozen TensorFlow graph (.pb, or a .zip with one), an ONNX file, a TensorFlow Lite file (.tflite), MTCNN (.npy), or MiniFASNet (.pth)':
    'son format n’est pas pris en charge. Importez un graphe TensorFlow figé (.pb, ou un .zip qui en contient un), un fichier ONNX, un fichier TensorFlow Lite (.tflite), MTCNN (.npy) ou MiniFASNet (.pth)',
  'the frozen graph cannot be used ({0}). Import a frozen graph of FaceNet':
    'le graphe figé ne peut pas être utilisé ({0}). Importez un graphe figé de FaceNet',
  'the network cannot be used ({0}). Import an embedding model with float32 values':
    'le réseau ne peut pas être utilisé ({0}). Importez un modèle d’empreinte avec des valeurs float32',
  'it has no output that could be an embedding. Import an embedding model':
    'il n’a aucune sortie qui pourrait être une empreinte. Importez un modèle d’empreinte',
  'it accepts images of any size. Set “Input size” (--side)':
    'il accepte des images de toute taille. Indiquez la « Taille d’entrée »',
  'the archive cannot be read ({0}). Download it again':
    'l’archive ne peut pas être lue ({0}). Téléchargez-la de nouveau',
  'the archive contains no frozen graph (.pb). Import another file':
    'l’archive ne contient pas de graphe figé (.pb). Importez un autre fichier',
  'it must have one input with four dimensions, but has {0}. Import {1}':
    'il doit avoir une entrée à quatre dimensions, mais il a : {0}. Importez {1}',
  'an embedding model': 'un modèle d’empreinte',
  'an anti-spoofing net': 'un réseau pour la détection du vivant',
  'its input {0} has the type {1}. Import a model with a float32 input':
    'son entrée {0} est du type {1}. Importez un modèle avec une entrée float32',
  'its input has no dimension with three channels. Import a model for colour images':
    'son entrée n’a pas de dimension à trois canaux. Importez un modèle pour images en couleurs',
  '{0} does not say how its input is normalised. Set “Colour order”, “Mean” and “Standard deviation” (--channels, --mean, --deviation) as documented by its author':
    '{0} n’indique pas comment son entrée est normalisée. Indiquez « Ordre des couleurs », « Moyenne » et « Écart type » comme son auteur les décrit',
  'its layers are not those of MTCNN. Import det1.npy, det2.npy and det3.npy':
    'ses couches ne sont pas celles de MTCNN. Importez det1.npy, det2.npy et det3.npy',
  'MTCNN needs all of det1.npy, det2.npy and det3.npy. Import them together':
    'MTCNN a besoin des trois fichiers det1.npy, det2.npy et det3.npy. Importez-les ensemble',
  '{0} cannot be imported: {1}. Import det1.npy, det2.npy and det3.npy of MTCNN.':
    '{0} ne peut pas être importé : {1}. Importez det1.npy, det2.npy et det3.npy de MTCNN.',
  'These are not the weights of MTCNN: {0}/{1} {2}. Import det1.npy, det2.npy and det3.npy of MTCNN.':
    'Ce ne sont pas les poids de MTCNN : {0}/{1} {2}. Importez det1.npy, det2.npy et det3.npy de MTCNN.',
  'it has no output with a value for each class. Import an anti-spoofing net':
    'il n’a pas de sortie avec une valeur par classe. Importez un réseau pour la détection du vivant',
  "it is not a file of MiniFASNet's weights ({0}). Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing":
    'ce n’est pas un fichier de poids de MiniFASNet ({0}). Rien n’en a été exécuté. Importez un fichier .pth publié par Silent-Face-Anti-Spoofing',
  'its input has {0} × {1} pixels, and only squares are supported. Import a net for {2} × {3} pixels':
    'son entrée a {0} × {1} pixels, et seuls les carrés sont pris en charge. Importez un réseau pour {2} × {3} pixels',
  'its input has {0} × {1} pixels, and not {2} × {3}. Leave “Input size” (--side) empty':
    'son entrée a {0} × {1} pixels, et non {2} × {3}. Laissez « Taille d’entrée » vide',
  'it does not say how much of the picture around a face it looks at. Set “Crop scale” (--crop-scale) as documented by its author, such as 2.7 for a square 2.7 times as wide as the face':
    'il n’indique pas quelle partie de l’image autour d’un visage il regarde. Indiquez le « Facteur de recadrage » comme son auteur le décrit, par exemple 2.7 pour un carré 2,7 fois plus large que le visage',
  'it has {0} classes, numbered from 0, and none with the number {1}. Set “Class of live faces” (--live-class) to the one of live faces':
    'il a {0} classes, numérotées à partir de 0, et aucune ne porte le numéro {1}. Indiquez la bonne « Classe des visages réels »',
  'it gives the same answer for every face': 'il dit la même chose de chaque visage',
  'it takes {0} of {1} live people in the sample photos for pictures, so its input or its classes are not as stated':
    'il prend {0} des {1} personnes réelles des photos d’exemple pour des images ; son entrée ou ses classes ne sont donc pas celles indiquées',
  'it does not give shares of its classes from 0 to 1':
    'il ne donne pas des parts de ses classes de 0 à 1',
  'it gives different results for the same face':
    'il donne des résultats différents pour le même visage',
  'it gives different results for the same photo':
    'il donne des résultats différents pour la même photo',
  'its embeddings are zero or not finite': 'ses empreintes sont nulles ou infinies',
  'it finds {0} of the {1} faces in the sample photos':
    'il trouve {0} des {1} visages des photos d’exemple',
  'it does not distinguish people; two photos of one person are closer than two of different people in only {0} of {1} comparisons':
    'il ne distingue pas les personnes : deux photos d’une même personne ne sont plus proches que deux photos de personnes différentes que dans {0} des {1} comparaisons',
  'in altered copies of the sample photos, it finds only {0} of {1} faces':
    'sur des copies modifiées des photos d’exemple, il ne trouve que {0} des {1} visages',
  'in altered copies of the sample photos, it identifies only {0} of the found faces correctly':
    'sur des copies modifiées des photos d’exemple, il n’identifie correctement que {0} des visages trouvés',
  'in altered copies of the sample photos, two faces of one person are closer than two of different people in only {0} of comparisons':
    'sur des copies modifiées des photos d’exemple, deux visages d’une même personne ne sont plus proches que deux de personnes différentes que dans {0} des comparaisons',
  'an ONNX file': 'un fichier ONNX',
  'a TensorFlow Lite file': 'un fichier TensorFlow Lite',
  'has the shape [{0}] instead of [{1}]': 'a la forme [{0}] au lieu de [{1}]',
  'it was truncated while being read': 'il a été tronqué pendant la lecture',
  'it is truncated or damaged': 'il est tronqué ou endommagé',
  'it is truncated': 'il est tronqué',
  'it is larger than {0} MiB': 'il dépasse {0} Mio',
  'two nodes have the name {0}': 'deux nœuds portent le nom {0}',
  'it has more than {0} nodes': 'il a plus de {0} nœuds',
  'it has no nodes': 'il n’a aucun nœud',
  'a node has no name or no operation': 'un nœud n’a pas de nom ou pas d’opération',
  'tensors of type {0} are not supported': 'les tenseurs du type {0} ne sont pas pris en charge',
  'a tensor has more values than its shape': 'un tenseur a plus de valeurs que sa forme',
  'a tensor of shape [{0}] has only {1} values': 'un tenseur de forme [{0}] n’a que {1} valeurs',
  'a tensor of shape [{0}] is too large': 'un tenseur de forme [{0}] est trop grand',
  '{0} bytes do not match the shape [{1}]': '{0} octets ne correspondent pas à la forme [{1}]',
  '{0} bytes do not match an array of shape [{1}]':
    '{0} octets ne correspondent pas à un tableau de forme [{1}]',
  '{0} scales do not match the shape [{1}]': '{0} échelles ne correspondent pas à la forme [{1}]',
  '{0} values do not match the shape [{1}]': '{0} valeurs ne correspondent pas à la forme [{1}]',
  'it is not a NumPy file (.npy)': 'ce n’est pas un fichier NumPy (.npy)',
  'it must be an object array of shape () with a dictionary':
    'ce doit être un tableau d’objets de forme () avec un dictionnaire',
  'it contains no dictionary of tensors': 'il ne contient pas de dictionnaire de tenseurs',
  'it contains no dictionary': 'il ne contient pas de dictionnaire',
  'the layer {0} has no named arrays': 'la couche {0} n’a pas de tableaux nommés',
  '{0} is not a float32 array': '{0} n’est pas un tableau float32',
  'the layer {0} is missing': 'la couche {0} manque',
  'the layer {0} has the unexpected shape [{1}]': 'la couche {0} a la forme inattendue [{1}]',
  'its pickle calls a function that is not allowed':
    'son pickle appelle une fonction non autorisée',
  'it has more content than layer weights': 'il contient plus que des poids de couches',
  'its pickle has the unsupported instruction 0x{0}':
    'son pickle a l’instruction non prise en charge 0x{0}',
  "its pickle uses Python's {0}, which is not allowed":
    'son pickle utilise {0} de Python, ce qui n’est pas autorisé',
  'its pickle refers to data outside of it': 'son pickle renvoie à des données extérieures',
  'its pickle refers to data of another kind': 'son pickle renvoie à des données d’un autre type',
  'its pickle sets the state of a value that is not an array':
    'son pickle définit l’état d’une valeur qui n’est pas un tableau',
  'its pickle adds items to a value that is not a dictionary':
    'son pickle ajoute des éléments à une valeur qui n’est pas un dictionnaire',
  'its pickle appends to a value that is not a list':
    'son pickle ajoute à une valeur qui n’est pas une liste',
  'its pickle reads from an empty stack': 'son pickle lit une pile vide',
  'its pickle reads an undefined memo entry': 'son pickle lit une entrée qui n’existe pas',
  'its pickle has an invalid array': 'son pickle a un tableau non valide',
  'its pickle has an invalid tensor': 'son pickle a un tenseur non valide',
  'it has an array that is not float32': 'il a un tableau qui n’est pas float32',
  'it is not a file of weights as PyTorch wrote before 1.6':
    'ce n’est pas un fichier de poids comme PyTorch en écrivait avant 1.6',
  'its version is not supported': 'sa version n’est pas prise en charge',
  'its byte order is not supported': 'son ordre d’octets n’est pas pris en charge',
  '{0} is not a tensor': '{0} n’est pas un tenseur',
  '{0} has too few values': '{0} a trop peu de valeurs',
  'it has a tensor that is not in row-major order':
    'il a un tenseur qui n’est pas rangé par lignes',
  'it has values that belong to no tensor': 'il a des valeurs qui n’appartiennent à aucun tenseur',
  'the number of values does not match a tensor':
    'le nombre de valeurs ne correspond pas à un tenseur',
  'it does not start like a {0} file': 'il ne commence pas comme un fichier {0}',
  'it lists {0} entries; at most {1} are read': 'il contient {0} entrées ; {1} au plus sont lues',
  'the type {0} is not supported': 'le type {0} n’est pas pris en charge',
  'the shape [{0}] is not supported': 'la forme [{0}] n’est pas prise en charge',
  'its schema has the version {0}; 3 is supported':
    'son schéma a la version {0} ; la version 3 est prise en charge',
  'it has {0} graphs; exactly one is supported': 'il a {0} graphes ; un seul est pris en charge',
  'it has no tensor {0}': 'il n’a pas de tenseur {0}',
  'operation {0} has no name': 'l’opération {0} n’a pas de nom',
  'the tensor {0} has no buffer {1}': 'le tenseur {0} n’a pas de tampon {1}',
  'the values of {0} are outside the graph': 'les valeurs de {0} sont hors du graphe',
  'the tensor {0}: {1}': 'le tenseur {0} : {1}',
  'it has no node named embeddings (its last nodes are {0})':
    'il n’a pas de nœud nommé embeddings (ses derniers nœuds sont {0})',
  'its embeddings do not depend on an image': 'ses empreintes ne dépendent d’aucune image',
  'a constant is used as a computed value': 'une constante est utilisée comme valeur calculée',
  'the constant {0} does not have one value per channel':
    'la constante {0} n’a pas une valeur par canal',
  'the graph has a cycle at {0}': 'le graphe a un cycle à {0}',
  'the graph has a cycle here': 'le graphe a un cycle ici',
  'its nodes are nested too deeply ({0})': 'ses nœuds sont trop imbriqués ({0})',
  'the weights {0} are missing, so the graph is not frozen':
    'les poids {0} manquent, le graphe n’est donc pas figé',
  'the operation {0} (node {1}) is not supported':
    'l’opération {0} (nœud {1}) n’est pas prise en charge',
  'the predicate {0} (node {1}) of a Switch is not supported':
    'la condition {0} (nœud {1}) d’un Switch n’est pas prise en charge',
  'the node {0} is used but missing': 'le nœud {0} est utilisé, mais il manque',
  '{0} (node {1}) has no input': '{0} (nœud {1}) n’a pas d’entrée',
  'no input of Merge (node {0}) is alive': 'aucune entrée de Merge (nœud {0}) n’est calculée',
  '{0} (node {1}): {2}': '{0} (nœud {1}) : {2}',
  '{0} (operation {1}): {2}': '{0} (opération {1}) : {2}',
  'its input is {0}, not a square of at most {1} pixels':
    'son entrée est {0}, et non un carré d’au plus {1} pixels',
  'its constants have incompatible shapes': 'ses constantes ont des formes incompatibles',
  'it cannot be evaluated': 'elle ne peut pas être calculée',
  'only a cast to float32 is supported, not to type {0}':
    'seule la conversion en float32 est prise en charge, pas en type {0}',
  'it has no value': 'il n’y a pas de valeur',
  'its input must be a feature map or a vector':
    'son entrée doit être une carte de caractéristiques ou un vecteur',
  'its input must be a feature map': 'son entrée doit être une carte de caractéristiques',
  'its input must be a vector': 'son entrée doit être un vecteur',
  'the layout {0} is not supported': 'la disposition {0} n’est pas prise en charge',
  'the padding {0} is not supported': 'le remplissage {0} n’est pas pris en charge',
  'its weights have an unexpected shape': 'ses poids ont une forme inattendue',
  'a transposed input is not supported': 'une entrée transposée n’est pas prise en charge',
  'dilations are not supported': 'les dilatations ne sont pas prises en charge',
  'its weights are not constant': 'ses poids ne sont pas constants',
  'it is in training mode': 'elle est en mode d’apprentissage',
  'its statistics are not constant': 'ses statistiques ne sont pas constantes',
  'its statistics differ in length': 'ses statistiques n’ont pas la même longueur',
  'its axes are not constant': 'ses axes ne sont pas constants',
  'its axes are not supported': 'ses axes ne sont pas pris en charge',
  'only channels can be concatenated': 'seuls les canaux peuvent être concaténés',
  'a reshape to [{0}] is not supported': 'la mise en forme [{0}] n’est pas prise en charge',
  'a reshape from [{0}] to [{1}] is not supported':
    'la mise en forme de [{0}] à [{1}] n’est pas prise en charge',
  'it has {0, plural, one {# input} other {# inputs}} instead of {1}':
    'elle a {0, plural, one {# entrée} many {# entrées} other {# entrées}} au lieu de {1}',
  'it has no input {0}': 'elle n’a pas d’entrée {0}',
  'it has no input': 'elle n’a pas d’entrée',
  'it has {0} values for {1} channels': 'elle a {0} valeurs pour {1} canaux',
  'it has {0} biases for {1} channels': 'elle a {0} biais pour {1} canaux',
  'its activation {0} is not supported': 'son activation {0} n’est pas prise en charge',
  'both of its inputs are constant': 'ses deux entrées sont constantes',
  'its inputs have different numbers of dimensions':
    'ses entrées n’ont pas le même nombre de dimensions',
  'its dimensions are not supported': 'ses dimensions ne sont pas prises en charge',
  'only feature maps can be padded': 'seules les cartes de caractéristiques peuvent être remplies',
  'its weights do not fit its input': 'ses poids ne correspondent pas à son entrée',
  'its strides or its padding are not supported':
    'ses pas ou son remplissage ne sont pas pris en charge',
  'its window is not supported': 'sa fenêtre n’est pas prise en charge',
  'it must have one input, a square picture with three channels':
    'il doit avoir une entrée : une image carrée à trois canaux',
  'it has no output that could be an embedding':
    'il n’a aucune sortie qui pourrait être une empreinte',
  'its input {0} is constant': 'son entrée {0} est constante',
  'its input {0} is not constant': 'son entrée {0} n’est pas constante',
  'its input is constant': 'son entrée est constante',
  'nothing computes the tensor {0}': 'rien ne calcule le tenseur {0}',
  'it is nested too deeply': 'il est trop imbriqué',
  'only its first output is supported': 'seule sa première sortie est prise en charge',
  'its result is {0}; only networks that compute with float32 are supported':
    'son résultat est {0} ; seuls les réseaux qui calculent en float32 sont pris en charge',
  'its result has {0} dimensions instead of 2 or 4':
    'son résultat a {0} dimensions au lieu de 2 ou 4',
  'this operation is not supported': 'cette opération n’est pas prise en charge',
};
