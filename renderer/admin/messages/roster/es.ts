import type { RosterMessages } from './en.js';

export const rosterEs: RosterMessages = {
  'roster.intro':
    'Importe un archivo CSV o XLSX, o un ZIP con una tabla y fotos. Las fotos también pueden estar en carpetas con el número o el nombre de la persona. Una carpeta o un ZIP con esas carpetas no necesita tabla.',
  'roster.columns': 'Columnas (también se entienden los encabezados de otros programas):',
  'roster.files': 'Archivos que importar',
  'roster.drag': 'Arrastre aquí un archivo o una carpeta, o elija:',
  'roster.file': 'Archivo CSV, XLSX o ZIP',
  'roster.folder': 'Carpeta con una subcarpeta por persona',
  'roster.fileCount': '{count, plural, one {# archivo} many {# de archivos} other {# archivos}}',
  'roster.replace': 'Sustituir plantillas y PIN existentes',
  'roster.reading': 'Leyendo las filas…',
  'roster.otherFile': 'Elegir otro archivo',
  'roster.import':
    'Importar {count, plural, one {# persona} many {# de personas} other {# personas}}',
  'roster.stop': 'Detener la importación',
  'roster.close': 'Cerrar',
  'roster.outcome':
    '{count, plural, one {# persona añadida} many {# de personas añadidas} other {# personas añadidas}}, {changed, number} actualizadas.',
  'roster.action.add': 'Añadir',
  'roster.action.change': 'Actualizar',
  'roster.action.done': 'Sin cambios',
  'roster.action.refuse': 'Omitir',
  'roster.plan':
    'Todavía no se ha cambiado nada. {add, number} por añadir, {change, number} por actualizar, {done, number} sin cambios, {refuse, number} por omitir.',
  'roster.ignoredColumns': 'Columnas ignoradas: {columns}.',
  'roster.encodingOf':
    '{of, select, table {Codificación de la tabla} other {Codificación de los nombres de archivo}}: {encoding}{isGuess, select, yes { (detectada)} other {}}. Si este texto no se ve bien, elija otra codificación.',
  'roster.encoding': 'Codificación del texto',
  'roster.detectEncoding': 'Detectar automáticamente',
  'roster.rows': 'Filas',
  'roster.noRows': 'El archivo no tiene filas.',
  'roster.column.line': 'Línea',
  'roster.column.code': 'Código',
  'roster.column.photos': 'Fotos',
  'roster.column.action': 'Acción',
  'roster.problem': '{column}: {message}',
  'roster.fileLeftOut': '{file} se omite: {reason}',
  'roster.fileReason': '{file}: {reason}',
  'roster.codes':
    'El teclado PIN solo tiene cifras. Quien tenga letras en su número escribe el código; «nuevo» significa que se creará uno, que después se muestra con la persona.',
  'roster.agreed':
    'Todas las personas con fotos han dado su consentimiento al reconocimiento facial.',
  'roster.progress': 'Personas importadas',
  'roster.running':
    '{done, number} de {total, plural, one {# persona} many {# de personas} other {# personas}}. La importación continúa si cierra esta ventana.',
  'roster.complete':
    'Importación completa: {added, number} añadidas, {changed, number} actualizadas.',
  'roster.stopped':
    'La importación se detuvo tras {done, number} de {total, plural, one {# persona} many {# de personas} other {# personas}}: {added, number} añadidas, {changed, number} actualizadas. Importe de nuevo el mismo archivo para continuar.',
  'roster.notImported': 'No importadas ({count, number})',
  'roster.refusedLine': 'Línea {line}, {name}: {reason}',
  'roster.refused': '{name}: {reason}',
  'roster.leftOut':
    '{count, plural, one {# archivo omitido} many {# de archivos omitidos} other {# archivos omitidos}}',
  'roster.leftOutSome':
    'Se muestran {shown, number} de {count, plural, one {# archivo} many {# de archivos} other {# archivos}}, primero las fotos.',
  'roster.newCode': 'nuevo',
};
