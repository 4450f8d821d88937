import type { LivenessMessages } from './en.js';

export const livenessFr: LivenessMessages = {
  'liveness.title': 'Détection du vivant',
  'liveness.policy':
    '{policy, select, off {La détection du vivant à l’entrée est désactivée\u00a0: les photos et les écrans ne sont pas détectés. Vous pouvez la modifier dans les paramètres.} balanced {La détection du vivant à l’entrée est équilibrée\u00a0: en cas de doute, la personne tourne la tête. Vous pouvez la modifier dans les paramètres.} other {La détection du vivant à l’entrée est stricte\u00a0: tout le monde tourne la tête. Vous pouvez la modifier dans les paramètres.}}',
  'liveness.measureTitle': 'La mesurer avec vos employés et votre caméra',
  'liveness.step.people':
    'Enregistrez des personnes qui l’acceptent\u00a0: au moins {needed}, mieux 30, avec et sans lunettes, à différents moments de la journée.',
  'liveness.step.attacks':
    'Enregistrez des attaques\u00a0: au moins {needed}, par exemple des impressions, des téléphones et des vidéos de vous-même que vous présentez.',
  'liveness.step.measure': 'Mesurez, puis adoptez le réglage proposé par le résultat.',
  'liveness.recordings': 'Enregistrements',
  'liveness.recorded': 'Enregistré',
  'liveness.needed': 'Nécessaires',
  'liveness.livePeople': 'Personnes vivantes',
  'liveness.attacks': 'Attaques',
  'liveness.kindCount': '{kind}\u00a0: {count, number}',
  'liveness.kinds': '({kinds})',
  'liveness.kept':
    '{days, plural, one {Rollcall ne conserve ni images ni noms\u00a0: seulement la position du visage et de 15 points dans chaque image, chiffrée. Les enregistrements sont effacés # jour après le dernier, ou quand vous adoptez un résultat. Ils ne font pas partie d’une sauvegarde.} many {Rollcall ne conserve ni images ni noms\u00a0: seulement la position du visage et de 15 points dans chaque image, chiffrée. Les enregistrements sont effacés # de jours après le dernier, ou quand vous adoptez un résultat. Ils ne font pas partie d’une sauvegarde.} other {Rollcall ne conserve ni images ni noms\u00a0: seulement la position du visage et de 15 points dans chaque image, chiffrée. Les enregistrements sont effacés # jours après le dernier, ou quand vous adoptez un résultat. Ils ne font pas partie d’une sauvegarde.}}',
  'liveness.erasedOn': 'Les enregistrements actuels seront effacés le {day}.',
  'liveness.record': 'Enregistrer une séquence',
  'liveness.measure': 'Mesurer',
  'liveness.erase': 'Effacer les enregistrements',
  'liveness.wait': 'Veuillez patienter…',
  'liveness.erased':
    '{count, plural, one {# enregistrement effacé.} many {# d’enregistrements effacés.} other {# enregistrements effacés.}}',
  'liveness.takenOver':
    '{count, plural, one {{policy, select, balanced {La détection du vivant est désormais équilibrée.} other {La détection du vivant est désormais stricte.}} # enregistrement effacé.} many {{policy, select, balanced {La détection du vivant est désormais équilibrée.} other {La détection du vivant est désormais stricte.}} # d’enregistrements effacés.} other {{policy, select, balanced {La détection du vivant est désormais équilibrée.} other {La détection du vivant est désormais stricte.}} # enregistrements effacés.}}',
  'liveness.result': 'Résultat',
  'liveness.use':
    '{policy, select, balanced {Utiliser «\u00a0équilibré\u00a0» et effacer les enregistrements} other {Utiliser «\u00a0strict\u00a0» et effacer les enregistrements}}',
  'liveness.share': 'Part, avec bornes à 95 %',
  'liveness.balanced': 'Équilibré',
  'liveness.strict': 'Strict',
  'liveness.nothing': 'Rien n’a été mesuré.',
  'liveness.rate.refused': 'Personnes vivantes refusées (BPCER)',
  'liveness.rate.challenged': 'Invitées à tourner la tête',
  'liveness.rate.wait': 'Attente médiane avant la décision',
  'liveness.rate.turn': 'Temps médian pour tourner la tête, si demandé',
  'liveness.rate.accepted': 'Acceptées (APCER)\u00a0: {kind}',
  'liveness.bounds': '{share} ({low} à {high})',
  'liveness.noTurn': 'personne n’a tourné',
  'liveness.seconds': '{seconds} s',
  'liveness.kind.live': 'Personne vivante',
  'liveness.kind.print': 'Impression sur papier',
  'liveness.kind.bent-sheet': 'Feuille courbée',
  'liveness.kind.cut-out': 'Impression découpée',
  'liveness.kind.phone': 'Photo sur téléphone ou tablette',
  'liveness.kind.replay': 'Vidéo sur téléphone ou tablette',
  'liveness.kind.other': 'Autre type d’attaque',
  'liveness.sentenceKind.print': 'impression sur papier',
  'liveness.sentenceKind.bent-sheet': 'feuille courbée',
  'liveness.sentenceKind.cut-out': 'impression découpée',
  'liveness.sentenceKind.phone': 'photo sur téléphone ou tablette',
  'liveness.sentenceKind.replay': 'vidéo sur téléphone ou tablette',
  'liveness.sentenceKind.other': 'autre type d’attaque',
  'liveness.recordTitle': 'Enregistrer\u00a0: {kind}',
  'liveness.what': 'Ce qui est enregistré',
  'liveness.prepare.live':
    'La personne attend à trois mètres, s’approche comme pour pointer, puis tourne la tête comme l’écran l’indique.',
  'liveness.prepare.attack':
    'Présentez l’image à la caméra de façon à couvrir votre propre visage. Essayez ensuite de suivre l’écran\u00a0: inclinez, courbez ou lisez-la.',
  'liveness.privacy':
    '{days, plural, one {Rollcall enregistre la position du visage et de 15 points dans chaque image et leur mouvement, pour mesurer comment l’entrée distingue les personnes des images, et l’efface au plus tard # jour après le dernier enregistrement. Ni image ni nom ne sont conservés.} many {Rollcall enregistre la position du visage et de 15 points dans chaque image et leur mouvement, pour mesurer comment l’entrée distingue les personnes des images, et l’efface au plus tard # de jours après le dernier enregistrement. Ni image ni nom ne sont conservés.} other {Rollcall enregistre la position du visage et de 15 points dans chaque image et leur mouvement, pour mesurer comment l’entrée distingue les personnes des images, et l’efface au plus tard # jours après le dernier enregistrement. Ni image ni nom ne sont conservés.}}',
  'liveness.agree.live': 'La personne a lu ceci et accepte',
  'liveness.agree.attack': 'Je présente l’image moi-même, et la personne représentée accepte',
  'liveness.discarded': 'L’enregistrement a été effacé.',
  'liveness.mayDiscard.live':
    'Ne l’écartez que si autre chose s’est mal passé, par exemple si quelqu’un a parlé à la personne. Sans les personnes qui ont essayé sans réussir, les chiffres paraissent meilleurs qu’ils ne sont.',
  'liveness.mayDiscard.attack':
    'Ne l’écartez que si quelque chose s’est mal passé, par exemple si votre propre visage était visible.',
  'liveness.done': 'Terminé',
  'liveness.cancel': 'Annuler',
  'liveness.start': 'Démarrer l’enregistrement',
  'liveness.discard': 'Écarter',
  'liveness.again': 'Enregistrer de nouveau',
  'liveness.next': 'Enregistrement suivant',
  'liveness.progress': 'Progression',
  'liveness.startingCamera': 'Démarrage de la caméra…',
  'liveness.approach.live': 'Approchez-vous de la caméra.',
  'liveness.approach.attack': 'Présentez l’image à la caméra.',
  'liveness.look': 'Regardez la caméra.',
  'liveness.keptTurned': 'Enregistré. La tête a tourné comme demandé.',
  'liveness.keptNotTurned': 'Enregistré. L’entrée dirait que la tête n’a pas tourné comme demandé.',
  'liveness.proposal.too-few-recordings':
    'Trop peu d’enregistrements pour conclure : {live, number} de personnes vivantes et {attacks, number} d’attaques ; il en faut au moins {neededLive, number} et {neededAttacks, number}.',
  'liveness.proposal.balanced-refuses-too-many':
    'Aucun des deux : « équilibré » refuse {refused} des personnes vivantes (au plus {bound}, avec une confiance de 95 %). Améliorez l’éclairage ou placez la caméra à hauteur des yeux, puis recommencez les enregistrements.',
  'liveness.proposal.balanced-stops-attacks':
    'Équilibré : ce réglage arrête {attacks, plural, one {l’attaque enregistrée (#)} many {les # attaques enregistrées} other {les # attaques enregistrées}} et refuse {refused} des personnes vivantes (au plus {bound}, avec une confiance de 95 %).',
  'liveness.proposal.strict-stops-no-more':
    'Équilibré : ce réglage accepte {accepted} des attaques d’un type ({kind}), et « strict » n’en arrête pas davantage.',
  'liveness.proposal.strict-refuses-too-many':
    'Équilibré : ce réglage accepte {accepted} des attaques d’un type ({kind}), mais « strict » refuse {strictRefused} des personnes vivantes (au plus {strictBound}, avec une confiance de 95 %), ce qui est trop.',
  'liveness.proposal.strict-stops-more':
    'Strict : « équilibré » accepte {accepted} des attaques d’un type ({kind}) ; « strict » en accepte {strictAccepted} et refuse {strictRefused} des personnes vivantes (au plus {strictBound}, avec une confiance de 95 %).',
  'liveness.dropped.paused':
    'La caméra s’est interrompue un instant. Rien n’a été conservé. Recommencez l’enregistrement.',
  'liveness.dropped.several-people':
    'Plusieurs personnes étaient visibles. Rien n’a été conservé. Recommencez l’enregistrement.',
  'liveness.dropped.no-face':
    'Aucun visage n’a pu être reconnu. Rien n’a été conservé. Recommencez l’enregistrement.',
  'liveness.dropped.nobody':
    'Personne ne s’est présenté devant la caméra. Rien n’a été conservé. Recommencez l’enregistrement.',
  'liveness.dropped.face-lost':
    'Le visage est sorti du champ. Rien n’a été conservé. Recommencez l’enregistrement.',
};
