import type { PeopleMessages } from './en.js';

export const peopleDe: PeopleMessages = {
  'people.add': 'Person hinzufügen',
  'people.import': 'Personen importieren',
  'people.search': 'Suche nach Name, Nummer oder Abteilung',
  'people.all': 'Alle',
  'people.show': 'Anzeigen',
  'people.count': '{count, plural, one {# Person} other {# Personen}}',
  'people.shown.all': 'Alle Personen',
  'people.shown.active': 'Aktiv',
  'people.shown.suspended': 'Gesperrt',
  'people.shown.left': 'Ausgeschieden',
  'people.shown.no-consent': 'Gesicht ohne Einwilligung hier',
  'people.shown.few-photos': 'Weniger als 3 Fotos',
  'people.shown.pin-only': 'Nur PIN',
  'people.none': 'Es ist noch niemand erfasst.',
  'people.noneFits': 'Niemand entspricht diesen Filtern.',
  'people.noneFitsSearch': 'Niemand, der diesen Filtern entspricht, enthält „{search}“.',
  'people.noneSearch': 'Kein Name, keine Nummer und keine Abteilung enthält „{search}“.',
  'people.number': 'Nummer',
  'people.recognisedBy': 'Erkannt an',
  'people.consent': 'Einwilligung',
  'people.by.face': 'Gesicht ({count, number})',
  'people.by.both': 'Gesicht ({count, number}), PIN',
  'people.by.pin': 'PIN',
  'people.consentNotNeeded': 'Nicht nötig',
  'people.consentElsewhere': 'Anderswo erteilt',
  'people.leftUntil': 'Ausgeschieden, Löschung am {day}',
  'people.padCode': 'PIN-Feld: {code}',
  'people.editOf': 'Bearbeiten: {name}',
  'people.enrolAgainOf': 'Neu erfassen: {name}',
  'people.employeeNumber': 'Personalnummer',
  'people.code': 'Code für das PIN-Feld',
  'people.codeNotNeeded': 'Nicht nötig',
  'people.codeMade': 'Entsteht mit der PIN',
  'people.email': 'E-Mail',
  'people.schedule': 'Arbeitszeitplan',
  'people.defaultSchedule': 'Standardplan',
  'people.newPin': 'Neue PIN (leer lassen, um sie zu behalten)',
  'people.supervisor':
    'Aufsicht: bestätigt an der Tür mit Nummer und PIN jemanden, den die Lebenderkennung abgelehnt hat',
  'people.formerly': 'Früher {name}, bis {day} (geändert von {account})',
  'people.agreed':
    'Einwilligung in die Gesichtserkennung am {when} (Text {version}, {language}), eingetragen von {account}',
  'people.agreedTextGone':
    'Dieser Text gehörte zu einer früheren Version von Rollcall und ist nicht mehr verfügbar.',
  'people.agreedElsewhere':
    'Die Einwilligung wurde anderswo erteilt. Diese Person wurde auf der Befehlszeile oder durch einen Import erfasst, und die Administration hat die Einwilligung bestätigt.',
  'people.suspend': 'Sperren',
  'people.markLeft': 'Als ausgeschieden markieren',
  'people.reinstate': 'Wieder zulassen',
  'people.merge': 'Zusammenführen',
  'people.mergeRecords': 'Datensätze zusammenführen',
  'people.erase': 'Löschen',
  'people.erasePermanently': 'Endgültig löschen',
  'people.save': 'Änderungen speichern',
  'people.saveCertificate': 'Nachweis speichern',
  'people.saved': 'Die Angaben zu {name} wurden gespeichert.',
  'people.savedWithCode':
    'Die Angaben zu {name} wurden gespeichert. Neuer Code für das PIN-Feld: {code}.',
  'people.suspended':
    '{name} wurde gesperrt und kann nicht buchen, bis die Sperre aufgehoben wird.',
  'people.reinstated': '{name} kann wieder buchen.',
  'people.markedLeft':
    '{name} wurde als ausgeschieden markiert und kann nicht mehr buchen. Gesichtsdaten und Datensatz werden am {day} gelöscht.',
  'people.merged': 'Die Datensätze wurden in {name} zusammengeführt.',
  'people.erased': 'Die Daten von {name} wurden gelöscht.',
  'people.erasedText':
    'Gesichtsdaten und Datensatz wurden gelöscht. Buchungen bleiben unter der ID {id} im Journal. Der Nachweis bestätigt das ohne Namen und kann mit dem Prüfprotokoll verglichen werden.',
  'people.eraseText':
    'Gesichtsdaten und Datensatz werden endgültig gelöscht. Buchungen bleiben ohne Namen im Journal.',
  'people.mergeText':
    'Für den Fall, dass eine Person zwei Datensätze hat. Aufnahmen und Buchungen von {name} gehen auf den verbleibenden Datensatz über, und dieser Datensatz wird entfernt.',
  'people.recordToKeep': 'Verbleibender Datensatz',
  'people.nameAndNumber': '{name}, {number}',
  'people.reason': 'Grund (wird im Journal vermerkt)',
  'people.differentFaces': 'Fortfahren, obwohl die Gesichter verschieden sind',
  'people.eraseOf': 'Löschen: {name}',
  'people.choose': 'Auswählen: {name}',
  'people.chooseAll': 'Alle auswählen ({count, number})',
  'people.chosen': '{count, plural, one {# Person ausgewählt} other {# Personen ausgewählt}}',
  'people.bulk.places': 'Standorte und Gruppen festlegen',
  'people.bulk.department': 'Abteilung festlegen',
  'people.bulk.departmentHint': 'Leer lassen für keine Abteilung.',
  'people.bulk.text.suspend':
    'Sie können nicht buchen, bis die Sperre aufgehoben wird. Es werden keine Daten gelöscht.',
  'people.bulk.text.leave':
    'Sie können nicht mehr buchen. Gesichtsdaten und Datensatz werden nach der Aufbewahrungsfrist gelöscht.',
  'people.bulk.text.reinstate': 'Sie können wieder buchen.',
  'people.bulk.text.erase':
    'Gesichtsdaten und Datensätze werden endgültig gelöscht. Buchungen bleiben ohne Namen im Journal.',
  'people.bulk.more':
    '{names} und {count, plural, one {# weitere Person} other {# weitere Personen}}',
  'people.bulk.failed': '{name}: {reason}',
  'people.bulk.done':
    '{count, plural, one {# Person wurde geändert.} other {# Personen wurden geändert.}}',
  'people.bulk.erased':
    '{count, plural, one {# Person wurde gelöscht.} other {# Personen wurden gelöscht.}} Speichern Sie die Nachweise, die das ohne Namen bestätigen.',
  'people.bulk.saveCertificates': 'Nachweise speichern',
  'people.chosenColumn': 'Ausgewählt',
};
