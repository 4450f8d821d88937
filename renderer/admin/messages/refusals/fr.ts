import type { RefusalsMessages } from './en.js';

export const refusalsFr: RefusalsMessages = {
  'refusals.title': 'Refusés à l’entrée',
  'refusals.about':
    'Visages reconnus mais qui ne semblaient pas vivants. Aucune image n’est conservée. Parlez aux personnes dont le propre visage est souvent refusé\u00a0: elles ont peut-être besoin d’un code PIN, ou le réglage est trop strict pour votre site.',
  'refusals.table': 'Refus',
  'refusals.time': 'Heure',
  'refusals.name': 'Reconnu comme',
  'refusals.reason': 'Motif',
  'refusals.none': 'Aucun visage n’a été refusé.',
  'refusals.older': 'Afficher les refus plus anciens',
  'refusals.cue.withFace': 'Environs qui bougent avec le visage',
  'refusals.cue.still': 'Environs immobiles',
  'refusals.cue.plane': 'Écart par rapport à un plan',
  'refusals.cue.turn': 'Rotation latérale',
  'refusals.cue.nod': 'Hochement',
  'refusals.why.flat': 'Il bougeait comme une image plate',
  'refusals.why.wrong-direction': 'A tourné dans un autre sens que demandé, deux fois',
  'refusals.why.too-slow': 'N’a pas tourné comme demandé, deux fois',
  'refusals.why.moved': 'S’est éloigné pendant le test',
  'refusals.why.surroundings': 'Les environs bougeaient avec le visage qui tournait',
  'refusals.why.flat-turn': 'Est resté plat en tournant',
};
