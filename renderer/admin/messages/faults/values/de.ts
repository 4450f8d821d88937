/** What the services say in a list or a warning, by its English pattern; see `translateSentence`. */
export const deValues: Readonly<Record<string, string>> = {
  'the photo shows no face: use one with the whole face in view':
    'das Foto zeigt kein Gesicht: nehmen Sie eines, auf dem das ganze Gesicht zu sehen ist',
  'the photo shows {0} faces: use one of this person alone':
    'das Foto zeigt {0} Gesichter: nehmen Sie eines, auf dem nur diese Person ist',
  'the photos do not show one person (distance to the {0} {1}; {2}): use only photos of this person':
    'die Fotos zeigen nicht eine einzige Person (Abstand {1}; {2}): nehmen Sie nur Fotos dieser Person',
  'the face does not match the other photos (distance {0}; {1}): check that it is the same person':
    'das Gesicht passt nicht zu den anderen Fotos (Abstand {0}; {1}): prüfen Sie, ob es dieselbe Person ist',
  'at most {0} for one person': 'bei einer Person höchstens {0}',
  'distance {0}; at most {1} for one person': 'Abstand {0}; bei einer Person höchstens {1}',
  'the face is blurred: hold still and clean the lens':
    'das Gesicht ist unscharf: halten Sie still, und reinigen Sie das Objektiv',
  'the face is too dark: add light from the front':
    'das Gesicht ist zu dunkel: sorgen Sie für Licht von vorn',
  'the face is too bright: reduce the light or turn away from it':
    'das Gesicht ist zu hell: verringern Sie das Licht, oder drehen Sie sich davon weg',
  'the face has too little contrast: use stronger, even light':
    'das Gesicht hat zu wenig Kontrast: sorgen Sie für stärkeres, gleichmäßiges Licht',
  'the face is only {0} pixels wide (at least {1} pixels are needed): come closer':
    'das Gesicht ist nur {0} Pixel breit (nötig sind mindestens {1}): kommen Sie näher',
  'the head is turned {0}° to the side (at most {1}° is allowed): look at the camera':
    'der Kopf ist um {0}° zur Seite gedreht (erlaubt sind höchstens {1}°): schauen Sie in die Kamera',
  'the head is tilted {0}° to one side (at most {1}° is allowed): hold it upright':
    'der Kopf ist um {0}° zur Seite geneigt (erlaubt sind höchstens {1}°): halten Sie ihn gerade',
  'the head is tilted {0}° down (at most {1}° is allowed): look at the camera':
    'der Kopf ist um {0}° nach unten geneigt (erlaubt sind höchstens {1}°): schauen Sie in die Kamera',
  'the head is tilted {0}° up (at most {1}° is allowed): look at the camera':
    'der Kopf ist um {0}° nach oben geneigt (erlaubt sind höchstens {1}°): schauen Sie in die Kamera',
  'part of the face seems covered: take off any mask or dark glasses':
    'ein Teil des Gesichts scheint verdeckt zu sein: nehmen Sie Maske oder dunkle Brille ab',
  '{0}% of the face is outside the picture (at most {1}% is allowed): move to the middle':
    '{0} % des Gesichts sind außerhalb des Bildes (erlaubt sind höchstens {1} %): rücken Sie in die Mitte',
  'it is a HEIC photo, which Rollcall cannot read here. Open it and export it as JPEG; on an iPhone, choose Settings › Camera › Formats › Most Compatible for new photos':
    'es ist ein HEIC-Foto, das Rollcall hier nicht lesen kann. Öffnen Sie es, und exportieren Sie es als JPEG; auf einem iPhone wählen Sie für neue Fotos Einstellungen › Kamera › Formate › Maximale Kompatibilität',
  'it is an SVG drawing, which is not accepted. Use a photo':
    'es ist eine SVG-Zeichnung, die nicht angenommen wird. Nehmen Sie ein Foto',
  'it is empty (0 bytes). Choose another file':
    'sie ist leer (0 Bytes). Wählen Sie eine andere Datei',
  'it is a {0} picture, which Rollcall cannot read. Save it as JPEG or PNG':
    'es ist ein Bild im Format {0}, das Rollcall nicht lesen kann. Speichern Sie es als JPEG oder PNG',
  'it is a {0} file, which Rollcall cannot read. Save it as JPEG or PNG':
    'es ist eine {0}-Datei, die Rollcall nicht lesen kann. Speichern Sie sie als JPEG oder PNG',
  'it is not a photo': 'es ist kein Foto',
  'it is not an image or is incomplete ({0}). Take the photo again, or save it as JPEG or PNG':
    'es ist kein Bild oder unvollständig ({0}). Machen Sie das Foto noch einmal, oder speichern Sie es als JPEG oder PNG',
  'its content is of an unknown kind': 'sein Inhalt ist von unbekannter Art',
  'it has {0} × {1} pixels; at most {2} million are allowed. Make it smaller':
    'es hat {0} × {1} Pixel; erlaubt sind höchstens {2} Millionen. Verkleinern Sie es',
  'at {0} × {1} pixels it is too small or too narrow to show a face. Use a larger image':
    'mit {0} × {1} Pixeln ist es zu klein oder zu schmal für ein Gesicht. Nehmen Sie ein größeres Bild',
  'it is a folder or a device. Choose an image file':
    'es ist ein Ordner oder ein Gerät. Wählen Sie eine Bilddatei',
  'it belongs to the operating system or a photo program, such as thumbnails':
    'sie gehört zum Betriebssystem oder zu einem Fotoprogramm, etwa Vorschaubilder',
  'it is a link to a file that does not exist':
    'es ist ein Verweis auf eine Datei, die es nicht gibt',
  'it is a link to another folder': 'es ist ein Verweis auf einen anderen Ordner',
  'it cannot be read ({0})': 'sie lässt sich nicht lesen ({0})',
  'Only {0, plural, one {# photo was} other {# photos were}} accepted. With at least {1} photos, this person is recognised more reliably.':
    'Nur {0, plural, one {# Foto wurde} other {# Fotos wurden}} angenommen. Mit mindestens {1} Fotos wird diese Person zuverlässiger erkannt.',
  '{0} is probably the same person as {1} ({2}), who is already enrolled (distance {3}). Re-enrol that record instead, or merge the two records.':
    '{0} ist wahrscheinlich dieselbe Person wie {1} ({2}), die schon erfasst ist (Abstand {3}). Erfassen Sie jenen Datensatz neu, oder führen Sie beide zusammen.',
  '{0} looks very similar to {1} ({2}, distance {3}). One may be mistaken for the other.':
    '{0} sieht {1} sehr ähnlich ({2}, Abstand {3}). Beide könnten verwechselt werden.',
  'Another person is also named {0} ({1}). Use their IDs to tell them apart.':
    'Eine andere Person heißt auch {0} ({1}). Unterscheiden Sie sie an ihren IDs.',
  'The photos do not show the face that {0} is enrolled with ({1}).':
    'Die Fotos zeigen nicht das Gesicht, mit dem {0} erfasst ist ({1}).',
  '{0} and {1} have different faces ({2}).': '{0} und {1} haben verschiedene Gesichter ({2}).',
  'Check that both records are of one person':
    'Prüfen Sie, ob beide Datensätze zu einer Person gehören',
  'Use photos of this person': 'Nehmen Sie Fotos dieser Person',
  'The template is missing. Re-enrol this person.':
    'Die Gesichtsdaten fehlen. Erfassen Sie diese Person neu.',
  'clock-in missing': 'Kommen fehlt',
  'clock-out missing': 'Gehen fehlt',
  'shift not finished': 'Schicht nicht beendet',
  '{0}, so overtime of its week may be missing':
    '{0}; deshalb können in dieser Woche Überstunden fehlen',
  'no employee number': 'keine Personalnummer',
  'employee number {0} is not a file number of up to six digits':
    'die Personalnummer {0} ist keine Nummer mit bis zu sechs Ziffern',
  'longer than 24 hours': 'länger als 24 Stunden',
  'longer than 23:59 hours': 'länger als 23:59 Stunden',
  'no email address': 'keine E-Mail-Adresse',
  'another person has the email address {0}': 'eine andere Person hat die E-Mail-Adresse {0}',
  'name was erased': 'der Name wurde gelöscht',
  'the name has "{0}", which QuickBooks cannot read (Windows-1252)':
    'der Name enthält „{0}“, was QuickBooks nicht lesen kann (Windows-1252)',
  'ADP (paydata batch)': 'ADP (Paydata-Stapel)',
  'Frappe HR (Employee Checkin)': 'Frappe HR (An- und Abmeldungen)',
  'Kimai (timesheet import)': 'Kimai (Import von Zeiten)',
  'OrangeHRM (attendance record)': 'OrangeHRM (Anwesenheit)',
  'Daily overtime threshold (hours)': 'Überstunden ab Stunden pro Tag',
  'Weekly overtime threshold (hours)': 'Überstunden ab Stunden pro Woche',
  'Company code': 'Company code (Firmenschlüssel)',
  'Batch ID': 'Batch ID (Stapelnummer)',
  'Rate type': 'Rate type (Lohnart)',
  'Company name (from the QuickBooks timer list)':
    'Firmenname (aus der Timer-Liste von QuickBooks)',
  'COMPANYCREATETIME (from the same list)': 'COMPANYCREATETIME (aus derselben Liste)',
  'Customer:Job': 'Kunde:Auftrag',
  'Service item': 'Dienstleistungsartikel',
  'Payroll item': 'Lohnart',
  '{0}. Use a photo, saved as JPEG or PNG':
    '{0}. Nehmen Sie ein Foto, gespeichert als JPEG oder PNG',
  'BambooHR (hours)': 'BambooHR (Stunden)',
  Customer: 'Kunde',
  Project: 'Projekt',
  Activity: 'Tätigkeit',
  'a number such as 8 or 7.5': 'eine Zahl wie 8 oder 7.5',
  'two or three letters or digits, such as ABC': 'zwei oder drei Buchstaben oder Ziffern, etwa ABC',
  'up to 25 letters and digits': 'bis zu 25 Buchstaben und Ziffern',
  'REG or OT, in capitals': 'REG oder OT, in Großbuchstaben',
  'a whole number such as 1015362067': 'eine ganze Zahl wie 1015362067',
  'text in Western European letters (Windows-1252)':
    'Text in westeuropäischen Buchstaben (Windows-1252)',
  'is empty': 'ist leer',
  'must be typed again, because the system or its address has changed':
    'muss noch einmal eingegeben werden, weil System oder Adresse anders sind',
  'must not be empty': 'darf nicht leer sein',
  'must not contain a zero byte': 'darf kein Nullbyte enthalten',
  'must have at most {0, plural, one {# character} other {# characters}}':
    'darf höchstens {0, plural, one {# Zeichen} other {# Zeichen}} haben',
  'must not contain line breaks or control characters':
    'darf keine Zeilenumbrüche oder Steuerzeichen enthalten',
  'must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only':
    'darf nur aus Buchstaben und Ziffern bestehen, dazwischen Bindestriche, Punkte, Schrägstriche, Unterstriche oder Leerzeichen',
  'must be one to twelve digits': 'muss eine bis zwölf Ziffern haben',
  'must be four to twelve digits': 'muss vier bis zwölf Ziffern haben',
  'must be an email address': 'muss eine E-Mail-Adresse sein',
  'must be a date such as 2026-03-02': 'muss ein Datum wie 2026-03-02 sein',
  'must be a date that exists ({0} does not)': 'muss ein Tag sein, den es gibt ({0} gibt es nicht)',
  'contains a formula; enter its value instead':
    'enthält eine Formel; tragen Sie stattdessen ihren Wert ein',
  'there is no schedule named {0}; add it in the settings':
    'es gibt keinen Arbeitszeitplan namens {0}; legen Sie ihn in den Einstellungen an',
  'this row is too long to be a person; correct it':
    'diese Zeile ist zu lang für eine Person; berichtigen Sie sie',
  'has unbalanced quotation marks; add or remove one':
    'hat ein Anführungszeichen zu viel oder zu wenig; ergänzen oder entfernen Sie eines',
  '“{0}” looks garbled; choose the encoding of the file, or correct the text':
    '„{0}“ ist wohl falsch gelesen; wählen Sie die Zeichenkodierung der Datei, oder berichtigen Sie den Text',
  '{0} people with this name are enrolled; add a table with their employee numbers':
    '{0} Personen dieses Namens sind erfasst; fügen Sie eine Tabelle mit ihren Personalnummern hinzu',
  'is written {0} for the person who is enrolled; use the same spelling':
    'wird bei der erfassten Person {0} geschrieben; verwenden Sie dieselbe Schreibweise',
  'is not in a folder named after a person; create such a folder, or add a table':
    'liegt in keinem Ordner mit dem Namen einer Person; legen Sie einen an, oder fügen Sie eine Tabelle hinzu',
  'is the name of {0} folders ({1}). If these are different people, give the folders different names, or add a table whose photos column says which folder belongs to whom; if it is one person, put all photos into one folder':
    'ist der Name von {0} Ordnern ({1}). Sind es verschiedene Personen, geben Sie den Ordnern verschiedene Namen, oder fügen Sie eine Tabelle hinzu, deren Spalte photos sagt, wem welcher Ordner gehört; ist es eine Person, legen Sie alle Fotos in einen Ordner',
  'is a folder ({0}) inside {1}, which has photos too. If they show one person, put all photos into {2}; otherwise move the folder out of it':
    'ist ein Ordner ({0}) in {1}, wo auch Fotos liegen. Zeigen sie eine Person, legen Sie alle Fotos in {2}; sonst verschieben Sie den Ordner nach außen',
  'must be in a ZIP file or folder together with the table':
    'müssen zusammen mit der Tabelle in einer ZIP-Datei oder einem Ordner liegen',
  '{0} files are named {1} ({2}); add the folder to the name':
    '{0} Dateien heißen {1} ({2}); setzen Sie den Ordner vor den Namen',
  '{0} was not found; check its name': '{0} wurde nicht gefunden; prüfen Sie den Namen',
  '{0} folders are named {1} ({2}), which may be different people; enter the path of this person’s folder in the photos column':
    '{0} Ordner heißen {1} ({2}) und gehören vielleicht verschiedenen Personen; tragen Sie den Pfad des Ordners dieser Person in die Spalte photos ein',
  'the folder’s name {0}': 'der Ordnername {0}',
  'has no photo that can be read': 'hat kein lesbares Foto',
  'it is not in the folder of a person': 'sie liegt in keinem Ordner einer Person',
  'no row of the table is for its folder or lists it':
    'keine Zeile der Tabelle gehört zu ihrem Ordner oder nennt sie',
  'the same photos also belong to {0}; enter in the photos column which photos belong to whom':
    'dieselben Fotos gehören auch zu {0}; tragen Sie in die Spalte photos ein, wem welche gehören',
  'needs photos, or a number and a PIN; otherwise this person cannot clock in':
    'braucht Fotos oder eine Nummer und eine PIN; sonst kann diese Person nicht buchen',
  'needs a number in the same row': 'braucht eine Nummer in derselben Zeile',
  'is also used in {0}': 'wird auch in {0} verwendet',
  'is also in {0}; add employee numbers to tell people apart':
    'steht auch in {0}; fügen Sie Personalnummern hinzu, um die Personen zu unterscheiden',
  'line {0}': 'Zeile {0}',
  'lines {0}': 'Zeilen {0}',
  '{0} already belongs to {1}': '{0} gehört schon {1}',
  '{0} is the code for the PIN pad of {1}': '{0} ist der Code von {1} für das PIN-Feld',
  '{0} is the employee number of {1}': '{0} ist die Personalnummer von {1}',
  'there is another file with the same path; rename it':
    'es gibt eine zweite Datei mit demselben Pfad; benennen Sie sie um',
  'the folder is empty': 'der Ordner ist leer',
  'is read as a photo, because of its content': 'wird wegen des Inhalts als Foto gelesen',
  'is missing': 'fehlt',
  'is larger than {0} MB': 'ist größer als {0} MB',
  'is not a photo, because it is compressed too much': 'ist kein Foto, weil zu stark komprimiert',
  'cannot be unpacked ({0})': 'lässt sich nicht entpacken ({0})',
  'not added, because no photo could be used; provide other photos, or a number and a PIN':
    'nicht angelegt, weil kein Foto brauchbar war; geben Sie andere Fotos an oder eine Nummer und eine PIN',
  'The row {0}.': 'Die Zeile: {0}.',
  'The last day ({0}) is before the first day ({1}).':
    'Der letzte Tag ({0}) liegt vor dem ersten ({1}).',
  '{0} already has an absence from {1} to {2}.': '{0} hat schon eine Abwesenheit von {1} bis {2}.',
  'The row names no person.': 'Die Zeile nennt keine Person.',
  'No one has the name "{0}".': 'Niemand heißt „{0}“.',
  'No one has the employee number "{0}".': 'Niemand hat die Personalnummer „{0}“.',
  '{0} people are named "{1}". Add a column with employee numbers.':
    '{0} Personen heißen „{1}“. Fügen Sie eine Spalte mit Personalnummern hinzu.',
  '"{0}" is not a kind of absence: write vacation, sick or other.':
    '„{0}“ ist keine Art von Abwesenheit: Schreiben Sie Urlaub, krank oder Sonstiges.',
  '"{0}" is "{1}", but it {2}.': '„{0}“ ist „{1}“: {2}.',
  journal: 'Buchungsjournal',
  'audit log': 'Prüfprotokoll',
  'The {0} and its head file do not match. {1} New entries are still recorded. Run "{2}" to check the {3}.':
    '{0} und Kopfdatei passen nicht zusammen. {1} Neue Einträge werden weiter aufgezeichnet. Prüfen Sie mit „{2}“.',
  'Entries of the {0} up to number {1}, written by an older version, were changed. Run "{2}" to check the {3}.':
    '{0}: Einträge bis Nummer {1}, die eine ältere Version schrieb, wurden geändert. Prüfen Sie mit „{2}“.',
  'The head file of the {0} was replaced by one of an older version of Rollcall. It may be an old copy.':
    '{0}: Die Kopfdatei wurde durch die einer älteren Version von Rollcall ersetzt. Sie ist vielleicht eine alte Kopie.',
  'The site’s state file is older than the head file of the {0}. It was replaced by an old copy, and other files may have been too.':
    'Die Zustandsdatei des Standorts ist älter als die Kopfdatei ({0}). Sie wurde durch eine alte Kopie ersetzt, andere Dateien vielleicht auch.',
  'The head file is missing.': 'Die Kopfdatei fehlt.',
  'The head file is an old copy.': 'Die Kopfdatei ist eine alte Kopie.',
  'Entry {0} is not the one that was recorded.': 'Eintrag {0} ist nicht der aufgezeichnete.',
  'The {0} was removed, cut off or replaced by an older one: entry {1} was recorded, but is missing.':
    '{0} entfernt, abgeschnitten oder durch eine ältere Fassung ersetzt: Eintrag {1} wurde aufgezeichnet, fehlt aber.',
  'The {0} was rewritten: entry {1} is not the one that was recorded.':
    '{0} neu geschrieben: Eintrag {1} ist nicht der aufgezeichnete.',
  '{0, plural, one {# line} other {# lines}} of the {1} {2} changed or damaged (the first is line {3}) and {4} not count. {5} {6}':
    '{1}: {0, plural, one {# Zeile wurde geändert oder ist beschädigt (Zeile {3}) und zählt nicht} other {# Zeilen wurden geändert oder sind beschädigt (die erste ist Zeile {3}) und zählen nicht}}. {5} {6}',
  'It is still in the file.': 'Sie steht noch in der Datei.',
  'They are still in the file.': 'Sie stehen noch in der Datei.',
  'Run "{0}" to find the first one.': 'Die erste finden Sie mit „{0}“.',
  '{0, plural, one {# entry} other {# entries}} of the {1} {2} not match the entry before: entries were replaced or removed. {3}':
    '{1}: {0, plural, one {# Eintrag passt} other {# Einträge passen}} nicht zum vorherigen: Einträge wurden ersetzt oder entfernt. {3}',
  '{0, plural, one {# line} other {# lines}} at the end of the {1} {2} not written by Rollcall, or cannot be proven. {3} moved, unchanged, to {4} in the same folder. If a person is missing a punch, add it as a correction.':
    '{1}: {0, plural, one {# Zeile am Ende wurde nicht von Rollcall geschrieben oder lässt sich nicht beweisen. Sie zählt nicht und wurde} other {# Zeilen am Ende wurden nicht von Rollcall geschrieben oder lassen sich nicht beweisen. Sie zählen nicht und wurden}} unverändert in die Datei {4} im selben Ordner verschoben. Fehlt jemandem eine Buchung, tragen Sie sie als Korrektur nach.',
  '{0} was removed. It would show if the data folder were replaced by an older copy.':
    '{0} wurde entfernt. Die Datei würde zeigen, ob der Datenordner durch eine ältere Kopie ersetzt wurde.',
  '{0} is damaged or was changed.': '{0} ist beschädigt oder wurde geändert.',
  '{0} remembers another data folder, with {1} entries in its journal and {2} in its audit log on {3}. The data folder was removed or replaced.':
    '{0} kennt einen anderen Datenordner, mit {1} Einträgen im Buchungsjournal und {2} im Prüfprotokoll am {3}. Der Datenordner wurde entfernt oder ausgetauscht.',
  '{0} was changed outside Rollcall.': '{0} wurde außerhalb von Rollcall geändert.',
  '{0} was removed, and a new one was started.':
    '{0} wurde entfernt; eine neue Datei wurde begonnen.',
  'The data folder was replaced by an older copy: {0} remembers a later one, of {1}.':
    'Der Datenordner wurde durch eine ältere Kopie ersetzt: {0} kennt eine spätere vom {1}.',
  'The site’s state file (state.sealed) is damaged. It would have shown if other files were replaced by older copies.':
    'Die Zustandsdatei des Standorts (state.sealed) ist beschädigt. Sie hätte gezeigt, ob andere Dateien durch ältere Kopien ersetzt wurden.',
  'The site’s state file (state.sealed) is missing. It would have shown if other files were replaced by older copies.':
    'Die Zustandsdatei des Standorts (state.sealed) fehlt. Sie hätte gezeigt, ob andere Dateien durch ältere Kopien ersetzt wurden.',
  'Entry {0} (line {1}) of the {2} was changed or damaged.':
    '{2}: Eintrag {0} (Zeile {1}) wurde geändert oder ist beschädigt.',
  'Entry {0} of the {1} is missing: line {2} holds entry {3}.':
    '{1}: Eintrag {0} fehlt; in Zeile {2} steht Eintrag {3}.',
  'Entry {0} of the {1} was duplicated or moved to line {2}.':
    '{1}: Eintrag {0} wurde verdoppelt oder in Zeile {2} verschoben.',
  'Entry {0} of the {1} does not match the entry before it: one of the two was replaced.':
    '{1}: Eintrag {0} passt nicht zum vorherigen; einer der beiden wurde ersetzt.',
  'Entry {0} of the {1} was not written by Rollcall: it is not authenticated.':
    '{1}: Eintrag {0} wurde nicht von Rollcall geschrieben; er ist nicht beglaubigt.',
  'Entry {0} of the {1} is not the one that was recorded. The log was rewritten.':
    '{1}: Eintrag {0} ist nicht der aufgezeichnete. Das Protokoll wurde neu geschrieben.',
  'The head file of the {0} cannot be read: {1}': '{0}: Die Kopfdatei lässt sich nicht lesen. {1}',
  'The head file of the {0} is missing, so entries may have been removed from the end.':
    '{0}: Die Kopfdatei fehlt, also könnten Einträge am Ende entfernt worden sein.',
  'The {0} has {1, plural, one {# entry} other {# entries}}, but only {2} {3} recorded.':
    '{0}: Es gibt {1, plural, one {# Eintrag} other {# Einträge}}, aufgezeichnet wurden aber nur {2}.',
  'Entry {0} of the {1} is missing from the end.': '{1}: Eintrag {0} am Ende fehlt.',
  'Entries {0} to {1} of the {2} are missing from the end.':
    '{2}: Die Einträge {0} bis {1} am Ende fehlen.',
  'The certificate is from the kiosk {0}, but this is {1}. Check it on that kiosk.':
    'Die Bescheinigung stammt vom Terminal {0}, dies ist aber {1}. Prüfen Sie sie dort.',
  'The audit log was altered.': 'Das Prüfprotokoll wurde verändert.',
  'The certificate does not match entry {0} of the audit log. It may have been altered.':
    'Die Bescheinigung passt nicht zum Eintrag {0} des Prüfprotokolls. Sie wurde vielleicht verändert.',
  '{0} and {1} on the command line.': '{0}; auf der Kommandozeile {1}.',
  'accepted as it was': 'so angenommen',
  'started again with an empty file': 'mit einer leeren Datei neu begonnen',
  '{0} was removed': '{0} wurde entfernt',
  '{0} {1} shows that.': '{0} Das zeigt: {1}.',
  'The site’s state file': 'die Zustandsdatei des Standorts',
  '{0} and {1} more': '{0} und {1} weitere',
  'The layout {0} has no parameter "{1}". Remove it.':
    'Das Format {0} hat keine Angabe „{1}“. Entfernen Sie sie.',
  'The layout {0} needs a value for "{1}". Enter it and try again.':
    'Das Format {0} braucht einen Wert für „{1}“. Geben Sie ihn ein, und versuchen Sie es noch einmal.',
  '"{0}" must be {1}.': '„{0}“ muss so aussehen: {1}.',
  'Western ({0})': 'Westeuropäisch ({0})',
  'Central European ({0})': 'Mitteleuropäisch ({0})',
  'Cyrillic ({0})': 'Kyrillisch ({0})',
  'Greek ({0})': 'Griechisch ({0})',
  'Turkish ({0})': 'Türkisch ({0})',
  'Baltic ({0})': 'Baltisch ({0})',
  'Vietnamese ({0})': 'Vietnamesisch ({0})',
  'Hebrew ({0})': 'Hebräisch ({0})',
  'Arabic ({0})': 'Arabisch ({0})',
  'Thai ({0})': 'Thailändisch ({0})',
  'Japanese ({0})': 'Japanisch ({0})',
  'Chinese, simplified ({0})': 'Chinesisch, vereinfacht ({0})',
  'Chinese, traditional ({0})': 'Chinesisch, traditionell ({0})',
  'Korean ({0})': 'Koreanisch ({0})',
};
