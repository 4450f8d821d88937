import type { AuditSentenceMessages } from './en.js';

export const auditSentencesDe: AuditSentenceMessages = {
  'audit.sentence.range.all': 'alle Tage',
  'audit.sentence.range.until': 'Tage bis {to}',
  'audit.sentence.range.from': 'Tage ab {from}',
  'audit.sentence.range.day': '{from}',
  'audit.sentence.range.days': '{from} bis {to}',
  'audit.sentence.punch.in': 'Kommen am {day} um {time}',
  'audit.sentence.punch.out': 'Gehen am {day} um {time}',
  'audit.sentence.absences.add': 'Abwesenheit eingetragen: {target} ({range})',
  'audit.sentence.absences.fromHub':
    '{changed, plural, one {# Abwesenheit} other {# Abwesenheiten}} von der Zentrale übernommen',
  'audit.sentence.absences.fromKiosk':
    '{changed, plural, one {# Abwesenheit} other {# Abwesenheiten}} vom Terminal {target} übernommen',
  'audit.sentence.absences.import':
    '{added, plural, one {# Abwesenheit} other {# Abwesenheiten}} aus einer Tabelle importiert',
  'audit.sentence.absences.remove': 'Abwesenheit entfernt: {target} ({range})',
  'audit.sentence.accounts.add':
    '{role, select, administrator {Konto {target} hinzugefügt (Administration)} hr {Konto {target} hinzugefügt (Personalabteilung)} team {Konto {target} hinzugefügt (Team von {departments})} other {Konto {target} hinzugefügt}}',
  'audit.sentence.accounts.remove': 'Konto {target} entfernt',
  'audit.sentence.accounts.setPassword': 'Passwort von {target} geändert',
  'audit.sentence.admin.setUp': 'Erstes Administrationskonto {target} angelegt',
  'audit.sentence.admin.signIn': 'Angemeldet',
  'audit.sentence.admin.signOut': 'Abgemeldet',
  'audit.sentence.admin.signInRefused':
    '{isKnown, select, true {Anmeldung als {target} fehlgeschlagen: falsches Passwort} other {Anmeldung mit unbekanntem Namen fehlgeschlagen}}',
  'audit.sentence.admin.signInsDuringLock':
    'Anmeldung als {target}, während das Konto gesperrt war: {count, plural, one {# Versuch} other {# Versuche}}',
  'audit.sentence.attendance.amend':
    '{change, select, added {Hinzugefügt für {target}: {newPunch}} withdrawn {Zurückgezogen für {target}: {oldPunch}} other {Ersetzt für {target}: {oldPunch}, jetzt {newPunch}}}',
  'audit.sentence.attendance.review':
    '{punches, plural, one {# Buchung} other {# Buchungen}} von {target} ohne Änderung geprüft',
  'audit.sentence.audit.acknowledge':
    '{reports, plural, one {# Meldung} other {# Meldungen}} über geänderte oder fehlende Daten bestätigt (Grund: {reason})',
  'audit.sentence.audit.changeFailed':
    'Eintrag {entry} wurde nicht wirksam: Die Änderung konnte nicht gespeichert werden',
  'audit.sentence.audit.export':
    '{rows, plural, one {# Eintrag} other {# Einträge}} des Prüfprotokolls exportiert',
  'audit.sentence.backup.make': 'Sicherung heruntergeladen',
  'audit.sentence.backup.write': 'Sicherung als {target} gespeichert',
  'audit.sentence.backup.restore': 'Sicherung wiederhergestellt',
  'audit.sentence.door.notMe':
    'Als {target} begrüßt, sagte eine Person am Eingang, dass sie das nicht ist',
  'audit.sentence.door.resolveCase':
    '{kind, select, help {Fall vom Eingang erledigt: Jemand bat um Hilfe} look_alike {Fall vom Eingang erledigt: Jemand wurde für eine andere Person gehalten} near_miss {Fall vom Eingang erledigt: Jemand wurde nicht erkannt und verwendete die PIN} other {Fall vom Eingang erledigt}}',
  'audit.sentence.door.refused':
    '{why, select, flat {Gesicht am Eingang abgewiesen, erkannt als {target}: Es bewegte sich wie ein flaches Bild} challenge {Gesicht am Eingang abgewiesen, erkannt als {target}: Der Kopf drehte sich zweimal nicht wie verlangt} other {Gesicht am Eingang abgewiesen, erkannt als {target}: Es schien nicht lebendig}}',
  'audit.sentence.exports.make':
    'Export als {target}: {range} ({rows, plural, one {# Zeile} other {# Zeilen}})',
  'audit.sentence.exports.removePreset': 'Gespeicherten Export „{name}“ entfernt',
  'audit.sentence.exports.savePreset': 'Export „{name}“ gespeichert',
  'audit.sentence.exports.scheduled':
    'Täglicher Export als {target}: {range} ({rows, plural, one {# Zeile} other {# Zeilen}})',
  'audit.sentence.hub.acknowledge': 'Eine Warnung des Terminals {target} zur Kenntnis genommen',
  'audit.sentence.hub.addPlace':
    '{kind, select, site {Den Standort {target} angelegt} other {Die Zutrittsgruppe {target} angelegt}}',
  'audit.sentence.hub.addToken': 'API-Token für {target} erstellt',
  'audit.sentence.hub.changePlace': '{fields} von {target} geändert',
  'audit.sentence.hub.expect':
    '{kind, select, places {Festgelegt, wo {target} stempelt: {name}} other {Festgelegt, wo {target} stempelt: an jedem Terminal}}',
  'audit.sentence.hub.moveKiosk':
    '{kind, select, site {Das Terminal {target} zum Standort {name} verschoben} other {Das Terminal {target} aus seinem Standort genommen}}',
  'audit.sentence.hub.removePlace':
    '{kind, select, site {Den Standort {target} entfernt} other {Die Zutrittsgruppe {target} entfernt}}',
  'audit.sentence.hub.pair': 'Einen Kopplungscode für ein Terminal erzeugt',
  'audit.sentence.hub.resume':
    'Dem Terminal {target} erlaubt weiterzumachen, nachdem sein Journal dem der Zentrale widersprach',
  'audit.sentence.hub.revoke': 'Das Terminal {target} von der Zentrale entfernt',
  'audit.sentence.hub.revokeToken': 'API-Token von {target} widerrufen',
  'audit.sentence.journal.merge':
    '{imported, plural, one {# Buchung} other {# Buchungen}} vom Terminal {target} importiert',
  'audit.sentence.liveness.record':
    '{kind, select, live {Lebende Person für die Lebenderkennung aufgenommen} print {Angriff für die Lebenderkennung aufgenommen (Ausdruck auf Papier)} bent_sheet {Angriff für die Lebenderkennung aufgenommen (gebogenes Blatt)} cut_out {Angriff für die Lebenderkennung aufgenommen (Ausschnitt)} phone {Angriff für die Lebenderkennung aufgenommen (Foto auf einem Bildschirm)} replay {Angriff für die Lebenderkennung aufgenommen (Video auf einem Bildschirm)} other {Angriff für die Lebenderkennung aufgenommen (andere Art)}}',
  'audit.sentence.liveness.discard': 'Aufnahme der Lebenderkennung gelöscht',
  'audit.sentence.liveness.erase':
    '{recordings, plural, one {# Aufnahme} other {# Aufnahmen}} der Lebenderkennung gelöscht (Grund: {reason})',
  'audit.sentence.liveness.measure':
    'Lebenderkennung gemessen an {live, plural, one {# Aufnahme} other {# Aufnahmen}} lebender Personen und {attacks, number} von Angriffen',
  'audit.sentence.liveness.takeOver':
    '{liveness, select, balanced {Vorgeschlagene Lebenderkennung übernommen: ausgewogen} strict {Vorgeschlagene Lebenderkennung übernommen: streng} other {Vorgeschlagene Lebenderkennung übernommen}}',
  'audit.sentence.models.calibrate': 'Modell {target} kalibriert',
  'audit.sentence.models.import': 'Modell {target} importiert',
  'audit.sentence.models.learn':
    '{learns, select, true {Der Eingang lernt Gesichter für das Erkennungsmodell {learning}} other {Lernen am Eingang beendet und Gelerntes gelöscht}}',
  'audit.sentence.models.remove': 'Modell {target} entfernt',
  'audit.sentence.models.use':
    '{own, select, both {Gewechselt zum Einbettungsmodell {embedding} und zum Detektor {detector}} embedding {Gewechselt zum Einbettungsmodell {embedding} und zum mitgelieferten Detektor} detector {Gewechselt zum mitgelieferten Einbettungsmodell und zum Detektor {detector}} other {Gewechselt zum mitgelieferten Einbettungsmodell und Detektor}}',
  'audit.sentence.people.add': '{target} ohne Gesicht und PIN hinzugefügt',
  'audit.sentence.people.addWithPin': '{target} mit PIN hinzugefügt',
  'audit.sentence.people.conflict':
    'Eine Änderung von {target} vom Kiosk {name} übernommen, obwohl die Person hier inzwischen geändert wurde',
  'audit.sentence.people.enrol':
    '{differs, select, true {{target} aus {samples, plural, one {# Foto} other {# Fotos}} erfasst, obwohl die Gesichter verschieden sind} other {{target} aus {samples, plural, one {# Foto} other {# Fotos}} erfasst}}',
  'audit.sentence.people.fromHub':
    'Personen von der Zentrale übernommen: {added, plural, one {# neue Person} other {# neue Personen}}, {changed, plural, one {# geändert} other {# geändert}}',
  'audit.sentence.people.fromKiosk':
    'Personen vom Kiosk {target} übernommen: {added, plural, one {# neue Person} other {# neue Personen}}, {changed, plural, one {# geändert} other {# geändert}}',
  'audit.sentence.people.learn':
    '{target} für das Erkennungsmodell {model} aus {samples, plural, one {# Besuch} other {# Besuchen}} gelernt',
  'audit.sentence.people.learnRefused':
    '{target} nicht für das Erkennungsmodell {model} gelernt: Das Gesicht ähnelt dem einer anderen Person',
  'audit.sentence.people.leave':
    'Austritt von {target} eingetragen; die Daten werden am {purgeDay} gelöscht',
  'audit.sentence.people.merge':
    '{differs, select, true {Zwei Datensätze zu {target} zusammengeführt, obwohl die Gesichter verschieden sind} other {Zwei Datensätze zu {target} zusammengeführt}}',
  'audit.sentence.people.purge': 'Daten von {target} gelöscht (Grund: {reason})',
  'audit.sentence.people.reinstate': '{target} wieder aufgenommen',
  'audit.sentence.people.remove':
    'Daten von {target} nur an diesem Terminal gelöscht: die Person stempelt jetzt anderswo',
  'audit.sentence.people.rename': 'Person umbenannt, jetzt {target}',
  'audit.sentence.people.sameNumber':
    '{target} vom Kiosk {name} ohne die Personalnummer übernommen, die hier jemand anderes hat',
  'audit.sentence.people.setDetails': 'Angaben von {target} geändert: {fields}',
  'audit.sentence.people.setPin': 'PIN von {target} festgelegt',
  'audit.sentence.people.setSupervisor':
    '{supervises, select, true {{target} zur Aufsicht gemacht, die Personen am Eingang bestätigt} other {{target} ist nicht mehr Aufsicht}}',
  'audit.sentence.people.suspend': '{target} gesperrt',
  'audit.sentence.roster.start':
    '{differs, select, true {Import von {people, plural, one {# Person} other {# Personen}} begonnen, auch mit anderen Gesichtern auf den Fotos} other {Import von {people, plural, one {# Person} other {# Personen}} begonnen}}',
  'audit.sentence.roster.end':
    'Import beendet: {added, plural, one {# Person} other {# Personen}} hinzugefügt, {changed, number} geändert',
  'audit.sentence.selfTest.apply': 'Empfohlene Schwellenwerte des Selbsttests übernommen',
  'audit.sentence.selfTest.reset': 'Schwellenwerte des Modells wiederhergestellt',
  'audit.sentence.settings.change': 'Einstellungen geändert: {fields}',
  'audit.sentence.settings.editedOutside':
    'Einstellungen wurden außerhalb von Rollcall geändert: {fields}',
  'audit.sentence.settings.fromHub': 'Einstellungen von der Zentrale übernommen: {fields}',
  'audit.sentence.settings.setLogo':
    '{hasLogo, select, true {Logo geändert} other {Logo entfernt}}',
  'audit.sentence.settings.import': 'Einstellungen importiert: {fields}',
  'audit.sentence.badges.learnCard': '{target} eine Karte gegeben',
  'audit.sentence.badges.makeRotating': 'Codes auf dem Handy von {target} eingerichtet',
  'audit.sentence.badges.print':
    '{people, plural, one {Ausweis für # Person gedruckt} other {Ausweise für # Personen gedruckt}}',
  'audit.sentence.badges.withdraw':
    '{kind, select, printed {Gedruckten Ausweis von {target} gesperrt} card {Eine Karte von {target} gesperrt} other {Codes auf dem Handy von {target} gesperrt}}',
  'audit.sentence.connectors.add': 'Verbindung {name} zu einem anderen System eingerichtet',
  'audit.sentence.connectors.remove': 'Verbindung {name} zu einem anderen System entfernt',
  'audit.sentence.connectors.sendAgain':
    'Über die Verbindung {name} erneut gesendet, was nicht gesendet werden konnte',
  'audit.sentence.connectors.replay':
    'Einträge vom Zeitraum {range} über die Verbindung {name} erneut gesendet',
  'audit.sentence.signOffs.add': 'Abgeschlossen: {range}',
  'audit.sentence.signOffs.fromHub':
    '{changed, plural, one {# Abschluss} other {# Abschlüsse}} von der Zentrale übernommen',
  'audit.sentence.signOffs.reopen': 'Wieder geöffnet: {range} (Grund: {reason})',
  'audit.sentence.update.install': 'Version {target} von Rollcall installiert',
  'audit.sentence.update.back': 'Zur Version {target} von Rollcall zurückgekehrt',
  'audit.sentence.uplink.join': 'Mit der Zentrale {target} verbunden',
  'audit.sentence.uplink.leave': 'Von der Zentrale {target} getrennt',
};
