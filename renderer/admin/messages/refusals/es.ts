import type { RefusalsMessages } from './en.js';

export const refusalsEs: RefusalsMessages = {
  'refusals.title': 'Rechazados en la entrada',
  'refusals.about':
    'Caras que se reconocieron pero no parecían vivas. No se conservan imágenes. Hable con las personas cuya propia cara se rechaza a menudo: quizá necesiten un PIN, o el ajuste es demasiado estricto para su centro.',
  'refusals.table': 'Rechazos',
  'refusals.time': 'Hora',
  'refusals.name': 'Reconocida como',
  'refusals.reason': 'Motivo',
  'refusals.none': 'No se rechazó ninguna cara.',
  'refusals.older': 'Mostrar rechazos anteriores',
  'refusals.cue.withFace': 'Entorno que se mueve con la cara',
  'refusals.cue.still': 'Entorno que no se mueve',
  'refusals.cue.plane': 'Distancia a un plano',
  'refusals.cue.turn': 'Giro lateral',
  'refusals.cue.nod': 'Inclinación',
  'refusals.why.flat': 'Se movía como una imagen plana',
  'refusals.why.wrong-direction': 'Giró hacia otro lado del indicado, dos veces',
  'refusals.why.too-slow': 'No giró como se pidió, dos veces',
  'refusals.why.moved': 'Se alejó durante la prueba',
  'refusals.why.surroundings': 'El entorno se movía con la cara que giraba',
  'refusals.why.flat-turn': 'Siguió plana al girar',
};
