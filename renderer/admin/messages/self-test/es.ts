import type { SelfTestMessages } from './en.js';

export const selfTestEs: SelfTestMessages = {
  'self-test.title': 'Autoprueba',
  'self-test.about':
    'Mide lo bien que Rollcall distingue a las personas de este centro, a partir de las muestras de su registro. Medir no cambia nada.',
  'self-test.target': 'Desconocidos aceptados',
  'self-test.measure': 'Medir',
  'self-test.measuring': 'Midiendo…',
  'self-test.reset': 'Vuelve a usarse el umbral predeterminado del modelo.',
  'self-test.applied': 'El umbral recomendado ya está en uso.',
  'self-test.thresholds': 'Umbrales',
  'self-test.threshold': 'Umbral',
  'self-test.distance': 'Distancia',
  'self-test.fpir': 'Mal identificados (FPIR)',
  'self-test.fnir': 'No reconocidos (FNIR)',
  'self-test.current': 'Actual',
  'self-test.recommended': 'Recomendado',
  'self-test.counts':
    '{people, plural, one {# persona} many {# de personas} other {# personas}} con {samples, plural, one {# muestra} many {# de muestras} other {# muestras}}',
  'self-test.samplesPlot':
    'Muestras según la distancia a la misma persona (azul) y a la otra persona más cercana (rojo). La línea marca el umbral actual.',
  'self-test.arrivalsPlot':
    'Llegadas según la distancia a la misma persona (azul) y a la otra persona más cercana (rojo). La línea marca el umbral actual.',
  'self-test.samePerson': 'Misma persona',
  'self-test.otherPerson': 'Otra persona más cercana',
  'self-test.single':
    'Estas cifras son de muestras sueltas. En la entrada se combinan varias imágenes y ambas cifras son menores.',
  'self-test.needsPairs':
    'Una recomendación necesita {needed, plural, one {# par} many {# de pares} other {# pares}} de muestras de personas distintas. Este centro tiene {pairs, number}. Bastan unas 16 personas con 3 muestras cada una. Hasta entonces se usa el umbral predeterminado del modelo.',
  'self-test.useRecommended': 'Usar el umbral recomendado',
  'self-test.useDefault': 'Usar el umbral predeterminado',
  'self-test.door': 'En la entrada',
  'self-test.arrivals':
    '{count, plural, one {# llegada} many {# de llegadas} other {# llegadas}} en las dos últimas semanas. Las llegadas de desconocidos no se conservan, así que «mal identificados» se refiere solo a su personal.',
  'self-test.alike': 'Personas que se parecen',
  'self-test.pair':
    '{same, select, true {{one} y {other}, distancia {distance}: probablemente la misma persona, registrada dos veces} other {{one} y {other}, distancia {distance}}}',
  'self-test.noneAlike': 'No es probable que se confunda a nadie con otra persona.',
  'self-test.view': 'Vista de prueba',
  'self-test.viewAbout':
    'Muestra cómo ve la cámara las caras ahora: sus marcos, cinco puntos y las tres personas más cercanas con sus distancias. No se graba nada. En la entrada se combinan varias imágenes.',
  'self-test.openView': 'Iniciar la cámara',
  'self-test.closeView': 'Detener la cámara',
  'self-test.picture': 'Imagen de la cámara, reflejada',
  'self-test.nearest': 'Personas más cercanas',
  'self-test.face': 'Cara',
  'self-test.person': 'Persona',
  'self-test.result': 'Resultado',
  'self-test.recognised': 'Reconocida',
  'self-test.notRecognised': 'No reconocida',
  'self-test.noFace': 'No hay ninguna cara en la imagen.',
  'self-test.noOne': 'Aún no hay nadie registrado.',
};
