/** What the services say in a list or a warning, by its English pattern; see `translateSentence`. */
export const esValues: Readonly<Record<string, string>> = {
  'the photo shows no face: use one with the whole face in view':
    'la foto no muestra ninguna cara: use una en la que se vea la cara entera',
  'the photo shows {0} faces: use one of this person alone':
    'la foto muestra {0} caras: use una en la que solo esté esta persona',
  'the photos do not show one person (distance to the {0} {1}; {2}): use only photos of this person':
    'las fotos no muestran a una sola persona (distancia {1}; {2}): use solo fotos de esta persona',
  'the face does not match the other photos (distance {0}; {1}): check that it is the same person':
    'la cara no coincide con las otras fotos (distancia {0}; {1}): compruebe que es la misma persona',
  'at most {0} for one person': 'como máximo {0} para una misma persona',
  'distance {0}; at most {1} for one person':
    'distancia {0}; como máximo {1} para una misma persona',
  'the face is blurred: hold still and clean the lens':
    'la cara está borrosa: no se mueva y limpie el objetivo',
  'the face is too dark: add light from the front':
    'la cara está demasiado oscura: añada luz de frente',
  'the face is too bright: reduce the light or turn away from it':
    'la cara está demasiado clara: reduzca la luz o apártese de ella',
  'the face has too little contrast: use stronger, even light':
    'la cara tiene poco contraste: use una luz más fuerte y uniforme',
  'the face is only {0} pixels wide (at least {1} pixels are needed): come closer':
    'la cara solo mide {0} píxeles de ancho (hacen falta al menos {1}): acérquese',
  'the head is turned {0}° to the side (at most {1}° is allowed): look at the camera':
    'la cabeza está girada {0}° hacia un lado (se permiten como máximo {1}°): mire a la cámara',
  'the head is tilted {0}° to one side (at most {1}° is allowed): hold it upright':
    'la cabeza está inclinada {0}° hacia un lado (se permiten como máximo {1}°): manténgala recta',
  'the head is tilted {0}° down (at most {1}° is allowed): look at the camera':
    'la cabeza está inclinada {0}° hacia abajo (se permiten como máximo {1}°): mire a la cámara',
  'the head is tilted {0}° up (at most {1}° is allowed): look at the camera':
    'la cabeza está inclinada {0}° hacia arriba (se permiten como máximo {1}°): mire a la cámara',
  'part of the face seems covered: take off any mask or dark glasses':
    'parte de la cara parece tapada: quítese la mascarilla o las gafas oscuras',
  '{0}% of the face is outside the picture (at most {1}% is allowed): move to the middle':
    'el {0} % de la cara queda fuera de la imagen (se permite como máximo el {1} %): colóquese en el centro',
  'it is a HEIC photo, which Rollcall cannot read here. Open it and export it as JPEG; on an iPhone, choose Settings › Camera › Formats › Most Compatible for new photos':
    'es una foto HEIC, que Rollcall no puede leer aquí. Ábrala y expórtela como JPEG; en un iPhone, elija Ajustes › Cámara › Formatos › Más compatible para las fotos nuevas',
  'it is an SVG drawing, which is not accepted. Use a photo':
    'es un dibujo SVG, que no se acepta. Use una foto',
  'it is empty (0 bytes). Choose another file': 'está vacío (0 bytes). Elija otro archivo',
  'it is a {0} picture, which Rollcall cannot read. Save it as JPEG or PNG':
    'es una imagen {0}, que Rollcall no puede leer. Guárdela como JPEG o PNG',
  'it is a {0} file, which Rollcall cannot read. Save it as JPEG or PNG':
    'es un archivo {0}, que Rollcall no puede leer. Guárdelo como JPEG o PNG',
  'it is not a photo': 'no es una foto',
  'it is not an image or is incomplete ({0}). Take the photo again, or save it as JPEG or PNG':
    'no es una imagen o está incompleta ({0}). Haga la foto de nuevo o guárdela como JPEG o PNG',
  'its content is of an unknown kind': 'su contenido es de un tipo desconocido',
  'it has {0} × {1} pixels; at most {2} million are allowed. Make it smaller':
    'tiene {0} × {1} píxeles; se permiten como máximo {2} millones. Redúzcala',
  'at {0} × {1} pixels it is too small or too narrow to show a face. Use a larger image':
    'con {0} × {1} píxeles es demasiado pequeña o estrecha para mostrar una cara. Use una imagen mayor',
  'it is a folder or a device. Choose an image file':
    'es una carpeta o un dispositivo. Elija un archivo de imagen',
  'it belongs to the operating system or a photo program, such as thumbnails':
    'pertenece al sistema operativo o a un programa de fotos, como las miniaturas',
  'it is a link to a file that does not exist': 'es un enlace a un archivo que no existe',
  'it is a link to another folder': 'es un enlace a otra carpeta',
  'it cannot be read ({0})': 'no se puede leer ({0})',
  'Only {0, plural, one {# photo was} other {# photos were}} accepted. With at least {1} photos, this person is recognised more reliably.':
    'Solo {0, plural, one {se aceptó # foto} many {se aceptaron # de fotos} other {se aceptaron # fotos}}. Con al menos {1} fotos, se reconoce a esta persona de forma más fiable.',
  '{0} is probably the same person as {1} ({2}), who is already enrolled (distance {3}). Re-enrol that record instead, or merge the two records.':
    '{0} es probablemente la misma persona que {1} ({2}), que ya está registrada (distancia {3}). Registre de nuevo esa ficha o combine las dos.',
  '{0} looks very similar to {1} ({2}, distance {3}). One may be mistaken for the other.':
    '{0} se parece mucho a {1} ({2}, distancia {3}). Se podría confundir a uno con otro.',
  'Another person is also named {0} ({1}). Use their IDs to tell them apart.':
    'Otra persona también se llama {0} ({1}). Distíngalas por sus identificadores.',
  'The photos do not show the face that {0} is enrolled with ({1}).':
    'Las fotos no muestran la cara con la que está registrado {0} ({1}).',
  '{0} and {1} have different faces ({2}).': '{0} y {1} tienen caras distintas ({2}).',
  'Check that both records are of one person':
    'Compruebe que las dos fichas son de una misma persona',
  'Use photos of this person': 'Use fotos de esta persona',
  'The template is missing. Re-enrol this person.':
    'Falta la plantilla. Registre de nuevo a esta persona.',
  'clock-in missing': 'falta la entrada',
  'clock-out missing': 'falta la salida',
  'shift not finished': 'turno sin terminar',
  '{0}, so overtime of its week may be missing':
    '{0}; por eso pueden faltar horas extra de esa semana',
  'no employee number': 'sin número de empleado',
  'employee number {0} is not a file number of up to six digits':
    'el número de empleado {0} no es un número de hasta seis cifras',
  'longer than 24 hours': 'más de 24 horas',
  'longer than 23:59 hours': 'más de 23:59 horas',
  'no email address': 'sin dirección de correo',
  'another person has the email address {0}': 'otra persona tiene la dirección de correo {0}',
  'name was erased': 'el nombre se borró',
  'the name has "{0}", which QuickBooks cannot read (Windows-1252)':
    'el nombre contiene «{0}», que QuickBooks no puede leer (Windows-1252)',
  'ADP (paydata batch)': 'ADP (lote Paydata)',
  'Frappe HR (Employee Checkin)': 'Frappe HR (fichajes)',
  'Kimai (timesheet import)': 'Kimai (importación de horas)',
  'OrangeHRM (attendance record)': 'OrangeHRM (asistencia)',
  'Daily overtime threshold (hours)': 'Límite diario de horas extra (horas)',
  'Weekly overtime threshold (hours)': 'Límite semanal de horas extra (horas)',
  'Company code': 'Código de empresa',
  'Batch ID': 'Identificador del lote',
  'Rate type': 'Tipo de tarifa',
  'Company name (from the QuickBooks timer list)':
    'Nombre de la empresa (de la lista del temporizador de QuickBooks)',
  'COMPANYCREATETIME (from the same list)': 'COMPANYCREATETIME (de la misma lista)',
  'Customer:Job': 'Cliente:Trabajo',
  'Service item': 'Artículo de servicio',
  'Payroll item': 'Concepto de nómina',
  '{0}. Use a photo, saved as JPEG or PNG': '{0}. Use una foto guardada como JPEG o PNG',
  'BambooHR (hours)': 'BambooHR (horas)',
  Customer: 'Cliente',
  Project: 'Proyecto',
  Activity: 'Actividad',
  'a number such as 8 or 7.5': 'un número como 8 o 7.5',
  'two or three letters or digits, such as ABC': 'dos o tres letras o cifras, como ABC',
  'up to 25 letters and digits': 'hasta 25 letras y cifras',
  'REG or OT, in capitals': 'REG u OT, en mayúsculas',
  'a whole number such as 1015362067': 'un número entero como 1015362067',
  'text in Western European letters (Windows-1252)':
    'texto con letras de Europa occidental (Windows-1252)',
  'is empty': 'está vacío',
  'must be typed again, because the system or its address has changed':
    'debe escribirse otra vez, porque el sistema o su dirección es otro',
  'must not be empty': 'no puede estar vacío',
  'must not contain a zero byte': 'no debe contener un byte nulo',
  'must have at most {0, plural, one {# character} other {# characters}}':
    'puede tener como máximo {0, plural, one {# carácter} many {# de caracteres} other {# caracteres}}',
  'must not contain line breaks or control characters':
    'no puede contener saltos de línea ni caracteres de control',
  'must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only':
    'solo puede tener letras y cifras, con guiones, puntos, barras, guiones bajos o espacios entre ellas',
  'must be one to twelve digits': 'debe tener de una a doce cifras',
  'must be four to twelve digits': 'debe tener de cuatro a doce cifras',
  'must be an email address': 'debe ser una dirección de correo',
  'must be a date such as 2026-03-02': 'debe ser una fecha como 2026-03-02',
  'must be a date that exists ({0} does not)': 'debe ser una fecha que exista ({0} no existe)',
  'contains a formula; enter its value instead':
    'contiene una fórmula; escriba su valor en su lugar',
  'there is no schedule named {0}; add it in the settings':
    'no hay ningún horario llamado {0}; añádalo en la configuración',
  'this row is too long to be a person; correct it':
    'esta fila es demasiado larga para una persona; corríjala',
  'has unbalanced quotation marks; add or remove one':
    'tiene comillas desparejadas; añada o quite una',
  '“{0}” looks garbled; choose the encoding of the file, or correct the text':
    '«{0}» parece mal leído; elija la codificación del archivo o corrija el texto',
  '{0} people with this name are enrolled; add a table with their employee numbers':
    'hay {0} personas registradas con este nombre; añada una tabla con sus números de empleado',
  'is written {0} for the person who is enrolled; use the same spelling':
    'se escribe {0} en la persona registrada; use la misma grafía',
  'is not in a folder named after a person; create such a folder, or add a table':
    'no está en una carpeta con el nombre de una persona; créela o añada una tabla',
  'is the name of {0} folders ({1}). If these are different people, give the folders different names, or add a table whose photos column says which folder belongs to whom; if it is one person, put all photos into one folder':
    'es el nombre de {0} carpetas ({1}). Si son personas distintas, dé nombres distintos a las carpetas o añada una tabla cuya columna photos diga de quién es cada una; si es una sola persona, ponga todas las fotos en una carpeta',
  'is a folder ({0}) inside {1}, which has photos too. If they show one person, put all photos into {2}; otherwise move the folder out of it':
    'es una carpeta ({0}) dentro de {1}, que también tiene fotos. Si muestran a una persona, ponga todas las fotos en {2}; si no, saque la carpeta de ahí',
  'must be in a ZIP file or folder together with the table':
    'deben estar junto con la tabla en un archivo ZIP o una carpeta',
  '{0} files are named {1} ({2}); add the folder to the name':
    '{0} archivos se llaman {1} ({2}); añada la carpeta al nombre',
  '{0} was not found; check its name': 'no se encontró {0}; compruebe el nombre',
  '{0} folders are named {1} ({2}), which may be different people; enter the path of this person’s folder in the photos column':
    '{0} carpetas se llaman {1} ({2}) y pueden ser de personas distintas; escriba la ruta de la carpeta de esta persona en la columna photos',
  'the folder’s name {0}': 'el nombre de la carpeta {0}',
  'has no photo that can be read': 'no tiene ninguna foto que se pueda leer',
  'it is not in the folder of a person': 'no está en la carpeta de ninguna persona',
  'no row of the table is for its folder or lists it':
    'ninguna fila de la tabla corresponde a su carpeta ni lo menciona',
  'the same photos also belong to {0}; enter in the photos column which photos belong to whom':
    'las mismas fotos también pertenecen a {0}; indique en la columna photos de quién es cada una',
  'needs photos, or a number and a PIN; otherwise this person cannot clock in':
    'necesita fotos, o un número y un PIN; si no, esta persona no puede fichar',
  'needs a number in the same row': 'necesita un número en la misma fila',
  'is also used in {0}': 'también se usa en {0}',
  'is also in {0}; add employee numbers to tell people apart':
    'también está en {0}; añada números de empleado para distinguir a las personas',
  'line {0}': 'fila {0}',
  'lines {0}': 'filas {0}',
  '{0} already belongs to {1}': '{0} ya pertenece a {1}',
  '{0} is the code for the PIN pad of {1}': '{0} es el código de {1} para el teclado PIN',
  '{0} is the employee number of {1}': '{0} es el número de empleado de {1}',
  'there is another file with the same path; rename it':
    'hay otro archivo con la misma ruta; cámbiele el nombre',
  'the folder is empty': 'la carpeta está vacía',
  'is read as a photo, because of its content': 'se lee como una foto por su contenido',
  'is missing': 'falta',
  'is larger than {0} MB': 'supera los {0} MB',
  'is not a photo, because it is compressed too much':
    'no es una foto, porque está demasiado comprimido',
  'cannot be unpacked ({0})': 'no se puede descomprimir ({0})',
  'not added, because no photo could be used; provide other photos, or a number and a PIN':
    'no se añadió, porque ninguna foto servía; indique otras fotos, o un número y un PIN',
  'The row {0}.': 'La fila: {0}.',
  'The last day ({0}) is before the first day ({1}).':
    'El último día ({0}) es anterior al primero ({1}).',
  '{0} already has an absence from {1} to {2}.': '{0} ya tiene una ausencia del {1} al {2}.',
  'The row names no person.': 'La fila no nombra a ninguna persona.',
  'No one has the name "{0}".': 'Nadie se llama «{0}».',
  'No one has the employee number "{0}".': 'Nadie tiene el número de empleado «{0}».',
  '{0} people are named "{1}". Add a column with employee numbers.':
    '{0} personas se llaman «{1}». Añada una columna con los números de empleado.',
  '"{0}" is not a kind of absence: write vacation, sick or other.':
    '«{0}» no es un tipo de ausencia: escriba vacaciones, enfermedad u otra.',
  '"{0}" is "{1}", but it {2}.': '«{0}» es «{1}»: {2}.',
  journal: 'registro de fichajes',
  'audit log': 'registro de auditoría',
  'The {0} and its head file do not match. {1} New entries are still recorded. Run "{2}" to check the {3}.':
    '{0} y su archivo de cabecera no coinciden. {1} Se siguen registrando entradas nuevas. Compruébelo con «{2}».',
  'Entries of the {0} up to number {1}, written by an older version, were changed. Run "{2}" to check the {3}.':
    '{0}: se cambiaron entradas hasta la número {1}, escritas por una versión anterior. Compruébelo con «{2}».',
  'The head file of the {0} was replaced by one of an older version of Rollcall. It may be an old copy.':
    '{0}: el archivo de cabecera se sustituyó por el de una versión anterior de Rollcall. Puede ser una copia antigua.',
  'The site’s state file is older than the head file of the {0}. It was replaced by an old copy, and other files may have been too.':
    'El archivo de estado del centro es anterior al archivo de cabecera ({0}). Se sustituyó por una copia antigua, y quizá también otros archivos.',
  'The head file is missing.': 'Falta el archivo de cabecera.',
  'The head file is an old copy.': 'El archivo de cabecera es una copia antigua.',
  'Entry {0} is not the one that was recorded.': 'La entrada {0} no es la que se registró.',
  'The {0} was removed, cut off or replaced by an older one: entry {1} was recorded, but is missing.':
    '{0} eliminado, cortado o sustituido por uno anterior: la entrada {1} se registró, pero falta.',
  'The {0} was rewritten: entry {1} is not the one that was recorded.':
    '{0} reescrito: la entrada {1} no es la que se registró.',
  '{0, plural, one {# line} other {# lines}} of the {1} {2} changed or damaged (the first is line {3}) and {4} not count. {5} {6}':
    '{1}: {0, plural, one {se cambió o dañó # línea (la {3}) y no cuenta} many {se cambiaron o dañaron # de líneas (la primera es la {3}) y no cuentan} other {se cambiaron o dañaron # líneas (la primera es la {3}) y no cuentan}}. {5} {6}',
  'It is still in the file.': 'Sigue en el archivo.',
  'They are still in the file.': 'Siguen en el archivo.',
  'Run "{0}" to find the first one.': 'Busque la primera con «{0}».',
  '{0, plural, one {# entry} other {# entries}} of the {1} {2} not match the entry before: entries were replaced or removed. {3}':
    '{1}: {0, plural, one {# entrada no coincide} many {# de entradas no coinciden} other {# entradas no coinciden}} con la anterior: se sustituyeron o eliminaron entradas. {3}',
  '{0, plural, one {# line} other {# lines}} at the end of the {1} {2} not written by Rollcall, or cannot be proven. {3} moved, unchanged, to {4} in the same folder. If a person is missing a punch, add it as a correction.':
    '{1}: {0, plural, one {# línea del final no la escribió Rollcall o no se puede probar. No cuenta y se movió} many {# de líneas del final no las escribió Rollcall o no se pueden probar. No cuentan y se movieron} other {# líneas del final no las escribió Rollcall o no se pueden probar. No cuentan y se movieron}} sin cambios a {4} en la misma carpeta. Si a alguien le falta un fichaje, añádalo como corrección.',
  '{0} was removed. It would show if the data folder were replaced by an older copy.':
    'Se eliminó {0}. Mostraría si la carpeta de datos se sustituyera por una copia anterior.',
  '{0} is damaged or was changed.': '{0} está dañado o se cambió.',
  '{0} remembers another data folder, with {1} entries in its journal and {2} in its audit log on {3}. The data folder was removed or replaced.':
    '{0} recuerda otra carpeta de datos, con {1} entradas en su registro de fichajes y {2} en el de auditoría el {3}. La carpeta de datos se eliminó o se cambió por otra.',
  '{0} was changed outside Rollcall.': '{0} se cambió fuera de Rollcall.',
  '{0} was removed, and a new one was started.': 'Se eliminó {0} y se empezó un archivo nuevo.',
  'The data folder was replaced by an older copy: {0} remembers a later one, of {1}.':
    'La carpeta de datos se sustituyó por una copia anterior: {0} recuerda una posterior, del {1}.',
  'The site’s state file (state.sealed) is damaged. It would have shown if other files were replaced by older copies.':
    'El archivo de estado del centro (state.sealed) está dañado. Habría mostrado si otros archivos se sustituyeron por copias anteriores.',
  'The site’s state file (state.sealed) is missing. It would have shown if other files were replaced by older copies.':
    'Falta el archivo de estado del centro (state.sealed). Habría mostrado si otros archivos se sustituyeron por copias anteriores.',
  'Entry {0} (line {1}) of the {2} was changed or damaged.':
    '{2}: la entrada {0} (línea {1}) se cambió o está dañada.',
  'Entry {0} of the {1} is missing: line {2} holds entry {3}.':
    '{1}: falta la entrada {0}; la línea {2} contiene la entrada {3}.',
  'Entry {0} of the {1} was duplicated or moved to line {2}.':
    '{1}: la entrada {0} se duplicó o se movió a la línea {2}.',
  'Entry {0} of the {1} does not match the entry before it: one of the two was replaced.':
    '{1}: la entrada {0} no coincide con la anterior; una de las dos se sustituyó.',
  'Entry {0} of the {1} was not written by Rollcall: it is not authenticated.':
    '{1}: la entrada {0} no la escribió Rollcall; no está autenticada.',
  'Entry {0} of the {1} is not the one that was recorded. The log was rewritten.':
    '{1}: la entrada {0} no es la que se registró. El registro se reescribió.',
  'The head file of the {0} cannot be read: {1}':
    '{0}: no se puede leer el archivo de cabecera. {1}',
  'The head file of the {0} is missing, so entries may have been removed from the end.':
    '{0}: falta el archivo de cabecera, así que pueden haberse eliminado entradas del final.',
  'The {0} has {1, plural, one {# entry} other {# entries}}, but only {2} {3} recorded.':
    '{0}: hay {1, plural, one {# entrada} many {# de entradas} other {# entradas}}, pero solo se registraron {2}.',
  'Entry {0} of the {1} is missing from the end.': '{1}: falta la entrada {0} del final.',
  'Entries {0} to {1} of the {2} are missing from the end.':
    '{2}: faltan las entradas {0} a {1} del final.',
  'The certificate is from the kiosk {0}, but this is {1}. Check it on that kiosk.':
    'El certificado es del terminal {0}, pero este es {1}. Compruébelo en aquel terminal.',
  'The audit log was altered.': 'El registro de auditoría se alteró.',
  'The certificate does not match entry {0} of the audit log. It may have been altered.':
    'El certificado no coincide con la entrada {0} del registro de auditoría. Puede que se haya alterado.',
  '{0} and {1} on the command line.': '{0}; en la línea de comandos, {1}.',
  'accepted as it was': 'se aceptó tal cual',
  'started again with an empty file': 'se empezó de nuevo con un archivo vacío',
  '{0} was removed': 'se eliminó {0}',
  '{0} {1} shows that.': '{0} Lo muestra: {1}.',
  'The site’s state file': 'el archivo de estado del centro',
  '{0} and {1} more': '{0} y {1} más',
  'The layout {0} has no parameter "{1}". Remove it.':
    'El formato {0} no tiene el parámetro «{1}». Quítelo.',
  'The layout {0} needs a value for "{1}". Enter it and try again.':
    'El formato {0} necesita un valor para «{1}». Escríbalo e inténtelo de nuevo.',
  '"{0}" must be {1}.': '«{0}» debe ser {1}.',
  'Western ({0})': 'Europa occidental ({0})',
  'Central European ({0})': 'Europa central ({0})',
  'Cyrillic ({0})': 'Cirílico ({0})',
  'Greek ({0})': 'Griego ({0})',
  'Turkish ({0})': 'Turco ({0})',
  'Baltic ({0})': 'Báltico ({0})',
  'Vietnamese ({0})': 'Vietnamita ({0})',
  'Hebrew ({0})': 'Hebreo ({0})',
  'Arabic ({0})': 'Árabe ({0})',
  'Thai ({0})': 'Tailandés ({0})',
  'Japanese ({0})': 'Japonés ({0})',
  'Chinese, simplified ({0})': 'Chino simplificado ({0})',
  'Chinese, traditional ({0})': 'Chino tradicional ({0})',
  'Korean ({0})': 'Coreano ({0})',
};
