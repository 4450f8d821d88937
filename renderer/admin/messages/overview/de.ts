import type { OverviewMessages } from './en.js';

export const overviewDe: OverviewMessages = {
  'overview.title': 'Übersicht',
  'overview.asOf': 'Stand: {time}',
  'overview.tile.in': 'Jetzt da',
  'overview.tile.late': 'Heute verspätet',
  'overview.tile.absent': 'Heute abwesend',
  'overview.tile.unexplained': '{count, plural, one {# ohne Grund} other {# ohne Grund}}',
  'overview.tile.resolve': 'Zu klären',
  'overview.tile.resolveNote':
    '{count, plural, one {Tag der letzten 30} other {Tage der letzten 30}}',
  'overview.tile.requests': 'Von der Tür',
  'overview.tile.requestsNote':
    '{count, plural, one {Anfrage oder Verwechslung} other {Anfragen und Verwechslungen}}',
  'overview.tile.setUp': 'Einrichtung',
  'overview.tile.setUpNote': '{count, plural, one {Schritt fehlt} other {Schritte fehlen}}',
  'overview.tile.camera': 'Kamera',
  'overview.camera.working': 'Läuft',
  'overview.camera.paused': 'Angehalten',
  'overview.camera.silent': 'Kein Bild',
  'overview.camera.none': 'Kein Bild',
  'overview.camera.note':
    '{state, select, paused {solange die Verwaltung hier geöffnet ist} silent {seit {time}: Prüfen Sie den Bildschirm des Terminals} none {seit dem Start von Rollcall: Öffnen Sie das Terminal} other {am Terminal}}',
  'overview.tile.disk': 'Speicher',
  'overview.disk.unknown': 'Läuft',
  'overview.disk.note':
    '{state, select, good {frei} low {frei: Schaffen Sie bald Platz} other {frei, aber nichts kann gespeichert werden: Der Speicher ist voll oder schreibgeschützt}}',
  'overview.tile.update': 'Neue Version',
  'overview.update.note':
    '{state, select, ready {ist bereit: Sie wird heute Nacht installiert, wenn niemand an der Tür ist} fetching {wird geladen} other {gibt es: Beenden Sie Rollcall und führen Sie rollcall update install aus}}',
  'overview.update.problem':
    '{problem, select, unreachable {Der Server für Aktualisierungen hat nicht geantwortet} not_signed {ist nicht mit dem festgelegten Schlüssel signiert und wurde nicht verwendet: Fragen Sie den Herausgeber} no_file {hat keine Datei für das System dieses Computers} no_space {braucht mehr Platz auf dem Speicher} other {lief nicht mit den Daten dieses Standorts: Melden Sie es dem Herausgeber}}',
  'overview.list.in': 'Wer da ist',
  'overview.list.late': 'Wer heute verspätet kam',
  'overview.list.absent': 'Wer heute fehlt',
  'overview.list.search': 'Nach Namen suchen',
  'overview.list.noDepartment': 'Ohne Abteilung',
  'overview.list.name': 'Name',
  'overview.list.since': 'Da seit',
  'overview.list.came': 'Gekommen um',
  'overview.list.lateBy': 'Verspätung',
  'overview.list.reason': 'Grund',
  'overview.list.noReason': 'Nicht bekannt',
  'overview.list.minutes': '{count} Min.',
  'overview.list.erased': 'Gelöschte Person',
  'overview.list.loading': 'Wird geladen …',
  'overview.list.noMatch': 'Niemand in dieser Liste passt zu Suche oder Abteilung.',
  'overview.list.empty.in':
    'Niemand ist da: Alle haben ausgestempelt oder sind vor längerer Zeit gekommen, als eine Schicht dauern kann.',
  'overview.list.empty.late':
    'Heute kam niemand zu spät. Nur Personen mit Arbeitszeiten können sich verspäten.',
  'overview.list.empty.absent':
    'Heute fehlt niemand: Niemand mit Arbeitszeiten wird bis jetzt vermisst, und keine Abwesenheit ist eingetragen.',
  'overview.evacuation.title': 'Evakuierungsliste',
  'overview.evacuation.count': '{count, plural, one {# Person ist da} other {# Personen sind da}}',
  'overview.evacuation.found': '{found} von {count} abgehakt',
  'overview.evacuation.department': '{name} ({count})',
  'overview.evacuation.person': '{name}, da seit {since}',
  'overview.evacuation.team': 'Nur Personen Ihrer Abteilungen stehen auf der Liste.',
  'overview.evacuation.lost':
    'Die Verbindung zu Rollcall ist unterbrochen. Diese Personen waren um {time} da.',
  'overview.evacuation.print': 'Drucken',
  'overview.evacuation.back': 'Zurück',
  'overview.evacuation.close': 'Liste schließen',
  'overview.evacuation.kept': 'Evakuierungsliste, Stand {time}',
  'overview.evacuation.empty': 'Niemand ist da.',
  'overview.setUp.title': 'Einrichtung',
  'overview.setUp.intro':
    'Erledigen Sie diese Schritte in beliebiger Reihenfolge, und kommen Sie zurück, wann Sie möchten. Was fehlt, bleibt auf dieser Liste und in der Übersicht.',
  'overview.setUp.state': '{isDone, select, yes {erledigt} other {offen}}',
  'overview.setUp.allDone': 'Alles ist eingerichtet.',
  'overview.setUp.step.administrator': 'Administrator',
  'overview.setUp.text.administrator':
    'Ihr Konto darf alles. Legen Sie unter „Konten“ Konten für die Personalabteilung an.',
  'overview.setUp.step.site': 'Ihr Standort',
  'overview.setUp.text.site':
    'Tragen Sie das Unternehmen ein, das die Gesichter verarbeitet (für den Datenschutzhinweis), und prüfen Sie Namen, Zeitzone und Sprachen der Einwilligungstexte.',
  'overview.setUp.button.site': 'Einstellungen öffnen',
  'overview.setUp.step.camera': 'Kamera',
  'overview.setUp.text.camera':
    'Stellen Sie sich vor das Terminal. Ihr Gesicht sollte etwa ein Drittel der Bildhöhe einnehmen.',
  'overview.setUp.button.camera': 'Zum Terminal',
  'overview.setUp.step.people': 'Erste Person',
  'overview.setUp.text.people':
    'Nehmen Sie eine Person mit ihrer Einwilligung auf, mit Kamera oder Fotos, oder importieren Sie viele aus einer Liste.',
  'overview.setUp.button.people': 'Personen hinzufügen',
  'overview.setUp.step.door': 'Probe an der Tür',
  'overview.setUp.text.door':
    'Lassen Sie die erste Person am Terminal einstempeln, mit Gesicht oder PIN.',
  'overview.setUp.button.door': 'Zum Terminal',
  'overview.setUp.step.backup': 'Sicherung',
  'overview.setUp.text.backup':
    'Laden Sie eine Sicherung mit Kennwort herunter und bewahren Sie beides außerhalb dieses Computers auf. Ohne den Schlüssel der Sicherung lassen sich Vorlagen nicht lesen.',
  'overview.setUp.button.backup': 'Sicherung öffnen',
};
