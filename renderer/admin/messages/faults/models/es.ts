/** Why a model cannot be imported, in Spanish, by its English pattern (see translate-sentence.ts). */
export const esModels: Readonly<Record<string, string>> = {
  'only MTCNN has several files (det1.npy, det2.npy and det3.npy). Import other models one by one':
    'solo MTCNN tiene varios archivos (det1.npy, det2.npy y det3.npy). Importe los demás modelos de uno en uno',
  'it is a Keras or HDF5 file. Freeze it to a GraphDef (.pb) or export it as ONNX with tf2onnx, and import the result':
    'es un archivo Keras o HDF5. Congélelo como GraphDef (.pb) o expórtelo como ONNX con tf2onnx, e importe el resultado',
  'it is part of a TensorFlow checkpoint. Freeze it with "python src/freeze_graph.py MODEL_DIR OUT.pb" of davidsandberg/facenet, and import OUT.pb':
    'es parte de un punto de control de TensorFlow. Congélelo con «python src/freeze_graph.py MODEL_DIR OUT.pb» de davidsandberg/facenet e importe OUT.pb',
  'it is a Python pickle, and not a file of PyTorch weights. Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing, or an ONNX file':
    'es un pickle de Python y no un archivo de pesos de PyTorch. No se ha ejecutado nada de él. Importe un archivo .pth publicado por Silent-Face-Anti-Spoofing o un archivo ONNX',
  'its format is not supported. Import a frozen TensorFlow graph (.pb, or a .zip with one), an ONNX file, a TensorFlow Lite file (.tflite), MTCNN (.npy), or MiniFASNet (.pth)':
    'su formato no es compatible. Importe un grafo congelado de TensorFlow (.pb, o un .zip con uno), un archivo ONNX, un archivo TensorFlow Lite (.tflite), MTCNN (.npy) o MiniFASNet (.pth)',
  'the frozen graph cannot be used ({0}). Import a frozen graph of FaceNet':
    'el grafo congelado no se puede usar ({0}). Importe un grafo congelado de FaceNet',
  'the network cannot be used ({0}). Import an embedding model with float32 values':
    'la red no se puede usar ({0}). Importe un modelo de representación con valores float32',
  'it has no output that could be an embedding. Import an embedding model':
    'no tiene ninguna salida que pueda ser una representación. Importe un modelo de representación',
  'it accepts images of any size. Set “Input size” (--side)':
    'acepta imágenes de cualquier tamaño. Indique el «Tamaño de entrada»',
  'the archive cannot be read ({0}). Download it again':
    'el archivo comprimido no se puede leer ({0}). Descárguelo de nuevo',
  'the archive contains no frozen graph (.pb). Import another file':
    'el archivo comprimido no contiene ningún grafo congelado (.pb). Importe otro archivo',
  'it must have one input with four dimensions, but has {0}. Import {1}':
    'debe tener una entrada con cuatro dimensiones, pero tiene: {0}. Importe {1}',
  'an embedding model': 'un modelo de representación',
  'an anti-spoofing net': 'una red para la prueba de vida',
  'its input {0} has the type {1}. Import a model with a float32 input':
    'su entrada {0} es del tipo {1}. Importe un modelo con una entrada float32',
  'its input has no dimension with three channels. Import a model for colour images':
    'su entrada no tiene ninguna dimensión con tres canales. Importe un modelo para imágenes en color',
  '{0} does not say how its input is normalised. Set “Colour order”, “Mean” and “Standard deviation” (--channels, --mean, --deviation) as documented by its author':
    '{0} no indica cómo se normaliza su entrada. Indique «Orden de los colores», «Media» y «Desviación estándar» como las describe su autor',
  'its layers are not those of MTCNN. Import det1.npy, det2.npy and det3.npy':
    'sus capas no son las de MTCNN. Importe det1.npy, det2.npy y det3.npy',
  'MTCNN needs all of det1.npy, det2.npy and det3.npy. Import them together':
    'MTCNN necesita los tres archivos det1.npy, det2.npy y det3.npy. Impórtelos juntos',
  '{0} cannot be imported: {1}. Import det1.npy, det2.npy and det3.npy of MTCNN.':
    'No se puede importar {0}: {1}. Importe det1.npy, det2.npy y det3.npy de MTCNN.',
  'These are not the weights of MTCNN: {0}/{1} {2}. Import det1.npy, det2.npy and det3.npy of MTCNN.':
    'Estos no son los pesos de MTCNN: {0}/{1} {2}. Importe det1.npy, det2.npy y det3.npy de MTCNN.',
  'it has no output with a value for each class. Import an anti-spoofing net':
    'no tiene ninguna salida con un valor por clase. Importe una red para la prueba de vida',
  "it is not a file of MiniFASNet's weights ({0}). Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing":
    'no es un archivo de pesos de MiniFASNet ({0}). No se ha ejecutado nada de él. Importe un archivo .pth publicado por Silent-Face-Anti-Spoofing',
  'its input has {0} × {1} pixels, and only squares are supported. Import a net for {2} × {3} pixels':
    'su entrada tiene {0} × {1} píxeles y solo se admiten cuadrados. Importe una red para {2} × {3} píxeles',
  'its input has {0} × {1} pixels, and not {2} × {3}. Leave “Input size” (--side) empty':
    'su entrada tiene {0} × {1} píxeles y no {2} × {3}. Deje vacío «Tamaño de entrada»',
  'it does not say how much of the picture around a face it looks at. Set “Crop scale” (--crop-scale) as documented by its author, such as 2.7 for a square 2.7 times as wide as the face':
    'no indica qué parte de la imagen alrededor de una cara observa. Indique el «Factor de recorte» como lo describe su autor, por ejemplo 2.7 para un cuadrado 2,7 veces más ancho que la cara',
  'it has {0} classes, numbered from 0, and none with the number {1}. Set “Class of live faces” (--live-class) to the one of live faces':
    'tiene {0} clases, numeradas desde 0, y ninguna con el número {1}. Indique la correcta en «Clase de caras reales»',
  'it gives the same answer for every face': 'dice lo mismo de todas las caras',
  'it takes {0} of {1} live people in the sample photos for pictures, so its input or its classes are not as stated':
    'toma por imágenes a {0} de las {1} personas reales de las fotos de ejemplo, así que su entrada o sus clases no son las indicadas',
  'it does not give shares of its classes from 0 to 1': 'no da proporciones de sus clases de 0 a 1',
  'it gives different results for the same face': 'da resultados distintos para la misma cara',
  'it gives different results for the same photo': 'da resultados distintos para la misma foto',
  'its embeddings are zero or not finite': 'sus representaciones son cero o no son finitas',
  'it finds {0} of the {1} faces in the sample photos':
    'encuentra {0} de las {1} caras de las fotos de ejemplo',
  'it does not distinguish people; two photos of one person are closer than two of different people in only {0} of {1} comparisons':
    'no distingue a las personas: dos fotos de una persona están más cerca que dos de personas distintas solo en {0} de {1} comparaciones',
  'in altered copies of the sample photos, it finds only {0} of {1} faces':
    'en copias alteradas de las fotos de ejemplo solo encuentra {0} de {1} caras',
  'in altered copies of the sample photos, it identifies only {0} of the found faces correctly':
    'en copias alteradas de las fotos de ejemplo solo identifica bien {0} de las caras encontradas',
  'in altered copies of the sample photos, two faces of one person are closer than two of different people in only {0} of comparisons':
    'en copias alteradas de las fotos de ejemplo, dos caras de una persona están más cerca que dos de personas distintas solo en {0} de las comparaciones',
  'an ONNX file': 'un archivo ONNX',
  'a TensorFlow Lite file': 'un archivo TensorFlow Lite',
  'has the shape [{0}] instead of [{1}]': 'tiene la forma [{0}] en lugar de [{1}]',
  'it was truncated while being read': 'se ha cortado durante la lectura',
  'it is truncated or damaged': 'está cortado o dañado',
  'it is truncated': 'está cortado',
  'it is larger than {0} MiB': 'supera los {0} MiB',
  'two nodes have the name {0}': 'dos nodos se llaman {0}',
  'it has more than {0} nodes': 'tiene más de {0} nodos',
  'it has no nodes': 'no tiene nodos',
  'a node has no name or no operation': 'un nodo no tiene nombre u operación',
  'tensors of type {0} are not supported': 'los tensores del tipo {0} no son compatibles',
  'a tensor has more values than its shape': 'un tensor tiene más valores que su forma',
  'a tensor of shape [{0}] has only {1} values': 'un tensor de forma [{0}] solo tiene {1} valores',
  'a tensor of shape [{0}] is too large': 'un tensor de forma [{0}] es demasiado grande',
  '{0} bytes do not match the shape [{1}]': '{0} bytes no corresponden a la forma [{1}]',
  '{0} bytes do not match an array of shape [{1}]':
    '{0} bytes no corresponden a una matriz de forma [{1}]',
  '{0} scales do not match the shape [{1}]': '{0} escalas no corresponden a la forma [{1}]',
  '{0} values do not match the shape [{1}]': '{0} valores no corresponden a la forma [{1}]',
  'it is not a NumPy file (.npy)': 'no es un archivo NumPy (.npy)',
  'it must be an object array of shape () with a dictionary':
    'debe ser una matriz de objetos de forma () con un diccionario',
  'it contains no dictionary of tensors': 'no contiene ningún diccionario de tensores',
  'it contains no dictionary': 'no contiene ningún diccionario',
  'the layer {0} has no named arrays': 'la capa {0} no tiene matrices con nombre',
  '{0} is not a float32 array': '{0} no es una matriz float32',
  'the layer {0} is missing': 'falta la capa {0}',
  'the layer {0} has the unexpected shape [{1}]': 'la capa {0} tiene la forma inesperada [{1}]',
  'its pickle calls a function that is not allowed': 'su pickle llama a una función no permitida',
  'it has more content than layer weights': 'contiene más que pesos de capas',
  'its pickle has the unsupported instruction 0x{0}':
    'su pickle tiene la instrucción no compatible 0x{0}',
  "its pickle uses Python's {0}, which is not allowed":
    'su pickle usa {0} de Python, lo que no está permitido',
  'its pickle refers to data outside of it': 'su pickle remite a datos externos',
  'its pickle refers to data of another kind': 'su pickle remite a datos de otro tipo',
  'its pickle sets the state of a value that is not an array':
    'su pickle establece el estado de un valor que no es una matriz',
  'its pickle adds items to a value that is not a dictionary':
    'su pickle añade elementos a un valor que no es un diccionario',
  'its pickle appends to a value that is not a list':
    'su pickle añade a un valor que no es una lista',
  'its pickle reads from an empty stack': 'su pickle lee de una pila vacía',
  'its pickle reads an undefined memo entry': 'su pickle lee una entrada que no existe',
  'its pickle has an invalid array': 'su pickle tiene una matriz no válida',
  'its pickle has an invalid tensor': 'su pickle tiene un tensor no válido',
  'it has an array that is not float32': 'tiene una matriz que no es float32',
  'it is not a file of weights as PyTorch wrote before 1.6':
    'no es un archivo de pesos como los que PyTorch escribía antes de 1.6',
  'its version is not supported': 'su versión no es compatible',
  'its byte order is not supported': 'su orden de bytes no es compatible',
  '{0} is not a tensor': '{0} no es un tensor',
  '{0} has too few values': '{0} tiene muy pocos valores',
  'it has a tensor that is not in row-major order':
    'tiene un tensor que no está guardado por filas',
  'it has values that belong to no tensor': 'tiene valores que no pertenecen a ningún tensor',
  'the number of values does not match a tensor': 'el número de valores no corresponde a un tensor',
  'it does not start like a {0} file': 'no empieza como un archivo {0}',
  'it lists {0} entries; at most {1} are read': 'tiene {0} entradas; se leen {1} como máximo',
  'the type {0} is not supported': 'el tipo {0} no es compatible',
  'the shape [{0}] is not supported': 'la forma [{0}] no es compatible',
  'its schema has the version {0}; 3 is supported':
    'su esquema tiene la versión {0}; se admite la 3',
  'it has {0} graphs; exactly one is supported': 'tiene {0} grafos; se admite exactamente uno',
  'it has no tensor {0}': 'no tiene ningún tensor {0}',
  'operation {0} has no name': 'la operación {0} no tiene nombre',
  'the tensor {0} has no buffer {1}': 'el tensor {0} no tiene el búfer {1}',
  'the values of {0} are outside the graph': 'los valores de {0} están fuera del grafo',
  'the tensor {0}: {1}': 'el tensor {0}: {1}',
  'it has no node named embeddings (its last nodes are {0})':
    'no tiene ningún nodo llamado embeddings (sus últimos nodos son {0})',
  'its embeddings do not depend on an image': 'sus representaciones no dependen de ninguna imagen',
  'a constant is used as a computed value': 'una constante se usa como valor calculado',
  'the constant {0} does not have one value per channel':
    'la constante {0} no tiene un valor por canal',
  'the graph has a cycle at {0}': 'el grafo tiene un ciclo en {0}',
  'the graph has a cycle here': 'el grafo tiene un ciclo aquí',
  'its nodes are nested too deeply ({0})': 'sus nodos están anidados demasiado ({0})',
  'the weights {0} are missing, so the graph is not frozen':
    'faltan los pesos {0}, así que el grafo no está congelado',
  'the operation {0} (node {1}) is not supported': 'la operación {0} (nodo {1}) no es compatible',
  'the predicate {0} (node {1}) of a Switch is not supported':
    'la condición {0} (nodo {1}) de un Switch no es compatible',
  'the node {0} is used but missing': 'el nodo {0} se usa, pero falta',
  '{0} (node {1}) has no input': '{0} (nodo {1}) no tiene entrada',
  'no input of Merge (node {0}) is alive': 'no se calcula ninguna entrada de Merge (nodo {0})',
  '{0} (node {1}): {2}': '{0} (nodo {1}): {2}',
  '{0} (operation {1}): {2}': '{0} (operación {1}): {2}',
  'its input is {0}, not a square of at most {1} pixels':
    'su entrada es {0}, no un cuadrado de como máximo {1} píxeles',
  'its constants have incompatible shapes': 'sus constantes tienen formas incompatibles',
  'it cannot be evaluated': 'no se puede calcular',
  'only a cast to float32 is supported, not to type {0}':
    'solo se admite la conversión a float32, no al tipo {0}',
  'it has no value': 'no tiene valor',
  'its input must be a feature map or a vector':
    'su entrada debe ser un mapa de características o un vector',
  'its input must be a feature map': 'su entrada debe ser un mapa de características',
  'its input must be a vector': 'su entrada debe ser un vector',
  'the layout {0} is not supported': 'la disposición {0} no es compatible',
  'the padding {0} is not supported': 'el relleno {0} no es compatible',
  'its weights have an unexpected shape': 'sus pesos tienen una forma inesperada',
  'a transposed input is not supported': 'una entrada transpuesta no es compatible',
  'dilations are not supported': 'las dilataciones no son compatibles',
  'its weights are not constant': 'sus pesos no son constantes',
  'it is in training mode': 'está en modo de entrenamiento',
  'its statistics are not constant': 'sus estadísticas no son constantes',
  'its statistics differ in length': 'sus estadísticas tienen longitudes distintas',
  'its axes are not constant': 'sus ejes no son constantes',
  'its axes are not supported': 'sus ejes no son compatibles',
  'only channels can be concatenated': 'solo se pueden concatenar canales',
  'a reshape to [{0}] is not supported': 'el cambio de forma a [{0}] no es compatible',
  'a reshape from [{0}] to [{1}] is not supported':
    'el cambio de forma de [{0}] a [{1}] no es compatible',
  'it has {0, plural, one {# input} other {# inputs}} instead of {1}':
    'tiene {0, plural, one {# entrada} many {# entradas} other {# entradas}} en lugar de {1}',
  'it has no input {0}': 'no tiene la entrada {0}',
  'it has no input': 'no tiene entrada',
  'it has {0} values for {1} channels': 'tiene {0} valores para {1} canales',
  'it has {0} biases for {1} channels': 'tiene {0} sesgos para {1} canales',
  'its activation {0} is not supported': 'su activación {0} no es compatible',
  'both of its inputs are constant': 'sus dos entradas son constantes',
  'its inputs have different numbers of dimensions':
    'sus entradas tienen distinto número de dimensiones',
  'its dimensions are not supported': 'sus dimensiones no son compatibles',
  'only feature maps can be padded': 'solo se pueden rellenar mapas de características',
  'its weights do not fit its input': 'sus pesos no se ajustan a su entrada',
  'its strides or its padding are not supported': 'sus pasos o su relleno no son compatibles',
  'its window is not supported': 'su ventana no es compatible',
  'it must have one input, a square picture with three channels':
    'debe tener una entrada: una imagen cuadrada con tres canales',
  'it has no output that could be an embedding':
    'no tiene ninguna salida que pueda ser una representación',
  'its input {0} is constant': 'su entrada {0} es constante',
  'its input {0} is not constant': 'su entrada {0} no es constante',
  'its input is constant': 'su entrada es constante',
  'nothing computes the tensor {0}': 'nada calcula el tensor {0}',
  'it is nested too deeply': 'está anidado demasiado',
  'only its first output is supported': 'solo se admite su primera salida',
  'its result is {0}; only networks that compute with float32 are supported':
    'su resultado es {0}; solo se admiten redes que calculan con float32',
  'its result has {0} dimensions instead of 2 or 4':
    'su resultado tiene {0} dimensiones en lugar de 2 o 4',
  'this operation is not supported': 'esta operación no es compatible',
};
