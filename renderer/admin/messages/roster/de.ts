import type { RosterMessages } from './en.js';

export const rosterDe: RosterMessages = {
  'roster.intro':
    'Importieren Sie eine CSV- oder XLSX-Datei oder eine ZIP-Datei mit einer Tabelle und Fotos. Fotos können auch in Ordnern liegen, die nach Nummer oder Name der Person benannt sind. Ein Ordner oder eine ZIP-Datei mit solchen Ordnern braucht keine Tabelle.',
  'roster.columns': 'Spalten (Überschriften anderer Programme werden auch verstanden):',
  'roster.files': 'Zu importierende Dateien',
  'roster.drag': 'Ziehen Sie eine Datei oder einen Ordner hierher, oder wählen Sie:',
  'roster.file': 'CSV-, XLSX- oder ZIP-Datei',
  'roster.folder': 'Ordner mit einem Unterordner pro Person',
  'roster.fileCount': '{count, plural, one {# Datei} other {# Dateien}}',
  'roster.replace': 'Vorhandene Gesichtsdaten und PINs ersetzen',
  'roster.reading': 'Zeilen werden gelesen …',
  'roster.otherFile': 'Andere Datei wählen',
  'roster.import': '{count, plural, one {# Person} other {# Personen}} importieren',
  'roster.stop': 'Import anhalten',
  'roster.close': 'Schließen',
  'roster.outcome':
    '{count, plural, one {# Person} other {# Personen}} hinzugefügt, {changed, number} aktualisiert.',
  'roster.action.add': 'Hinzufügen',
  'roster.action.change': 'Aktualisieren',
  'roster.action.done': 'Keine Änderung',
  'roster.action.refuse': 'Überspringen',
  'roster.plan':
    'Noch wurde nichts geändert. {add, number} hinzuzufügen, {change, number} zu aktualisieren, {done, number} ohne Änderung, {refuse, number} zu überspringen.',
  'roster.ignoredColumns': 'Nicht beachtete Spalten: {columns}.',
  'roster.encodingOf':
    '{of, select, table {Kodierung der Tabelle} other {Kodierung der Dateinamen}}: {encoding}{isGuess, select, yes { (erkannt)} other {}}. Wenn dieser Text falsch aussieht, wählen Sie eine andere Kodierung.',
  'roster.encoding': 'Textkodierung',
  'roster.detectEncoding': 'Automatisch erkennen',
  'roster.rows': 'Zeilen',
  'roster.noRows': 'Die Datei hat keine Zeilen.',
  'roster.column.line': 'Zeile',
  'roster.column.code': 'Code',
  'roster.column.photos': 'Fotos',
  'roster.column.action': 'Aktion',
  'roster.problem': '{column}: {message}',
  'roster.fileLeftOut': '{file} wird ausgelassen: {reason}',
  'roster.fileReason': '{file}: {reason}',
  'roster.codes':
    'Das PIN-Feld hat nur Ziffern. Wer eine Nummer mit Buchstaben hat, tippt stattdessen den Code; „neu“ heißt, dass einer erzeugt und dann bei der Person angezeigt wird.',
  'roster.agreed': 'Alle mit Fotos haben in die Gesichtserkennung eingewilligt.',
  'roster.progress': 'Importierte Personen',
  'roster.running':
    '{done, number} von {total, plural, one {# Person} other {# Personen}} verarbeitet. Der Import läuft weiter, wenn Sie dieses Fenster schließen.',
  'roster.complete':
    'Import abgeschlossen: {added, number} hinzugefügt, {changed, number} aktualisiert.',
  'roster.stopped':
    'Der Import hielt nach {done, number} von {total, plural, one {# Person} other {# Personen}} an: {added, number} hinzugefügt, {changed, number} aktualisiert. Importieren Sie dieselbe Datei erneut, um fortzufahren.',
  'roster.notImported': 'Nicht importiert ({count, number})',
  'roster.refusedLine': 'Zeile {line}, {name}: {reason}',
  'roster.refused': '{name}: {reason}',
  'roster.leftOut': '{count, plural, one {# Datei} other {# Dateien}} ausgelassen',
  'roster.leftOutSome':
    '{shown, number} von {count, plural, one {# Datei} other {# Dateien}} werden gezeigt, Fotos zuerst.',
  'roster.newCode': 'neu',
};
