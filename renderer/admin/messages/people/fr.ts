import type { PeopleMessages } from './en.js';

export const peopleFr: PeopleMessages = {
  'people.add': 'Ajouter une personne',
  'people.import': 'Importer des personnes',
  'people.search': 'Rechercher par nom, numéro ou service',
  'people.all': 'Tous',
  'people.show': 'Afficher',
  'people.count': '{count, plural, one {# personne} many {# de personnes} other {# personnes}}',
  'people.shown.all': 'Tout le monde',
  'people.shown.active': 'Actives',
  'people.shown.suspended': 'Suspendues',
  'people.shown.left': 'Parties',
  'people.shown.no-consent': 'Visage sans consentement ici',
  'people.shown.few-photos': 'Moins de 3 photos',
  'people.shown.pin-only': 'PIN seul',
  'people.none': 'Personne n’est encore enregistré.',
  'people.noneFits': 'Personne ne correspond à ces filtres.',
  'people.noneFitsSearch': 'Aucune personne correspondant à ces filtres ne contient « {search} ».',
  'people.noneSearch': 'Aucun nom, numéro ou service ne contient « {search} ».',
  'people.number': 'Numéro',
  'people.recognisedBy': 'Reconnu par',
  'people.consent': 'Consentement',
  'people.by.face': 'visage ({count, number})',
  'people.by.both': 'visage ({count, number}), PIN',
  'people.by.pin': 'PIN',
  'people.consentNotNeeded': 'Non requis',
  'people.consentElsewhere': 'Donné ailleurs',
  'people.leftUntil': 'Partie, effacement le {day}',
  'people.padCode': 'Clavier PIN : {code}',
  'people.editOf': 'Modifier {name}',
  'people.enrolAgainOf': 'Enregistrer à nouveau : {name}',
  'people.employeeNumber': 'Matricule',
  'people.code': 'Code pour le clavier PIN',
  'people.codeNotNeeded': 'Non requis',
  'people.codeMade': 'Créé avec le PIN',
  'people.email': 'E-mail',
  'people.schedule': 'Horaire',
  'people.defaultSchedule': 'Horaire par défaut',
  'people.newPin': 'Nouveau PIN (laisser vide pour le conserver)',
  'people.supervisor':
    'Responsable : confirme à la porte, avec numéro et PIN, une personne refusée par la détection du vivant',
  'people.formerly': 'Anciennement {name}, jusqu’au {day} (modifié par {account})',
  'people.agreed':
    'A consenti à la reconnaissance faciale le {when} (texte {version}, {language}), saisi par {account}',
  'people.agreedTextGone':
    'Ce texte appartenait à une version antérieure de Rollcall et n’est plus disponible.',
  'people.agreedElsewhere':
    'Le consentement a été donné ailleurs. Cette personne a été enregistrée en ligne de commande ou par un import, et un administrateur a confirmé le consentement.',
  'people.suspend': 'Suspendre',
  'people.markLeft': 'Marquer comme partie',
  'people.reinstate': 'Réintégrer',
  'people.merge': 'Fusionner',
  'people.mergeRecords': 'Fusionner les fiches',
  'people.erase': 'Effacer',
  'people.erasePermanently': 'Effacer définitivement',
  'people.save': 'Enregistrer les modifications',
  'people.saveCertificate': 'Enregistrer le certificat',
  'people.saved': 'Les informations de {name} ont été enregistrées.',
  'people.savedWithCode':
    'Les informations de {name} ont été enregistrées. Nouveau code pour le clavier PIN : {code}.',
  'people.suspended': '{name} est suspendu et ne peut plus pointer jusqu’à sa réintégration.',
  'people.reinstated': '{name} peut de nouveau pointer.',
  'people.markedLeft':
    '{name} est marqué comme parti et ne peut plus pointer. Le gabarit et la fiche seront effacés le {day}.',
  'people.merged': 'Les fiches ont été fusionnées dans {name}.',
  'people.erased': 'Les données de {name} ont été effacées.',
  'people.erasedText':
    'Le gabarit et la fiche ont été effacés. Les pointages restent dans le journal sous l’identifiant {id}. Le certificat le confirme sans nom et peut être comparé au journal d’audit.',
  'people.eraseText':
    'Le gabarit et la fiche seront effacés définitivement. Les pointages restent dans le journal, sans le nom.',
  'people.mergeText':
    'À utiliser si une personne a deux fiches. Les échantillons et pointages de {name} passent à la fiche conservée, et cette fiche est supprimée.',
  'people.recordToKeep': 'Fiche à conserver',
  'people.nameAndNumber': '{name}, {number}',
  'people.reason': 'Motif (consigné dans le journal)',
  'people.differentFaces': 'Continuer bien que les visages diffèrent',
  'people.eraseOf': 'Effacer {name}',
  'people.choose': 'Sélectionner {name}',
  'people.chooseAll': 'Tout sélectionner ({count, number})',
  'people.chosen':
    '{count, plural, one {# personne sélectionnée} many {# de personnes sélectionnées} other {# personnes sélectionnées}}',
  'people.bulk.places': 'Choisir les sites et groupes',
  'people.bulk.department': 'Définir le service',
  'people.bulk.departmentHint': 'Laisser vide pour aucun service.',
  'people.bulk.text.suspend':
    'Ces personnes ne pourront plus pointer jusqu’à leur réintégration. Aucune donnée n’est effacée.',
  'people.bulk.text.leave':
    'Ces personnes ne peuvent plus pointer. Le gabarit et la fiche sont effacés après le délai de conservation.',
  'people.bulk.text.reinstate': 'Ces personnes pourront de nouveau pointer.',
  'people.bulk.text.erase':
    'Les gabarits et les fiches seront effacés définitivement. Les pointages restent dans le journal, sans les noms.',
  'people.bulk.more':
    '{names} et {count, plural, one {# autre} many {# d’autres} other {# autres}}',
  'people.bulk.failed': '{name} : {reason}',
  'people.bulk.done':
    '{count, plural, one {# personne modifiée.} many {# de personnes modifiées.} other {# personnes modifiées.}}',
  'people.bulk.erased':
    '{count, plural, one {# personne effacée.} many {# de personnes effacées.} other {# personnes effacées.}} Enregistrez les certificats, qui le confirment sans noms.',
  'people.bulk.saveCertificates': 'Enregistrer les certificats',
  'people.chosenColumn': 'Sélection',
};
