import type { OverviewMessages } from './en.js';

export const overviewFr: OverviewMessages = {
  'overview.title': 'Tableau de bord',
  'overview.asOf': 'Situation à {time}',
  'overview.tile.in': 'Présents',
  'overview.tile.late': 'En retard aujourd’hui',
  'overview.tile.absent': 'Absents aujourd’hui',
  'overview.tile.unexplained':
    '{count, plural, one {# sans motif} many {# sans motif} other {# sans motif}}',
  'overview.tile.resolve': 'À régler',
  'overview.tile.resolveNote':
    '{count, plural, one {jour sur les 30 derniers} many {jours sur les 30 derniers} other {jours sur les 30 derniers}}',
  'overview.tile.requests': 'À la porte',
  'overview.tile.requestsNote':
    '{count, plural, one {demande ou confusion} many {demandes et confusions} other {demandes et confusions}}',
  'overview.tile.setUp': 'Mise en service',
  'overview.tile.setUpNote':
    '{count, plural, one {étape manque} many {étapes manquent} other {étapes manquent}}',
  'overview.tile.camera': 'Caméra',
  'overview.camera.working': 'Fonctionne',
  'overview.camera.paused': 'En pause',
  'overview.camera.silent': 'Pas d’image',
  'overview.camera.none': 'Pas d’image',
  'overview.camera.note':
    '{state, select, paused {tant que l’administration est ouverte ici} silent {depuis {time} : vérifiez l’écran de la borne} none {depuis le démarrage de Rollcall : ouvrez la borne} other {à la borne}}',
  'overview.tile.disk': 'Disque',
  'overview.disk.unknown': 'Fonctionne',
  'overview.disk.note':
    '{state, select, good {libres} low {libres : faites bientôt de la place} other {libres, mais rien ne peut être enregistré : le disque est plein ou en lecture seule}}',
  'overview.tile.update': 'Nouvelle version',
  'overview.update.note':
    '{state, select, ready {est prête : elle sera installée cette nuit, quand personne n’est à la porte} fetching {est en cours de téléchargement} other {est disponible : arrêtez Rollcall et lancez rollcall update install}}',
  'overview.update.problem':
    '{problem, select, unreachable {Le serveur des mises à jour n’a pas répondu} not_signed {n’est pas signée avec la clé définie et n’a pas été utilisée : demandez à l’éditeur} no_file {n’a pas de fichier pour le système de cet ordinateur} no_space {demande plus de place sur le disque} other {ne fonctionnait pas avec les données de ce site : signalez-le à l’éditeur}}',
  'overview.list.in': 'Qui est présent',
  'overview.list.late': 'Qui est arrivé en retard aujourd’hui',
  'overview.list.absent': 'Qui est absent aujourd’hui',
  'overview.list.search': 'Rechercher par nom',
  'overview.list.noDepartment': 'Sans service',
  'overview.list.name': 'Nom',
  'overview.list.since': 'Présent depuis',
  'overview.list.came': 'Arrivé à',
  'overview.list.lateBy': 'Retard',
  'overview.list.reason': 'Motif',
  'overview.list.noReason': 'Inconnu',
  'overview.list.minutes': '{count} min',
  'overview.list.erased': 'Personne effacée',
  'overview.list.loading': 'Chargement…',
  'overview.list.noMatch': 'Personne dans cette liste ne correspond à la recherche ou au service.',
  'overview.list.empty.in':
    'Personne n’est présent : tout le monde a pointé sa sortie, ou est arrivé il y a plus longtemps que la durée maximale d’un poste.',
  'overview.list.empty.late':
    'Personne n’est arrivé en retard aujourd’hui. Seules les personnes avec un horaire peuvent être en retard.',
  'overview.list.empty.absent':
    'Personne n’est absent aujourd’hui : aucune personne avec un horaire ne manque pour l’instant, et aucune absence n’est saisie.',
  'overview.evacuation.title': 'Liste d’évacuation',
  'overview.evacuation.count':
    '{count, plural, one {# personne est présente} many {# de personnes sont présentes} other {# personnes sont présentes}}',
  'overview.evacuation.found': '{found} sur {count} cochés',
  'overview.evacuation.department': '{name} ({count})',
  'overview.evacuation.person': '{name}, depuis {since}',
  'overview.evacuation.team': 'Seules les personnes de vos services figurent sur la liste.',
  'overview.evacuation.lost':
    'La connexion à Rollcall est perdue. Voici qui était présent à {time}.',
  'overview.evacuation.print': 'Imprimer',
  'overview.evacuation.back': 'Retour',
  'overview.evacuation.close': 'Fermer la liste',
  'overview.evacuation.kept': 'Liste d’évacuation, situation à {time}',
  'overview.evacuation.empty': 'Personne n’est présent.',
  'overview.setUp.title': 'Mise en service',
  'overview.setUp.intro':
    'Effectuez ces étapes dans l’ordre de votre choix et revenez quand vous voulez. Ce qui manque reste dans cette liste et sur le tableau de bord.',
  'overview.setUp.state': '{isDone, select, yes {fait} other {à faire}}',
  'overview.setUp.allDone': 'Tout est en place.',
  'overview.setUp.step.administrator': 'Administrateur',
  'overview.setUp.text.administrator':
    'Votre compte peut tout faire. Ajoutez des comptes pour les RH sous « Comptes ».',
  'overview.setUp.step.site': 'Votre site',
  'overview.setUp.text.site':
    'Indiquez l’entreprise qui traite les visages, pour l’avis de confidentialité, et vérifiez le nom, le fuseau horaire et les langues des textes de consentement.',
  'overview.setUp.button.site': 'Ouvrir les paramètres',
  'overview.setUp.step.camera': 'Caméra',
  'overview.setUp.text.camera':
    'Placez-vous devant la borne. Votre visage doit occuper environ un tiers de la hauteur de l’image.',
  'overview.setUp.button.camera': 'Aller à la borne',
  'overview.setUp.step.people': 'Première personne',
  'overview.setUp.text.people':
    'Ajoutez une personne avec son consentement, par caméra ou photos, ou importez-en plusieurs depuis une liste.',
  'overview.setUp.button.people': 'Ajouter des personnes',
  'overview.setUp.step.door': 'Essai à la porte',
  'overview.setUp.text.door':
    'Faites pointer la première personne à la borne, par visage ou par code PIN.',
  'overview.setUp.button.door': 'Aller à la borne',
  'overview.setUp.step.backup': 'Sauvegarde',
  'overview.setUp.text.backup':
    'Téléchargez une sauvegarde avec un mot de passe et gardez les deux hors de cet ordinateur. Sans la clé de la sauvegarde, les gabarits sont illisibles.',
  'overview.setUp.button.backup': 'Ouvrir la sauvegarde',
};
