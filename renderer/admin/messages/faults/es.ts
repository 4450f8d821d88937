/** Sentences of the services by their English pattern; see `translateSentence`. */
export const es: Readonly<Record<string, string>> = {
  'An account named {0} already exists. Choose another name.':
    'Ya existe una cuenta con el nombre {0}. Elija otro nombre.',
  'The last administrator account cannot be removed. Add another administrator first.':
    'No se puede eliminar la última cuenta de administrador. Añada antes otro administrador.',
  'The name or password is wrong. Try again.':
    'El nombre o la contraseña no son correctos. Inténtelo de nuevo.',
  'There is no account named {0}. Check the name.':
    'No hay ninguna cuenta con el nombre {0}. Compruebe el nombre.',
  'An account with the role team needs at least one department. Add one.':
    'Una cuenta con el rol de equipo necesita al menos un departamento. Añada uno.',
  'Only accounts with the role team have departments. Leave them out.':
    'Solo las cuentas con el rol de equipo tienen departamentos. Quítelos.',
  'You are not signed in. Sign in first.': 'No ha iniciado sesión. Inicie sesión primero.',
  'You cannot remove the account you are signed in with. Sign in with another account first.':
    'No puede eliminar la cuenta con la que ha iniciado sesión. Inicie sesión antes con otra cuenta.',
  'An administrator account already exists. Sign in with it.':
    'Ya existe una cuenta de administrador. Inicie sesión con ella.',
  'People are already enrolled, so the first administrator must be added on the command line. Run "rollcall account add".':
    'Ya hay personas registradas, así que el primer administrador debe añadirse en la línea de comandos. Ejecute "rollcall account add".',
  'This person is not in one of your departments. Ask HR or an administrator.':
    'Esta persona no pertenece a ninguno de sus departamentos. Pregunte a RR. HH. o a un administrador.',
  'There is no absence with the ID {0}. To list absences, run "rollcall absence list".':
    'No hay ninguna ausencia con el ID {0}. Vuelva a cargar la lista.',
  'This person already has an absence ({0}) {1}. Remove it first, or choose other days.':
    'Esta persona ya tiene una ausencia ({0}, {1}). Elimínela antes o elija otros días.',
  'There is no person with the ID {0}. Choose another person.':
    'No hay ninguna persona con el ID {0}. Elija otra persona.',
  'The person was only seen, so it is not known whether they came or left. Choose in or out.':
    'Solo se vio a la persona, así que no se sabe si entraba o salía. Elija entrada o salida.',
  'The range is {0, plural, one {# day} other {# days}} long. Choose at most {1, plural, one {# day} other {# days}}.':
    'El periodo tiene {0, plural, one {# día} many {# días} other {# días}}. Elija como máximo {1, plural, one {# día} many {# días} other {# días}}.',
  'The first day ({0}) is after the last day ({1}). Change one of them.':
    'El primer día ({0}) es posterior al último ({1}). Cambie uno de los dos.',
  '{0} does not exist: no kiosk has run with this data folder yet. Check the folder.':
    '{0} no existe: todavía no ha funcionado ningún terminal con esta carpeta de datos. Compruebe la carpeta.',
  '{0} cannot be read. It is written again when Rollcall runs.':
    'No se puede leer {0}. El archivo se vuelve a escribir cuando Rollcall está en marcha.',
  '{0} cannot be verified, because its footer {1}.footer.json is missing. Put both files in the same folder.':
    'No se puede verificar {0} porque falta el archivo {1}.footer.json. Ponga ambos archivos en la misma carpeta.',
  'The folder {0} for the daily export does not exist. Create it, connect its drive, or choose another folder in the settings.':
    'La carpeta {0} de la exportación diaria no existe. Créela, conecte su unidad o elija otra carpeta en la configuración.',
  'The time zone "{0}" is unknown. Enter an IANA name such as Europe/Berlin.':
    'La zona horaria «{0}» no se conoce. Introduzca un nombre IANA como Europe/Berlin.',
  '{0} already exists. Choose another name.': '{0} ya existe. Elija otro nombre.',
  'This card already belongs to {0} ({1}). Withdraw it there first, or use another card.':
    'Esta tarjeta ya es de {0} ({1}). Retírela antes allí o use otra tarjeta.',
  '{0} has no badge with the ID {1}. Check the list of badges.':
    '{0} no tiene ninguna tarjeta con el ID {1}. Compruebe la lista de tarjetas.',
  'This code was used before. Wait for the next one on the phone.':
    'Este código ya se ha usado. Espere al siguiente en el teléfono.',
  'This badge or card is unknown here, or no longer valid. Use your PIN, or ask reception.':
    'Esta tarjeta no se conoce aquí, o ya no. Use su PIN o pregunte en recepción.',
  '{0} already exists. Choose another name, or overwrite it.':
    '{0} ya existe. Elija otro nombre o sobrescriba el archivo.',
  '{0} is a device or a pipe. Choose a file.':
    '{0} es un dispositivo o una tubería. Indique un archivo.',
  '{0} is a folder. Choose a file.': '{0} es una carpeta. Indique un archivo.',
  'Punch {0} does not exist or was already withdrawn. Check the current punches and try again.':
    'El fichaje {0} no existe o ya se retiró. Compruebe los fichajes actuales e inténtelo de nuevo.',
  'This folder belongs to this kiosk ({0}). Choose the data folder of another kiosk.':
    'Esta carpeta pertenece a este terminal ({0}). Elija la carpeta de datos de otro.',
  'The journal {0} cannot be imported. {1} No punches were imported.':
    'No se puede importar el registro {0}. {1} No se importó ningún fichaje.',
  'The layout {0} has a fixed file format. Leave the format options at their defaults.':
    'El formato {0} es fijo. Deje las opciones de formato en sus valores predeterminados.',
  'The column separator and the decimal sign must differ. With a decimal comma, use ";" as the separator.':
    'El separador de columnas y el signo decimal deben ser distintos. Con coma decimal, use «;».',
  'An Excel export can have at most {0, plural, one {# row} other {# rows}}. Export as CSV, or choose fewer days.':
    'Una exportación de Excel puede tener como máximo {0, plural, one {# fila} many {# filas} other {# filas}}. Exporte como CSV o elija menos días.',
  '{0} is not over yet. Choose a last day before {1}.':
    'El {0} aún no ha terminado. Elija un último día anterior al {1}.',
  '{0} to {1} is signed off already. Choose other days, or reopen that period first.':
    'El periodo del {0} al {1} ya está cerrado. Elija otros días o vuelva a abrirlo antes.',
  'There is no signed-off period with the ID {0}. To list them, run "rollcall sign-off list".':
    'No hay ningún periodo cerrado con el ID {0}. Vuelva a cargar la lista.',
  '{0} to {1} is signed off. Give a reason for the change.':
    'El periodo del {0} al {1} está cerrado. Indique el motivo del cambio.',
  '{0} is in the future. Enter the time at which the person clocked in or out.':
    '{0} está en el futuro. Introduzca la hora a la que la persona fichó.',
  '{0} does not exist in {1}: clocks go forward from {2} to {3}. Enter {4} or earlier, or {5} or later.':
    '{0} no existe en {1}: los relojes se adelantan de {2} a {3}. Introduzca {4} o antes, o {5} o después.',
  'Clocks in {0} go back and show {1} twice. Choose the first or the second.':
    'En {0} los relojes se atrasan y marcan {1} dos veces. Elija la primera o la segunda.',
  'The UTC offset of {0} at {1} is {2}. Correct the offset or remove it.':
    'La diferencia UTC de {0} a las {1} es {2}. Corríjala o elimínela.',
  '{0} became shorter while the backup was written. Make the backup again.':
    '{0} se acortó mientras se hacía la copia. Vuelva a hacer la copia de seguridad.',
  '{0} already contains data, so nothing was changed. Move the data away first, or choose another data folder.':
    '{0} ya contiene datos; no se cambió nada. Mueva antes los datos o elija otra carpeta.',
  '{0} is a separate disk and cannot be renamed, so nothing was changed. Restore the backup on the command line.':
    '{0} es un disco aparte y no se puede renombrar; no se cambió nada. Restaure la copia en la línea de comandos.',
  'The contents of {0} are damaged, so nothing was changed. Use another copy of the backup.':
    'El contenido de {0} está dañado; no se cambió nada. Use otra copia de la copia de seguridad.',
  'The time zone "{0}" is unknown. In the settings, enter an IANA name such as Europe/Berlin.':
    'La zona horaria «{0}» no se conoce. Introduzca en la configuración un nombre IANA como Europe/Berlin.',
  'The kiosk is open on another screen. Use it there, or choose to use this screen.':
    'El terminal está abierto en otra pantalla. Úselo allí o elija esta pantalla.',
  'This case is no longer on the list. Reload the list.':
    'Este caso ya no está en la lista. Vuelva a cargarla.',
  'It is too late to answer here. Look at the camera again, or ask HR to enter the punch.':
    'Ya es tarde para responder aquí. Mire otra vez a la cámara o pida a RR. HH. que anote el fichaje.',
  'The employee number (or code) and the PIN do not match. Check both and try again.':
    'El número de empleado (o código) y el PIN no coinciden. Compruebe ambos e inténtelo de nuevo.',
  'Too many wrong PINs. Wait {0} and try again, or ask reception.':
    'Demasiados PIN incorrectos. Espere {0} e inténtelo de nuevo, o pregunte en recepción.',
  'This punch can no longer be cancelled here. Ask HR to correct it.':
    'Este fichaje ya no se puede anular aquí. Pida a RR. HH. que lo corrija.',
  'Only a supervisor can confirm somebody else.':
    'Solo un supervisor puede confirmar a otra persona.',
  'There is no longer anyone to confirm. Look at the camera again, and then ask the supervisor.':
    'Ya no hay nadie que confirmar. Mire otra vez a la cámara y después pregunte al supervisor.',
  'The template was made by model {0} and cannot be compared with those of {1}. Enrol the person again.':
    'La plantilla se creó con el modelo {0} y no se puede comparar con las de {1}. Registre de nuevo a la persona.',
  'Model {0} has no thresholds yet. Measure them with "rollcall models calibrate {1} --images DIR".':
    'El modelo {0} aún no tiene umbrales. Mídalos con "rollcall models calibrate {1} --images DIR".',
  'The template of {0} was written by a newer version of Rollcall. Update Rollcall.':
    'La plantilla de {0} la escribió una versión más reciente de Rollcall. Actualice Rollcall.',
  'The template of {0} is damaged. Enrol this person again.':
    'La plantilla de {0} está dañada. Registre de nuevo a esta persona.',
  'The recordings no longer lead to this proposal. Measure again, and check the result.':
    'Las grabaciones ya no proponen esto. Mida de nuevo y mire el resultado.',
  'No recording is running on this screen. Start again.':
    'No hay ninguna grabación en curso en esta pantalla. Empiece de nuevo.',
  '{0} cannot be read ({1}). Use pictures, a GIF or a video, or remove the file.':
    'No se puede leer {0} ({1}). Use imágenes, un GIF o un vídeo, o quite el archivo.',
  'There are {0} recordings, which is the limit. Measure with them, or erase them first.':
    'Hay {0} grabaciones, que es el límite. Mida con ellas o bórrelas antes.',
  'A recording is damaged, so nothing was measured. Erase the recordings, and record again.':
    'Una grabación está dañada; no se midió nada. Borre las grabaciones y grabe de nuevo.',
  'A recording was erased. Try again.': 'Se borró una grabación. Inténtelo de nuevo.',
  'The enrolled people make {0, plural, one {# pair} other {# pairs}} of photos of different people; at least {1, plural, one {# pair} other {# pairs}} are needed. Enrol more people first.':
    'Las personas registradas forman {0, plural, one {# par} many {# pares} other {# pares}} de fotos de personas distintas; se necesitan al menos {1, plural, one {# par} many {# pares} other {# pares}}. Registre antes a más personas.',
  'This model is already imported as {0}. Use that model.':
    'Este modelo ya está importado como {0}. Use ese.',
  'The model was not imported: it cannot be run ({0}). Import another model.':
    'El modelo no se importó: no se puede ejecutar ({0}). Importe otro.',
  'Model {0} is a detector, and only embedding models have thresholds. Choose an embedding model.':
    'El modelo {0} es un detector; solo los modelos de reconocimiento tienen umbrales. Elija uno de ellos.',
  'Model {0} is in use. Switch to another model first.':
    'El modelo {0} está en uso. Cambie antes a otro.',
  'Choose at least one model file.': 'Elija al menos un archivo de modelo.',
  '{0} cannot be imported: {1}.': 'No se puede importar {0}: {1}.',
  '{0} has {1} MiB; a model can have at most {2} MiB. Import a smaller model.':
    '{0} ocupa {1} MiB; un modelo puede ocupar como máximo {2} MiB. Importe uno más pequeño.',
  'The file {0} is missing. Import the model again, or remove its folder.':
    'Falta el archivo {0}. Importe de nuevo el modelo o elimine su carpeta.',
  'The bundled models find no face in the sample photos. Install Rollcall again.':
    'Los modelos incluidos no encuentran ninguna cara en las fotos de ejemplo. Vuelva a instalar Rollcall.',
  'The model was not imported: {0}. Import another model.':
    'El modelo no se importó: {0}. Importe otro.',
  '{0} has no row of headings with "number" or "name", "kind" and "from". Add these headings, and "to" for ranges.':
    '{0} no tiene una fila de títulos con «number» o «name», «kind» y «from». Añada esos títulos, y «to» para periodos.',
  'The person agreed to version {0} of the consent text, but version {1} is in use. Show them the current text and ask again.':
    'La persona aceptó la versión {0} del consentimiento, pero está en vigor la {1}. Muéstrele el texto actual y pregunte de nuevo.',
  'No enrolment is in progress on this screen. Start again.':
    'No hay ningún registro en curso en esta pantalla. Empiece de nuevo.',
  '{0} is already enrolled ({1}), and these photos show the same face ({2}). Choose to replace the existing template to enrol again.':
    '{0} ya está registrado ({1}) y estas fotos muestran la misma cara ({2}). Elija sustituir la plantilla para registrar de nuevo.',
  'You chose the same record twice. Choose two different records.':
    'Ha elegido dos veces el mismo registro. Elija dos distintos.',
  'The two records were enrolled with different models ({0}, {1}). Re-enrol one of them first.':
    'Los dos registros se crearon con modelos distintos ({0}, {1}). Registre de nuevo uno de ellos antes.',
  '{0} is missing, but templates or photos of {1, plural, one {# person} other {# people}} are stored. Restore the file from a backup. Nothing was changed.':
    'Falta {0}, pero hay plantillas o fotos de {1, plural, one {# persona} many {# personas} other {# personas}}. Restaure el archivo desde una copia. No se cambió nada.',
  'Almost every code of six digits is used. Give this person a longer code for the PIN pad.':
    'Casi todos los códigos de seis cifras están en uso. Dé a esta persona un código más largo para el teclado.',
  'There is no person with the name or ID {0}. Check the list of people.':
    'No hay ninguna persona con el nombre o ID {0}. Compruebe la lista de personas.',
  '{0} people are named {1}. Use one of these IDs instead: {2}.':
    '{0} personas se llaman {1}. Use en su lugar uno de estos ID: {2}.',
  'The {0} {1} {2}. Choose another one.': 'Ya asignado: {0} {1} ({2}). Elija otro.',
  'The kept photos of the person {0} are damaged. Re-enrol this person.':
    'Las fotos guardadas de la persona {0} están dañadas. Registre de nuevo a esta persona.',
  '{0} is larger than {1} MB. Divide the table into several files.':
    '{0} supera {1} MB. Divida la tabla en varios archivos.',
  '{0} has {1, plural, one {# entry} other {# entries}}; at most {2, plural, one {# entry} other {# entries}} are allowed. Divide it into several ZIP files.':
    '{0} tiene {1, plural, one {# entrada} many {# entradas} other {# entradas}}; se permiten como máximo {2, plural, one {# entrada} many {# entradas} other {# entradas}}. Divídalo en varios archivos ZIP.',
  'The table {0} in {1} cannot be unpacked ({2}). Create the ZIP file again.':
    'La tabla {0} de {1} no se puede descomprimir ({2}). Vuelva a crear el archivo ZIP.',
  '{0} cannot be read as a ZIP file ({1}). Create the ZIP file again.':
    'No se puede leer {0} como archivo ZIP ({1}). Vuelva a crear el archivo ZIP.',
  '{0} contains {1} tables ({2}). Remove all but one.':
    '{0} contiene {1} tablas ({2}). Deje solo una.',
  '{0} in {1} {2}. Use another photo.': '{0} en {1}: {2}. Use otra foto.',
  '{0} contains no table. Add one.': '{0} no contiene ninguna tabla. Añada una.',
  'The table {0} in {1} is too large. Divide it into several files.':
    'La tabla {0} de {1} es demasiado grande. Divídala en varios archivos.',
  '{0} has several "{1}" columns ({2}). Remove or rename all but one.':
    '{0} tiene varias columnas «{1}» ({2}). Deje solo una o cambie el nombre de las demás.',
  '{0} is not in the folder. Choose the folder again.':
    '{0} no está en la carpeta. Elija de nuevo la carpeta.',
  '{0} is larger than {1} MB. Use a smaller file.':
    '{0} supera {1} MB. Use un archivo más pequeño.',
  '{0} has {1, plural, one {# folder} other {# folders}}; at most {2, plural, one {# folder} other {# folders}} ({3, plural, one {# person} other {# people}}) can be imported at once. Divide it into several parts.':
    '{0} tiene {1, plural, one {# carpeta} many {# carpetas} other {# carpetas}}; se pueden importar como máximo {2, plural, one {# carpeta} many {# carpetas} other {# carpetas}} ({3, plural, one {# persona} many {# personas} other {# personas}}) a la vez. Divida la importación.',
  'An import is already running. Wait until it ends, or cancel it.':
    'Ya hay una importación en curso. Espere a que termine o cancélela.',
  '{0} is not a table: read as {1}, it contains a zero byte in line {2}. Save the table as CSV or XLSX.':
    '{0} no es una tabla: leída como {1}, contiene un byte nulo en la línea {2}. Guárdela como CSV o XLSX.',
  '{0} is {1}, which cannot be read as a table. Save it as XLSX or CSV.':
    '{0} es {1} y no se puede leer como tabla. Guárdelo como XLSX o CSV.',
  '{0} has more than {1, plural, one {# column} other {# columns}}. Remove the columns that are not needed.':
    '{0} tiene más de {1, plural, one {# columna} many {# columnas} other {# columnas}}. Quite las que no hagan falta.',
  '{0} is empty. Its first line must contain the headings.':
    '{0} está vacío. Su primera línea debe contener los títulos.',
  '{0} has more than {1, plural, one {# row} other {# rows}}. Divide it into several files.':
    '{0} tiene más de {1, plural, one {# fila} many {# filas} other {# filas}}. Divídalo en varios archivos.',
  '{0} has no "name" column, and no columns with first and last names. Its first line contains {1}{2}. Use these headings: number, name, department, email, pin, code, schedule, photos.':
    '{0} no tiene columna «name» ni columnas de nombre y apellidos. Su primera línea contiene {1}{2}. Use estos títulos: number, name, department, email, pin, code, schedule, photos.',
  '{0} has more than {1, plural, one {# row} other {# rows}} or {2, plural, one {# column} other {# columns}}. Divide it into several files.':
    '{0} tiene más de {1, plural, one {# fila} many {# filas} other {# filas}} o {2, plural, one {# columna} many {# columnas} other {# columnas}}. Divídalo en varios archivos.',
  '{0} needs too much memory or time to read. Copy the rows into a new workbook, or save them as CSV.':
    '{0} necesita demasiada memoria o tiempo. Copie las filas en un libro nuevo o guárdelas como CSV.',
  '{0} cannot be read as an Excel workbook ({1}). Save it again as XLSX or CSV.':
    'No se puede leer {0} como libro de Excel ({1}). Guárdelo de nuevo como XLSX o CSV.',
  '{0} is larger than {1} MB when unpacked. Copy the rows into a new workbook, or divide it into several files.':
    '{0} supera {1} MB al descomprimirse. Copie las filas en un libro nuevo o divídalo.',
  'There are no public holidays for the {0} "{1}". {2}': 'No hay festivos para «{1}» ({0}). {2}',
  'The logo has {0} kB; at most {1} kB are allowed. Save it smaller, such as 400 pixels wide.':
    'El logotipo ocupa {0} kB; se permiten como máximo {1} kB. Guárdelo más pequeño, por ejemplo con 400 píxeles de ancho.',
  'The logo is not a PNG or JPEG file. Choose a PNG or JPEG file.':
    'El logotipo no es PNG ni JPEG. Elija un archivo de ese tipo.',
  'This is not a Rollcall settings file: it is not JSON. Choose another file.':
    'No es un archivo de configuración de Rollcall: no es JSON. Elija otro archivo.',
  'The settings file was written by a newer version of Rollcall (layout {0}; this version reads up to layout 2). Update Rollcall first.':
    'El archivo de configuración es de una versión más reciente de Rollcall (formato {0}; esta versión lee hasta el 2). Actualice antes Rollcall.',
  'Two schedules have the ID "{0}". Give each schedule its own ID.':
    'Dos horarios tienen el ID «{0}». Dé a cada uno el suyo.',
  '{0} is set to "{1}", but there is no such schedule. Choose another one.':
    '{0} está en «{1}», pero ese horario no existe. Elija otro.',
  'White text cannot be read on the accent colour {0}: the contrast is {1} to 1, and at least {2} to 1 is needed. The nearest colour that works is {3}.':
    'El texto blanco no se lee sobre el color {0}: el contraste es {1} a 1 y se necesita al menos {2} a 1. El color más cercano que sirve es {3}.',
  'The disk failed, and {0} no longer ends with the entry that was saved last. Nothing more is written to it. Check the disk, then restart Rollcall.':
    'El disco ha fallado y {0} ya no termina con la última entrada guardada. No se escribe nada más. Compruebe el disco y reinicie Rollcall.',
  '{0} is part of the data folder, and would be replaced together with it. Choose a folder on another disk.':
    '{0} está dentro de la carpeta de datos y se sustituiría con ella. Elija una carpeta en otro disco.',
  '{0} belongs to another data folder. Choose a separate folder for each kiosk.':
    '{0} pertenece a otra carpeta de datos. Elija una carpeta propia para cada terminal.',
  '{0} is damaged, and there is no usable copy of it: {1}. Nothing was changed. Correct it, restore it from a backup, or move it away to start over.':
    '{0} está dañado y no hay ninguna copia utilizable: {1}. No se cambió nada. Corríjalo, restáurelo desde una copia o muévalo para empezar de nuevo.',
  '{0} was edited, and cannot be used: {1}. Correct it in the file, or undo the change.':
    '{0} fue editado y no se puede usar: {1}. Corríjalo en el archivo o deshaga el cambio.',
  '{0} was written by a newer version of Rollcall (layout {1}; this version reads up to layout {2}). Update Rollcall. Nothing was changed.':
    '{0} es de una versión más reciente de Rollcall (formato {1}; esta versión lee hasta el {2}). Actualice Rollcall. No se cambió nada.',
  '{0} has extra bytes at the end. Use another copy.':
    '{0} tiene bytes de más al final. Use otra copia.',
  '{0} is not a Rollcall backup. Choose another file.':
    '{0} no es una copia de seguridad de Rollcall. Elija otro archivo.',
  '{0} was made by a newer version of Rollcall. Update Rollcall first.':
    '{0} se creó con una versión más reciente de Rollcall. Actualice antes Rollcall.',
  'The password of {0} is wrong, or the file is damaged at the start. Try again, or use another copy.':
    'La contraseña de {0} no es correcta o el principio del archivo está dañado. Inténtelo de nuevo o use otra copia.',
  '{0} is damaged or incomplete (after {1} MB). Use another copy.':
    '{0} está dañado o incompleto (después de {1} MB). Use otra copia.',
  'The disk reported an error ({0}) with {1}. Check the disk and its cable; nothing that was already saved is lost.':
    'El disco ha dado un error ({0}) con {1}. Compruebe el disco y su cable; no se pierde nada de lo ya guardado.',
  "{0} does not exist. Choose a copy of another kiosk's data folder.":
    '{0} no existe. Elija una copia de la carpeta de datos de otro terminal.',
  '{0} ends with entry {1}, but entry {2} of that kiosk was imported before. It is an older copy, or it was cut off. No punches were imported. Use the latest copy.':
    '{0} termina con la entrada {1}, pero la entrada {2} de ese terminal ya se había importado. Es una copia más antigua o se recortó. No se importó ningún fichaje. Use la copia más reciente.',
  'Entry {0} of {1} is not the one that was imported before: that journal was rewritten, or restored from an older backup. No punches were imported. Run "rollcall log verify" at that kiosk.':
    'La entrada {0} de {1} no es la que se importó antes: ese diario se reescribió o se restauró desde una copia más antigua. No se importó ningún fichaje. Ejecute «rollcall log verify» en ese terminal.',
  '{0} is damaged: {1}. Use another copy of the data folder.':
    '{0} está dañado: {1}. Use otra copia de la carpeta de datos.',
  '{0} is damaged or was swapped with another file. Nothing was changed. Restore it from a backup; if it is a template, enrol the person again.':
    '{0} está dañado o se cambió por otro archivo. No se cambió nada. Restáurelo desde una copia; si es una plantilla, registre de nuevo a la persona.',
  '{0} was sealed by a newer version of Rollcall. Update Rollcall. Nothing was changed.':
    '{0} lo cifró una versión más reciente de Rollcall. Actualice Rollcall. No se cambió nada.',
  '{0} was sealed with another key. Use the key file or passphrase it was sealed with. Nothing was changed.':
    '{0} se cifró con otra clave. Use el archivo de clave o la frase de paso con que se cifró. No se cambió nada.',
  '{0} is larger than 8 GB. Import its folder on the command line instead.':
    '{0} supera 8 GB. Importe su carpeta en la línea de comandos.',
  '{0} is larger than its announced size. Send it again.':
    '{0} es mayor de lo anunciado. Envíelo de nuevo.',
  '{0} did not arrive completely. Send it again.': '{0} no llegó completo. Envíelo de nuevo.',
  'This file was already downloaded. Create it again.':
    'Este archivo ya se descargó. Vuelva a crearlo.',
  'The uploaded file no longer exists. Send it again.':
    'El archivo subido ya no existe. Envíelo de nuevo.',
  'The inference process could not be started ({0}). Restart Rollcall.':
    'No se pudo iniciar el reconocimiento ({0}). Reinicie Rollcall.',
  'The inference process ended while starting ({0}). Try again.':
    'El reconocimiento terminó al iniciarse ({0}). Inténtelo de nuevo.',
  'The inference process ended ({0}) while analysing {1}. It will be restarted; try again.':
    'El reconocimiento terminó ({0}) al analizar {1}. Se reiniciará; inténtelo de nuevo.',
  'Face recognition is off, because Rollcall ended unexpectedly several times within ten minutes. PINs work. Restart Rollcall later. If this happens again, run "rollcall support" to collect what helps to find the fault.':
    'El reconocimiento facial está desactivado, porque Rollcall terminó de forma inesperada varias veces en diez minutos. Los PIN funcionan. Reinicie Rollcall más tarde; si continúa, «rollcall support» reúne lo que ayuda a encontrar el fallo.',
  'The inference process was shut down. Try again.':
    'El reconocimiento se detuvo. Inténtelo de nuevo.',
  'Analysing {0} took longer than {1} s and was stopped. Try a smaller image.':
    'El análisis de {0} duró más de {1} s y se detuvo. Pruebe con una imagen más pequeña.',
  'There is no imported model {0} in {1}. To list the models, run "rollcall models imported".':
    'No hay ningún modelo importado {0} en {1}. Vuelva a cargar la lista.',
  'There is no bundled model {0}.': 'No hay ningún modelo incluido {0}.',
  'The file {0} is damaged ({1}: {2}). Import the model again.':
    'El archivo {0} está dañado ({1}: {2}). Importe de nuevo el modelo.',
  'The folder {0} contains no images ({1}). Add photos or choose another folder.':
    'La carpeta {0} no contiene imágenes ({1}). Añada fotos o elija otra carpeta.',
  '{0} is a file. Choose the folder that contains it.':
    '{0} es un archivo. Elija la carpeta que lo contiene.',
  'There is no file or folder {0}. Check the path.':
    'No hay ningún archivo ni carpeta {0}. Compruebe la ruta.',
  'There is no file {0}. Check the path.': 'No hay ningún archivo {0}. Compruebe la ruta.',
  'The file {0} cannot be read: {1}.': 'No se puede leer el archivo {0}: {1}.',
  'A camera frame cannot have {0} × {1} pixels; each side must have {2} to {3} pixels.':
    'Una imagen de la cámara no puede tener {0} × {1} píxeles; cada lado debe tener de {2} a {3} píxeles.',
  'A {0} frame of {1} × {2} pixels must have {3} bytes, but has {4}.':
    'Una imagen {0} de {1} × {2} píxeles debe tener {3} bytes, pero tiene {4}.',
  'There are {0} saved exports already. Remove one, or use the name of one to replace it.':
    'Ya hay {0} exportaciones guardadas. Elimine una o use el nombre de una para sustituirla.',
  'This saved export was removed already. Reload the list.':
    'Esta exportación guardada ya se eliminó. Vuelva a cargar la lista.',
  '{0, plural, one {# entry} other {# entries}} match, but a file has at most {1}. Choose {2} or a later day as the first day.':
    '{0, plural, one {Coincide # entrada} many {Coinciden # entradas} other {Coinciden # entradas}}, pero un archivo tiene como máximo {1}. Elija {2} o un día posterior como primer día.',
  '{0, plural, one {# entry} other {# entries}} match, but a file has at most {1}. Choose one account or one kind of change.':
    '{0, plural, one {Coincide # entrada} many {Coinciden # entradas} other {Coinciden # entradas}}, pero un archivo tiene como máximo {1}. Elija una cuenta o un tipo de cambio.',
  '{0} is a folder, so the data folder cannot be locked. Remove that folder.':
    '{0} es una carpeta, así que no se puede bloquear la carpeta de datos. Elimine esa carpeta.',
  'Only {0, plural, one {# photo} other {# photos}} can be used. Recognition is reliable from {1} photos: add more, or choose to continue with fewer.':
    'Solo {0, plural, one {# foto sirve} many {# fotos sirven} other {# fotos sirven}}. El reconocimiento es fiable a partir de {1} fotos: añada más o elija continuar con menos.',
  'Faces are learnt at the door for the model {0}. Stop that first.':
    'La entrada aprende caras para el modelo {0}. Deténgalo antes.',
  'The settings do not allow the door to learn faces. Turn on “{0}” first.':
    'La configuración no permite que la entrada aprenda caras. Active antes «{0}».',
  'The embedding model {0} is in use. Choose the model that you want to switch to.':
    'El modelo {0} está en uso. Elija el modelo al que quiere cambiar.',
  'A timesheet needs a first and a last day. Enter both.':
    'Una hoja de horas necesita un primer y un último día. Introduzca ambos.',
  'The net was not imported: {0}. Import another net, or set its input as documented by its author.':
    'La red no se importó: {0}. Importe otra o indique su entrada como la documenta su autor.',
  'Model {0} is {1}. Choose an embedding model.':
    'El modelo {0} es {1}. Elija un modelo de reconocimiento.',
  'Model {0} is {1}. Choose a detector.': 'El modelo {0} es {1}. Elija un detector.',
  // Sentences that are made in several steps.
  '{0} is missing.': 'Falta: {0}.',
  '{0} must be typed again, because the system or its address has changed.':
    '{0} debe escribirse otra vez, porque el sistema o su dirección es otro.',
  'OrangeHRM replaces its key with each use, so a new key cannot be tried before it is saved. Save the connection, and then open it and try it.':
    'OrangeHRM sustituye su clave con cada uso; por eso no se puede probar una clave nueva antes de guardarla. Guarde la conexión y luego ábrala y pruébela.',
  '{0} must not be empty.': '{0} no puede estar vacío.',
  '{0} must be at least {1}.': '{0}: como mínimo {1}.',
  '{0} must be at most {1}.': '{0}: como máximo {1}.',
  '{0} must have at least {1, plural, one {# character} other {# characters}}.':
    '{0} debe tener al menos {1, plural, one {# carácter} many {# caracteres} other {# caracteres}}.',
  '{0} must have at most {1, plural, one {# character} other {# characters}}.':
    '{0} debe tener como máximo {1, plural, one {# carácter} many {# caracteres} other {# caracteres}}.',
  '{0} must have at least {1, plural, one {# entry} other {# entries}}.':
    '{0} debe tener al menos {1, plural, one {# entrada} many {# entradas} other {# entradas}}.',
  '{0} must have at most {1, plural, one {# entry} other {# entries}}.':
    '{0} debe tener como máximo {1, plural, one {# entrada} many {# entradas} other {# entradas}}.',
  '{0} must be a whole number.': '{0} debe ser un número entero.',
  '{0} must be a number.': '{0} debe ser un número.',
  '{0} is not valid.': '{0} no es válido.',
  '{0} must be a time such as 08:30.': '{0} debe ser una hora como 08:30.',
  '{0} must be a date that exists ({1} does not).': '{0}: el {1} no existe.',
  '{0} must be a date and time such as 2026-03-02T16:30.':
    '{0} debe ser fecha y hora, por ejemplo 2026-03-02T16:30.',
  '{0} must be an email address.': '{0} debe ser una dirección de correo.',
  '{0} must be four to twelve digits.': '{0} debe tener de cuatro a doce cifras.',
  '{0} must be one to twelve digits.': '{0} debe tener de una a doce cifras.',
  '{0} must not contain line breaks or control characters.':
    '{0} no puede contener saltos de línea ni caracteres de control.',
  '{0} must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only.':
    '{0} solo puede tener letras y cifras, con guiones, puntos, barras, guiones bajos o espacios entre ellas.',
  '{0} must be 1 to 40 letters, digits, hyphens and underscores.':
    '{0} debe tener de 1 a 40 letras, cifras, guiones y guiones bajos.',
  '{0} must be a code such as DE or BY.': '{0} debe ser un código como DE o BY.',
  '{0} must be given, because the days are signed off.':
    '{0} es necesario porque los días están cerrados.',
  '{0} is required: everyone with photos must have agreed to face recognition.':
    '{0} es necesario: todas las personas con fotos deben haber aceptado el reconocimiento facial.',
  'Too many wrong passwords. Wait {0}, then try again.':
    'Demasiadas contraseñas incorrectas. Espere {0} y vuelva a intentarlo.',
  '{0, plural, one {# second} other {# seconds}}':
    '{0, plural, one {# segundo} many {# segundos} other {# segundos}}',
  '{0, plural, one {# minute} other {# minutes}}':
    '{0, plural, one {# minuto} many {# minutos} other {# minutos}}',
  'An internal error occurred. Everything recorded so far is safe. Try again, and report the problem if it happens again.':
    'Se ha producido un error interno. Todo lo guardado está a salvo. Inténtelo de nuevo y avise si se repite.',
  'This screen belongs to another version of Rollcall. Reload the page.':
    'Esta pantalla es de otra versión de Rollcall. Vuelva a cargar la página.',
  'The disk is full, so {0} could not be written. Its previous content is unchanged. Free some space and try again.':
    'El disco está lleno y no se pudo escribir {0}. Su contenido anterior no ha cambiado. Libere espacio e inténtelo de nuevo.',
  'Rollcall has no permission to read or write {0}. Change the permissions of that folder, or choose another.':
    'Rollcall no tiene permiso para leer o escribir {0}. Cambie los permisos de la carpeta o elija otra.',
  '{0} cannot be created, because part of its path is a file and not a folder. Choose another folder.':
    'No se puede crear {0} porque parte de su ruta es un archivo y no una carpeta. Elija otra carpeta.',
  '{0} could not be opened, because this machine has too many files open. Close other programs and try again.':
    'No se pudo abrir {0} porque este equipo tiene demasiados archivos abiertos. Cierre otros programas e inténtelo de nuevo.',
  '{0} could not be read or written, because this machine has too little memory. Close other programs and try again.':
    'No se pudo leer o escribir {0} por falta de memoria. Cierre otros programas e inténtelo de nuevo.',
  'The disk or network drive of {0} is no longer connected. Connect it again; nothing that was already saved is lost.':
    'El disco o la unidad de red de {0} ya no está conectado. Conéctelo de nuevo; no se pierde nada de lo ya guardado.',
  '{0} is in use by another program. Close that program and try again.':
    'Otro programa está usando {0}. Ciérrelo e inténtelo de nuevo.',
  '{0} was not found. Check the name, and that its folder exists.':
    'No se encontró {0}. Compruebe el nombre y que exista su carpeta.',
  'The name {0} is too long. Choose a shorter one.':
    'El nombre {0} es demasiado largo. Elija uno más corto.',
  '{0} is a link that leads back to itself. Choose another path.':
    '{0} es un enlace que lleva a sí mismo. Elija otra ruta.',
  '{0} {1}, or choose “Continue although the faces differ”.':
    '{0} {1}, o elija «Continuar aunque las caras sean distintas».',
  'There is no connector named {0}. To list connectors, run "rollcall connectors".':
    'No hay ninguna conexión llamada {0}. Para verlas, ejecute «rollcall connectors».',
  'Rollcall closed its data folder before this change could be saved. Nothing was changed. Try again.':
    'Rollcall cerró su carpeta de datos antes de que se pudiera guardar este cambio. No se cambió nada. Vuelva a intentarlo.',
  'This screen was closed. Open the kiosk again.':
    'Esta pantalla se cerró. Abra el quiosco de nuevo.',
  'This person can no longer clock in here. Ask HR.':
    'Esta persona ya no puede fichar aquí. Pregunte a RR. HH.',
  'Rollcall is closing. Start it again.': 'Rollcall se está cerrando. Inícielo de nuevo.',
  'The hub at {0} did not answer within {1} s. It may be overloaded, or the network is slow. Try again later.':
    'El servidor central {0} no respondió en {1} s. Puede que esté sobrecargado o que la red sea lenta. Vuelva a intentarlo más tarde.',
  'The hub at {0} cannot be reached. Check its address and the network.':
    'No se puede acceder al servidor central {0}. Compruebe la dirección y la red.',
  'The hub’s database cannot be reached, so attendance cannot be shown now. Nothing is lost. Check that the PostgreSQL server runs, and try again.':
    'No se puede acceder a la base de datos del servidor central, por lo que ahora no se puede mostrar la asistencia. No se ha perdido nada. Compruebe que el servidor PostgreSQL funciona e inténtelo de nuevo.',
  '{0} does not answer like a hub of this version. Check the address, and update Rollcall on both machines.':
    '{0} no responde como un servidor central de esta versión. Compruebe la dirección y actualice Rollcall en ambos equipos.',
  'The server at {0} has a different certificate than this hub. Another computer may be pretending to be the hub, so nothing was sent. If the hub’s certificate was replaced, join again with a new code.':
    'El servidor {0} tiene un certificado distinto del de este servidor central. Puede que haya alguien en medio, así que no se envió nada. Si el certificado se sustituyó, conéctese de nuevo con otro código.',
  'The pairing code is not complete, or has a typing mistake. Compare it with the one that the hub showed.':
    'El código de emparejamiento está incompleto o tiene un error. Compárelo con el que mostró el servidor central.',
  'The hub did not accept the pairing code: it has expired or was used, or too many wrong codes were tried. Make a new one with "rollcall hub pair".':
    'El servidor central no aceptó el código de emparejamiento: caducó, ya se usó o se probaron demasiados códigos erróneos. Cree otro con "rollcall hub pair".',
  '{0} is not the address of a hub. Type its name or IP address, with the port if that is not {1}.':
    '{0} no es la dirección de un servidor central. Escriba su nombre o dirección IP, con el puerto si no es {1}.',
  '{0} sent a receipt that this kiosk’s hub did not sign. It was refused. If the hub was set up again, join again with a new code.':
    '{0} envió un recibo que el servidor central de este terminal no firmó. Se rechazó. Si el servidor central se instaló de nuevo, conéctese con otro código.',
  '{0} sent a list of people that this kiosk’s hub did not make for it. It was refused. If the hub was set up again, join again with a new code.':
    '{0} envió una lista de personas que el servidor central de este terminal no hizo para él. Se rechazó. Si el servidor central se instaló de nuevo, conecte el terminal con un código nuevo.',
  'The code is not the one that "rollcall hub serve" printed. Read it there and type it again.':
    'El código no es el que mostró «rollcall hub serve». Léalo allí y escríbalo de nuevo.',
  'This is a kiosk, not a hub. Open the address of the hub.':
    'Esto es un terminal, no un servidor central. Abra la dirección del servidor central.',
  'This alarm no longer exists.': 'Esta alerta ya no existe.',
  'A kiosk has no sites: only a hub has them. Leave the site out.':
    'Un terminal no tiene centros: están en el servidor central. No indique ningún centro.',
  'This site or group no longer exists. Load the list again.':
    'Ese centro o grupo ya no existe. Vuelva a cargar la lista.',
  '{0} is an access group. Choose a site.': '{0} es un grupo de acceso. Elija un centro.',
  'There is a site or group {0} already.': 'Ya existe un centro o grupo {0}.',
  'An access group can only have sites and kiosks of this hub.':
    'Un grupo de acceso representa centros y terminales de esta central.',
  '{0} still has people or kiosks. Choose another site or group for them first.':
    '{0} aún tiene personas o terminales. Elija antes otro centro o grupo para ellos.',
  'There is no kiosk {0}, or it was already revoked. To list the kiosks, run "rollcall hub status".':
    'No hay ningún terminal {0}, o ya fue retirado. El comando «rollcall hub status» muestra los terminales.',
  'Several kiosks are called {0}. Name one by its ID: {1}.':
    'Varios terminales se llaman {0}. Indique uno por su ID: {1}.',
  'This is not possible at the desk of a hub. Do it at the kiosk.':
    'Esto no es posible en el servidor central. Hágalo en el terminal.',
  'Of the absences that this kiosk had before it joined its hub, {0, plural, one {# absence} other {# absences}} could not be copied to the hub, because the person has another one on the same days. They exist only here. Compare both lists, and correct them at the hub’s desk.':
    'De las ausencias que este terminal tenía antes de unirse a su central, {0, plural, one {# ausencia no se pudo llevar} many {# de ausencias no se pudieron llevar} other {# ausencias no se pudieron llevar}} allí, porque la persona tiene otra en esos días. Se quedan solo aquí. Compare ambas listas y corríjalas en la central.',
  'This kiosk has had no answer from its hub for {0, plural, one {# day} other {# days}}. Until the hub answers, people clock in with their PIN only. Check the network, or leave the hub.':
    'Este terminal no ha recibido respuesta de su servidor central en {0, plural, one {# día} many {# días} other {# días}}. Hasta que responda, se ficha solo con PIN. Compruebe la red o desconecte el terminal del servidor central.',
  'The hub sets this for all its kiosks: {0}. Change it at the hub’s desk. Nothing was changed.':
    'El servidor central fija esto para todos sus terminales: {0}. Cámbielo en el servidor central. No se cambió nada.',
  'Absences and sign-offs are the same at all kiosks of a hub. Enter them at the hub’s desk. Nothing was changed.':
    'Las ausencias y los cierres son iguales en todos los terminales de un servidor central. Introdúzcalos en el servidor central. No se cambió nada.',
  'The journal of {0} matches the hub’s entries. There is nothing to do.':
    'El diario de {0} coincide con lo que tiene el servidor central. No hay nada que hacer.',
  'This kiosk has no hub. Nothing was changed.':
    'Este terminal no tiene servidor central. No se cambió nada.',
  'The journal no longer has entries that the hub has confirmed: an older copy of the data was put back, or entries were removed. The hub keeps them, and accepts no new ones until an administrator has checked this.':
    'El diario ya no tiene entradas que el servidor central confirmó: se repuso una copia anterior de los datos o se eliminaron entradas. El servidor central las conserva y no acepta otras hasta que un administrador lo revise.',
  'The hub refused entry {0} of this kiosk’s journal, because it does not match the entries that this kiosk sent before. An older copy of the data may have been put back, or two machines use copies of it. New entries are kept here, and do not count at the hub.':
    'El servidor central rechazó la entrada {0} del diario de este terminal, porque no encaja con lo que este terminal envió antes. Quizá se repuso una copia anterior de los datos, o dos equipos usan copias. Las entradas nuevas se guardan aquí y no cuentan en el servidor central.',
  'This kiosk was removed from its hub, which accepts no more entries from it.':
    'Este terminal se retiró de su servidor central, que ya no acepta sus entradas.',
  'The hub does not know this kiosk. Join again with a new code.':
    'El servidor central no conoce este terminal. Conéctese de nuevo con otro código.',
  'The hub has a different key for this kiosk. Join again with a new code.':
    'El servidor central tiene otra clave de este terminal. Conéctese de nuevo con otro código.',
  'The address of the server must begin with https:// or http://, and must not contain a user name, "?" or "#".':
    'La dirección del servidor debe empezar por https:// o http:// y no contener nombre de usuario, «?» ni «#».',
  'The key is not the public key of a publisher (Ed25519 in base64). Copy the whole line that the publisher gives you.':
    'La clave no es la clave pública de un editor (Ed25519 en base64). Copie la línea completa que indica el editor.',
  'No server for updates is set, so no server was asked. Set one with "rollcall update server".':
    'No hay ningún servidor de actualizaciones establecido, así que no se preguntó nada. Establezca uno con «rollcall update server».',
};
