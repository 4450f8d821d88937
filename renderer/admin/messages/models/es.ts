import type { ModelsMessages } from './en.js';

export const modelsEs: ModelsMessages = {
  'models.title': 'Modelos',
  'models.about':
    'Rollcall incluye detectores y modelos de representación. Puede importar otros, como FaceNet, y redes para la prueba de vida. Cada modelo se prueba antes de añadirse. Las plantillas se conservan al cambiar de modelo.',
  'models.wait': 'Espere…',
  'models.analysed': 'Fotos analizadas',
  'models.purpose.mobilefacenet': 'Reconoce personas (192 valores por cara, predeterminado)',
  'models.purpose.face-recognition': 'Reconoce personas (128 valores por cara)',
  'models.purpose.blazeface': 'Encuentra caras (predeterminado)',
  'models.purpose.mtcnn': 'Encuentra caras (MTCNN)',
  'models.findsFaces': '{family}: encuentra caras',
  'models.recognises':
    '{dimension, plural, one {{family}: reconoce personas (# valor por cara)} many {{family}: reconoce personas (# de valores por cara)} other {{family}: reconoce personas (# valores por cara)}}',
  'models.thresholds.included': 'Incluidos',
  'models.thresholds.measured': 'Medidos',
  'models.thresholds.missing': 'Sin medir',
  'models.inUse': 'En uso',
  'models.nowInUse': '{id} ya está en uso.',
  'models.reEmbedded': 'Registrados de nuevo con las fotos guardadas: {names}.',
  'models.toReEnrol':
    'Registre de nuevo a estas personas (hasta entonces solo pueden usar su PIN): {names}.',
  'models.calibrated':
    'Los umbrales de {id} se midieron con {genuine, plural, one {# par} many {# de pares} other {# pares}} de fotos de la misma persona y {impostor, plural, one {# par} many {# de pares} other {# pares}} de personas distintas.',
  'models.removed': '{id} se ha quitado.',
  'models.successor':
    'Este centro usa {current}. El modelo más nuevo {id} reconoce a las personas con más fiabilidad. Si cambia, {withPhotos, plural, one {# persona se registra} many {# de personas se registran} other {# personas se registran}} de nuevo con las fotos guardadas, {learnt, plural, one {# persona se aprendió} many {# de personas se aprendieron} other {# personas se aprendieron}} en la entrada, y usted registra de nuevo a {others, plural, one {# persona} many {# de personas} other {# personas}}. Hasta entonces usan su PIN. No se pierde ninguna plantilla, así que puede volver atrás.',
  'models.learnt': 'Aprendidos en la entrada: {names}.',
  'models.learn.title': 'Aprender las caras para el próximo modelo',
  'models.learn.about':
    'Las personas cuyas fotos no se guardan deben registrarse de nuevo tras un cambio de modelo. En su lugar, la entrada puede aprender antes sus caras en tres visitas. Solo usa buenas imágenes de personas reconocidas sin ninguna duda y cuyo consentimiento lo incluye. Las imágenes no se guardan, solo números calculados a partir de ellas, cifrados. El registro de auditoría anota a cada persona cuya cara se aprendió.',
  'models.learn.next': 'Próximo modelo',
  'models.learn.start': 'Empezar a aprender',
  'models.learn.allow':
    'Para usarlo, active «{setting}» en la página Configuración. El texto de consentimiento lo menciona entonces, y quienes se registren después en la pantalla lo aceptan.',
  'models.learn.started': 'La entrada aprende ahora las caras para {model}.',
  'models.learn.stopped':
    'La entrada ya no aprende caras. Lo que había aprendido sobre {erased, plural, one {# persona} many {# de personas} other {# personas}} se borró.',
  'models.learn.progress':
    'La entrada aprende las caras para {model}. {people, plural, one {# persona aún no tiene} many {# de personas aún no tienen} other {# personas aún no tienen}} plantilla: {learnt} aprendidas en la entrada, {withPhotos} con fotos guardadas, {missing} pendientes, de ellas {collecting} aprendidas en parte.',
  'models.learn.missing': 'Si cambia ahora, registre de nuevo a estas personas: {names}.',
  'models.learn.confusable': 'Estas personas no se aprenden porque se parecen a otra: {names}.',
  'models.learn.stop': 'Dejar de aprender',
  'models.learn.stopNote':
    'Lo que la entrada aprendió para {model} se borra. Al cambiar, registre de nuevo a estas personas. Las plantillas en uso se mantienen.',
  'models.learn.cancel': 'Cancelar',
  'models.learn.stopAndErase': 'Detener y borrar',
  'models.oneVote': '{family}: un voto de la prueba de vida',
  'models.model': 'Modelo',
  'models.purpose': 'Uso',
  'models.thresholds': 'Umbrales',
  'models.imported': 'Importado',
  'models.actions': 'Acciones',
  'models.measure': 'Medir los umbrales',
  'models.measureOf': 'Medir los umbrales de {id}',
  'models.use': 'Usar',
  'models.useOf': 'Usar {id}',
  'models.remove': 'Quitar',
  'models.removeOf': 'Quitar {id}',
  'models.photoFolder':
    'Carpeta de fotos en este equipo, para medir los umbrales (una subcarpeta por persona)',
  'models.import.title': 'Importar un modelo',
  'models.import.about':
    'Elija un grafo congelado de FaceNet (.pb o .zip), un modelo de representación (.onnx o .tflite), det1.npy, det2.npy y det3.npy de MTCNN juntos, o una red para la prueba de vida como MiniFASNet (.pth o .onnx).',
  'models.import.files': 'Archivos',
  'models.import.hints':
    'Para SFace, los archivos ArcFace conocidos y MiniFASNet, deje estos campos en blanco. Para otros modelos, escriba los valores que publica el autor. Los colores de 0 a 255 se normalizan restando la media y dividiendo por la desviación estándar.',
  'models.import.testedAntispoof':
    'Probado con {faces, plural, one {# cara} many {# de caras} other {# caras}} de personas reales: toma {pictures} por imágenes. Desde ahora tiene un voto en la prueba de vida.',
  'models.import.antispoofHints':
    'Solo para redes distintas de la MiniFASNet publicada: cuántos anchos de cara mira la red alrededor de una cara, y cuál de sus clases, contadas desde 0, significa una cara real.',
  'models.import.cropScale': 'Factor de recorte',
  'models.import.liveClass': 'Clase de caras reales',
  'models.import.channels': 'Orden de los colores',
  'models.import.published': 'Como se publicó',
  'models.import.rgb': 'RGB',
  'models.import.bgr': 'BGR',
  'models.import.framing': 'Recorte de la cara',
  'models.import.fivePoints': 'Cinco puntos (ArcFace)',
  'models.import.meanFace': 'Cara media (dlib)',
  'models.import.box': 'Marco del detector',
  'models.import.mean': 'Media',
  'models.import.deviation': 'Desviación estándar',
  'models.import.side': 'Tamaño de entrada (píxeles, si el modelo acepta cualquiera)',
  'models.import.progress': 'Progreso de la carga',
  'models.import.submit': 'Probar e importar',
  'models.import.done': '{id} se ha importado ({family}, {size} MB).',
  'models.import.tested':
    '{faces, plural, one {Probado con # cara: {rightOrder} de las comparaciones fueron correctas. Tarda {ratio} veces lo que los modelos incluidos.} many {Probado con # de caras: {rightOrder} de las comparaciones fueron correctas. Tarda {ratio} veces lo que los modelos incluidos.} other {Probado con # caras: {rightOrder} de las comparaciones fueron correctas. Tarda {ratio} veces lo que los modelos incluidos.}}',
  'models.import.altered':
    '{probes, plural, one {En copias alteradas de las fotos se encontró el {found} de # cara, y el {rank1} de ellas se asignó a la persona correcta.} many {En copias alteradas de las fotos se encontró el {found} de # de caras, y el {rank1} de ellas se asignó a la persona correcta.} other {En copias alteradas de las fotos se encontró el {found} de # caras, y el {rank1} de ellas se asignó a la persona correcta.}}',
  'models.import.measureFirst': 'Mida sus umbrales antes de usarlo.',
};
