import type { RosterMessages } from './en.js';

export const rosterFr: RosterMessages = {
  'roster.intro':
    'Importez un fichier CSV ou XLSX, ou un fichier ZIP contenant un tableau et des photos. Les photos peuvent aussi se trouver dans des dossiers portant le numéro ou le nom de la personne. Un dossier ou un ZIP de tels dossiers n’a pas besoin de tableau.',
  'roster.columns': 'Colonnes (les en-têtes d’autres programmes sont aussi reconnus) :',
  'roster.files': 'Fichiers à importer',
  'roster.drag': 'Glissez un fichier ou un dossier ici, ou choisissez-en un :',
  'roster.file': 'Fichier CSV, XLSX ou ZIP',
  'roster.folder': 'Dossier avec un sous-dossier par personne',
  'roster.fileCount': '{count, plural, one {# fichier} many {# de fichiers} other {# fichiers}}',
  'roster.replace': 'Remplacer les gabarits et PIN existants',
  'roster.reading': 'Lecture des lignes…',
  'roster.otherFile': 'Choisir un autre fichier',
  'roster.import':
    'Importer {count, plural, one {# personne} many {# de personnes} other {# personnes}}',
  'roster.stop': 'Arrêter l’import',
  'roster.close': 'Fermer',
  'roster.outcome':
    '{count, plural, one {# personne ajoutée} many {# de personnes ajoutées} other {# personnes ajoutées}}, {changed, number} mises à jour.',
  'roster.action.add': 'Ajouter',
  'roster.action.change': 'Mettre à jour',
  'roster.action.done': 'Aucun changement',
  'roster.action.refuse': 'Ignorer',
  'roster.plan':
    'Rien n’a encore été modifié. {add, number} à ajouter, {change, number} à mettre à jour, {done, number} sans changement, {refuse, number} à ignorer.',
  'roster.ignoredColumns': 'Colonnes ignorées : {columns}.',
  'roster.encodingOf':
    '{of, select, table {Encodage du tableau} other {Encodage des noms de fichiers}} : {encoding}{isGuess, select, yes { (détecté)} other {}}. Si ce texte semble incorrect, choisissez un autre encodage.',
  'roster.encoding': 'Encodage du texte',
  'roster.detectEncoding': 'Détecter automatiquement',
  'roster.rows': 'Lignes',
  'roster.noRows': 'Le fichier n’a aucune ligne.',
  'roster.column.line': 'Ligne',
  'roster.column.code': 'Code',
  'roster.column.photos': 'Photos',
  'roster.column.action': 'Action',
  'roster.problem': '{column} : {message}',
  'roster.fileLeftOut': '{file} est omis : {reason}',
  'roster.fileReason': '{file} : {reason}',
  'roster.codes':
    'Le clavier PIN n’a que des chiffres. Les personnes dont le numéro contient des lettres saisissent le code ; « nouveau » signifie qu’un code sera créé, puis affiché avec la personne.',
  'roster.agreed': 'Toutes les personnes avec photos ont consenti à la reconnaissance faciale.',
  'roster.progress': 'Personnes importées',
  'roster.running':
    '{done, number} sur {total, plural, one {# personne} many {# de personnes} other {# personnes}}. L’import continue si vous fermez cette fenêtre.',
  'roster.complete': 'Import terminé : {added, number} ajoutées, {changed, number} mises à jour.',
  'roster.stopped':
    'L’import s’est arrêté après {done, number} sur {total, plural, one {# personne} many {# de personnes} other {# personnes}} : {added, number} ajoutées, {changed, number} mises à jour. Importez de nouveau le même fichier pour continuer.',
  'roster.notImported': 'Non importées ({count, number})',
  'roster.refusedLine': 'Ligne {line}, {name} : {reason}',
  'roster.refused': '{name} : {reason}',
  'roster.leftOut':
    '{count, plural, one {# fichier omis} many {# de fichiers omis} other {# fichiers omis}}',
  'roster.leftOutSome':
    '{shown, number} sur {count, plural, one {# fichier} many {# de fichiers} other {# fichiers}} affichés, les photos d’abord.',
  'roster.newCode': 'nouveau',
};
