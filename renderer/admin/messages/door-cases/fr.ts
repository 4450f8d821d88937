import type { DoorCasesMessages } from './en.js';

export const doorCasesFr: DoorCasesMessages = {
  'door-cases.title': 'À la porte',
  'door-cases.about':
    'Demandes d’aide, personnes prises pour une autre et personnes non reconnues bien qu’enregistrées. Aucune image n’est conservée. Pour enregistrer quelqu’un ou ajouter des photos, ouvrez «\u00a0Personnes\u00a0».',
  'door-cases.table': 'Cas',
  'door-cases.time': 'Heure',
  'door-cases.kiosk': 'Borne',
  'door-cases.what': 'Ce qui s’est passé',
  'door-cases.actions': 'Actions',
  'door-cases.none': 'Rien à faire.',
  'door-cases.addPunch': 'Ajouter un pointage',
  'door-cases.done': 'Terminé',
  'door-cases.help':
    'Quelqu’un a demandé de l’aide. Ajoutez son pointage ou enregistrez la personne.',
  'door-cases.nearMiss':
    '{count, plural, =1 {{name} n’a pas été reconnu et a utilisé son code PIN. Ajoutez une photo.} one {{name} n’a pas été reconnu et a utilisé son code PIN (# fois). Ajoutez une photo.} many {{name} n’a pas été reconnu et a utilisé son code PIN (# de fois). Ajoutez une photo.} other {{name} n’a pas été reconnu et a utilisé son code PIN (# fois). Ajoutez une photo.}}',
  'door-cases.takenByUnknown':
    '{count, plural, =1 {Quelqu’un a été pris pour {taken}. Trouvez de qui il s’agit et enregistrez de nouveau les deux.} one {Quelqu’un a été pris pour {taken} (# fois). Trouvez de qui il s’agit et enregistrez de nouveau les deux.} many {Quelqu’un a été pris pour {taken} (# de fois). Trouvez de qui il s’agit et enregistrez de nouveau les deux.} other {Quelqu’un a été pris pour {taken} (# fois). Trouvez de qui il s’agit et enregistrez de nouveau les deux.}}',
  'door-cases.taken':
    '{count, plural, =1 {{name} a été pris pour {taken}. Enregistrez de nouveau les deux avec plus de photos.} one {{name} a été pris pour {taken} (# fois). Enregistrez de nouveau les deux avec plus de photos.} many {{name} a été pris pour {taken} (# de fois). Enregistrez de nouveau les deux avec plus de photos.} other {{name} a été pris pour {taken} (# fois). Enregistrez de nouveau les deux avec plus de photos.}}',
  'door-cases.punchAt': 'Pointage à {time}',
  'door-cases.person': 'Personne',
  'door-cases.choosePerson': 'Sélectionner une personne',
  'door-cases.noPerson': 'Choisissez une personne.',
  'door-cases.direction': 'Entrée ou sortie',
  'door-cases.in': 'Entrée',
  'door-cases.out': 'Sortie',
  'door-cases.askedHelp': 'A demandé de l’aide à l’entrée',
  'door-cases.cancel': 'Annuler',
  'door-cases.add': 'Ajouter le pointage',
};
