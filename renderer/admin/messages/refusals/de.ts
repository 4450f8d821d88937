import type { RefusalsMessages } from './en.js';

export const refusalsDe: RefusalsMessages = {
  'refusals.title': 'Am Eingang abgewiesen',
  'refusals.about':
    'Gesichter, die erkannt wurden, aber nicht lebendig schienen. Es werden keine Bilder aufbewahrt. Sprechen Sie mit Personen, deren eigenes Gesicht oft abgewiesen wird: Sie brauchen vielleicht eine PIN, oder die Einstellung ist für Ihren Standort zu streng.',
  'refusals.table': 'Abweisungen',
  'refusals.time': 'Zeit',
  'refusals.name': 'Erkannt als',
  'refusals.reason': 'Grund',
  'refusals.none': 'Es wurde kein Gesicht abgewiesen.',
  'refusals.older': 'Ältere Abweisungen anzeigen',
  'refusals.cue.withFace': 'Umgebung, die sich mit dem Gesicht bewegt',
  'refusals.cue.still': 'Umgebung, die stillsteht',
  'refusals.cue.plane': 'Abstand von einer Ebene',
  'refusals.cue.turn': 'Drehung zur Seite',
  'refusals.cue.nod': 'Nicken',
  'refusals.why.flat': 'Es bewegte sich wie ein flaches Bild',
  'refusals.why.wrong-direction': 'Zweimal anders gedreht als verlangt',
  'refusals.why.too-slow': 'Zweimal nicht wie verlangt gedreht',
  'refusals.why.moved': 'Während der Prüfung weggegangen',
  'refusals.why.surroundings': 'Die Umgebung bewegte sich mit dem gedrehten Gesicht',
  'refusals.why.flat-turn': 'Blieb beim Drehen flach',
};
