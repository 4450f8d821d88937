import type { HubMessages } from './en.js';

export const hubEs: HubMessages = {
  'hub.kiosks.intro':
    'Los terminales que envían sus registros a este servidor central. Lo que registran aparece aquí en pocos segundos.',
  'hub.kiosks.lastSeen': 'Último contacto',
  'hub.kiosks.entries': 'Registros',
  'hub.kiosks.notSent': 'Aún no enviados',
  'hub.kiosks.version': 'Versión',
  'hub.kiosks.clock': 'Diferencia de reloj',
  'hub.kiosks.none': 'Aún no se ha conectado ningún terminal. Elija «Conectar un terminal».',
  'hub.kiosks.isRemoved': 'Retirado',
  'hub.never': 'Nunca',
  'hub.kiosk': 'Terminal',
  'hub.pair': 'Conectar un terminal',
  'hub.pairing.steps':
    'En el terminal, abra la administración, después «Servidor central», y escriba esta dirección y este código.',
  'hub.pairing.valid': 'El código conecta un solo terminal, una vez. Es válido hasta: {time}.',
  'hub.address': 'Dirección del servidor central',
  'hub.addressHint': 'Por ejemplo, hub.example:4320',
  'hub.code': 'Código de conexión',
  'hub.codeHint': '24 caracteres, como los muestra el servidor central',
  'hub.remove': 'Retirar',
  'hub.removeOf': 'Retirar {name}',
  'hub.removeKiosk': 'Retirar terminal',
  'hub.removeTitle': 'Retirar {name} del servidor central',
  'hub.removeText':
    'A partir de ahora, el servidor central no acepta nada más de este terminal. Lo que envió permanece. Para volver a conectarlo, cree un código nuevo.',
  'hub.removed': 'El servidor central ya no acepta nada de {name}.',
  'hub.alarms': 'Alertas',
  'hub.alarm.what': 'Qué ocurrió',
  'hub.alarm.last': 'Última vez',
  'hub.alarm.times': '({count, plural, one {# vez} many {# veces} other {# veces}})',
  'hub.alarm.fork':
    'Hay dos registros distintos con el número {entry}: se usó una copia antigua de los datos, o dos equipos los usan. El servidor central conserva el primero.',
  'hub.alarm.behind':
    'Ya no tiene el registro {entry}, que el servidor central confirmó: se repuso una copia antigua de los datos, o se quitaron registros. El servidor central los conserva.',
  'hub.alarm.broken':
    'El registro {entry} fue modificado o no sigue al anterior. Se rechazó. Ejecute «rollcall log verify» en el terminal.',
  'hub.alarm.lost': 'Ya no puede leer sus registros {entry}. Compruebe su disco.',
  'hub.alarm.clock': 'Su reloj tiene más de dos minutos de diferencia. Ajústelo.',
  'hub.alarm.revoked': 'Envió algo aunque fue retirado. Se rechazó. Localice el equipo.',
  'hub.alarm.duplicate':
    'Una persona allí tiene el número de empleado de otra persona aquí. El número se omitió. Si son la misma persona, una las dos fichas.',
  'hub.alarm.signature':
    'Alguien envió algo en su nombre sin su clave. Se rechazó. Localice al remitente.',
  'hub.acknowledge': 'Tomar nota',
  'hub.acknowledgeOf': 'Tomar nota de esta alerta de {name}',
  'hub.acknowledgedBy': 'Anotado por {name}',
  'hub.intro':
    'Un servidor central reúne la asistencia de varios terminales. Sin red, este terminal funciona como antes.',
  'hub.join': 'Conectarse a un servidor central',
  'hub.joinText':
    'En el servidor central, abra «Terminales» y elija «Conectar un terminal». Escriba la dirección y el código en un plazo de 15 minutos.',
  'hub.joined': 'Este terminal está conectado al servidor central. Ahora envía todo su diario.',
  'hub.leave': 'Abandonar el servidor central',
  'hub.leaveText':
    'Este terminal no envía nada más al servidor central. Lo que el servidor tiene permanece allí, y todos los datos permanecen en este terminal.',
  'hub.left': 'Este terminal ha abandonado el servidor central.',
  'hub.lastContact': 'Última respuesta del servidor central',
  'hub.confirmed': 'Registros que tiene el servidor central',
  'hub.joinedAt': 'Conectado desde',
  'hub.fingerprint': 'Huella del certificado',
  'hub.erasures': 'Borrados',
  'hub.erasures.intro':
    'Quién fue borrado o fusionado aquí, y qué terminales lo han confirmado. Un terminal apagado borra cuando vuelve.',
  'hub.erasures.person': 'ID de la persona',
  'hub.erasures.at': 'Borrado',
  'hub.erasures.state': 'Terminales',
  'hub.erasures.last': 'Última confirmación',
  'hub.erasures.merged': 'Fusionado con {id}',
  'hub.erasures.complete': 'Confirmado por todos',
  'hub.erasures.outstanding': 'Pendiente: {names}',
  'hub.erasures.byHand': 'Borrar a mano: {names}',
  'hub.erasures.confirmed': 'Confirmado: {names}',
  'hub.waiting': 'En espera del servidor central',
  'hub.waiting.intro':
    'Estas personas se inscribieron o cambiaron aquí. Vale de inmediato en este terminal, y en los demás cuando el servidor central lo tenga.',
  'hub.waiting.changed': 'Cambiado',
  'hub.waiting.name': 'Nombre',
  'hub.waiting.entry': 'Número y PIN',
  'hub.waiting.details': 'Datos',
  'hub.waiting.status': 'Estado',
  'hub.waiting.face': 'Rostro',
  'hub.waiting.erased': 'Borrado',
  'hub.waiting.more': 'y {count} más',
  'hub.peopleWaiting': 'Personas cambiadas aquí, aún sin enviar',
};
