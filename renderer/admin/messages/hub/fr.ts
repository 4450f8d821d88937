import type { HubMessages } from './en.js';

export const hubFr: HubMessages = {
  'hub.kiosks.intro':
    'Les bornes qui envoient leurs entrées à ce serveur central. Ce qu’elles enregistrent apparaît ici en quelques secondes.',
  'hub.kiosks.lastSeen': 'Dernier contact',
  'hub.kiosks.entries': 'Entrées',
  'hub.kiosks.notSent': 'Pas encore envoyées',
  'hub.kiosks.version': 'Version',
  'hub.kiosks.clock': 'Écart d’horloge',
  'hub.kiosks.none': 'Aucune borne n’est encore connectée. Choisissez « Connecter une borne ».',
  'hub.kiosks.isRemoved': 'Retirée',
  'hub.never': 'Jamais',
  'hub.kiosk': 'Borne',
  'hub.pair': 'Connecter une borne',
  'hub.pairing.steps':
    'Sur la borne, ouvrez l’administration, puis « Serveur central », et saisissez cette adresse et ce code.',
  'hub.pairing.valid':
    'Le code connecte une seule borne, une seule fois. Il est valable jusqu’au {time}.',
  'hub.address': 'Adresse du serveur central',
  'hub.addressHint': 'Par exemple hub.example:4320',
  'hub.code': 'Code de connexion',
  'hub.codeHint': '24 caractères, tels que le serveur central les affiche',
  'hub.remove': 'Retirer',
  'hub.removeOf': 'Retirer {name}',
  'hub.removeKiosk': 'Retirer la borne',
  'hub.removeTitle': 'Retirer {name} du serveur central',
  'hub.removeText':
    'Le serveur central n’accepte désormais plus rien de cette borne. Ce qu’elle a envoyé reste. Pour la reconnecter, créez un nouveau code.',
  'hub.removed': 'Le serveur central n’accepte plus rien de {name}.',
  'hub.alarms': 'Alertes',
  'hub.alarm.what': 'Ce qui s’est passé',
  'hub.alarm.last': 'Dernière fois',
  'hub.alarm.times': '({count, plural, one {# fois} many {# fois} other {# fois}})',
  'hub.alarm.fork':
    'Deux entrées différentes portent le numéro {entry} : une ancienne copie des données a été utilisée, ou deux machines les utilisent. Le serveur central garde la première.',
  'hub.alarm.behind':
    'L’entrée {entry}, confirmée par le serveur central, n’y est plus : une ancienne copie des données a été remise, ou des entrées ont été retirées. Le serveur central les garde.',
  'hub.alarm.broken':
    'L’entrée {entry} a été modifiée ou ne suit pas la précédente. Elle a été refusée. Exécutez « rollcall log verify » sur la borne.',
  'hub.alarm.lost': 'Elle ne peut plus lire ses entrées {entry}. Vérifiez son disque.',
  'hub.alarm.clock': 'Son horloge a plus de deux minutes d’écart. Réglez-la.',
  'hub.alarm.revoked':
    'Elle a envoyé quelque chose bien qu’elle ait été retirée. L’envoi a été refusé. Retrouvez l’appareil.',
  'hub.alarm.duplicate':
    'Une personne y a le matricule de quelqu’un d’autre ici. Le matricule a été laissé de côté. S’il s’agit de la même personne, fusionnez les deux fiches.',
  'hub.alarm.signature':
    'Quelqu’un a envoyé quelque chose en son nom sans sa clé. L’envoi a été refusé. Retrouvez l’expéditeur.',
  'hub.alarm.restored':
    'La base de données du serveur central a été restaurée depuis une sauvegarde : il y manque quelque chose que cette borne a reçu du serveur central. Les bornes renvoient les entrées manquantes et reçoivent à nouveau toutes les personnes. Ce qui a été modifié sur le serveur central depuis la sauvegarde manque : vérifiez les bornes retirées, les jetons, les sites et les effacements.',
  'hub.alarm.returned':
    'Une personne effacée ({entry}) est revenue avec une sauvegarde du serveur central, et a été effacée à nouveau. Si elle doit être ici, enregistrez-la à nouveau.',
  'hub.acknowledge': 'Prendre acte',
  'hub.acknowledgeOf': 'Prendre acte de cette alerte de {name}',
  'hub.acknowledgedBy': 'Pris en compte par {name}',
  'hub.intro':
    'Un serveur central réunit les présences de plusieurs bornes. Sans réseau, cette borne fonctionne comme avant.',
  'hub.join': 'Se connecter à un serveur central',
  'hub.joinText':
    'Sur le serveur central, ouvrez « Bornes » et choisissez « Connecter une borne ». Saisissez l’adresse et le code dans les 15 minutes.',
  'hub.joined':
    'Cette borne est connectée au serveur central. Elle envoie maintenant tout son journal.',
  'hub.leave': 'Quitter le serveur central',
  'hub.leaveText':
    'Cette borne n’envoie plus rien au serveur central. Ce que le serveur a y reste, et toutes les données restent sur cette borne.',
  'hub.left': 'Cette borne a quitté le serveur central.',
  'hub.lastContact': 'Dernière réponse du serveur central',
  'hub.confirmed': 'Entrées que le serveur central possède',
  'hub.joinedAt': 'Connectée depuis',
  'hub.fingerprint': 'Empreinte du certificat',
  'hub.erasures': 'Effacements',
  'hub.erasures.intro':
    'Qui a été effacé ou fusionné ici, et quelles bornes l’ont confirmé. Une borne éteinte efface dès son retour.',
  'hub.erasures.person': 'ID de la personne',
  'hub.erasures.at': 'Effacé',
  'hub.erasures.state': 'Bornes',
  'hub.erasures.last': 'Dernière confirmation',
  'hub.erasures.merged': 'Fusionné avec {id}',
  'hub.erasures.complete': 'Confirmé par toutes',
  'hub.erasures.outstanding': 'En attente : {names}',
  'hub.erasures.byHand': 'À effacer à la main : {names}',
  'hub.erasures.confirmed': 'Confirmé : {names}',
  'hub.waiting': 'En attente du serveur central',
  'hub.waiting.intro':
    'Ces personnes ont été inscrites ou modifiées ici. C’est valable tout de suite à cette borne, et ailleurs dès que le serveur central l’a reçu.',
  'hub.waiting.changed': 'Modifié',
  'hub.waiting.name': 'Nom',
  'hub.waiting.entry': 'Numéro et code PIN',
  'hub.waiting.details': 'Informations',
  'hub.waiting.status': 'Statut',
  'hub.waiting.face': 'Visage',
  'hub.waiting.badges': 'Badges',
  'hub.waiting.erased': 'Effacement',
  'hub.waiting.more': 'et {count} de plus',
  'hub.peopleWaiting': 'Personnes modifiées ici, pas encore envoyées',
  'hub.kiosks.isFormer': 'Ancien identifiant',
  'hub.kiosks.isResuming': 'Peut continuer',
  'hub.resume': 'Laisser continuer',
  'hub.resumeOf': 'Laisser {name} continuer',
  'hub.resumeTitle': 'Laisser {name} continuer',
  'hub.resumeText':
    'Cherchez d’abord pourquoi son journal diffère : une ancienne copie des données a été remise, ou deux machines en utilisent une. La borne continue ensuite sous un nouvel identifiant après la dernière entrée commune. Ce qu’a le serveur central reste et compte. Si deux machines utilisent des copies, seule la première continue ; reconnectez l’autre avec un nouveau code.',
  'hub.resumed': '{name} continue à son prochain contact.',
  'hub.kiosks.site': 'Site',
  'hub.kiosks.noSite': 'Aucun site',
  'hub.kiosks.siteOf': 'Site de {name}',
  'hub.kiosks.moved':
    '{name} reçoit en quelques secondes les personnes de son site et retire les autres.',
  'hub.kiosks.removals':
    '{count, plural, one {Retrait de # personne non confirmé} many {Retrait de # de personnes non confirmé} other {Retrait de # personnes non confirmé}}',
  'hub.places': 'Sites et groupes d’accès',
  'hub.places.intro':
    'Les personnes pointent à toutes les bornes ou seulement à celles de leurs sites et groupes : choisissez-le sous Personnes. Les autres bornes n’ont ni leur visage, ni leur nom, ni leur code PIN. Un groupe d’accès représente plusieurs sites et bornes.',
  'hub.places.addSite': 'Ajouter un site',
  'hub.places.addGroup': 'Ajouter un groupe d’accès',
  'hub.places.kind': 'Type',
  'hub.places.site': 'Site',
  'hub.places.group': 'Groupe d’accès',
  'hub.places.doors': 'Sites et bornes',
  'hub.places.doorsHint': 'Les personnes de ce groupe pointent ici.',
  'hub.places.people': 'Personnes',
  'hub.places.change': 'Modifier',
  'hub.places.changeOf': 'Modifier {name}',
  'hub.places.saved': '{name} a été enregistré.',
  'hub.places.removed': '{name} a été supprimé.',
  'hub.person': 'Pointe à',
  'hub.person.hint':
    'Ne cochez rien pour toutes les bornes. Les autres bornes retirent la personne, ainsi que ses photos.',
  'hub.person.outstanding': 'Retrait non confirmé par : {names}',
};
