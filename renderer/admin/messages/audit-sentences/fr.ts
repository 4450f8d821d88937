import type { AuditSentenceMessages } from './en.js';

export const auditSentencesFr: AuditSentenceMessages = {
  'audit.sentence.range.all': 'tous les jours',
  'audit.sentence.range.until': 'jours jusqu’au {to}',
  'audit.sentence.range.from': 'jours à partir du {from}',
  'audit.sentence.range.day': '{from}',
  'audit.sentence.range.days': 'du {from} au {to}',
  'audit.sentence.punch.in': 'entrée du {day} à {time}',
  'audit.sentence.punch.out': 'sortie du {day} à {time}',
  'audit.sentence.absences.add': 'Absence saisie\u00a0: {target} ({range})',
  'audit.sentence.absences.fromHub':
    '{changed, plural, one {# absence reprise} many {# absences reprises} other {# absences reprises}} du serveur central',
  'audit.sentence.absences.fromKiosk':
    '{changed, plural, one {# absence reprise} many {# absences reprises} other {# absences reprises}} du terminal {target}',
  'audit.sentence.absences.import':
    '{added, plural, one {# absence importée} many {# d’absences importées} other {# absences importées}} depuis un tableau',
  'audit.sentence.absences.remove': 'Absence supprimée\u00a0: {target} ({range})',
  'audit.sentence.accounts.add':
    '{role, select, administrator {Compte {target} ajouté (administrateur)} hr {Compte {target} ajouté (RH)} team {Compte {target} ajouté (équipe de {departments})} other {Compte {target} ajouté}}',
  'audit.sentence.accounts.remove': 'Compte {target} supprimé',
  'audit.sentence.accounts.setPassword': 'Mot de passe de {target} modifié',
  'audit.sentence.admin.setUp': 'Premier administrateur créé\u00a0: {target}',
  'audit.sentence.admin.signIn': 'Connexion',
  'audit.sentence.admin.signOut': 'Déconnexion',
  'audit.sentence.admin.signInRefused':
    '{isKnown, select, true {Échec de connexion en tant que {target}\u00a0: mot de passe erroné} other {Échec de connexion avec un nom inconnu}}',
  'audit.sentence.admin.signInsDuringLock':
    'Connexion en tant que {target} pendant le verrouillage du compte\u00a0: {count, plural, one {# tentative} many {# de tentatives} other {# tentatives}}',
  'audit.sentence.attendance.amend':
    '{change, select, added {Ajout pour {target}\u00a0: {newPunch}} withdrawn {Retrait pour {target}\u00a0: {oldPunch}} other {Remplacement pour {target}\u00a0: {oldPunch}, désormais {newPunch}}}',
  'audit.sentence.attendance.review':
    '{punches, plural, one {# pointage} many {# de pointages} other {# pointages}} de {target}\u00a0: vérification sans modification',
  'audit.sentence.audit.acknowledge':
    '{reports, plural, one {# signalement pris en compte} many {# de signalements pris en compte} other {# signalements pris en compte}} de données modifiées ou manquantes (motif\u00a0: {reason})',
  'audit.sentence.audit.changeFailed':
    'L’entrée {entry} n’a pas pris effet\u00a0: la modification n’a pas pu être enregistrée',
  'audit.sentence.audit.export':
    '{rows, plural, one {# entrée exportée} many {# d’entrées exportées} other {# entrées exportées}} du journal d’audit',
  'audit.sentence.backup.make': 'Sauvegarde téléchargée',
  'audit.sentence.backup.write': 'Sauvegarde enregistrée sous {target}',
  'audit.sentence.backup.restore': 'Sauvegarde restaurée',
  'audit.sentence.door.notMe':
    'Accueillie comme {target}, une personne à l’entrée a dit que ce n’était pas elle',
  'audit.sentence.door.resolveCase':
    '{kind, select, help {Cas de l’entrée résolu\u00a0: quelqu’un a demandé de l’aide} look_alike {Cas de l’entrée résolu\u00a0: quelqu’un a été pris pour une autre personne} near_miss {Cas de l’entrée résolu\u00a0: quelqu’un n’a pas été reconnu et a utilisé son code PIN} other {Cas de l’entrée résolu}}',
  'audit.sentence.door.refused':
    '{why, select, flat {Visage refusé à l’entrée, reconnu comme {target}\u00a0: il bougeait comme une image plate} challenge {Visage refusé à l’entrée, reconnu comme {target}\u00a0: la tête n’a pas tourné comme demandé, deux fois} other {Visage refusé à l’entrée, reconnu comme {target}\u00a0: il ne semblait pas vivant}}',
  'audit.sentence.exports.make':
    'Export au format {target}\u00a0: {range} ({rows, plural, one {# ligne} many {# de lignes} other {# lignes}})',
  'audit.sentence.exports.removePreset': 'A supprimé l’export enregistré « {name} »',
  'audit.sentence.exports.savePreset': 'A enregistré l’export « {name} »',
  'audit.sentence.exports.scheduled':
    'Export quotidien au format {target}\u00a0: {range} ({rows, plural, one {# ligne} many {# de lignes} other {# lignes}})',
  'audit.sentence.hub.acknowledge': 'Pris acte d’une alerte de la borne {target}',
  'audit.sentence.hub.addPlace':
    '{kind, select, site {Ajouté le site {target}} other {Ajouté le groupe d’accès {target}}}',
  'audit.sentence.hub.addToken': 'Jeton d’API créé pour {target}',
  'audit.sentence.hub.changePlace': 'Modifié {fields} de {target}',
  'audit.sentence.hub.expect':
    '{kind, select, places {Choisi où {target} pointe : {name}} other {Choisi où {target} pointe : toutes les bornes}}',
  'audit.sentence.hub.moveKiosk':
    '{kind, select, site {Déplacé la borne {target} vers le site {name}} other {Retiré la borne {target} de son site}}',
  'audit.sentence.hub.removePlace':
    '{kind, select, site {Supprimé le site {target}} other {Supprimé le groupe d’accès {target}}}',
  'audit.sentence.hub.pair': 'Créé un code de connexion pour une borne',
  'audit.sentence.hub.resume':
    'Autorisé la borne {target} à continuer après que son journal a contredit celui du serveur central',
  'audit.sentence.hub.revoke': 'Retiré la borne {target} du serveur central',
  'audit.sentence.hub.revokeToken': 'Jeton d’API de {target} révoqué',
  'audit.sentence.journal.merge':
    '{imported, plural, one {# pointage importé} many {# de pointages importés} other {# pointages importés}} depuis la borne {target}',
  'audit.sentence.liveness.record':
    '{kind, select, live {Personne vivante enregistrée pour la détection du vivant} print {Attaque enregistrée pour la détection du vivant (impression sur papier)} bent_sheet {Attaque enregistrée pour la détection du vivant (feuille courbée)} cut_out {Attaque enregistrée pour la détection du vivant (découpage)} phone {Attaque enregistrée pour la détection du vivant (photo sur un écran)} replay {Attaque enregistrée pour la détection du vivant (vidéo sur un écran)} other {Attaque enregistrée pour la détection du vivant (autre type)}}',
  'audit.sentence.liveness.discard': 'Enregistrement de la détection du vivant effacé',
  'audit.sentence.liveness.erase':
    '{recordings, plural, one {# enregistrement effacé} many {# d’enregistrements effacés} other {# enregistrements effacés}} de la détection du vivant (motif\u00a0: {reason})',
  'audit.sentence.liveness.measure':
    'Détection du vivant mesurée sur {live, plural, one {# enregistrement} many {# d’enregistrements} other {# enregistrements}} de personnes vivantes et {attacks, number} d’attaques',
  'audit.sentence.liveness.takeOver':
    '{liveness, select, balanced {Détection du vivant proposée adoptée\u00a0: équilibrée} strict {Détection du vivant proposée adoptée\u00a0: stricte} other {Détection du vivant proposée adoptée}}',
  'audit.sentence.models.calibrate': 'Modèle {target} étalonné',
  'audit.sentence.models.import': 'Modèle {target} importé',
  'audit.sentence.models.learn':
    '{learns, select, true {A fait apprendre les visages à l’entrée pour le modèle {learning}} other {A arrêté l’apprentissage à l’entrée et effacé ce qui était appris}}',
  'audit.sentence.models.remove': 'Modèle {target} supprimé',
  'audit.sentence.models.use':
    '{own, select, both {Passage au modèle d’empreinte {embedding} et au détecteur {detector}} embedding {Passage au modèle d’empreinte {embedding} et au détecteur fourni} detector {Passage au modèle d’empreinte fourni et au détecteur {detector}} other {Passage au modèle d’empreinte et au détecteur fournis}}',
  'audit.sentence.people.add': '{target}\u00a0: ajout sans visage ni code PIN',
  'audit.sentence.people.addWithPin': '{target}\u00a0: ajout avec un code PIN',
  'audit.sentence.people.conflict':
    'Modification de {target} reprise de la borne {name}, bien que la personne ait été modifiée ici entre-temps',
  'audit.sentence.people.enrol':
    '{differs, select, true {{target}\u00a0: enregistrement à partir de {samples, plural, one {# photo} many {# de photos} other {# photos}}, bien que les visages diffèrent} other {{target}\u00a0: enregistrement à partir de {samples, plural, one {# photo} many {# de photos} other {# photos}}}}',
  'audit.sentence.people.fromHub':
    'Personnes reprises du serveur central\u00a0: {added, plural, one {# nouvelle personne} many {# de nouvelles personnes} other {# nouvelles personnes}}, {changed, plural, one {# modifiée} many {# de modifiées} other {# modifiées}}',
  'audit.sentence.people.fromKiosk':
    'Personnes reprises de la borne {target}\u00a0: {added, plural, one {# nouvelle personne} many {# de nouvelles personnes} other {# nouvelles personnes}}, {changed, plural, one {# modifiée} many {# de modifiées} other {# modifiées}}',
  'audit.sentence.people.learn':
    'A appris {target} pour le modèle {model} en {samples, plural, one {# visite} many {# de visites} other {# visites}}',
  'audit.sentence.people.learnRefused':
    'N’a pas appris {target} pour le modèle {model} : le visage ressemble à celui d’une autre personne',
  'audit.sentence.people.leave':
    'Départ de {target} enregistré\u00a0; ses données seront effacées le {purgeDay}',
  'audit.sentence.people.merge':
    '{differs, select, true {Deux fiches fusionnées\u00a0: {target}, bien que les visages diffèrent} other {Deux fiches fusionnées\u00a0: {target}}}',
  'audit.sentence.people.purge': 'Données de {target} effacées (motif\u00a0: {reason})',
  'audit.sentence.people.reinstate': '{target}\u00a0: réintégration',
  'audit.sentence.people.remove':
    'Données de {target} effacées uniquement sur cette borne, car cette personne pointe désormais ailleurs',
  'audit.sentence.people.rename': 'Personne renommée, désormais {target}',
  'audit.sentence.people.sameNumber':
    '{target}\u00a0: reprise de la borne {name} sans le matricule, qui appartient ici à quelqu’un d’autre',
  'audit.sentence.people.setDetails': 'Fiche de {target} modifiée\u00a0: {fields}',
  'audit.sentence.people.setPin': 'Code PIN de {target} défini',
  'audit.sentence.people.setSupervisor':
    '{supervises, select, true {{target}\u00a0: désormais responsable, confirme les personnes à l’entrée} other {{target} n’est plus responsable}}',
  'audit.sentence.people.suspend': '{target}\u00a0: suspension',
  'audit.sentence.roster.start':
    '{differs, select, true {Import de {people, plural, one {# personne} many {# de personnes} other {# personnes}} commencé, avec d’autres visages si les photos en montrent} other {Import de {people, plural, one {# personne} many {# de personnes} other {# personnes}} commencé}}',
  'audit.sentence.roster.end':
    'Import terminé\u00a0: {added, plural, one {# personne ajoutée} many {# de personnes ajoutées} other {# personnes ajoutées}}, {changed, number} modifiées',
  'audit.sentence.selfTest.apply': 'Seuils recommandés de l’autotest appliqués',
  'audit.sentence.selfTest.reset': 'Seuils du modèle rétablis',
  'audit.sentence.settings.change': 'Paramètres modifiés\u00a0: {fields}',
  'audit.sentence.settings.editedOutside':
    'Paramètres modifiés en dehors de Rollcall\u00a0: {fields}',
  'audit.sentence.settings.fromHub': 'Paramètres repris du serveur central : {fields}',
  'audit.sentence.settings.setLogo': '{hasLogo, select, true {Logo modifié} other {Logo supprimé}}',
  'audit.sentence.settings.import': 'Paramètres importés\u00a0: {fields}',
  'audit.sentence.badges.learnCard': '{target}\u00a0: carte attribuée',
  'audit.sentence.badges.makeRotating': '{target}\u00a0: codes configurés sur un téléphone',
  'audit.sentence.badges.print':
    '{people, plural, one {Badge imprimé pour # personne} many {Badges imprimés pour # de personnes} other {Badges imprimés pour # personnes}}',
  'audit.sentence.badges.withdraw':
    '{kind, select, printed {{target}\u00a0: badge imprimé retiré} card {{target}\u00a0: carte retirée} other {{target}\u00a0: codes du téléphone retirés}}',
  'audit.sentence.connectors.add': 'Connexion {name} à un autre système configurée',
  'audit.sentence.connectors.remove': 'Connexion {name} à un autre système supprimée',
  'audit.sentence.connectors.sendAgain':
    'Ce que la connexion {name} n’avait pas pu envoyer a été renvoyé',
  'audit.sentence.connectors.replay': 'Entrées renvoyées par la connexion {name}\u00a0: {range}',
  'audit.sentence.signOffs.add': 'Période validée\u00a0: {range}',
  'audit.sentence.signOffs.fromHub':
    '{changed, plural, one {# clôture reprise} many {# clôtures reprises} other {# clôtures reprises}} du serveur central',
  'audit.sentence.signOffs.reopen': 'Période rouverte\u00a0: {range} (motif\u00a0: {reason})',
  'audit.sentence.update.install': 'A installé la version {target} de Rollcall',
  'audit.sentence.update.back': 'Est revenu à la version {target} de Rollcall',
  'audit.sentence.uplink.join': 'Connecté au serveur central {target}',
  'audit.sentence.uplink.leave': 'Déconnecté du serveur central {target}',
};
