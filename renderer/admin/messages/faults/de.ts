/** Sentences of the services by their English pattern; see `translateSentence`. */
export const de: Readonly<Record<string, string>> = {
  'An account named {0} already exists. Choose another name.':
    'Es gibt schon ein Konto mit dem Namen {0}. Wählen Sie einen anderen Namen.',
  'The last administrator account cannot be removed. Add another administrator first.':
    'Das letzte Administratorkonto kann nicht entfernt werden. Legen Sie zuerst ein weiteres an.',
  'The name or password is wrong. Try again.':
    'Der Name oder das Passwort ist falsch. Versuchen Sie es noch einmal.',
  'There is no account named {0}. Check the name.':
    'Es gibt kein Konto mit dem Namen {0}. Prüfen Sie den Namen.',
  'An account with the role team needs at least one department. Add one.':
    'Ein Konto mit der Rolle Team braucht mindestens eine Abteilung. Fügen Sie eine hinzu.',
  'Only accounts with the role team have departments. Leave them out.':
    'Nur Konten mit der Rolle Team haben Abteilungen. Lassen Sie sie weg.',
  'You are not signed in. Sign in first.': 'Sie sind nicht angemeldet. Melden Sie sich zuerst an.',
  'You cannot remove the account you are signed in with. Sign in with another account first.':
    'Sie können das Konto nicht entfernen, mit dem Sie angemeldet sind. Melden Sie sich zuerst mit einem anderen Konto an.',
  'An administrator account already exists. Sign in with it.':
    'Es gibt schon ein Administratorkonto. Melden Sie sich damit an.',
  'People are already enrolled, so the first administrator must be added on the command line. Run "rollcall account add".':
    'Es sind schon Personen erfasst. Deshalb muss der erste Administrator auf der Kommandozeile angelegt werden: "rollcall account add".',
  'This person is not in one of your departments. Ask HR or an administrator.':
    'Diese Person gehört zu keiner Ihrer Abteilungen. Fragen Sie die Personalabteilung oder einen Administrator.',
  'There is no absence with the ID {0}. To list absences, run "rollcall absence list".':
    'Es gibt keine Abwesenheit mit der ID {0}. Laden Sie die Liste neu.',
  'This person already has an absence ({0}) {1}. Remove it first, or choose other days.':
    'Diese Person hat schon eine Abwesenheit ({0}, {1}). Entfernen Sie sie zuerst, oder wählen Sie andere Tage.',
  'There is no person with the ID {0}. Choose another person.':
    'Es gibt keine Person mit der ID {0}. Wählen Sie eine andere Person.',
  'The person was only seen, so it is not known whether they came or left. Choose in or out.':
    'Die Person wurde nur gesehen. Ob sie kam oder ging, ist nicht bekannt. Wählen Sie Kommen oder Gehen.',
  'The range is {0, plural, one {# day} other {# days}} long. Choose at most {1, plural, one {# day} other {# days}}.':
    'Der Zeitraum umfasst {0, plural, one {# Tag} other {# Tage}}. Wählen Sie höchstens {1, plural, one {# Tag} other {# Tage}}.',
  'The first day ({0}) is after the last day ({1}). Change one of them.':
    'Der erste Tag ({0}) liegt nach dem letzten ({1}). Ändern Sie einen der beiden.',
  '{0} does not exist: no kiosk has run with this data folder yet. Check the folder.':
    '{0} gibt es nicht: Mit diesem Datenordner lief noch kein Terminal. Prüfen Sie den Ordner.',
  '{0} cannot be read. It is written again when Rollcall runs.':
    '{0} kann nicht gelesen werden. Die Datei wird neu geschrieben, sobald Rollcall läuft.',
  '{0} cannot be verified, because its footer {1}.footer.json is missing. Put both files in the same folder.':
    '{0} kann nicht geprüft werden, weil die Datei {1}.footer.json fehlt. Legen Sie beide Dateien in denselben Ordner.',
  'The folder {0} for the daily export does not exist. Create it, connect its drive, or choose another folder in the settings.':
    'Den Ordner {0} für den täglichen Export gibt es nicht. Legen Sie ihn an, verbinden Sie sein Laufwerk, oder wählen Sie in den Einstellungen einen anderen.',
  'The time zone "{0}" is unknown. Enter an IANA name such as Europe/Berlin.':
    'Die Zeitzone „{0}“ ist unbekannt. Geben Sie einen IANA-Namen ein, etwa Europe/Berlin.',
  '{0} already exists. Choose another name.': '{0} gibt es schon. Wählen Sie einen anderen Namen.',
  'This card already belongs to {0} ({1}). Withdraw it there first, or use another card.':
    'Diese Karte gehört schon {0} ({1}). Sperren Sie sie dort zuerst, oder verwenden Sie eine andere.',
  '{0} has no badge with the ID {1}. Check the list of badges.':
    '{0} hat keinen Ausweis mit der ID {1}. Prüfen Sie die Liste der Ausweise.',
  'This code was used before. Wait for the next one on the phone.':
    'Dieser Code wurde schon verwendet. Warten Sie auf den nächsten auf dem Handy.',
  'This badge or card is unknown here, or no longer valid. Use your PIN, or ask reception.':
    'Dieser Ausweis oder diese Karte ist hier nicht oder nicht mehr bekannt. Verwenden Sie Ihre PIN, oder fragen Sie am Empfang.',
  '{0} already exists. Choose another name, or overwrite it.':
    '{0} gibt es schon. Wählen Sie einen anderen Namen, oder überschreiben Sie die Datei.',
  '{0} is a device or a pipe. Choose a file.':
    '{0} ist ein Gerät oder eine Pipe. Nennen Sie eine Datei.',
  '{0} is a folder. Choose a file.': '{0} ist ein Ordner. Nennen Sie eine Datei.',
  'Punch {0} does not exist or was already withdrawn. Check the current punches and try again.':
    'Die Buchung {0} gibt es nicht, oder sie wurde schon zurückgenommen. Prüfen Sie die aktuellen Buchungen, und versuchen Sie es noch einmal.',
  'This folder belongs to this kiosk ({0}). Choose the data folder of another kiosk.':
    'Dieser Ordner gehört zu diesem Terminal ({0}). Wählen Sie den Datenordner eines anderen.',
  'The journal {0} cannot be imported. {1} No punches were imported.':
    'Das Journal {0} kann nicht eingelesen werden. {1} Es wurden keine Buchungen übernommen.',
  'The layout {0} has a fixed file format. Leave the format options at their defaults.':
    'Das Format {0} ist fest. Lassen Sie die Formatoptionen unverändert.',
  'The column separator and the decimal sign must differ. With a decimal comma, use ";" as the separator.':
    'Spaltentrenner und Dezimalzeichen müssen sich unterscheiden. Nehmen Sie bei Dezimalkomma „;“ als Trenner.',
  'An Excel export can have at most {0, plural, one {# row} other {# rows}}. Export as CSV, or choose fewer days.':
    'Ein Excel-Export kann höchstens {0, plural, one {# Zeile} other {# Zeilen}} haben. Exportieren Sie als CSV, oder wählen Sie weniger Tage.',
  '{0} is not over yet. Choose a last day before {1}.':
    '{0} ist noch nicht vorbei. Wählen Sie einen letzten Tag vor dem {1}.',
  '{0} to {1} is signed off already. Choose other days, or reopen that period first.':
    '{0} bis {1} ist schon abgeschlossen. Wählen Sie andere Tage, oder öffnen Sie den Zeitraum zuerst wieder.',
  'There is no signed-off period with the ID {0}. To list them, run "rollcall sign-off list".':
    'Es gibt keinen abgeschlossenen Zeitraum mit der ID {0}. Laden Sie die Liste neu.',
  '{0} to {1} is signed off. Give a reason for the change.':
    '{0} bis {1} ist abgeschlossen. Geben Sie einen Grund für die Änderung an.',
  '{0} is in the future. Enter the time at which the person clocked in or out.':
    '{0} liegt in der Zukunft. Geben Sie an, wann die Person kam oder ging.',
  '{0} does not exist in {1}: clocks go forward from {2} to {3}. Enter {4} or earlier, or {5} or later.':
    '{0} gibt es in {1} nicht: Die Uhren werden von {2} auf {3} vorgestellt. Geben Sie {4} oder früher ein, oder {5} oder später.',
  'Clocks in {0} go back and show {1} twice. Choose the first or the second.':
    'In {0} werden die Uhren zurückgestellt und zeigen {1} zweimal. Wählen Sie das erste oder das zweite Mal.',
  'The UTC offset of {0} at {1} is {2}. Correct the offset or remove it.':
    'Der UTC-Abstand von {0} um {1} ist {2}. Korrigieren oder entfernen Sie ihn.',
  '{0} became shorter while the backup was written. Make the backup again.':
    '{0} wurde während der Sicherung kürzer. Erstellen Sie die Sicherung noch einmal.',
  '{0} already contains data, so nothing was changed. Move the data away first, or choose another data folder.':
    '{0} enthält schon Daten; nichts wurde geändert. Verschieben Sie die Daten zuerst, oder wählen Sie einen anderen Datenordner.',
  '{0} is a separate disk and cannot be renamed, so nothing was changed. Restore the backup on the command line.':
    '{0} ist ein eigenes Laufwerk und kann nicht umbenannt werden; nichts wurde geändert. Stellen Sie die Sicherung auf der Kommandozeile wieder her.',
  'The contents of {0} are damaged, so nothing was changed. Use another copy of the backup.':
    'Der Inhalt von {0} ist beschädigt; nichts wurde geändert. Nehmen Sie eine andere Kopie der Sicherung.',
  'The time zone "{0}" is unknown. In the settings, enter an IANA name such as Europe/Berlin.':
    'Die Zeitzone „{0}“ ist unbekannt. Geben Sie in den Einstellungen einen IANA-Namen ein, etwa Europe/Berlin.',
  'The kiosk is open on another screen. Use it there, or choose to use this screen.':
    'Das Terminal ist auf einem anderen Bildschirm geöffnet. Benutzen Sie es dort, oder wählen Sie diesen Bildschirm.',
  'This case is no longer on the list. Reload the list.':
    'Dieser Fall steht nicht mehr auf der Liste. Laden Sie die Liste neu.',
  'It is too late to answer here. Look at the camera again, or ask HR to enter the punch.':
    'Hier kann nicht mehr geantwortet werden. Schauen Sie noch einmal in die Kamera, oder bitten Sie die Personalabteilung um die Buchung.',
  'The employee number (or code) and the PIN do not match. Check both and try again.':
    'Personalnummer (oder Code) und PIN passen nicht zusammen. Prüfen Sie beide, und versuchen Sie es noch einmal.',
  'Too many wrong PINs. Wait {0} and try again, or ask reception.':
    'Zu viele falsche PINs. Warten Sie {0}, und versuchen Sie es noch einmal, oder fragen Sie am Empfang.',
  'This punch can no longer be cancelled here. Ask HR to correct it.':
    'Diese Buchung kann hier nicht mehr zurückgenommen werden. Bitten Sie die Personalabteilung, sie zu korrigieren.',
  'Only a supervisor can confirm somebody else.':
    'Nur eine Aufsichtsperson kann jemand anderen bestätigen.',
  'There is no longer anyone to confirm. Look at the camera again, and then ask the supervisor.':
    'Es ist niemand mehr zu bestätigen. Schauen Sie noch einmal in die Kamera, und fragen Sie dann die Aufsichtsperson.',
  'The template was made by model {0} and cannot be compared with those of {1}. Enrol the person again.':
    'Die Gesichtsdaten stammen vom Modell {0} und lassen sich nicht mit denen von {1} vergleichen. Erfassen Sie die Person neu.',
  'Model {0} has no thresholds yet. Measure them with "rollcall models calibrate {1} --images DIR".':
    'Das Modell {0} hat noch keine Schwellenwerte. Messen Sie sie mit "rollcall models calibrate {1} --images DIR".',
  'The template of {0} was written by a newer version of Rollcall. Update Rollcall.':
    'Die Gesichtsdaten von {0} wurden von einer neueren Version von Rollcall geschrieben. Aktualisieren Sie Rollcall.',
  'The template of {0} is damaged. Enrol this person again.':
    'Die Gesichtsdaten von {0} sind beschädigt. Erfassen Sie diese Person neu.',
  'The recordings no longer lead to this proposal. Measure again, and check the result.':
    'Die Aufnahmen schlagen das nicht mehr vor. Messen Sie noch einmal, und sehen Sie sich das Ergebnis an.',
  'No recording is running on this screen. Start again.':
    'Auf diesem Bildschirm läuft keine Aufnahme. Beginnen Sie noch einmal.',
  '{0} cannot be read ({1}). Use pictures, a GIF or a video, or remove the file.':
    '{0} kann nicht gelesen werden ({1}). Nehmen Sie Bilder, ein GIF oder ein Video, oder entfernen Sie die Datei.',
  'There are {0} recordings, which is the limit. Measure with them, or erase them first.':
    'Es gibt {0} Aufnahmen; mehr sind nicht möglich. Messen Sie damit, oder löschen Sie sie zuerst.',
  'A recording is damaged, so nothing was measured. Erase the recordings, and record again.':
    'Eine Aufnahme ist beschädigt; es wurde nichts gemessen. Löschen Sie die Aufnahmen, und nehmen Sie neu auf.',
  'A recording was erased. Try again.':
    'Eine Aufnahme wurde gelöscht. Versuchen Sie es noch einmal.',
  'The enrolled people make {0, plural, one {# pair} other {# pairs}} of photos of different people; at least {1, plural, one {# pair} other {# pairs}} are needed. Enrol more people first.':
    'Die erfassten Personen ergeben {0, plural, one {# Fotopaar} other {# Fotopaare}} verschiedener Personen; mindestens {1, plural, one {# Paar} other {# Paare}} sind nötig. Erfassen Sie zuerst weitere Personen.',
  'This model is already imported as {0}. Use that model.':
    'Dieses Modell ist schon als {0} vorhanden. Nehmen Sie jenes.',
  'The model was not imported: it cannot be run ({0}). Import another model.':
    'Das Modell wurde nicht übernommen: Es läuft nicht ({0}). Nehmen Sie ein anderes.',
  'Model {0} is a detector, and only embedding models have thresholds. Choose an embedding model.':
    'Das Modell {0} ist ein Detektor; Schwellenwerte haben nur Erkennungsmodelle. Wählen Sie ein solches.',
  'Model {0} is in use. Switch to another model first.':
    'Das Modell {0} wird benutzt. Wechseln Sie zuerst zu einem anderen.',
  'Choose at least one model file.': 'Wählen Sie mindestens eine Modelldatei.',
  '{0} cannot be imported: {1}.': '{0} kann nicht übernommen werden: {1}.',
  '{0} has {1} MiB; a model can have at most {2} MiB. Import a smaller model.':
    '{0} hat {1} MiB; ein Modell darf höchstens {2} MiB haben. Nehmen Sie ein kleineres.',
  'The file {0} is missing. Import the model again, or remove its folder.':
    'Die Datei {0} fehlt. Übernehmen Sie das Modell noch einmal, oder entfernen Sie seinen Ordner.',
  'The bundled models find no face in the sample photos. Install Rollcall again.':
    'Die mitgelieferten Modelle finden in den Beispielfotos kein Gesicht. Installieren Sie Rollcall neu.',
  'The model was not imported: {0}. Import another model.':
    'Das Modell wurde nicht übernommen: {0}. Nehmen Sie ein anderes.',
  '{0} has no row of headings with "number" or "name", "kind" and "from". Add these headings, and "to" for ranges.':
    '{0} hat keine Kopfzeile mit „number“ oder „name“, „kind“ und „from“. Ergänzen Sie diese Überschriften, und „to“ für Zeiträume.',
  'The person agreed to version {0} of the consent text, but version {1} is in use. Show them the current text and ask again.':
    'Die Person hat der Fassung {0} der Einwilligung zugestimmt; gültig ist Fassung {1}. Zeigen Sie ihr den aktuellen Text, und fragen Sie noch einmal.',
  'No enrolment is in progress on this screen. Start again.':
    'Auf diesem Bildschirm läuft keine Erfassung. Beginnen Sie noch einmal.',
  '{0} is already enrolled ({1}), and these photos show the same face ({2}). Choose to replace the existing template to enrol again.':
    '{0} ist schon erfasst ({1}), und diese Fotos zeigen dasselbe Gesicht ({2}). Wählen Sie „ersetzen“, um die Person neu zu erfassen.',
  'You chose the same record twice. Choose two different records.':
    'Sie haben denselben Eintrag zweimal gewählt. Wählen Sie zwei verschiedene.',
  'The two records were enrolled with different models ({0}, {1}). Re-enrol one of them first.':
    'Die beiden Einträge wurden mit verschiedenen Modellen erfasst ({0}, {1}). Erfassen Sie zuerst einen davon neu.',
  '{0} is missing, but templates or photos of {1, plural, one {# person} other {# people}} are stored. Restore the file from a backup. Nothing was changed.':
    '{0} fehlt, aber es sind Gesichtsdaten oder Fotos von {1, plural, one {# Person} other {# Personen}} gespeichert. Stellen Sie die Datei aus einer Sicherung wieder her. Nichts wurde geändert.',
  'Almost every code of six digits is used. Give this person a longer code for the PIN pad.':
    'Fast alle sechsstelligen Codes sind vergeben. Geben Sie dieser Person einen längeren Code für das Tastenfeld.',
  'There is no person with the name or ID {0}. Check the list of people.':
    'Es gibt keine Person mit dem Namen oder der ID {0}. Prüfen Sie die Personenliste.',
  '{0} people are named {1}. Use one of these IDs instead: {2}.':
    '{0} Personen heißen {1}. Nehmen Sie stattdessen eine dieser IDs: {2}.',
  'The {0} {1} {2}. Choose another one.':
    'Schon vergeben: {0} {1} ({2}). Wählen Sie etwas anderes.',
  'The kept photos of the person {0} are damaged. Re-enrol this person.':
    'Die aufbewahrten Fotos der Person {0} sind beschädigt. Erfassen Sie diese Person neu.',
  '{0} is larger than {1} MB. Divide the table into several files.':
    '{0} ist größer als {1} MB. Teilen Sie die Tabelle in mehrere Dateien.',
  '{0} has {1, plural, one {# entry} other {# entries}}; at most {2, plural, one {# entry} other {# entries}} are allowed. Divide it into several ZIP files.':
    '{0} hat {1, plural, one {# Eintrag} other {# Einträge}}; erlaubt sind höchstens {2, plural, one {# Eintrag} other {# Einträge}}. Teilen Sie die Datei in mehrere ZIP-Dateien.',
  'The table {0} in {1} cannot be unpacked ({2}). Create the ZIP file again.':
    'Die Tabelle {0} in {1} kann nicht entpackt werden ({2}). Erstellen Sie die ZIP-Datei erneut.',
  '{0} cannot be read as a ZIP file ({1}). Create the ZIP file again.':
    '{0} kann nicht als ZIP-Datei gelesen werden ({1}). Erstellen Sie die ZIP-Datei neu.',
  '{0} contains {1} tables ({2}). Remove all but one.':
    '{0} enthält {1} Tabellen ({2}). Entfernen Sie alle bis auf eine.',
  '{0} in {1} {2}. Use another photo.': '{0} in {1}: {2}. Nehmen Sie ein anderes Foto.',
  '{0} contains no table. Add one.': '{0} enthält keine Tabelle. Fügen Sie eine hinzu.',
  'The table {0} in {1} is too large. Divide it into several files.':
    'Die Tabelle {0} in {1} ist zu groß. Teilen Sie sie in mehrere Dateien.',
  '{0} has several "{1}" columns ({2}). Remove or rename all but one.':
    '{0} hat mehrere Spalten „{1}“ ({2}). Entfernen Sie alle bis auf eine, oder benennen Sie sie um.',
  '{0} is not in the folder. Choose the folder again.':
    '{0} ist nicht im Ordner. Wählen Sie den Ordner noch einmal.',
  '{0} is larger than {1} MB. Use a smaller file.':
    '{0} ist größer als {1} MB. Nehmen Sie eine kleinere Datei.',
  '{0} has {1, plural, one {# folder} other {# folders}}; at most {2, plural, one {# folder} other {# folders}} ({3, plural, one {# person} other {# people}}) can be imported at once. Divide it into several parts.':
    '{0} hat {1, plural, one {# Ordner} other {# Ordner}}; auf einmal gehen höchstens {2, plural, one {# Ordner} other {# Ordner}} ({3, plural, one {# Person} other {# Personen}}). Teilen Sie die Einfuhr auf.',
  'An import is already running. Wait until it ends, or cancel it.':
    'Es läuft schon eine Einfuhr. Warten Sie, bis sie endet, oder brechen Sie sie ab.',
  '{0} is not a table: read as {1}, it contains a zero byte in line {2}. Save the table as CSV or XLSX.':
    '{0} ist keine Tabelle: Als {1} gelesen, enthält sie in Zeile {2} ein Null-Byte. Speichern Sie die Tabelle als CSV oder XLSX.',
  '{0} is {1}, which cannot be read as a table. Save it as XLSX or CSV.':
    '{0} ist {1} und kann nicht als Tabelle gelesen werden. Speichern Sie die Datei als XLSX oder CSV.',
  '{0} has more than {1, plural, one {# column} other {# columns}}. Remove the columns that are not needed.':
    '{0} hat mehr als {1, plural, one {# Spalte} other {# Spalten}}. Entfernen Sie Spalten, die nicht gebraucht werden.',
  '{0} is empty. Its first line must contain the headings.':
    '{0} ist leer. Die erste Zeile muss die Überschriften enthalten.',
  '{0} has more than {1, plural, one {# row} other {# rows}}. Divide it into several files.':
    '{0} hat mehr als {1, plural, one {# Zeile} other {# Zeilen}}. Teilen Sie die Datei auf.',
  '{0} has no "name" column, and no columns with first and last names. Its first line contains {1}{2}. Use these headings: number, name, department, email, pin, code, schedule, photos.':
    '{0} hat keine Spalte „name“ und keine Spalten mit Vor- und Nachnamen. Die erste Zeile enthält {1}{2}. Nehmen Sie diese Überschriften: number, name, department, email, pin, code, schedule, photos.',
  '{0} has more than {1, plural, one {# row} other {# rows}} or {2, plural, one {# column} other {# columns}}. Divide it into several files.':
    '{0} hat mehr als {1, plural, one {# Zeile} other {# Zeilen}} oder {2, plural, one {# Spalte} other {# Spalten}}. Teilen Sie die Datei auf.',
  '{0} needs too much memory or time to read. Copy the rows into a new workbook, or save them as CSV.':
    '{0} braucht zu viel Speicher oder Zeit. Kopieren Sie die Zeilen in eine neue Mappe, oder speichern Sie sie als CSV.',
  '{0} cannot be read as an Excel workbook ({1}). Save it again as XLSX or CSV.':
    '{0} kann nicht als Excel-Mappe gelesen werden ({1}). Speichern Sie die Datei noch einmal als XLSX oder CSV.',
  '{0} is larger than {1} MB when unpacked. Copy the rows into a new workbook, or divide it into several files.':
    '{0} ist entpackt größer als {1} MB. Kopieren Sie die Zeilen in eine neue Mappe, oder teilen Sie die Datei auf.',
  'There are no public holidays for the {0} "{1}". {2}':
    'Für „{1}“ ({0}) gibt es keine Feiertage. {2}',
  'The logo has {0} kB; at most {1} kB are allowed. Save it smaller, such as 400 pixels wide.':
    'Das Logo hat {0} kB; erlaubt sind höchstens {1} kB. Speichern Sie es kleiner, etwa 400 Pixel breit.',
  'The logo is not a PNG or JPEG file. Choose a PNG or JPEG file.':
    'Das Logo ist weder PNG noch JPEG. Wählen Sie eine solche Datei.',
  'This is not a Rollcall settings file: it is not JSON. Choose another file.':
    'Das ist keine Einstellungsdatei von Rollcall: Sie ist kein JSON. Wählen Sie eine andere Datei.',
  'The settings file was written by a newer version of Rollcall (layout {0}; this version reads up to layout 2). Update Rollcall first.':
    'Die Einstellungsdatei stammt von einer neueren Version von Rollcall (Format {0}; diese Version liest bis Format 2). Aktualisieren Sie zuerst Rollcall.',
  'Two schedules have the ID "{0}". Give each schedule its own ID.':
    'Zwei Arbeitspläne haben die ID „{0}“. Geben Sie jedem eine eigene.',
  '{0} is set to "{1}", but there is no such schedule. Choose another one.':
    '{0} steht auf „{1}“, aber diesen Arbeitsplan gibt es nicht. Wählen Sie einen anderen.',
  'White text cannot be read on the accent colour {0}: the contrast is {1} to 1, and at least {2} to 1 is needed. The nearest colour that works is {3}.':
    'Weiße Schrift ist auf der Akzentfarbe {0} nicht lesbar: Der Kontrast ist {1} zu 1, nötig sind mindestens {2} zu 1. Die nächste Farbe, die geht, ist {3}.',
  'The disk failed, and {0} no longer ends with the entry that was saved last. Nothing more is written to it. Check the disk, then restart Rollcall.':
    'Die Festplatte hat versagt, und {0} endet nicht mehr mit dem zuletzt gespeicherten Eintrag. Es wird nichts mehr hineingeschrieben. Prüfen Sie die Festplatte, und starten Sie Rollcall neu.',
  '{0} is part of the data folder, and would be replaced together with it. Choose a folder on another disk.':
    '{0} liegt im Datenordner und würde mit ihm ersetzt. Wählen Sie einen Ordner auf einem anderen Laufwerk.',
  '{0} belongs to another data folder. Choose a separate folder for each kiosk.':
    '{0} gehört zu einem anderen Datenordner. Wählen Sie für jedes Terminal einen eigenen Ordner.',
  '{0} is damaged, and there is no usable copy of it: {1}. Nothing was changed. Correct it, restore it from a backup, or move it away to start over.':
    '{0} ist beschädigt, und es gibt keine brauchbare Kopie: {1}. Nichts wurde geändert. Berichtigen Sie die Datei, stellen Sie sie aus einer Sicherung wieder her, oder verschieben Sie sie, um neu zu beginnen.',
  '{0} was edited, and cannot be used: {1}. Correct it in the file, or undo the change.':
    '{0} wurde bearbeitet und kann nicht verwendet werden: {1}. Berichtigen Sie die Datei, oder machen Sie die Änderung rückgängig.',
  '{0} was written by a newer version of Rollcall (layout {1}; this version reads up to layout {2}). Update Rollcall. Nothing was changed.':
    '{0} stammt von einer neueren Version von Rollcall (Format {1}; diese Version liest bis Format {2}). Aktualisieren Sie Rollcall. Nichts wurde geändert.',
  '{0} has extra bytes at the end. Use another copy.':
    '{0} hat am Ende überzählige Bytes. Nehmen Sie eine andere Kopie.',
  '{0} is not a Rollcall backup. Choose another file.':
    '{0} ist keine Sicherung von Rollcall. Wählen Sie eine andere Datei.',
  '{0} was made by a newer version of Rollcall. Update Rollcall first.':
    '{0} wurde mit einer neueren Version von Rollcall erstellt. Aktualisieren Sie zuerst Rollcall.',
  'The password of {0} is wrong, or the file is damaged at the start. Try again, or use another copy.':
    'Das Passwort von {0} ist falsch, oder die Datei ist am Anfang beschädigt. Versuchen Sie es noch einmal, oder nehmen Sie eine andere Kopie.',
  '{0} is damaged or incomplete (after {1} MB). Use another copy.':
    '{0} ist beschädigt oder unvollständig (nach {1} MB). Nehmen Sie eine andere Kopie.',
  'The disk reported an error ({0}) with {1}. Check the disk and its cable; nothing that was already saved is lost.':
    'Die Festplatte meldet einen Fehler ({0}) bei {1}. Prüfen Sie die Festplatte und ihr Kabel; was gespeichert war, ist nicht verloren.',
  "{0} does not exist. Choose a copy of another kiosk's data folder.":
    '{0} gibt es nicht. Wählen Sie eine Kopie des Datenordners eines anderen Terminals.',
  '{0} ends with entry {1}, but entry {2} of that kiosk was imported before. It is an older copy, or it was cut off. No punches were imported. Use the latest copy.':
    '{0} endet mit Eintrag {1}, aber Eintrag {2} dieses Terminals wurde schon früher importiert. Die Datei ist eine ältere Kopie oder wurde gekürzt. Es wurden keine Buchungen importiert. Nehmen Sie die neueste Kopie.',
  'Entry {0} of {1} is not the one that was imported before: that journal was rewritten, or restored from an older backup. No punches were imported. Run "rollcall log verify" at that kiosk.':
    'Eintrag {0} von {1} ist nicht der, der früher importiert wurde: Das Journal wurde umgeschrieben oder aus einer älteren Sicherung wiederhergestellt. Es wurden keine Buchungen importiert. Führen Sie an diesem Terminal „rollcall log verify“ aus.',
  '{0} is damaged: {1}. Use another copy of the data folder.':
    '{0} ist beschädigt: {1}. Nehmen Sie eine andere Kopie des Datenordners.',
  '{0} is damaged or was swapped with another file. Nothing was changed. Restore it from a backup; if it is a template, enrol the person again.':
    '{0} ist beschädigt oder wurde mit einer anderen Datei vertauscht. Nichts wurde geändert. Stellen Sie die Datei aus einer Sicherung wieder her; ist es eine Vorlage, erfassen Sie die Person neu.',
  '{0} was sealed by a newer version of Rollcall. Update Rollcall. Nothing was changed.':
    '{0} wurde von einer neueren Version von Rollcall verschlüsselt. Aktualisieren Sie Rollcall. Nichts wurde geändert.',
  '{0} was sealed with another key. Use the key file or passphrase it was sealed with. Nothing was changed.':
    '{0} wurde mit einem anderen Schlüssel verschlüsselt. Nehmen Sie dessen Schlüsseldatei oder Passphrase. Nichts wurde geändert.',
  '{0} is larger than 8 GB. Import its folder on the command line instead.':
    '{0} ist größer als 8 GB. Lesen Sie den Ordner stattdessen auf der Kommandozeile ein.',
  '{0} is larger than its announced size. Send it again.':
    '{0} ist größer als angekündigt. Senden Sie die Datei noch einmal.',
  '{0} did not arrive completely. Send it again.':
    '{0} kam nicht vollständig an. Senden Sie die Datei noch einmal.',
  'This file was already downloaded. Create it again.':
    'Diese Datei wurde schon heruntergeladen. Erstellen Sie sie noch einmal.',
  'The uploaded file no longer exists. Send it again.':
    'Die hochgeladene Datei gibt es nicht mehr. Senden Sie sie noch einmal.',
  'The inference process could not be started ({0}). Restart Rollcall.':
    'Die Erkennung konnte nicht gestartet werden ({0}). Starten Sie Rollcall neu.',
  'The inference process ended while starting ({0}). Try again.':
    'Die Erkennung endete beim Start ({0}). Versuchen Sie es noch einmal.',
  'The inference process ended ({0}) while analysing {1}. It will be restarted; try again.':
    'Die Erkennung endete ({0}) bei {1}. Sie wird neu gestartet; versuchen Sie es noch einmal.',
  'Face recognition is off, because Rollcall ended unexpectedly several times within ten minutes. PINs work. Restart Rollcall later. If this happens again, run "rollcall support" to collect what helps to find the fault.':
    'Die Gesichtserkennung ist aus, weil Rollcall innerhalb von zehn Minuten mehrmals unerwartet geendet hat. PINs funktionieren. Starten Sie Rollcall später neu; hält es an, sammelt „rollcall support“, was bei der Fehlersuche hilft.',
  'The inference process was shut down. Try again.':
    'Die Erkennung wurde beendet. Versuchen Sie es noch einmal.',
  'Analysing {0} took longer than {1} s and was stopped. Try a smaller image.':
    'Die Auswertung von {0} dauerte länger als {1} s und wurde abgebrochen. Nehmen Sie ein kleineres Bild.',
  'There is no imported model {0} in {1}. To list the models, run "rollcall models imported".':
    'In {1} gibt es kein übernommenes Modell {0}. Laden Sie die Liste neu.',
  'There is no bundled model {0}.': 'Es gibt kein mitgeliefertes Modell {0}.',
  'The file {0} is damaged ({1}: {2}). Import the model again.':
    'Die Datei {0} ist beschädigt ({1}: {2}). Übernehmen Sie das Modell noch einmal.',
  'The folder {0} contains no images ({1}). Add photos or choose another folder.':
    'Der Ordner {0} enthält keine Bilder ({1}). Fügen Sie Fotos hinzu, oder wählen Sie einen anderen Ordner.',
  '{0} is a file. Choose the folder that contains it.':
    '{0} ist eine Datei. Wählen Sie den Ordner, in dem sie liegt.',
  'There is no file or folder {0}. Check the path.':
    'Die Datei oder den Ordner {0} gibt es nicht. Prüfen Sie den Pfad.',
  'There is no file {0}. Check the path.': 'Die Datei {0} gibt es nicht. Prüfen Sie den Pfad.',
  'The file {0} cannot be read: {1}.': 'Die Datei {0} kann nicht gelesen werden: {1}.',
  'A camera frame cannot have {0} × {1} pixels; each side must have {2} to {3} pixels.':
    'Ein Kamerabild kann nicht {0} × {1} Pixel haben; jede Seite muss {2} bis {3} Pixel haben.',
  'A {0} frame of {1} × {2} pixels must have {3} bytes, but has {4}.':
    'Ein Bild im Format {0} mit {1} × {2} Pixeln muss {3} Bytes haben, hat aber {4}.',
  'There are {0} saved exports already. Remove one, or use the name of one to replace it.':
    'Es gibt schon {0} gespeicherte Exporte. Entfernen Sie einen, oder ersetzen Sie einen unter seinem Namen.',
  'This saved export was removed already. Reload the list.':
    'Dieser gespeicherte Export wurde schon entfernt. Laden Sie die Liste neu.',
  '{0, plural, one {# entry} other {# entries}} match, but a file has at most {1}. Choose {2} or a later day as the first day.':
    '{0, plural, one {# Eintrag passt} other {# Einträge passen}}, eine Datei hat aber höchstens {1}. Wählen Sie als ersten Tag {2} oder einen späteren.',
  '{0, plural, one {# entry} other {# entries}} match, but a file has at most {1}. Choose one account or one kind of change.':
    '{0, plural, one {# Eintrag passt} other {# Einträge passen}}, eine Datei hat aber höchstens {1}. Wählen Sie ein Konto oder eine Art von Änderung.',
  '{0} is a folder, so the data folder cannot be locked. Remove that folder.':
    '{0} ist ein Ordner, deshalb kann der Datenordner nicht gesperrt werden. Entfernen Sie diesen Ordner.',
  'Only {0, plural, one {# photo} other {# photos}} can be used. Recognition is reliable from {1} photos: add more, or choose to continue with fewer.':
    'Nur {0, plural, one {# Foto ist} other {# Fotos sind}} brauchbar. Zuverlässig wird ab {1} Fotos erkannt: Fügen Sie weitere hinzu, oder wählen Sie, mit weniger fortzufahren.',
  'Faces are learnt at the door for the model {0}. Stop that first.':
    'Am Eingang werden Gesichter für das Modell {0} gelernt. Beenden Sie das zuerst.',
  'The settings do not allow the door to learn faces. Turn on “{0}” first.':
    'Die Einstellungen erlauben dem Eingang nicht, Gesichter zu lernen. Schalten Sie zuerst „{0}“ ein.',
  'The embedding model {0} is in use. Choose the model that you want to switch to.':
    'Das Erkennungsmodell {0} ist in Gebrauch. Wählen Sie das Modell, zu dem Sie wechseln wollen.',
  'A timesheet needs a first and a last day. Enter both.':
    'Ein Stundenzettel braucht einen ersten und einen letzten Tag. Geben Sie beide ein.',
  'The net was not imported: {0}. Import another net, or set its input as documented by its author.':
    'Das Netz wurde nicht übernommen: {0}. Nehmen Sie ein anderes, oder geben Sie seine Eingabe an, wie vom Autor beschrieben.',
  'Model {0} is {1}. Choose an embedding model.':
    'Das Modell {0} ist {1}. Wählen Sie ein Erkennungsmodell.',
  'Model {0} is {1}. Choose a detector.': 'Das Modell {0} ist {1}. Wählen Sie einen Detektor.',
  // Sentences that are made in several steps.
  '{0} is missing.': '{0} fehlt.',
  '{0} must be typed again, because the system or its address has changed.':
    '{0} muss noch einmal eingegeben werden, weil System oder Adresse anders sind.',
  'OrangeHRM replaces its key with each use, so a new key cannot be tried before it is saved. Save the connection, and then open it and try it.':
    'OrangeHRM ersetzt seinen Schlüssel bei jeder Verwendung; deshalb lässt sich ein neuer Schlüssel nicht vor dem Speichern ausprobieren. Speichern Sie die Verbindung, öffnen Sie sie dann, und probieren Sie sie aus.',
  '{0} must not be empty.': '{0} darf nicht leer sein.',
  '{0} must be at least {1}.': '{0}: mindestens {1}.',
  '{0} must be at most {1}.': '{0}: höchstens {1}.',
  '{0} must have at least {1, plural, one {# character} other {# characters}}.':
    '{0} braucht mindestens {1, plural, one {# Zeichen} other {# Zeichen}}.',
  '{0} must have at most {1, plural, one {# character} other {# characters}}.':
    '{0} darf höchstens {1, plural, one {# Zeichen} other {# Zeichen}} haben.',
  '{0} must have at least {1, plural, one {# entry} other {# entries}}.':
    '{0} braucht mindestens {1, plural, one {# Eintrag} other {# Einträge}}.',
  '{0} must have at most {1, plural, one {# entry} other {# entries}}.':
    '{0} darf höchstens {1, plural, one {# Eintrag} other {# Einträge}} haben.',
  '{0} must be a whole number.': '{0} muss eine ganze Zahl sein.',
  '{0} must be a number.': '{0} muss eine Zahl sein.',
  '{0} is not valid.': '{0} ist ungültig.',
  '{0} must be a time such as 08:30.': '{0} muss eine Uhrzeit wie 08:30 sein.',
  '{0} must be a date that exists ({1} does not).': '{0}: Den Tag {1} gibt es nicht.',
  '{0} must be a date and time such as 2026-03-02T16:30.':
    '{0} muss Datum und Uhrzeit sein, etwa 2026-03-02T16:30.',
  '{0} must be an email address.': '{0} muss eine E-Mail-Adresse sein.',
  '{0} must be four to twelve digits.': '{0} muss vier bis zwölf Ziffern haben.',
  '{0} must be one to twelve digits.': '{0} muss eine bis zwölf Ziffern haben.',
  '{0} must not contain line breaks or control characters.':
    '{0} darf keine Zeilenumbrüche oder Steuerzeichen enthalten.',
  '{0} must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only.':
    '{0} darf nur Buchstaben und Ziffern haben, dazwischen Bindestriche, Punkte, Schrägstriche, Unterstriche oder Leerzeichen.',
  '{0} must be 1 to 40 letters, digits, hyphens and underscores.':
    '{0} muss 1 bis 40 Buchstaben, Ziffern, Binde- und Unterstriche haben.',
  '{0} must be a code such as DE or BY.': '{0} muss ein Kürzel wie DE oder BY sein.',
  '{0} must be given, because the days are signed off.':
    '{0} ist nötig, weil die Tage abgeschlossen sind.',
  '{0} is required: everyone with photos must have agreed to face recognition.':
    '{0} ist nötig: Alle Personen mit Fotos müssen der Gesichtserkennung zugestimmt haben.',
  'Too many wrong passwords. Wait {0}, then try again.':
    'Zu viele falsche Passwörter. Warten Sie {0}, und versuchen Sie es dann noch einmal.',
  '{0, plural, one {# second} other {# seconds}}':
    '{0, plural, one {# Sekunde} other {# Sekunden}}',
  '{0, plural, one {# minute} other {# minutes}}': '{0, plural, one {# Minute} other {# Minuten}}',
  'An internal error occurred. Everything recorded so far is safe. Try again, and report the problem if it happens again.':
    'Ein interner Fehler ist aufgetreten. Alles bisher Gespeicherte ist sicher. Versuchen Sie es noch einmal, und melden Sie das Problem, wenn es wieder auftritt.',
  'This screen belongs to another version of Rollcall. Reload the page.':
    'Dieser Bildschirm gehört zu einer anderen Version von Rollcall. Laden Sie die Seite neu.',
  'The disk is full, so {0} could not be written. Its previous content is unchanged. Free some space and try again.':
    'Die Festplatte ist voll, deshalb konnte {0} nicht geschrieben werden. Der bisherige Inhalt ist unverändert. Schaffen Sie Platz, und versuchen Sie es noch einmal.',
  'Rollcall has no permission to read or write {0}. Change the permissions of that folder, or choose another.':
    'Rollcall darf {0} nicht lesen oder schreiben. Ändern Sie die Rechte des Ordners, oder wählen Sie einen anderen.',
  '{0} cannot be created, because part of its path is a file and not a folder. Choose another folder.':
    '{0} kann nicht angelegt werden, weil ein Teil des Pfads eine Datei und kein Ordner ist. Wählen Sie einen anderen Ordner.',
  '{0} could not be opened, because this machine has too many files open. Close other programs and try again.':
    '{0} konnte nicht geöffnet werden, weil auf diesem Rechner zu viele Dateien offen sind. Schließen Sie andere Programme, und versuchen Sie es noch einmal.',
  '{0} could not be read or written, because this machine has too little memory. Close other programs and try again.':
    '{0} konnte nicht gelesen oder geschrieben werden, weil der Speicher knapp ist. Schließen Sie andere Programme, und versuchen Sie es noch einmal.',
  'The disk or network drive of {0} is no longer connected. Connect it again; nothing that was already saved is lost.':
    'Die Festplatte oder das Netzlaufwerk von {0} ist nicht mehr verbunden. Verbinden Sie es wieder; was gespeichert war, ist nicht verloren.',
  '{0} is in use by another program. Close that program and try again.':
    '{0} wird von einem anderen Programm benutzt. Schließen Sie es, und versuchen Sie es noch einmal.',
  '{0} was not found. Check the name, and that its folder exists.':
    '{0} wurde nicht gefunden. Prüfen Sie den Namen, und ob es den Ordner gibt.',
  'The name {0} is too long. Choose a shorter one.':
    'Der Name {0} ist zu lang. Wählen Sie einen kürzeren.',
  '{0} is a link that leads back to itself. Choose another path.':
    '{0} ist eine Verknüpfung, die auf sich selbst führt. Wählen Sie einen anderen Pfad.',
  '{0} {1}, or choose “Continue although the faces differ”.':
    '{0} {1}, oder wählen Sie „Trotz verschiedener Gesichter fortfahren“.',
  'There is no connector named {0}. To list connectors, run "rollcall connectors".':
    'Es gibt keine Verbindung mit dem Namen {0}. Die Verbindungen zeigt der Befehl „rollcall connectors“.',
  'Rollcall closed its data folder before this change could be saved. Nothing was changed. Try again.':
    'Rollcall hat seinen Datenordner geschlossen, bevor diese Änderung gespeichert werden konnte. Nichts wurde geändert. Versuchen Sie es erneut.',
  'This screen was closed. Open the kiosk again.':
    'Dieser Bildschirm wurde geschlossen. Öffnen Sie das Terminal erneut.',
  'This person can no longer clock in here. Ask HR.':
    'Diese Person kann sich hier nicht mehr ein- oder ausstempeln. Fragen Sie die Personalabteilung.',
  'Rollcall is closing. Start it again.':
    'Rollcall wird gerade beendet. Starten Sie es noch einmal.',
  'The hub at {0} did not answer within {1} s. It may be overloaded, or the network is slow. Try again later.':
    'Die Zentrale unter {0} hat nicht innerhalb von {1} s geantwortet. Vielleicht ist sie überlastet, oder das Netzwerk ist langsam. Versuchen Sie es später noch einmal.',
  'The hub at {0} cannot be reached. Check its address and the network.':
    'Die Zentrale unter {0} ist nicht erreichbar. Prüfen Sie die Adresse und das Netzwerk.',
  'The hub’s database cannot be reached, so attendance cannot be shown now. Nothing is lost. Check that the PostgreSQL server runs, and try again.':
    'Die Datenbank der Zentrale ist nicht erreichbar, deshalb kann die Anwesenheit gerade nicht angezeigt werden. Nichts ist verloren. Prüfen Sie, ob der PostgreSQL-Server läuft, und versuchen Sie es noch einmal.',
  '{0} does not answer like a hub of this version. Check the address, and update Rollcall on both machines.':
    '{0} antwortet nicht wie eine Zentrale dieser Version. Prüfen Sie die Adresse, und aktualisieren Sie Rollcall auf beiden Rechnern.',
  'The server at {0} has a different certificate than this hub. Another computer may be pretending to be the hub, so nothing was sent. If the hub’s certificate was replaced, join again with a new code.':
    'Der Server unter {0} hat ein anderes Zertifikat als diese Zentrale. Vielleicht ist jemand dazwischen, deshalb wurde nichts gesendet. Wenn das Zertifikat der Zentrale ersetzt wurde, verbinden Sie neu mit einem neuen Code.',
  'The pairing code is not complete, or has a typing mistake. Compare it with the one that the hub showed.':
    'Der Kopplungscode ist unvollständig oder enthält einen Tippfehler. Vergleichen Sie ihn mit dem, den die Zentrale gezeigt hat.',
  'The hub did not accept the pairing code: it has expired or was used, or too many wrong codes were tried. Make a new one with "rollcall hub pair".':
    'Die Zentrale hat den Kopplungscode nicht angenommen: Er ist abgelaufen oder wurde schon verwendet, oder es wurden zu viele falsche Codes versucht. Erzeugen Sie einen neuen mit "rollcall hub pair".',
  '{0} is not the address of a hub. Type its name or IP address, with the port if that is not {1}.':
    '{0} ist keine Adresse einer Zentrale. Geben Sie ihren Namen oder ihre IP-Adresse ein, mit dem Port, wenn er nicht {1} ist.',
  '{0} sent a receipt that this kiosk’s hub did not sign. It was refused. If the hub was set up again, join again with a new code.':
    '{0} hat eine Quittung gesendet, die die Zentrale dieses Terminals nicht unterschrieben hat. Sie wurde abgelehnt. Wenn die Zentrale neu eingerichtet wurde, verbinden Sie neu mit einem neuen Code.',
  '{0} sent a list of people that this kiosk’s hub did not make for it. It was refused. If the hub was set up again, join again with a new code.':
    '{0} hat eine Personenliste gesendet, die die Zentrale dieses Kiosks nicht für ihn erstellt hat. Sie wurde abgelehnt. Wenn die Zentrale neu eingerichtet wurde, verbinden Sie den Kiosk mit einem neuen Code.',
  'The code is not the one that "rollcall hub serve" printed. Read it there and type it again.':
    'Der Code ist nicht der, den „rollcall hub serve“ ausgegeben hat. Lesen Sie ihn dort ab, und geben Sie ihn noch einmal ein.',
  'This is a kiosk, not a hub. Open the address of the hub.':
    'Das ist ein Terminal und keine Zentrale. Öffnen Sie die Adresse der Zentrale.',
  'This alarm no longer exists.': 'Diese Warnung gibt es nicht mehr.',
  'A kiosk has no sites: only a hub has them. Leave the site out.':
    'Ein Terminal hat keine Standorte: Die gibt es in der Zentrale. Lassen Sie den Standort weg.',
  'This site or group no longer exists. Load the list again.':
    'Diesen Standort oder diese Gruppe gibt es nicht mehr. Laden Sie die Liste neu.',
  '{0} is an access group. Choose a site.':
    '{0} ist eine Zutrittsgruppe. Wählen Sie einen Standort.',
  'There is a site or group {0} already.': 'Es gibt schon einen Standort oder eine Gruppe {0}.',
  'An access group can only have sites and kiosks of this hub.':
    'Eine Zutrittsgruppe steht für Standorte und Terminals dieser Zentrale.',
  '{0} still has people or kiosks. Choose another site or group for them first.':
    'Zu {0} gehören noch Personen oder Terminals. Wählen Sie für sie zuerst einen anderen Standort oder eine andere Gruppe.',
  'There is no kiosk {0}, or it was already revoked. To list the kiosks, run "rollcall hub status".':
    'Es gibt kein Terminal {0}, oder es wurde schon entfernt. Die Terminals zeigt der Befehl „rollcall hub status“.',
  'Several kiosks are called {0}. Name one by its ID: {1}.':
    'Mehrere Terminals heißen {0}. Nennen Sie eines mit seiner ID: {1}.',
  'This is not possible at the desk of a hub. Do it at the kiosk.':
    'Das ist in der Zentrale nicht möglich. Tun Sie es am Terminal.',
  'Of the absences that this kiosk had before it joined its hub, {0, plural, one {# absence} other {# absences}} could not be copied to the hub, because the person has another one on the same days. They exist only here. Compare both lists, and correct them at the hub’s desk.':
    'Von den Abwesenheiten, die dieses Terminal vor dem Beitritt zur Zentrale hatte, {0, plural, one {konnte # Abwesenheit} other {konnten # Abwesenheiten}} nicht dorthin übernommen werden, weil die Person an diesen Tagen schon eine andere hat. Sie bleiben nur hier. Vergleichen Sie beide Listen, und berichtigen Sie sie in der Zentrale.',
  'This kiosk has had no answer from its hub for {0, plural, one {# day} other {# days}}. Until the hub answers, people clock in with their PIN only. Check the network, or leave the hub.':
    'Dieser Kiosk hat seit {0, plural, one {# Tag} other {# Tagen}} keine Antwort von seiner Zentrale. Bis die Zentrale antwortet, stempeln alle nur mit PIN. Prüfen Sie das Netzwerk, oder trennen Sie den Kiosk von der Zentrale.',
  'The hub sets this for all its kiosks: {0}. Change it at the hub’s desk. Nothing was changed.':
    'Das legt die Zentrale für alle Terminals fest: {0}. Ändern Sie es in der Zentrale. Es wurde nichts geändert.',
  'Absences and sign-offs are the same at all kiosks of a hub. Enter them at the hub’s desk. Nothing was changed.':
    'Abwesenheiten und Abschlüsse sind an allen Terminals einer Zentrale gleich. Geben Sie sie in der Zentrale ein. Es wurde nichts geändert.',
  'The journal of {0} matches the hub’s entries. There is nothing to do.':
    'Das Journal von {0} passt zu dem, was die Zentrale hat. Es ist nichts zu tun.',
  'This kiosk has no hub. Nothing was changed.':
    'Dieses Terminal hat keine Zentrale. Es wurde nichts geändert.',
  'The journal no longer has entries that the hub has confirmed: an older copy of the data was put back, or entries were removed. The hub keeps them, and accepts no new ones until an administrator has checked this.':
    'Das Journal hat Einträge nicht mehr, die die Zentrale bestätigt hat: Eine ältere Kopie der Daten wurde zurückgespielt, oder Einträge wurden entfernt. Die Zentrale behält sie und nimmt keine neuen an, bis jemand von der Administration das geprüft hat.',
  'The hub refused entry {0} of this kiosk’s journal, because it does not match the entries that this kiosk sent before. An older copy of the data may have been put back, or two machines use copies of it. New entries are kept here, and do not count at the hub.':
    'Die Zentrale hat Eintrag {0} des Journals dieses Terminals abgelehnt, weil er nicht zu dem passt, was dieses Terminal vorher gesendet hat. Vielleicht wurde eine ältere Kopie der Daten zurückgespielt, oder zwei Rechner verwenden Kopien davon. Neue Einträge bleiben hier und zählen bei der Zentrale nicht.',
  'This kiosk was removed from its hub, which accepts no more entries from it.':
    'Dieses Terminal wurde von der Zentrale entfernt. Sie nimmt keine Einträge mehr von ihm an.',
  'The hub does not know this kiosk. Join again with a new code.':
    'Die Zentrale kennt dieses Terminal nicht. Verbinden Sie neu mit einem neuen Code.',
  'The hub has a different key for this kiosk. Join again with a new code.':
    'Die Zentrale hat einen anderen Schlüssel dieses Terminals. Verbinden Sie neu mit einem neuen Code.',
  'The address of the server must begin with https:// or http://, and must not contain a user name, "?" or "#".':
    'Die Adresse des Servers muss mit https:// oder http:// beginnen und darf keinen Benutzernamen, kein „?“ und kein „#“ enthalten.',
  'The key is not the public key of a publisher (Ed25519 in base64). Copy the whole line that the publisher gives you.':
    'Der Schlüssel ist kein öffentlicher Schlüssel eines Herausgebers (Ed25519 in Base64). Kopieren Sie die ganze Zeile, die der Herausgeber nennt.',
  'No server for updates is set, so no server was asked. Set one with "rollcall update server".':
    'Es ist kein Server für Aktualisierungen festgelegt, deshalb wurde nichts abgefragt. Legen Sie einen mit „rollcall update server“ fest.',
};
