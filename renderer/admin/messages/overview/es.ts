import type { OverviewMessages } from './en.js';

export const overviewEs: OverviewMessages = {
  'overview.title': 'Panel',
  'overview.asOf': 'Situación a las {time}',
  'overview.tile.in': 'Presentes',
  'overview.tile.late': 'Tarde hoy',
  'overview.tile.absent': 'Ausentes hoy',
  'overview.tile.unexplained':
    '{count, plural, one {# sin motivo} many {# sin motivo} other {# sin motivo}}',
  'overview.tile.resolve': 'Por resolver',
  'overview.tile.resolveNote':
    '{count, plural, one {día de los últimos 30} many {días de los últimos 30} other {días de los últimos 30}}',
  'overview.tile.requests': 'Desde la puerta',
  'overview.tile.requestsNote':
    '{count, plural, one {solicitud o confusión} many {solicitudes y confusiones} other {solicitudes y confusiones}}',
  'overview.tile.setUp': 'Puesta en marcha',
  'overview.tile.setUpNote':
    '{count, plural, one {paso pendiente} many {pasos pendientes} other {pasos pendientes}}',
  'overview.tile.camera': 'Cámara',
  'overview.camera.working': 'Funciona',
  'overview.camera.paused': 'En pausa',
  'overview.camera.silent': 'Sin imagen',
  'overview.camera.none': 'Sin imagen',
  'overview.camera.note':
    '{state, select, paused {mientras la administración está abierta aquí} silent {desde {time}: revise la pantalla del terminal} none {desde que se inició Rollcall: abra el terminal} other {en el terminal}}',
  'overview.tile.disk': 'Disco',
  'overview.disk.unknown': 'Funciona',
  'overview.disk.note':
    '{state, select, good {libres} low {libres: haga sitio pronto} other {libres, pero no se puede guardar nada: el disco está lleno o es de solo lectura}}',
  'overview.tile.update': 'Nueva versión',
  'overview.update.note':
    '{state, select, ready {está lista: se instalará esta noche, cuando no haya nadie en la puerta} fetching {se está descargando} other {está disponible: detenga Rollcall y ejecute rollcall update install}}',
  'overview.update.problem':
    '{problem, select, unreachable {El servidor de actualizaciones no respondió} not_signed {no está firmada con la clave establecida y no se usó: pregunte al editor} no_file {no tiene archivo para el sistema de este equipo} no_space {necesita más espacio en el disco} other {no funcionó con los datos de este centro: avise al editor}}',
  'overview.list.in': 'Quién está',
  'overview.list.late': 'Quién llegó tarde hoy',
  'overview.list.absent': 'Quién falta hoy',
  'overview.list.search': 'Buscar por nombre',
  'overview.list.noDepartment': 'Sin departamento',
  'overview.list.name': 'Nombre',
  'overview.list.since': 'Desde',
  'overview.list.came': 'Llegó a las',
  'overview.list.lateBy': 'Retraso',
  'overview.list.reason': 'Motivo',
  'overview.list.noReason': 'Desconocido',
  'overview.list.minutes': '{count} min',
  'overview.list.erased': 'Persona borrada',
  'overview.list.loading': 'Cargando…',
  'overview.list.noMatch': 'Nadie de esta lista coincide con la búsqueda o el departamento.',
  'overview.list.empty.in':
    'No hay nadie: todos han fichado la salida o llegaron hace más tiempo del que dura el turno más largo.',
  'overview.list.empty.late':
    'Hoy nadie ha llegado tarde. Solo pueden llegar tarde las personas con horario.',
  'overview.list.empty.absent':
    'Hoy no falta nadie: por ahora no falta nadie con horario y no hay ausencias registradas.',
  'overview.evacuation.title': 'Lista de evacuación',
  'overview.evacuation.count':
    '{count, plural, one {# persona está dentro} many {# de personas están dentro} other {# personas están dentro}}',
  'overview.evacuation.found': '{found} de {count} marcados',
  'overview.evacuation.department': '{name} ({count})',
  'overview.evacuation.person': '{name}, desde {since}',
  'overview.evacuation.team': 'Solo aparecen las personas de sus departamentos.',
  'overview.evacuation.lost':
    'Se ha perdido la conexión con Rollcall. Estas personas estaban dentro a las {time}.',
  'overview.evacuation.print': 'Imprimir',
  'overview.evacuation.back': 'Volver',
  'overview.evacuation.close': 'Cerrar la lista',
  'overview.evacuation.kept': 'Lista de evacuación, a las {time}',
  'overview.evacuation.empty': 'No hay nadie dentro.',
  'overview.setUp.title': 'Puesta en marcha',
  'overview.setUp.intro':
    'Haga estos pasos en el orden que quiera y vuelva cuando le convenga. Lo que falta permanece en esta lista y en el panel.',
  'overview.setUp.state': '{isDone, select, yes {hecho} other {pendiente}}',
  'overview.setUp.allDone': 'Todo está configurado.',
  'overview.setUp.step.administrator': 'Administrador',
  'overview.setUp.text.administrator':
    'Su cuenta puede hacerlo todo. Añada cuentas para RR. HH. en «Cuentas».',
  'overview.setUp.step.site': 'Su centro',
  'overview.setUp.text.site':
    'Indique la empresa que trata los rostros, para el aviso de privacidad, y revise el nombre, la zona horaria y los idiomas de los textos de consentimiento.',
  'overview.setUp.button.site': 'Abrir la configuración',
  'overview.setUp.step.camera': 'Cámara',
  'overview.setUp.text.camera':
    'Colóquese delante del terminal. Su rostro debe ocupar aproximadamente un tercio de la altura de la imagen.',
  'overview.setUp.button.camera': 'Ir al terminal',
  'overview.setUp.step.people': 'Primera persona',
  'overview.setUp.text.people':
    'Añada a una persona con su consentimiento, con la cámara o con fotos, o importe a muchas desde una lista.',
  'overview.setUp.button.people': 'Añadir personas',
  'overview.setUp.step.door': 'Prueba en la puerta',
  'overview.setUp.text.door':
    'Pida a la primera persona que fiche en el terminal, con el rostro o con PIN.',
  'overview.setUp.button.door': 'Ir al terminal',
  'overview.setUp.step.backup': 'Copia de seguridad',
  'overview.setUp.text.backup':
    'Descargue una copia con contraseña y guarde ambas fuera de este ordenador. Sin la clave de la copia no se pueden leer las plantillas.',
  'overview.setUp.button.backup': 'Abrir la copia',
};
