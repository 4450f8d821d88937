import type { BadgesMessages } from './en.js';

export const badgesEs: BadgesMessages = {
  'badges.title': 'Tarjetas',
  'badges.none': 'Sin tarjetas',
  'badges.off': 'La entrada no acepta tarjetas. Elija en la configuración cuáles acepta.',
  'badges.kind.printed': 'Tarjeta impresa del {day}',
  'badges.kind.rotating': 'Códigos en un teléfono desde el {day}',
  'badges.kind.card': 'Tarjeta de lector, registrada el {day}',
  'badges.withdraw': 'Retirar',
  'badges.withdrawn': 'Esta tarjeta ya no funciona.',
  'badges.print': 'Imprimir tarjeta',
  'badges.phone': 'Configurar códigos en un teléfono',
  'badges.learn': 'Registrar una tarjeta de lector',
  'badges.printed': 'Se creó una tarjeta para {name}. Una tarjeta impresa antes ya no funciona.',
  'badges.learnt': '{name} puede fichar con esta tarjeta.',
  'badges.holdCard': 'Acerque la tarjeta al lector de este equipo.',
  'badges.phoneCode': 'Código QR para una aplicación de autenticación',
  'badges.phoneText':
    '{name} escanea este código ahora con una aplicación de autenticación: no se vuelve a mostrar. En la entrada, {name} elige «Usar PIN» y escribe {typed} y, como PIN, el código de la aplicación.',
  'badges.printMany': 'Imprimir tarjetas',
  'badges.printText':
    '{count, plural, one {Se crea una tarjeta para # persona. Una tarjeta impresa antes deja de funcionar.} many {Se crean tarjetas para # de personas. Sus tarjetas impresas antes dejan de funcionar.} other {Se crean tarjetas para # personas. Sus tarjetas impresas antes dejan de funcionar.}}',
  'badges.printedMany':
    '{count, plural, one {Se creó # tarjeta.} many {Se crearon # de tarjetas.} other {Se crearon # tarjetas.}}',
  'badges.paper': 'Papel',
  'badges.paper.a4': 'A4',
  'badges.paper.letter': 'Carta',
  'badges.settings.text': 'Además de la cara y el PIN, la entrada acepta:',
  'badges.settings.printed': 'Tarjetas impresas con un código QR, mostradas a la cámara',
  'badges.settings.rotating': 'Un código del teléfono de la persona, escrito con su número',
  'badges.settings.cards': 'Tarjetas en un lector USB que escribe',
  'badges.settings.note':
    'Quien tenga una tarjeta puede fichar con ella: basta una foto de una tarjeta impresa. Los códigos del teléfono cambian cada 30 segundos y sirven una vez.',
};
