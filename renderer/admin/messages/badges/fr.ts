import type { BadgesMessages } from './en.js';

export const badgesFr: BadgesMessages = {
  'badges.title': 'Badges',
  'badges.none': 'Aucun badge',
  'badges.off':
    'L’entrée n’accepte aucun badge. Choisissez dans les paramètres ceux qu’elle accepte.',
  'badges.kind.printed': 'Badge imprimé du {day}',
  'badges.kind.rotating': 'Codes sur un téléphone depuis le {day}',
  'badges.kind.card': 'Carte apprise le {day}',
  'badges.withdraw': 'Retirer',
  'badges.withdrawn': 'Ce badge ne fonctionne plus.',
  'badges.print': 'Imprimer un badge',
  'badges.phone': 'Configurer les codes sur un téléphone',
  'badges.learn': 'Apprendre une carte',
  'badges.printed':
    'Un badge a été créé pour {name}. Un badge imprimé auparavant ne fonctionne plus.',
  'badges.learnt': '{name} peut pointer avec cette carte.',
  'badges.holdCard': 'Présentez la carte au lecteur de cet ordinateur.',
  'badges.phoneCode': 'Code QR pour une application d’authentification',
  'badges.phoneText':
    '{name} scanne ce code maintenant avec une application d’authentification\u00a0: il ne sera plus affiché. À l’entrée, {name} choisit «\u00a0Utiliser le code PIN\u00a0», saisit {typed}, puis le code de l’application comme code PIN.',
  'badges.printMany': 'Imprimer des badges',
  'badges.printText':
    '{count, plural, one {Un badge est créé pour # personne. Un badge imprimé auparavant ne fonctionnera plus.} many {Des badges sont créés pour # de personnes. Leurs badges imprimés auparavant ne fonctionneront plus.} other {Des badges sont créés pour # personnes. Leurs badges imprimés auparavant ne fonctionneront plus.}}',
  'badges.printedMany':
    '{count, plural, one {# badge a été créé.} many {# de badges ont été créés.} other {# badges ont été créés.}}',
  'badges.paper': 'Papier',
  'badges.paper.a4': 'A4',
  'badges.paper.letter': 'Lettre US',
  'badges.settings.text': 'En plus du visage et du code PIN, l’entrée accepte\u00a0:',
  'badges.settings.printed': 'Les badges imprimés avec un code QR, présentés à la caméra',
  'badges.settings.rotating': 'Un code du téléphone de la personne, saisi avec son matricule',
  'badges.settings.cards': 'Les cartes, à un lecteur USB qui saisit au clavier',
  'badges.settings.note':
    'Toute personne qui a un badge ou une carte peut pointer avec\u00a0: une photo d’un badge imprimé suffit. Les codes du téléphone changent toutes les 30 secondes et ne servent qu’une fois.',
};
