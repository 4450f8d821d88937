import type { LivenessMessages } from './en.js';

export const livenessEs: LivenessMessages = {
  'liveness.title': 'Prueba de vida',
  'liveness.policy':
    '{policy, select, off {La prueba de vida de la entrada está desactivada: no se detectan fotos ni pantallas. Puede cambiarla en Configuración.} balanced {La prueba de vida de la entrada es equilibrada: en caso de duda, la persona gira la cabeza. Puede cambiarla en Configuración.} other {La prueba de vida de la entrada es estricta: todos giran la cabeza. Puede cambiarla en Configuración.}}',
  'liveness.measureTitle': 'Medirla con su personal y su cámara',
  'liveness.step.people':
    'Grabe a personas que estén de acuerdo: al menos {needed}, mejor 30, con y sin gafas, a distintas horas del día.',
  'liveness.step.attacks':
    'Grabe ataques: al menos {needed}, como impresiones, teléfonos y vídeos de usted mismo que muestre a la cámara.',
  'liveness.step.measure': 'Mida y adopte el ajuste que propone el resultado.',
  'liveness.recordings': 'Grabaciones',
  'liveness.recorded': 'Grabado',
  'liveness.needed': 'Necesarias',
  'liveness.livePeople': 'Personas vivas',
  'liveness.attacks': 'Ataques',
  'liveness.kindCount': '{kind}: {count, number}',
  'liveness.kinds': '({kinds})',
  'liveness.kept':
    '{days, plural, one {Rollcall no conserva imágenes ni nombres: solo dónde estaban la cara y 15 puntos de ella en cada imagen, cifrado. Las grabaciones se borran # día después de la última, o cuando adopte un resultado. No forman parte de una copia de seguridad.} many {Rollcall no conserva imágenes ni nombres: solo dónde estaban la cara y 15 puntos de ella en cada imagen, cifrado. Las grabaciones se borran # de días después de la última, o cuando adopte un resultado. No forman parte de una copia de seguridad.} other {Rollcall no conserva imágenes ni nombres: solo dónde estaban la cara y 15 puntos de ella en cada imagen, cifrado. Las grabaciones se borran # días después de la última, o cuando adopte un resultado. No forman parte de una copia de seguridad.}}',
  'liveness.erasedOn': 'Las grabaciones actuales se borrarán el {day}.',
  'liveness.record': 'Grabar un clip',
  'liveness.measure': 'Medir',
  'liveness.erase': 'Borrar las grabaciones',
  'liveness.wait': 'Espere…',
  'liveness.erased':
    '{count, plural, one {# grabación borrada.} many {# de grabaciones borradas.} other {# grabaciones borradas.}}',
  'liveness.takenOver':
    '{count, plural, one {{policy, select, balanced {La prueba de vida es ahora equilibrada.} other {La prueba de vida es ahora estricta.}} # grabación borrada.} many {{policy, select, balanced {La prueba de vida es ahora equilibrada.} other {La prueba de vida es ahora estricta.}} # de grabaciones borradas.} other {{policy, select, balanced {La prueba de vida es ahora equilibrada.} other {La prueba de vida es ahora estricta.}} # grabaciones borradas.}}',
  'liveness.result': 'Resultado',
  'liveness.use':
    '{policy, select, balanced {Usar «equilibrada» y borrar las grabaciones} other {Usar «estricta» y borrar las grabaciones}}',
  'liveness.share': 'Proporción, con límites del 95 %',
  'liveness.balanced': 'Equilibrada',
  'liveness.strict': 'Estricta',
  'liveness.nothing': 'No se midió nada.',
  'liveness.rate.refused': 'Personas vivas rechazadas (BPCER)',
  'liveness.rate.challenged': 'Se les pidió girar la cabeza',
  'liveness.rate.wait': 'Espera mediana hasta la decisión',
  'liveness.rate.turn': 'Tiempo mediano para girar, si se pide',
  'liveness.rate.accepted': 'Aceptados (APCER): {kind}',
  'liveness.bounds': '{share} ({low} a {high})',
  'liveness.noTurn': 'nadie giró',
  'liveness.seconds': '{seconds} s',
  'liveness.kind.live': 'Persona viva',
  'liveness.kind.print': 'Impresión en papel',
  'liveness.kind.bent-sheet': 'Hoja curvada',
  'liveness.kind.cut-out': 'Impresión recortada',
  'liveness.kind.phone': 'Foto en un teléfono o tableta',
  'liveness.kind.replay': 'Vídeo en un teléfono o tableta',
  'liveness.kind.other': 'Otro tipo de ataque',
  'liveness.sentenceKind.print': 'impresión en papel',
  'liveness.sentenceKind.bent-sheet': 'hoja curvada',
  'liveness.sentenceKind.cut-out': 'impresión recortada',
  'liveness.sentenceKind.phone': 'foto en un teléfono o tableta',
  'liveness.sentenceKind.replay': 'vídeo en un teléfono o tableta',
  'liveness.sentenceKind.other': 'otro tipo de ataque',
  'liveness.recordTitle': 'Grabar: {kind}',
  'liveness.what': 'Qué se graba',
  'liveness.prepare.live':
    'La persona espera a tres metros, se acerca como para fichar y luego gira la cabeza como indica la pantalla.',
  'liveness.prepare.attack':
    'Acerque la imagen a la cámara de modo que tape su propia cara. Después intente seguir la pantalla: inclínela, dóblela o reprodúzcala.',
  'liveness.privacy':
    '{days, plural, one {Rollcall graba dónde están la cara y 15 puntos de ella en cada imagen y cómo se mueven, para medir lo bien que la entrada distingue personas de imágenes, y lo borra como máximo # día después de la última grabación. No conserva ninguna imagen ni nombre.} many {Rollcall graba dónde están la cara y 15 puntos de ella en cada imagen y cómo se mueven, para medir lo bien que la entrada distingue personas de imágenes, y lo borra como máximo # de días después de la última grabación. No conserva ninguna imagen ni nombre.} other {Rollcall graba dónde están la cara y 15 puntos de ella en cada imagen y cómo se mueven, para medir lo bien que la entrada distingue personas de imágenes, y lo borra como máximo # días después de la última grabación. No conserva ninguna imagen ni nombre.}}',
  'liveness.agree.live': 'La persona ha leído esto y está de acuerdo',
  'liveness.agree.attack': 'Yo mismo muestro la imagen, y la persona que aparece está de acuerdo',
  'liveness.discarded': 'La grabación se borró.',
  'liveness.mayDiscard.live':
    'Descártela solo si falló otra cosa, por ejemplo si alguien habló con la persona. Sin las personas que lo intentaron y no pasaron, las cifras parecen mejores de lo que son.',
  'liveness.mayDiscard.attack':
    'Descártela solo si algo falló, por ejemplo si se veía su propia cara.',
  'liveness.done': 'Hecho',
  'liveness.cancel': 'Cancelar',
  'liveness.start': 'Iniciar la grabación',
  'liveness.discard': 'Descartar',
  'liveness.again': 'Grabar de nuevo',
  'liveness.next': 'Siguiente grabación',
  'liveness.progress': 'Progreso',
  'liveness.startingCamera': 'Iniciando la cámara…',
  'liveness.approach.live': 'Acérquese a la cámara.',
  'liveness.approach.attack': 'Acerque la imagen a la cámara.',
  'liveness.look': 'Mire a la cámara.',
  'liveness.keptTurned': 'Grabado. La cabeza giró como se pidió.',
  'liveness.keptNotTurned': 'Grabado. La entrada diría que la cabeza no giró como se pidió.',
  'liveness.proposal.too-few-recordings':
    'Hay muy pocas grabaciones para decidir: {live, number} de personas vivas y {attacks, number} de ataques; hacen falta al menos {neededLive, number} y {neededAttacks, number}.',
  'liveness.proposal.balanced-refuses-too-many':
    'Ninguno de los dos: «equilibrado» rechaza al {refused} de las personas vivas (como máximo al {bound}, con un 95 % de confianza). Mejore la luz o coloque la cámara a la altura de los ojos, y grabe de nuevo.',
  'liveness.proposal.balanced-stops-attacks':
    'Equilibrado: detiene {attacks, plural, one {el # ataque grabado} many {los # ataques grabados} other {los # ataques grabados}} y rechaza al {refused} de las personas vivas (como máximo al {bound}, con un 95 % de confianza).',
  'liveness.proposal.strict-stops-no-more':
    'Equilibrado: acepta el {accepted} de los ataques de un tipo ({kind}), y «estricto» no detiene más.',
  'liveness.proposal.strict-refuses-too-many':
    'Equilibrado: aunque acepta el {accepted} de los ataques de un tipo ({kind}), «estricto» rechaza al {strictRefused} de las personas vivas (como máximo al {strictBound}, con un 95 % de confianza), que son demasiadas.',
  'liveness.proposal.strict-stops-more':
    'Estricto: «equilibrado» acepta el {accepted} de los ataques de un tipo ({kind}); «estricto» acepta el {strictAccepted} y rechaza al {strictRefused} de las personas vivas (como máximo al {strictBound}, con un 95 % de confianza).',
  'liveness.dropped.paused':
    'La cámara se detuvo un momento. No se ha guardado nada. Grabe de nuevo.',
  'liveness.dropped.several-people':
    'Había varias personas a la vista. No se ha guardado nada. Grabe de nuevo.',
  'liveness.dropped.no-face':
    'No se pudo reconocer ninguna cara. No se ha guardado nada. Grabe de nuevo.',
  'liveness.dropped.nobody': 'Nadie se acercó a la cámara. No se ha guardado nada. Grabe de nuevo.',
  'liveness.dropped.face-lost':
    'La cara salió del encuadre. No se ha guardado nada. Grabe de nuevo.',
};
