import type { SelfTestMessages } from './en.js';

export const selfTestFr: SelfTestMessages = {
  'self-test.title': 'Autotest',
  'self-test.about':
    'Mesure dans quelle mesure Rollcall distingue les personnes de ce site, à partir des échantillons de leur enregistrement. La mesure ne modifie rien.',
  'self-test.target': 'Inconnus acceptés',
  'self-test.measure': 'Mesurer',
  'self-test.measuring': 'Mesure en cours…',
  'self-test.reset': 'Le seuil par défaut du modèle est de nouveau utilisé.',
  'self-test.applied': 'Le seuil recommandé est désormais utilisé.',
  'self-test.thresholds': 'Seuils',
  'self-test.threshold': 'Seuil',
  'self-test.distance': 'Distance',
  'self-test.fpir': 'Mal identifiés (FPIR)',
  'self-test.fnir': 'Non reconnus (FNIR)',
  'self-test.current': 'Actuel',
  'self-test.recommended': 'Recommandé',
  'self-test.counts':
    '{people, plural, one {# personne} many {# de personnes} other {# personnes}} avec {samples, plural, one {# échantillon} many {# d’échantillons} other {# échantillons}}',
  'self-test.samplesPlot':
    'Échantillons selon la distance à la même personne (bleu) et à l’autre personne la plus proche (rouge). La ligne marque le seuil actuel.',
  'self-test.arrivalsPlot':
    'Arrivées selon la distance à la même personne (bleu) et à l’autre personne la plus proche (rouge). La ligne marque le seuil actuel.',
  'self-test.samePerson': 'Même personne',
  'self-test.otherPerson': 'Autre personne la plus proche',
  'self-test.single':
    'Ces chiffres portent sur des échantillons isolés. À l’entrée, plusieurs images sont combinées et les deux chiffres sont plus bas.',
  'self-test.needsPairs':
    'Une recommandation exige {needed, plural, one {# paire} many {# de paires} other {# paires}} d’échantillons de personnes différentes. Ce site en a {pairs, number}. Environ 16 personnes avec 3 échantillons chacune suffisent. D’ici là, le seuil par défaut du modèle est utilisé.',
  'self-test.useRecommended': 'Utiliser le seuil recommandé',
  'self-test.useDefault': 'Utiliser le seuil par défaut',
  'self-test.door': 'À l’entrée',
  'self-test.arrivals':
    '{count, plural, one {# arrivée} many {# d’arrivées} other {# arrivées}} au cours des deux dernières semaines. Les arrivées d’inconnus ne sont pas conservées\u00a0; «\u00a0mal identifiés\u00a0» ne concerne donc que vos propres employés.',
  'self-test.alike': 'Personnes qui se ressemblent',
  'self-test.pair':
    '{same, select, true {{one} et {other}, distance {distance}\u00a0: probablement la même personne, enregistrée deux fois} other {{one} et {other}, distance {distance}}}',
  'self-test.noneAlike': 'Personne ne risque d’être pris pour quelqu’un d’autre.',
  'self-test.view': 'Vue de test',
  'self-test.viewAbout':
    'Montre comment la caméra voit les visages\u00a0: leurs cadres, cinq points et les trois personnes les plus proches avec leurs distances. Rien n’est enregistré. À l’entrée, plusieurs images sont combinées.',
  'self-test.openView': 'Démarrer la caméra',
  'self-test.closeView': 'Arrêter la caméra',
  'self-test.picture': 'Image de la caméra, en miroir',
  'self-test.nearest': 'Personnes les plus proches',
  'self-test.face': 'Visage',
  'self-test.person': 'Personne',
  'self-test.result': 'Résultat',
  'self-test.recognised': 'Reconnu',
  'self-test.notRecognised': 'Non reconnu',
  'self-test.noFace': 'Aucun visage dans l’image.',
  'self-test.noOne': 'Personne n’est encore enregistré.',
};
