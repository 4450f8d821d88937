import type { AuditSentenceMessages } from './en.js';

export const auditSentencesEs: AuditSentenceMessages = {
  'audit.sentence.range.all': 'todos los días',
  'audit.sentence.range.until': 'días hasta {to}',
  'audit.sentence.range.from': 'días desde {from}',
  'audit.sentence.range.day': '{from}',
  'audit.sentence.range.days': 'del {from} al {to}',
  'audit.sentence.punch.in': 'entrada del {day} a las {time}',
  'audit.sentence.punch.out': 'salida del {day} a las {time}',
  'audit.sentence.absences.add': 'Registró una ausencia de {target} ({range})',
  'audit.sentence.absences.fromHub':
    'Tomó {changed, plural, one {# ausencia} many {# ausencias} other {# ausencias}} del servidor central',
  'audit.sentence.absences.fromKiosk':
    'Se tomaron {changed, plural, one {# ausencia} many {# ausencias} other {# ausencias}} del terminal {target}',
  'audit.sentence.absences.import':
    'Importó {added, plural, one {# ausencia} many {# de ausencias} other {# ausencias}} desde una tabla',
  'audit.sentence.absences.remove': 'Quitó una ausencia de {target} ({range})',
  'audit.sentence.accounts.add':
    '{role, select, administrator {Añadió la cuenta {target} (administrador)} hr {Añadió la cuenta {target} (RR. HH.)} team {Añadió la cuenta {target} (equipo de {departments})} other {Añadió la cuenta {target}}}',
  'audit.sentence.accounts.remove': 'Quitó la cuenta {target}',
  'audit.sentence.accounts.setPassword': 'Cambió la contraseña de {target}',
  'audit.sentence.admin.setUp': 'Creó el primer administrador, {target}',
  'audit.sentence.admin.signIn': 'Inició sesión',
  'audit.sentence.admin.signOut': 'Cerró la sesión',
  'audit.sentence.admin.signInRefused':
    '{isKnown, select, true {No pudo iniciar sesión como {target}: contraseña incorrecta} other {No pudo iniciar sesión con un nombre desconocido}}',
  'audit.sentence.admin.signInsDuringLock':
    'Intentó iniciar sesión como {target} con la cuenta bloqueada: {count, plural, one {# intento} many {# de intentos} other {# intentos}}',
  'audit.sentence.attendance.amend':
    '{change, select, added {Añadió para {target}: {newPunch}} withdrawn {Retiró para {target}: {oldPunch}} other {Sustituyó para {target}: {oldPunch}, ahora {newPunch}}}',
  'audit.sentence.attendance.review':
    'Revisó {punches, plural, one {# fichaje} many {# de fichajes} other {# fichajes}} de {target} sin cambios',
  'audit.sentence.audit.acknowledge':
    'Confirmó {reports, plural, one {# aviso} many {# de avisos} other {# avisos}} de datos cambiados o ausentes (motivo: {reason})',
  'audit.sentence.audit.changeFailed':
    'La entrada {entry} no tuvo efecto: no se pudo guardar el cambio',
  'audit.sentence.audit.export':
    'Exportó {rows, plural, one {# entrada} many {# de entradas} other {# entradas}} del registro de auditoría',
  'audit.sentence.backup.make': 'Descargó una copia de seguridad',
  'audit.sentence.backup.write': 'Guardó una copia de seguridad como {target}',
  'audit.sentence.backup.restore': 'Restauró una copia de seguridad',
  'audit.sentence.door.notMe':
    'Saludada como {target}, una persona en la entrada dijo que no era ella',
  'audit.sentence.door.resolveCase':
    '{kind, select, help {Resolvió un caso de la entrada: alguien pidió ayuda} look_alike {Resolvió un caso de la entrada: se confundió a alguien con otra persona} near_miss {Resolvió un caso de la entrada: no se reconoció a alguien, que usó su PIN} other {Resolvió un caso de la entrada}}',
  'audit.sentence.door.refused':
    '{why, select, flat {Se rechazó una cara en la entrada, reconocida como {target}: se movía como una imagen plana} challenge {Se rechazó una cara en la entrada, reconocida como {target}: la cabeza no giró como se pidió, dos veces} other {Se rechazó una cara en la entrada, reconocida como {target}: no parecía viva}}',
  'audit.sentence.exports.make':
    'Exportó como {target}: {range} ({rows, plural, one {# fila} many {# de filas} other {# filas}})',
  'audit.sentence.exports.removePreset': 'Eliminó la exportación guardada «{name}»',
  'audit.sentence.exports.savePreset': 'Guardó la exportación «{name}»',
  'audit.sentence.exports.scheduled':
    'Exportación diaria como {target}: {range} ({rows, plural, one {# fila} many {# de filas} other {# filas}})',
  'audit.sentence.hub.acknowledge': 'Tomó nota de una alerta del terminal {target}',
  'audit.sentence.hub.addPlace':
    '{kind, select, site {Añadió el centro {target}} other {Añadió el grupo de acceso {target}}}',
  'audit.sentence.hub.addToken': 'Creó un token de la API para {target}',
  'audit.sentence.hub.changePlace': 'Cambió {fields} de {target}',
  'audit.sentence.hub.expect':
    '{kind, select, places {Elegido dónde ficha {target}: {name}} other {Elegido dónde ficha {target}: todos los terminales}}',
  'audit.sentence.hub.moveKiosk':
    '{kind, select, site {Pasó el terminal {target} al centro {name}} other {Sacó el terminal {target} de su centro}}',
  'audit.sentence.hub.removePlace':
    '{kind, select, site {Eliminó el centro {target}} other {Eliminó el grupo de acceso {target}}}',
  'audit.sentence.hub.pair': 'Creó un código de conexión para un terminal',
  'audit.sentence.hub.resume':
    'Permitió que el terminal {target} continuara después de que su diario contradijera el del servidor central',
  'audit.sentence.hub.revoke': 'Retiró el terminal {target} del servidor central',
  'audit.sentence.hub.revokeToken': 'Revocó el token de la API de {target}',
  'audit.sentence.journal.merge':
    'Importó {imported, plural, one {# fichaje} many {# de fichajes} other {# fichajes}} del terminal {target}',
  'audit.sentence.liveness.record':
    '{kind, select, live {Grabó a una persona viva para la prueba de vida} print {Grabó un ataque para la prueba de vida (impresión en papel)} bent_sheet {Grabó un ataque para la prueba de vida (hoja curvada)} cut_out {Grabó un ataque para la prueba de vida (recorte)} phone {Grabó un ataque para la prueba de vida (foto en una pantalla)} replay {Grabó un ataque para la prueba de vida (vídeo en una pantalla)} other {Grabó un ataque para la prueba de vida (otro tipo)}}',
  'audit.sentence.liveness.discard': 'Borró una grabación de la prueba de vida',
  'audit.sentence.liveness.erase':
    'Borró {recordings, plural, one {# grabación} many {# de grabaciones} other {# grabaciones}} de la prueba de vida (motivo: {reason})',
  'audit.sentence.liveness.measure':
    'Midió la prueba de vida con {live, plural, one {# grabación} many {# de grabaciones} other {# grabaciones}} de personas vivas y {attacks, number} de ataques',
  'audit.sentence.liveness.takeOver':
    '{liveness, select, balanced {Adoptó la prueba de vida propuesta: equilibrada} strict {Adoptó la prueba de vida propuesta: estricta} other {Adoptó la prueba de vida propuesta}}',
  'audit.sentence.models.calibrate': 'Calibró el modelo {target}',
  'audit.sentence.models.import': 'Importó el modelo {target}',
  'audit.sentence.models.learn':
    '{learns, select, true {La entrada aprende caras para el modelo {learning}} other {Detuvo el aprendizaje en la entrada y borró lo aprendido}}',
  'audit.sentence.models.remove': 'Quitó el modelo {target}',
  'audit.sentence.models.use':
    '{own, select, both {Cambió al modelo {embedding} y al detector {detector}} embedding {Cambió al modelo {embedding} y al detector incluido} detector {Cambió al modelo incluido y al detector {detector}} other {Cambió al modelo y al detector incluidos}}',
  'audit.sentence.people.add': 'Añadió a {target} sin rostro ni PIN',
  'audit.sentence.people.addWithPin': 'Añadió a {target} con un PIN',
  'audit.sentence.people.conflict':
    'Tomó un cambio de {target} del terminal {name}, aunque la persona se había cambiado aquí entretanto',
  'audit.sentence.people.enrol':
    '{differs, select, true {Registró a {target} con {samples, plural, one {# foto} many {# de fotos} other {# fotos}}, aunque las caras difieren} other {Registró a {target} con {samples, plural, one {# foto} many {# de fotos} other {# fotos}}}}',
  'audit.sentence.people.fromHub':
    'Tomó personas del servidor central: {added, plural, one {# persona nueva} many {# de personas nuevas} other {# personas nuevas}}, {changed, plural, one {# cambiada} many {# de cambiadas} other {# cambiadas}}',
  'audit.sentence.people.fromKiosk':
    'Tomó personas del terminal {target}: {added, plural, one {# persona nueva} many {# de personas nuevas} other {# personas nuevas}}, {changed, plural, one {# cambiada} many {# de cambiadas} other {# cambiadas}}',
  'audit.sentence.people.learn':
    'Aprendió a {target} para el modelo {model} en {samples, plural, one {# visita} many {# de visitas} other {# visitas}}',
  'audit.sentence.people.learnRefused':
    'No aprendió a {target} para el modelo {model}: la cara se parece a la de otra persona',
  'audit.sentence.people.leave':
    'Registró la baja de {target}; sus datos se borrarán el {purgeDay}',
  'audit.sentence.people.merge':
    '{differs, select, true {Unió dos fichas en {target}, aunque las caras difieren} other {Unió dos fichas en {target}}}',
  'audit.sentence.people.purge': 'Borró los datos de {target} (motivo: {reason})',
  'audit.sentence.people.reinstate': 'Reincorporó a {target}',
  'audit.sentence.people.remove':
    'Borró los datos de {target} solo en este terminal, porque ahora ficha en otro lugar',
  'audit.sentence.people.rename': 'Cambió el nombre de una persona, ahora {target}',
  'audit.sentence.people.sameNumber':
    'Tomó a {target} del terminal {name} sin el número de empleado, que aquí tiene otra persona',
  'audit.sentence.people.setDetails': 'Cambió los datos de {target}: {fields}',
  'audit.sentence.people.setPin': 'Estableció el PIN de {target}',
  'audit.sentence.people.setSupervisor':
    '{supervises, select, true {Nombró a {target} responsable, que confirma a personas en la entrada} other {{target} ya no es responsable}}',
  'audit.sentence.people.suspend': 'Suspendió a {target}',
  'audit.sentence.roster.start':
    '{differs, select, true {Empezó a importar {people, plural, one {# persona} many {# de personas} other {# personas}}, con otras caras si las fotos las muestran} other {Empezó a importar {people, plural, one {# persona} many {# de personas} other {# personas}}}}',
  'audit.sentence.roster.end':
    'Terminó una importación: {added, plural, one {# persona añadida} many {# de personas añadidas} other {# personas añadidas}}, {changed, number} cambiadas',
  'audit.sentence.selfTest.apply': 'Aplicó los umbrales recomendados de la autoevaluación',
  'audit.sentence.selfTest.reset': 'Restableció los umbrales del modelo',
  'audit.sentence.settings.change': 'Cambió la configuración: {fields}',
  'audit.sentence.settings.editedOutside': 'La configuración se cambió fuera de Rollcall: {fields}',
  'audit.sentence.settings.fromHub': 'Tomó configuración del servidor central: {fields}',
  'audit.sentence.settings.setLogo':
    '{hasLogo, select, true {Cambió el logotipo} other {Quitó el logotipo}}',
  'audit.sentence.settings.import': 'Importó la configuración: {fields}',
  'audit.sentence.badges.learnCard': 'Asignó una tarjeta a {target}',
  'audit.sentence.badges.makeRotating': 'Configuró códigos en el teléfono de {target}',
  'audit.sentence.badges.print':
    '{people, plural, one {Imprimió una tarjeta para # persona} many {Imprimió tarjetas para # de personas} other {Imprimió tarjetas para # personas}}',
  'audit.sentence.badges.withdraw':
    '{kind, select, printed {Retiró la tarjeta impresa de {target}} card {Retiró una tarjeta de lector de {target}} other {Retiró los códigos del teléfono de {target}}}',
  'audit.sentence.connectors.add': 'Se configuró la conexión {name} con otro sistema',
  'audit.sentence.connectors.remove': 'Se eliminó la conexión {name} con otro sistema',
  'audit.sentence.connectors.sendAgain':
    'Se volvió a enviar por la conexión {name} lo que había fallado',
  'audit.sentence.connectors.replay':
    'Se volvieron a enviar por la conexión {name} las entradas de: {range}',
  'audit.sentence.signOffs.add': 'Cerró el período: {range}',
  'audit.sentence.signOffs.fromHub':
    'Tomó {changed, plural, one {# cierre} many {# cierres} other {# cierres}} del servidor central',
  'audit.sentence.signOffs.reopen': 'Reabrió el período: {range} (motivo: {reason})',
  'audit.sentence.update.install': 'Instaló la versión {target} de Rollcall',
  'audit.sentence.update.back': 'Volvió a la versión {target} de Rollcall',
  'audit.sentence.uplink.join': 'Conectado al servidor central {target}',
  'audit.sentence.uplink.leave': 'Desconectado del servidor central {target}',
};
