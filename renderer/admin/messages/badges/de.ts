import type { BadgesMessages } from './en.js';

export const badgesDe: BadgesMessages = {
  'badges.title': 'Ausweise',
  'badges.none': 'Keine Ausweise',
  'badges.off': 'Am Eingang gelten keine Ausweise. Wählen Sie in den Einstellungen, welche gelten.',
  'badges.kind.printed': 'Gedruckter Ausweis vom {day}',
  'badges.kind.rotating': 'Codes auf einem Handy seit {day}',
  'badges.kind.card': 'Karte, angelernt am {day}',
  'badges.withdraw': 'Sperren',
  'badges.withdrawn': 'Dieser Ausweis gilt nicht mehr.',
  'badges.print': 'Ausweis drucken',
  'badges.phone': 'Codes auf einem Handy einrichten',
  'badges.learn': 'Karte anlernen',
  'badges.printed':
    'Für {name} wurde ein Ausweis erstellt. Ein früher gedruckter Ausweis gilt nicht mehr.',
  'badges.learnt': '{name} kann mit dieser Karte stempeln.',
  'badges.holdCard': 'Halten Sie die Karte an den Leser dieses Computers.',
  'badges.phoneCode': 'QR-Code für eine Authenticator-App',
  'badges.phoneText':
    '{name} scannt diesen Code jetzt mit einer Authenticator-App; er wird nicht noch einmal angezeigt. Am Eingang wählt {name} „PIN verwenden“ und gibt {typed} ein und als PIN den Code aus der App.',
  'badges.printMany': 'Ausweise drucken',
  'badges.printText':
    '{count, plural, one {Für # Person wird ein Ausweis erstellt. Ein früher gedruckter Ausweis gilt dann nicht mehr.} other {Für # Personen werden Ausweise erstellt. Ihre früher gedruckten Ausweise gelten dann nicht mehr.}}',
  'badges.printedMany':
    '{count, plural, one {# Ausweis wurde erstellt.} other {# Ausweise wurden erstellt.}}',
  'badges.paper': 'Papier',
  'badges.paper.a4': 'A4',
  'badges.paper.letter': 'Letter (USA)',
  'badges.settings.text': 'Außer Gesicht und PIN gelten am Eingang:',
  'badges.settings.printed': 'Gedruckte Ausweise mit QR-Code, vor die Kamera gehalten',
  'badges.settings.rotating': 'Ein Code vom Handy der Person, eingegeben mit ihrer Nummer',
  'badges.settings.cards': 'Karten an einem USB-Leser, der tippt',
  'badges.settings.note':
    'Wer einen Ausweis oder eine Karte hat, kann damit stempeln; bei einem gedruckten Ausweis genügt ein Foto davon. Codes vom Handy wechseln alle 30 Sekunden und gelten einmal.',
};
