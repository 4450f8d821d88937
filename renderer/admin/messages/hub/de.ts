import type { HubMessages } from './en.js';

export const hubDe: HubMessages = {
  'hub.kiosks.intro':
    'Die Terminals, die ihre Einträge an diese Zentrale senden. Was sie aufzeichnen, erscheint hier nach wenigen Sekunden.',
  'hub.kiosks.lastSeen': 'Zuletzt gesehen',
  'hub.kiosks.entries': 'Einträge',
  'hub.kiosks.notSent': 'Ausstehend',
  'hub.kiosks.version': 'Version',
  'hub.kiosks.clock': 'Uhr',
  'hub.kiosks.none': 'Noch kein Terminal ist verbunden. Wählen Sie „Terminal verbinden“.',
  'hub.kiosks.isRemoved': 'Entfernt',
  'hub.never': 'Nie',
  'hub.kiosk': 'Terminal',
  'hub.pair': 'Terminal verbinden',
  'hub.pairing.steps':
    'Öffnen Sie am Terminal die Verwaltung, dann „Zentrale“, und geben Sie diese Adresse und diesen Code ein.',
  'hub.pairing.valid': 'Der Code verbindet ein Terminal, einmal. Er gilt bis {time}.',
  'hub.address': 'Adresse der Zentrale',
  'hub.addressHint': 'Zum Beispiel hub.example:4320',
  'hub.code': 'Kopplungscode',
  'hub.codeHint': '24 Zeichen, wie die Zentrale sie zeigt',
  'hub.remove': 'Entfernen',
  'hub.removeOf': '{name} entfernen',
  'hub.removeKiosk': 'Terminal entfernen',
  'hub.removeTitle': '{name} von der Zentrale entfernen',
  'hub.removeText':
    'Die Zentrale nimmt von diesem Terminal ab jetzt nichts mehr an. Was es gesendet hat, bleibt. Um es wieder zu verbinden, erzeugen Sie einen neuen Code.',
  'hub.removed': 'Die Zentrale nimmt von {name} nichts mehr an.',
  'hub.alarms': 'Warnungen',
  'hub.alarm.what': 'Was geschehen ist',
  'hub.alarm.last': 'Zuletzt',
  'hub.alarm.times': '({count, plural, one {#-mal} other {#-mal}})',
  'hub.alarm.fork':
    'Es gibt zwei verschiedene Einträge mit der Nummer {entry}: Eine alte Kopie der Daten wurde benutzt, oder zwei Rechner benutzen sie. Die Zentrale behält den ersten.',
  'hub.alarm.behind':
    'Eintrag {entry}, den die Zentrale bestätigt hat, fehlt dort: Eine alte Kopie der Daten wurde zurückgespielt, oder Einträge wurden entfernt. Die Zentrale behält sie.',
  'hub.alarm.broken':
    'Eintrag {entry} wurde verändert oder folgt nicht auf den vorigen. Er wurde abgelehnt. Führen Sie am Terminal „rollcall log verify“ aus.',
  'hub.alarm.lost': 'Es kann seine Einträge {entry} nicht mehr lesen. Prüfen Sie die Festplatte.',
  'hub.alarm.clock': 'Die Uhr geht um mehr als zwei Minuten falsch. Stellen Sie sie.',
  'hub.alarm.revoked':
    'Es hat etwas gesendet, obwohl es entfernt wurde. Es wurde abgelehnt. Suchen Sie das Gerät.',
  'hub.alarm.duplicate':
    'Eine Person dort hat die Personalnummer einer anderen Person hier. Die Nummer wurde weggelassen. Wenn es dieselbe Person ist, führen Sie die beiden Datensätze zusammen.',
  'hub.alarm.signature':
    'Jemand hat in seinem Namen etwas ohne seinen Schlüssel gesendet. Es wurde abgelehnt. Suchen Sie den Absender.',
  'hub.alarm.restored':
    'Die Datenbank der Zentrale wurde aus einer Sicherung wiederhergestellt: Ihr fehlt etwas, das dieses Terminal von der Zentrale hat. Die Terminals senden fehlende Einträge noch einmal und erhalten alle Personen noch einmal. Was seit der Sicherung in der Zentrale geändert wurde, fehlt: Prüfen Sie entfernte Terminals, Tokens, Standorte und Löschungen.',
  'hub.alarm.returned':
    'Eine gelöschte Person ({entry}) kam mit einer Sicherung der Zentrale zurück und wurde wieder gelöscht. Wenn sie hier sein soll, erfassen Sie sie neu.',
  'hub.acknowledge': 'Zur Kenntnis nehmen',
  'hub.acknowledgeOf': 'Diese Warnung von {name} zur Kenntnis nehmen',
  'hub.acknowledgedBy': 'Zur Kenntnis genommen von {name}',
  'hub.intro':
    'Eine Zentrale führt die Anwesenheit mehrerer Terminals zusammen. Ohne Netzwerk arbeitet dieses Terminal wie bisher.',
  'hub.join': 'Mit Zentrale verbinden',
  'hub.joinText':
    'Öffnen Sie in der Zentrale „Terminals“ und wählen Sie „Terminal verbinden“. Geben Sie Adresse und Code innerhalb von 15 Minuten ein.',
  'hub.joined':
    'Dieses Terminal ist mit der Zentrale verbunden. Es sendet jetzt sein ganzes Journal.',
  'hub.leave': 'Zentrale verlassen',
  'hub.leaveText':
    'Dieses Terminal sendet nichts mehr an die Zentrale. Was die Zentrale hat, bleibt dort, und alle Daten bleiben auf diesem Terminal.',
  'hub.left': 'Dieses Terminal hat die Zentrale verlassen.',
  'hub.lastContact': 'Letzte Antwort der Zentrale',
  'hub.confirmed': 'Einträge, die die Zentrale hat',
  'hub.joinedAt': 'Verbunden seit',
  'hub.fingerprint': 'Fingerabdruck des Zertifikats',
  'hub.erasures': 'Löschungen',
  'hub.erasures.intro':
    'Wer hier gelöscht oder zusammengeführt wurde und welche Terminals das bestätigt haben. Ein ausgeschaltetes Terminal löscht, sobald es wieder da ist.',
  'hub.erasures.person': 'ID der Person',
  'hub.erasures.at': 'Gelöscht',
  'hub.erasures.state': 'Terminals',
  'hub.erasures.last': 'Letzte Bestätigung',
  'hub.erasures.merged': 'Zusammengeführt mit {id}',
  'hub.erasures.complete': 'Von allen bestätigt',
  'hub.erasures.outstanding': 'Ausstehend: {names}',
  'hub.erasures.byHand': 'Von Hand löschen: {names}',
  'hub.erasures.confirmed': 'Bestätigt: {names}',
  'hub.waiting': 'Wartet auf die Zentrale',
  'hub.waiting.intro':
    'Diese Personen wurden hier aufgenommen oder geändert. An diesem Terminal gilt das sofort, anderswo, sobald die Zentrale es hat.',
  'hub.waiting.changed': 'Geändert',
  'hub.waiting.name': 'Name',
  'hub.waiting.entry': 'Nummer und PIN',
  'hub.waiting.details': 'Angaben',
  'hub.waiting.status': 'Status',
  'hub.waiting.face': 'Gesicht',
  'hub.waiting.badges': 'Ausweise',
  'hub.waiting.erased': 'Gelöscht',
  'hub.waiting.more': 'und {count} weitere',
  'hub.peopleWaiting': 'Hier geänderte Personen, noch nicht gesendet',
  'hub.kiosks.isFormer': 'Frühere ID',
  'hub.kiosks.isResuming': 'Darf weitermachen',
  'hub.resume': 'Weitermachen lassen',
  'hub.resumeOf': '{name} weitermachen lassen',
  'hub.resumeTitle': '{name} weitermachen lassen',
  'hub.resumeText':
    'Klären Sie zuerst, warum sein Journal abweicht: ob eine ältere Kopie der Daten zurückgespielt wurde oder zwei Geräte eine verwenden. Dann macht das Terminal unter einer neuen ID nach dem letzten gemeinsamen Eintrag weiter. Was die Zentrale hat, bleibt und zählt. Verwenden zwei Geräte Kopien, macht nur das erste weiter; verbinden Sie das andere mit einem neuen Code.',
  'hub.resumed': '{name} macht beim nächsten Kontakt weiter.',
  'hub.kiosks.site': 'Standort',
  'hub.kiosks.noSite': 'Kein Standort',
  'hub.kiosks.siteOf': 'Standort von {name}',
  'hub.kiosks.moved':
    '{name} bekommt in wenigen Sekunden die Personen seines Standorts und entfernt die übrigen.',
  'hub.kiosks.removals':
    '{count, plural, one {Entfernen von # Person nicht bestätigt} other {Entfernen von # Personen nicht bestätigt}}',
  'hub.places': 'Standorte und Zutrittsgruppen',
  'hub.places.intro':
    'Personen stempeln an jedem Terminal oder nur an denen ihrer Standorte und Gruppen; das legen Sie unter Personen fest. Andere Terminals haben weder Gesicht noch Name und PIN. Eine Zutrittsgruppe steht für mehrere Standorte und Terminals.',
  'hub.places.addSite': 'Standort anlegen',
  'hub.places.addGroup': 'Zutrittsgruppe anlegen',
  'hub.places.kind': 'Art',
  'hub.places.site': 'Standort',
  'hub.places.group': 'Zutrittsgruppe',
  'hub.places.doors': 'Standorte und Terminals',
  'hub.places.doorsHint': 'Personen dieser Gruppe stempeln hier.',
  'hub.places.people': 'Personen',
  'hub.places.change': 'Ändern',
  'hub.places.changeOf': '{name} ändern',
  'hub.places.saved': '{name} wurde gespeichert.',
  'hub.places.removed': '{name} wurde entfernt.',
  'hub.person': 'Stempelt an',
  'hub.person.hint':
    'Ohne Auswahl: an jedem Terminal. Die übrigen Terminals entfernen die Person, auch ihre Fotos dort.',
  'hub.person.outstanding': 'Entfernen noch nicht bestätigt von: {names}',
};
