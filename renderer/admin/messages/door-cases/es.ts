import type { DoorCasesMessages } from './en.js';

export const doorCasesEs: DoorCasesMessages = {
  'door-cases.title': 'Desde la puerta',
  'door-cases.about':
    'Peticiones de ayuda, personas confundidas con otra y personas no reconocidas aunque están registradas. No se conservan imágenes. Para registrar a alguien o añadir fotos, abra «Personas».',
  'door-cases.table': 'Casos',
  'door-cases.time': 'Hora',
  'door-cases.kiosk': 'Terminal',
  'door-cases.what': 'Qué ocurrió',
  'door-cases.actions': 'Acciones',
  'door-cases.none': 'No hay nada pendiente.',
  'door-cases.addPunch': 'Añadir un fichaje',
  'door-cases.done': 'Hecho',
  'door-cases.help': 'Alguien pidió ayuda. Añada su fichaje o regístrelo.',
  'door-cases.nearMiss':
    '{count, plural, =1 {No se reconoció a {name}, que usó su PIN. Añada una foto suya.} one {No se reconoció a {name}, que usó su PIN (# vez). Añada una foto suya.} many {No se reconoció a {name}, que usó su PIN (# de veces). Añada una foto suya.} other {No se reconoció a {name}, que usó su PIN (# veces). Añada una foto suya.}}',
  'door-cases.takenByUnknown':
    '{count, plural, =1 {Se confundió a alguien con {taken}. Averigüe quién era y registre de nuevo a ambos.} one {Se confundió a alguien con {taken} (# vez). Averigüe quién era y registre de nuevo a ambos.} many {Se confundió a alguien con {taken} (# de veces). Averigüe quién era y registre de nuevo a ambos.} other {Se confundió a alguien con {taken} (# veces). Averigüe quién era y registre de nuevo a ambos.}}',
  'door-cases.taken':
    '{count, plural, =1 {Se confundió a {name} con {taken}. Registre de nuevo a ambos con más fotos.} one {Se confundió a {name} con {taken} (# vez). Registre de nuevo a ambos con más fotos.} many {Se confundió a {name} con {taken} (# de veces). Registre de nuevo a ambos con más fotos.} other {Se confundió a {name} con {taken} (# veces). Registre de nuevo a ambos con más fotos.}}',
  'door-cases.punchAt': 'Fichaje a las {time}',
  'door-cases.person': 'Persona',
  'door-cases.choosePerson': 'Seleccione una persona',
  'door-cases.noPerson': 'Elija una persona.',
  'door-cases.direction': 'Entrada o salida',
  'door-cases.in': 'Entrada',
  'door-cases.out': 'Salida',
  'door-cases.askedHelp': 'Pidió ayuda en la entrada',
  'door-cases.cancel': 'Cancelar',
  'door-cases.add': 'Añadir el fichaje',
};
