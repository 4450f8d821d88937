import type { SelfTestMessages } from './en.js';

export const selfTestDe: SelfTestMessages = {
  'self-test.title': 'Selbsttest',
  'self-test.about':
    'Misst, wie gut Rollcall die Personen dieses Standorts unterscheiden kann, anhand der Aufnahmen ihrer Erfassung. Das Messen ändert nichts.',
  'self-test.target': 'Akzeptierte Fremde',
  'self-test.measure': 'Messen',
  'self-test.measuring': 'Messung läuft…',
  'self-test.reset': 'Der Standardschwellenwert des Modells gilt wieder.',
  'self-test.applied': 'Der empfohlene Schwellenwert gilt jetzt.',
  'self-test.thresholds': 'Schwellenwerte',
  'self-test.threshold': 'Schwellenwert',
  'self-test.distance': 'Abstand',
  'self-test.fpir': 'Verwechselt (FPIR)',
  'self-test.fnir': 'Nicht erkannt (FNIR)',
  'self-test.current': 'Aktuell',
  'self-test.recommended': 'Empfohlen',
  'self-test.counts':
    '{people, plural, one {# Person} other {# Personen}} mit {samples, plural, one {# Aufnahme} other {# Aufnahmen}}',
  'self-test.samplesPlot':
    'Aufnahmen nach Abstand zur selben Person (blau) und zur nächsten anderen Person (rot). Die Linie zeigt den aktuellen Schwellenwert.',
  'self-test.arrivalsPlot':
    'Ankünfte nach Abstand zur selben Person (blau) und zur nächsten anderen Person (rot). Die Linie zeigt den aktuellen Schwellenwert.',
  'self-test.samePerson': 'Selbe Person',
  'self-test.otherPerson': 'Nächste andere Person',
  'self-test.single':
    'Diese Werte gelten für einzelne Aufnahmen. Am Eingang werden mehrere Bilder kombiniert, und beide Werte sind niedriger.',
  'self-test.needsPairs':
    'Für eine Empfehlung {needed, plural, one {ist # Paar} other {sind # Paare}} von Aufnahmen verschiedener Personen nötig. Dieser Standort hat {pairs, number}. Etwa 16 Personen mit je 3 Aufnahmen genügen. Bis dahin gilt der Standardschwellenwert des Modells.',
  'self-test.useRecommended': 'Empfohlenen Schwellenwert verwenden',
  'self-test.useDefault': 'Standardschwellenwert verwenden',
  'self-test.door': 'Am Eingang',
  'self-test.arrivals':
    '{count, plural, one {# Ankunft} other {# Ankünfte}} in den letzten zwei Wochen. Ankünfte von Fremden werden nicht aufbewahrt, daher bezieht sich „verwechselt“ nur auf Ihre eigenen Leute.',
  'self-test.alike': 'Personen, die sich ähnlich sehen',
  'self-test.pair':
    '{same, select, true {{one} und {other}, Abstand {distance}: wahrscheinlich dieselbe Person, zweimal erfasst} other {{one} und {other}, Abstand {distance}}}',
  'self-test.noneAlike': 'Eine Verwechslung ist bei niemandem wahrscheinlich.',
  'self-test.view': 'Testansicht',
  'self-test.viewAbout':
    'Zeigt, wie die Kamera Gesichter jetzt sieht: ihre Rahmen, fünf Punkte und die drei nächsten Personen mit ihren Abständen. Nichts wird aufgezeichnet. Am Eingang werden mehrere Bilder kombiniert.',
  'self-test.openView': 'Kamera starten',
  'self-test.closeView': 'Kamera stoppen',
  'self-test.picture': 'Kamerabild, gespiegelt',
  'self-test.nearest': 'Nächste Personen',
  'self-test.face': 'Gesicht',
  'self-test.person': 'Person',
  'self-test.result': 'Ergebnis',
  'self-test.recognised': 'Erkannt',
  'self-test.notRecognised': 'Nicht erkannt',
  'self-test.noFace': 'Im Bild ist kein Gesicht.',
  'self-test.noOne': 'Noch ist niemand erfasst.',
};
