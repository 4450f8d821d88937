/** Sentences of the services by their English pattern; see `translateSentence`. */
export const fr: Readonly<Record<string, string>> = {
  'An account named {0} already exists. Choose another name.':
    'Un compte nommé {0} existe déjà. Choisissez un autre nom.',
  'The last administrator account cannot be removed. Add another administrator first.':
    'Le dernier compte administrateur ne peut pas être supprimé. Ajoutez d’abord un autre administrateur.',
  'The name or password is wrong. Try again.':
    'Le nom ou le mot de passe est incorrect. Réessayez.',
  'There is no account named {0}. Check the name.':
    'Il n’y a pas de compte nommé {0}. Vérifiez le nom.',
  'An account with the role team needs at least one department. Add one.':
    'Un compte avec le rôle équipe a besoin d’au moins un service. Ajoutez-en un.',
  'Only accounts with the role team have departments. Leave them out.':
    'Seuls les comptes avec le rôle équipe ont des services. Retirez-les.',
  'You are not signed in. Sign in first.': 'Vous n’êtes pas connecté. Connectez-vous d’abord.',
  'You cannot remove the account you are signed in with. Sign in with another account first.':
    'Vous ne pouvez pas supprimer le compte avec lequel vous êtes connecté. Connectez-vous d’abord avec un autre compte.',
  'An administrator account already exists. Sign in with it.':
    'Un compte administrateur existe déjà. Connectez-vous avec celui-ci.',
  'People are already enrolled, so the first administrator must be added on the command line. Run "rollcall account add".':
    'Des personnes sont déjà enregistrées : le premier administrateur doit être ajouté en ligne de commande. Lancez "rollcall account add".',
  'This person is not in one of your departments. Ask HR or an administrator.':
    'Cette personne n’appartient à aucun de vos services. Adressez-vous aux RH ou à un administrateur.',
  'There is no absence with the ID {0}. To list absences, run "rollcall absence list".':
    'Il n’y a pas d’absence avec l’identifiant {0}. Rechargez la liste.',
  'This person already has an absence ({0}) {1}. Remove it first, or choose other days.':
    'Cette personne a déjà une absence ({0}, {1}). Supprimez-la d’abord, ou choisissez d’autres jours.',
  'There is no person with the ID {0}. Choose another person.':
    'Il n’y a pas de personne avec l’identifiant {0}. Choisissez une autre personne.',
  'The person was only seen, so it is not known whether they came or left. Choose in or out.':
    'La personne a seulement été vue : on ne sait pas si elle arrivait ou partait. Choisissez entrée ou sortie.',
  'The range is {0, plural, one {# day} other {# days}} long. Choose at most {1, plural, one {# day} other {# days}}.':
    'La période compte {0, plural, one {# jour} many {# jours} other {# jours}}. Choisissez au plus {1, plural, one {# jour} many {# jours} other {# jours}}.',
  'The first day ({0}) is after the last day ({1}). Change one of them.':
    'Le premier jour ({0}) est après le dernier ({1}). Modifiez l’un des deux.',
  '{0} does not exist: no kiosk has run with this data folder yet. Check the folder.':
    '{0} n’existe pas : aucune borne n’a encore utilisé ce dossier de données. Vérifiez le dossier.',
  '{0} cannot be read. It is written again when Rollcall runs.':
    '{0} ne peut pas être lu. Le fichier est réécrit dès que Rollcall fonctionne.',
  '{0} cannot be verified, because its footer {1}.footer.json is missing. Put both files in the same folder.':
    '{0} ne peut pas être vérifié, car le fichier {1}.footer.json manque. Placez les deux fichiers dans le même dossier.',
  'The folder {0} for the daily export does not exist. Create it, connect its drive, or choose another folder in the settings.':
    'Le dossier {0} de l’export quotidien n’existe pas. Créez-le, connectez son lecteur, ou choisissez un autre dossier dans les paramètres.',
  'The time zone "{0}" is unknown. Enter an IANA name such as Europe/Berlin.':
    'Le fuseau horaire « {0} » est inconnu. Saisissez un nom IANA tel que Europe/Berlin.',
  '{0} already exists. Choose another name.': '{0} existe déjà. Choisissez un autre nom.',
  'This card already belongs to {0} ({1}). Withdraw it there first, or use another card.':
    'Cette carte appartient déjà à {0} ({1}). Retirez-la d’abord, ou utilisez une autre carte.',
  '{0} has no badge with the ID {1}. Check the list of badges.':
    '{0} n’a pas de badge avec l’identifiant {1}. Vérifiez la liste des badges.',
  'This code was used before. Wait for the next one on the phone.':
    'Ce code a déjà servi. Attendez le suivant sur le téléphone.',
  'This badge or card is unknown here, or no longer valid. Use your PIN, or ask reception.':
    'Ce badge ou cette carte n’est pas ou plus connu ici. Utilisez votre code PIN, ou adressez-vous à l’accueil.',
  '{0} already exists. Choose another name, or overwrite it.':
    '{0} existe déjà. Choisissez un autre nom, ou remplacez le fichier.',
  '{0} is a device or a pipe. Choose a file.':
    '{0} est un périphérique ou un tube. Indiquez un fichier.',
  '{0} is a folder. Choose a file.': '{0} est un dossier. Indiquez un fichier.',
  'Punch {0} does not exist or was already withdrawn. Check the current punches and try again.':
    'Le pointage {0} n’existe pas ou a déjà été retiré. Vérifiez les pointages actuels et réessayez.',
  'This folder belongs to this kiosk ({0}). Choose the data folder of another kiosk.':
    'Ce dossier appartient à cette borne ({0}). Choisissez le dossier de données d’une autre borne.',
  'The journal {0} cannot be imported. {1} No punches were imported.':
    'Le journal {0} ne peut pas être importé. {1} Aucun pointage n’a été importé.',
  'The layout {0} has a fixed file format. Leave the format options at their defaults.':
    'Le format {0} est fixe. Laissez les options de format à leurs valeurs par défaut.',
  'The column separator and the decimal sign must differ. With a decimal comma, use ";" as the separator.':
    'Le séparateur de colonnes et le signe décimal doivent être différents. Avec une virgule décimale, utilisez « ; ».',
  'An Excel export can have at most {0, plural, one {# row} other {# rows}}. Export as CSV, or choose fewer days.':
    'Un export Excel peut avoir au plus {0, plural, one {# ligne} many {# lignes} other {# lignes}}. Exportez en CSV, ou choisissez moins de jours.',
  '{0} is not over yet. Choose a last day before {1}.':
    'Le {0} n’est pas encore terminé. Choisissez un dernier jour avant le {1}.',
  '{0} to {1} is signed off already. Choose other days, or reopen that period first.':
    'La période du {0} au {1} est déjà validée. Choisissez d’autres jours, ou rouvrez-la d’abord.',
  'There is no signed-off period with the ID {0}. To list them, run "rollcall sign-off list".':
    'Il n’y a pas de période validée avec l’identifiant {0}. Rechargez la liste.',
  '{0} to {1} is signed off. Give a reason for the change.':
    'La période du {0} au {1} est validée. Indiquez la raison de la modification.',
  '{0} is in the future. Enter the time at which the person clocked in or out.':
    '{0} est dans le futur. Saisissez l’heure à laquelle la personne a pointé.',
  '{0} does not exist in {1}: clocks go forward from {2} to {3}. Enter {4} or earlier, or {5} or later.':
    '{0} n’existe pas à {1} : les horloges avancent de {2} à {3}. Saisissez {4} ou plus tôt, ou {5} ou plus tard.',
  'Clocks in {0} go back and show {1} twice. Choose the first or the second.':
    'À {0}, les horloges reculent et affichent {1} deux fois. Choisissez la première ou la seconde.',
  'The UTC offset of {0} at {1} is {2}. Correct the offset or remove it.':
    'Le décalage UTC de {0} à {1} est {2}. Corrigez-le ou supprimez-le.',
  '{0} became shorter while the backup was written. Make the backup again.':
    '{0} a été raccourci pendant la sauvegarde. Refaites la sauvegarde.',
  '{0} already contains data, so nothing was changed. Move the data away first, or choose another data folder.':
    '{0} contient déjà des données ; rien n’a été modifié. Déplacez-les d’abord, ou choisissez un autre dossier.',
  '{0} is a separate disk and cannot be renamed, so nothing was changed. Restore the backup on the command line.':
    '{0} est un disque séparé et ne peut pas être renommé ; rien n’a été modifié. Restaurez la sauvegarde en ligne de commande.',
  'The contents of {0} are damaged, so nothing was changed. Use another copy of the backup.':
    'Le contenu de {0} est endommagé ; rien n’a été modifié. Utilisez une autre copie de la sauvegarde.',
  'The time zone "{0}" is unknown. In the settings, enter an IANA name such as Europe/Berlin.':
    'Le fuseau horaire « {0} » est inconnu. Saisissez dans les paramètres un nom IANA tel que Europe/Berlin.',
  'The kiosk is open on another screen. Use it there, or choose to use this screen.':
    'La borne est ouverte sur un autre écran. Utilisez-la là-bas, ou choisissez cet écran.',
  'This case is no longer on the list. Reload the list.':
    'Ce cas n’est plus dans la liste. Rechargez la liste.',
  'It is too late to answer here. Look at the camera again, or ask HR to enter the punch.':
    'Il est trop tard pour répondre ici. Regardez de nouveau la caméra, ou demandez aux RH de saisir le pointage.',
  'The employee number (or code) and the PIN do not match. Check both and try again.':
    'Le matricule (ou code) et le PIN ne correspondent pas. Vérifiez les deux et réessayez.',
  'Too many wrong PINs. Wait {0} and try again, or ask reception.':
    'Trop de PIN incorrects. Attendez {0} puis réessayez, ou demandez à l’accueil.',
  'This punch can no longer be cancelled here. Ask HR to correct it.':
    'Ce pointage ne peut plus être annulé ici. Demandez aux RH de le corriger.',
  'Only a supervisor can confirm somebody else.':
    'Seul un superviseur peut confirmer une autre personne.',
  'There is no longer anyone to confirm. Look at the camera again, and then ask the supervisor.':
    'Il n’y a plus personne à confirmer. Regardez de nouveau la caméra, puis demandez au superviseur.',
  'The template was made by model {0} and cannot be compared with those of {1}. Enrol the person again.':
    'Le gabarit a été créé par le modèle {0} et ne peut pas être comparé à ceux de {1}. Enregistrez de nouveau la personne.',
  'Model {0} has no thresholds yet. Measure them with "rollcall models calibrate {1} --images DIR".':
    'Le modèle {0} n’a pas encore de seuils. Mesurez-les avec "rollcall models calibrate {1} --images DIR".',
  'The template of {0} was written by a newer version of Rollcall. Update Rollcall.':
    'Le gabarit de {0} a été écrit par une version plus récente de Rollcall. Mettez Rollcall à jour.',
  'The template of {0} is damaged. Enrol this person again.':
    'Le gabarit de {0} est endommagé. Enregistrez de nouveau cette personne.',
  'The recordings no longer lead to this proposal. Measure again, and check the result.':
    'Les enregistrements ne proposent plus cela. Mesurez de nouveau et regardez le résultat.',
  'No recording is running on this screen. Start again.':
    'Aucun enregistrement n’est en cours sur cet écran. Recommencez.',
  '{0} cannot be read ({1}). Use pictures, a GIF or a video, or remove the file.':
    '{0} ne peut pas être lu ({1}). Utilisez des images, un GIF ou une vidéo, ou retirez le fichier.',
  'There are {0} recordings, which is the limit. Measure with them, or erase them first.':
    'Il y a {0} enregistrements, ce qui est la limite. Mesurez avec eux, ou effacez-les d’abord.',
  'A recording is damaged, so nothing was measured. Erase the recordings, and record again.':
    'Un enregistrement est endommagé ; rien n’a été mesuré. Effacez les enregistrements et recommencez.',
  'A recording was erased. Try again.': 'Un enregistrement a été effacé. Réessayez.',
  'The enrolled people make {0, plural, one {# pair} other {# pairs}} of photos of different people; at least {1, plural, one {# pair} other {# pairs}} are needed. Enrol more people first.':
    'Les personnes enregistrées donnent {0, plural, one {# paire} many {# paires} other {# paires}} de photos de personnes différentes ; il en faut au moins {1, plural, one {# paire} many {# paires} other {# paires}}. Enregistrez d’abord d’autres personnes.',
  'This model is already imported as {0}. Use that model.':
    'Ce modèle est déjà importé sous le nom {0}. Utilisez celui-ci.',
  'The model was not imported: it cannot be run ({0}). Import another model.':
    'Le modèle n’a pas été importé : il ne peut pas être exécuté ({0}). Importez un autre modèle.',
  'Model {0} is a detector, and only embedding models have thresholds. Choose an embedding model.':
    'Le modèle {0} est un détecteur ; seuls les modèles de reconnaissance ont des seuils. Choisissez-en un.',
  'Model {0} is in use. Switch to another model first.':
    'Le modèle {0} est utilisé. Passez d’abord à un autre modèle.',
  'Choose at least one model file.': 'Choisissez au moins un fichier de modèle.',
  '{0} cannot be imported: {1}.': '{0} ne peut pas être importé : {1}.',
  '{0} has {1} MiB; a model can have at most {2} MiB. Import a smaller model.':
    '{0} fait {1} Mio ; un modèle peut faire au plus {2} Mio. Importez un modèle plus petit.',
  'The file {0} is missing. Import the model again, or remove its folder.':
    'Le fichier {0} manque. Importez de nouveau le modèle, ou supprimez son dossier.',
  'The bundled models find no face in the sample photos. Install Rollcall again.':
    'Les modèles fournis ne trouvent aucun visage dans les photos d’exemple. Réinstallez Rollcall.',
  'The model was not imported: {0}. Import another model.':
    'Le modèle n’a pas été importé : {0}. Importez un autre modèle.',
  '{0} has no row of headings with "number" or "name", "kind" and "from". Add these headings, and "to" for ranges.':
    '{0} n’a pas de ligne d’en-têtes avec « number » ou « name », « kind » et « from ». Ajoutez ces en-têtes, et « to » pour les périodes.',
  'The person agreed to version {0} of the consent text, but version {1} is in use. Show them the current text and ask again.':
    'La personne a accepté la version {0} du consentement, mais la version {1} est en vigueur. Montrez-lui le texte actuel et redemandez.',
  'No enrolment is in progress on this screen. Start again.':
    'Aucun enregistrement de personne n’est en cours sur cet écran. Recommencez.',
  '{0} is already enrolled ({1}), and these photos show the same face ({2}). Choose to replace the existing template to enrol again.':
    '{0} est déjà enregistré ({1}) et ces photos montrent le même visage ({2}). Choisissez de remplacer le gabarit existant pour recommencer.',
  'You chose the same record twice. Choose two different records.':
    'Vous avez choisi deux fois la même fiche. Choisissez deux fiches différentes.',
  'The two records were enrolled with different models ({0}, {1}). Re-enrol one of them first.':
    'Les deux fiches ont été enregistrées avec des modèles différents ({0}, {1}). Réenregistrez d’abord l’une d’elles.',
  '{0} is missing, but templates or photos of {1, plural, one {# person} other {# people}} are stored. Restore the file from a backup. Nothing was changed.':
    '{0} manque, mais les gabarits ou photos de {1, plural, one {# personne} many {# personnes} other {# personnes}} sont enregistrés. Restaurez le fichier depuis une sauvegarde. Rien n’a été modifié.',
  'Almost every code of six digits is used. Give this person a longer code for the PIN pad.':
    'Presque tous les codes à six chiffres sont utilisés. Donnez à cette personne un code plus long pour le clavier.',
  'There is no person with the name or ID {0}. Check the list of people.':
    'Il n’y a pas de personne avec le nom ou l’identifiant {0}. Vérifiez la liste des personnes.',
  '{0} people are named {1}. Use one of these IDs instead: {2}.':
    '{0} personnes s’appellent {1}. Utilisez plutôt un de ces identifiants : {2}.',
  'The {0} {1} {2}. Choose another one.': 'Déjà attribué : {0} {1} ({2}). Choisissez autre chose.',
  'The kept photos of the person {0} are damaged. Re-enrol this person.':
    'Les photos conservées de la personne {0} sont endommagées. Réenregistrez cette personne.',
  '{0} is larger than {1} MB. Divide the table into several files.':
    '{0} dépasse {1} Mo. Divisez le tableau en plusieurs fichiers.',
  '{0} has {1, plural, one {# entry} other {# entries}}; at most {2, plural, one {# entry} other {# entries}} are allowed. Divide it into several ZIP files.':
    '{0} contient {1, plural, one {# entrée} many {# entrées} other {# entrées}} ; au plus {2, plural, one {# entrée} many {# entrées} other {# entrées}} sont permises. Divisez-le en plusieurs fichiers ZIP.',
  'The table {0} in {1} cannot be unpacked ({2}). Create the ZIP file again.':
    'Le tableau {0} dans {1} ne peut pas être décompressé ({2}). Créez de nouveau le fichier ZIP.',
  '{0} cannot be read as a ZIP file ({1}). Create the ZIP file again.':
    '{0} ne peut pas être lu comme fichier ZIP ({1}). Recréez le fichier ZIP.',
  '{0} contains {1} tables ({2}). Remove all but one.':
    '{0} contient {1} tableaux ({2}). N’en gardez qu’un.',
  '{0} in {1} {2}. Use another photo.': '{0} dans {1} : {2}. Utilisez une autre photo.',
  '{0} contains no table. Add one.': '{0} ne contient aucun tableau. Ajoutez-en un.',
  'The table {0} in {1} is too large. Divide it into several files.':
    'Le tableau {0} dans {1} est trop grand. Divisez-le en plusieurs fichiers.',
  '{0} has several "{1}" columns ({2}). Remove or rename all but one.':
    '{0} a plusieurs colonnes « {1} » ({2}). N’en gardez qu’une, ou renommez les autres.',
  '{0} is not in the folder. Choose the folder again.':
    '{0} n’est pas dans le dossier. Choisissez de nouveau le dossier.',
  '{0} is larger than {1} MB. Use a smaller file.':
    '{0} dépasse {1} Mo. Utilisez un fichier plus petit.',
  '{0} has {1, plural, one {# folder} other {# folders}}; at most {2, plural, one {# folder} other {# folders}} ({3, plural, one {# person} other {# people}}) can be imported at once. Divide it into several parts.':
    '{0} contient {1, plural, one {# dossier} many {# dossiers} other {# dossiers}} ; au plus {2, plural, one {# dossier} many {# dossiers} other {# dossiers}} ({3, plural, one {# personne} many {# personnes} other {# personnes}}) peuvent être importés à la fois. Divisez l’import.',
  'An import is already running. Wait until it ends, or cancel it.':
    'Un import est déjà en cours. Attendez la fin, ou annulez-le.',
  '{0} is not a table: read as {1}, it contains a zero byte in line {2}. Save the table as CSV or XLSX.':
    '{0} n’est pas un tableau : lu en {1}, il contient un octet nul à la ligne {2}. Enregistrez-le en CSV ou XLSX.',
  '{0} is {1}, which cannot be read as a table. Save it as XLSX or CSV.':
    '{0} est {1}, ce qui ne se lit pas comme un tableau. Enregistrez-le en XLSX ou CSV.',
  '{0} has more than {1, plural, one {# column} other {# columns}}. Remove the columns that are not needed.':
    '{0} a plus de {1, plural, one {# colonne} many {# colonnes} other {# colonnes}}. Supprimez les colonnes inutiles.',
  '{0} is empty. Its first line must contain the headings.':
    '{0} est vide. Sa première ligne doit contenir les en-têtes.',
  '{0} has more than {1, plural, one {# row} other {# rows}}. Divide it into several files.':
    '{0} a plus de {1, plural, one {# ligne} many {# lignes} other {# lignes}}. Divisez-le en plusieurs fichiers.',
  '{0} has no "name" column, and no columns with first and last names. Its first line contains {1}{2}. Use these headings: number, name, department, email, pin, code, schedule, photos.':
    '{0} n’a pas de colonne « name », ni de colonnes prénom et nom. Sa première ligne contient {1}{2}. Utilisez ces en-têtes : number, name, department, email, pin, code, schedule, photos.',
  '{0} has more than {1, plural, one {# row} other {# rows}} or {2, plural, one {# column} other {# columns}}. Divide it into several files.':
    '{0} a plus de {1, plural, one {# ligne} many {# lignes} other {# lignes}} ou {2, plural, one {# colonne} many {# colonnes} other {# colonnes}}. Divisez-le en plusieurs fichiers.',
  '{0} needs too much memory or time to read. Copy the rows into a new workbook, or save them as CSV.':
    '{0} demande trop de mémoire ou de temps. Copiez les lignes dans un nouveau classeur, ou enregistrez-les en CSV.',
  '{0} cannot be read as an Excel workbook ({1}). Save it again as XLSX or CSV.':
    '{0} ne peut pas être lu comme classeur Excel ({1}). Enregistrez-le de nouveau en XLSX ou CSV.',
  '{0} is larger than {1} MB when unpacked. Copy the rows into a new workbook, or divide it into several files.':
    '{0} dépasse {1} Mo une fois décompressé. Copiez les lignes dans un nouveau classeur, ou divisez-le.',
  'There are no public holidays for the {0} "{1}". {2}':
    'Il n’y a pas de jours fériés pour « {1} » ({0}). {2}',
  'The logo has {0} kB; at most {1} kB are allowed. Save it smaller, such as 400 pixels wide.':
    'Le logo fait {0} ko ; au plus {1} ko sont permis. Enregistrez-le plus petit, par exemple à 400 pixels de large.',
  'The logo is not a PNG or JPEG file. Choose a PNG or JPEG file.':
    'Le logo n’est ni PNG ni JPEG. Choisissez un tel fichier.',
  'This is not a Rollcall settings file: it is not JSON. Choose another file.':
    'Ce n’est pas un fichier de paramètres Rollcall : ce n’est pas du JSON. Choisissez un autre fichier.',
  'The settings file was written by a newer version of Rollcall (layout {0}; this version reads up to layout 2). Update Rollcall first.':
    'Le fichier de paramètres vient d’une version plus récente de Rollcall (format {0} ; cette version lit jusqu’au format 2). Mettez d’abord Rollcall à jour.',
  'Two schedules have the ID "{0}". Give each schedule its own ID.':
    'Deux horaires ont l’identifiant « {0} ». Donnez à chacun le sien.',
  '{0} is set to "{1}", but there is no such schedule. Choose another one.':
    '{0} est réglé sur « {1} », mais cet horaire n’existe pas. Choisissez-en un autre.',
  'White text cannot be read on the accent colour {0}: the contrast is {1} to 1, and at least {2} to 1 is needed. The nearest colour that works is {3}.':
    'Un texte blanc n’est pas lisible sur la couleur {0} : le contraste est de {1} pour 1, il faut au moins {2} pour 1. La couleur la plus proche qui convient est {3}.',
  'The disk failed, and {0} no longer ends with the entry that was saved last. Nothing more is written to it. Check the disk, then restart Rollcall.':
    'Le disque a échoué, et {0} ne se termine plus par la dernière entrée enregistrée. Plus rien n’y est écrit. Vérifiez le disque, puis redémarrez Rollcall.',
  '{0} is part of the data folder, and would be replaced together with it. Choose a folder on another disk.':
    '{0} fait partie du dossier de données et serait remplacé avec lui. Choisissez un dossier sur un autre disque.',
  '{0} belongs to another data folder. Choose a separate folder for each kiosk.':
    '{0} appartient à un autre dossier de données. Choisissez un dossier propre à chaque borne.',
  '{0} is damaged, and there is no usable copy of it: {1}. Nothing was changed. Correct it, restore it from a backup, or move it away to start over.':
    '{0} est endommagé, et il n’en existe pas de copie utilisable : {1}. Rien n’a été modifié. Corrigez-le, restaurez-le depuis une sauvegarde, ou déplacez-le pour recommencer.',
  '{0} was edited, and cannot be used: {1}. Correct it in the file, or undo the change.':
    '{0} a été modifié et ne peut pas être utilisé : {1}. Corrigez-le dans le fichier, ou annulez la modification.',
  '{0} was written by a newer version of Rollcall (layout {1}; this version reads up to layout {2}). Update Rollcall. Nothing was changed.':
    '{0} vient d’une version plus récente de Rollcall (format {1} ; cette version lit jusqu’au format {2}). Mettez Rollcall à jour. Rien n’a été modifié.',
  '{0} has extra bytes at the end. Use another copy.':
    '{0} a des octets en trop à la fin. Utilisez une autre copie.',
  '{0} is not a Rollcall backup. Choose another file.':
    '{0} n’est pas une sauvegarde Rollcall. Choisissez un autre fichier.',
  '{0} was made by a newer version of Rollcall. Update Rollcall first.':
    '{0} a été créé par une version plus récente de Rollcall. Mettez d’abord Rollcall à jour.',
  'The password of {0} is wrong, or the file is damaged at the start. Try again, or use another copy.':
    'Le mot de passe de {0} est incorrect, ou le début du fichier est endommagé. Réessayez, ou utilisez une autre copie.',
  '{0} is damaged or incomplete (after {1} MB). Use another copy.':
    '{0} est endommagé ou incomplet (après {1} Mo). Utilisez une autre copie.',
  'The disk reported an error ({0}) with {1}. Check the disk and its cable; nothing that was already saved is lost.':
    'Le disque a signalé une erreur ({0}) avec {1}. Vérifiez le disque et son câble ; rien de ce qui était enregistré n’est perdu.',
  "{0} does not exist. Choose a copy of another kiosk's data folder.":
    '{0} n’existe pas. Choisissez une copie du dossier de données d’une autre borne.',
  '{0} ends with entry {1}, but entry {2} of that kiosk was imported before. It is an older copy, or it was cut off. No punches were imported. Use the latest copy.':
    '{0} se termine par l’entrée {1}, mais l’entrée {2} de cette borne a déjà été importée. C’est une copie plus ancienne, ou elle a été tronquée. Aucun pointage n’a été importé. Utilisez la copie la plus récente.',
  'Entry {0} of {1} is not the one that was imported before: that journal was rewritten, or restored from an older backup. No punches were imported. Run "rollcall log verify" at that kiosk.':
    'L’entrée {0} de {1} n’est pas celle qui a été importée auparavant : ce journal a été réécrit, ou restauré depuis une sauvegarde plus ancienne. Aucun pointage n’a été importé. Exécutez « rollcall log verify » sur cette borne.',
  '{0} is damaged: {1}. Use another copy of the data folder.':
    '{0} est endommagé : {1}. Utilisez une autre copie du dossier de données.',
  '{0} is damaged or was swapped with another file. Nothing was changed. Restore it from a backup; if it is a template, enrol the person again.':
    '{0} est endommagé ou a été échangé avec un autre fichier. Rien n’a été modifié. Restaurez-le depuis une sauvegarde ; s’il s’agit d’un modèle de visage, enregistrez de nouveau la personne.',
  '{0} was sealed by a newer version of Rollcall. Update Rollcall. Nothing was changed.':
    '{0} a été chiffré par une version plus récente de Rollcall. Mettez Rollcall à jour. Rien n’a été modifié.',
  '{0} was sealed with another key. Use the key file or passphrase it was sealed with. Nothing was changed.':
    '{0} a été chiffré avec une autre clé. Utilisez le fichier de clé ou la phrase secrète d’origine. Rien n’a été modifié.',
  '{0} is larger than 8 GB. Import its folder on the command line instead.':
    '{0} dépasse 8 Go. Importez plutôt son dossier en ligne de commande.',
  '{0} is larger than its announced size. Send it again.':
    '{0} est plus grand qu’annoncé. Envoyez-le de nouveau.',
  '{0} did not arrive completely. Send it again.':
    '{0} n’est pas arrivé en entier. Envoyez-le de nouveau.',
  'This file was already downloaded. Create it again.':
    'Ce fichier a déjà été téléchargé. Créez-le de nouveau.',
  'The uploaded file no longer exists. Send it again.':
    'Le fichier envoyé n’existe plus. Envoyez-le de nouveau.',
  'The inference process could not be started ({0}). Restart Rollcall.':
    'La reconnaissance n’a pas pu démarrer ({0}). Redémarrez Rollcall.',
  'The inference process ended while starting ({0}). Try again.':
    'La reconnaissance s’est arrêtée au démarrage ({0}). Réessayez.',
  'The inference process ended ({0}) while analysing {1}. It will be restarted; try again.':
    'La reconnaissance s’est arrêtée ({0}) pendant l’analyse de {1}. Elle redémarre ; réessayez.',
  'Face recognition is off, because Rollcall ended unexpectedly several times within ten minutes. PINs work. Restart Rollcall later. If this happens again, run "rollcall support" to collect what helps to find the fault.':
    'La reconnaissance faciale est désactivée, car Rollcall s’est arrêté plusieurs fois de façon inattendue en dix minutes. Les codes PIN fonctionnent. Redémarrez Rollcall plus tard ; si cela continue, « rollcall support » rassemble ce qui aide à trouver l’erreur.',
  'The inference process was shut down. Try again.': 'La reconnaissance a été arrêtée. Réessayez.',
  'Analysing {0} took longer than {1} s and was stopped. Try a smaller image.':
    'L’analyse de {0} a duré plus de {1} s et a été arrêtée. Essayez une image plus petite.',
  'There is no imported model {0} in {1}. To list the models, run "rollcall models imported".':
    'Il n’y a pas de modèle importé {0} dans {1}. Rechargez la liste.',
  'There is no bundled model {0}.': 'Il n’y a pas de modèle fourni {0}.',
  'The file {0} is damaged ({1}: {2}). Import the model again.':
    'Le fichier {0} est endommagé ({1} : {2}). Importez de nouveau le modèle.',
  'The folder {0} contains no images ({1}). Add photos or choose another folder.':
    'Le dossier {0} ne contient aucune image ({1}). Ajoutez des photos ou choisissez un autre dossier.',
  '{0} is a file. Choose the folder that contains it.':
    '{0} est un fichier. Choisissez le dossier qui le contient.',
  'There is no file or folder {0}. Check the path.':
    'Il n’y a ni fichier ni dossier {0}. Vérifiez le chemin.',
  'There is no file {0}. Check the path.': 'Il n’y a pas de fichier {0}. Vérifiez le chemin.',
  'The file {0} cannot be read: {1}.': 'Le fichier {0} ne peut pas être lu : {1}.',
  'A camera frame cannot have {0} × {1} pixels; each side must have {2} to {3} pixels.':
    'Une image de la caméra ne peut pas faire {0} × {1} pixels ; chaque côté doit faire de {2} à {3} pixels.',
  'A {0} frame of {1} × {2} pixels must have {3} bytes, but has {4}.':
    'Une image {0} de {1} × {2} pixels doit faire {3} octets, mais en fait {4}.',
  'There are {0} saved exports already. Remove one, or use the name of one to replace it.':
    'Il y a déjà {0} exports enregistrés. Supprimez-en un, ou utilisez le nom de l’un d’eux pour le remplacer.',
  'This saved export was removed already. Reload the list.':
    'Cet export enregistré a déjà été supprimé. Rechargez la liste.',
  '{0, plural, one {# entry} other {# entries}} match, but a file has at most {1}. Choose {2} or a later day as the first day.':
    '{0, plural, one {# entrée correspond} many {# entrées correspondent} other {# entrées correspondent}}, mais un fichier en contient au plus {1}. Choisissez {2} ou un jour ultérieur comme premier jour.',
  '{0, plural, one {# entry} other {# entries}} match, but a file has at most {1}. Choose one account or one kind of change.':
    '{0, plural, one {# entrée correspond} many {# entrées correspondent} other {# entrées correspondent}}, mais un fichier en contient au plus {1}. Choisissez un compte ou un type de modification.',
  '{0} is a folder, so the data folder cannot be locked. Remove that folder.':
    '{0} est un dossier : le dossier de données ne peut pas être verrouillé. Supprimez ce dossier.',
  'Only {0, plural, one {# photo} other {# photos}} can be used. Recognition is reliable from {1} photos: add more, or choose to continue with fewer.':
    'Seulement {0, plural, one {# photo est utilisable} many {# photos sont utilisables} other {# photos sont utilisables}}. La reconnaissance est fiable à partir de {1} photos : ajoutez-en, ou choisissez de continuer avec moins.',
  'Faces are learnt at the door for the model {0}. Stop that first.':
    'L’entrée apprend les visages pour le modèle {0}. Arrêtez d’abord cela.',
  'The settings do not allow the door to learn faces. Turn on “{0}” first.':
    'Les paramètres ne permettent pas à l’entrée d’apprendre les visages. Activez d’abord « {0} ».',
  'The embedding model {0} is in use. Choose the model that you want to switch to.':
    'Le modèle {0} est utilisé. Choisissez le modèle vers lequel vous voulez passer.',
  'A timesheet needs a first and a last day. Enter both.':
    'Une feuille de temps a besoin d’un premier et d’un dernier jour. Saisissez les deux.',
  'The net was not imported: {0}. Import another net, or set its input as documented by its author.':
    'Le réseau n’a pas été importé : {0}. Importez-en un autre, ou indiquez son entrée comme l’auteur la décrit.',
  'Model {0} is {1}. Choose an embedding model.':
    'Le modèle {0} est {1}. Choisissez un modèle de reconnaissance.',
  'Model {0} is {1}. Choose a detector.': 'Le modèle {0} est {1}. Choisissez un détecteur.',
  // Sentences that are made in several steps.
  '{0} is missing.': '{0} manque.',
  '{0} must be typed again, because the system or its address has changed.':
    '{0} doit être saisi de nouveau, car le système ou son adresse est différent.',
  'OrangeHRM replaces its key with each use, so a new key cannot be tried before it is saved. Save the connection, and then open it and try it.':
    'OrangeHRM remplace sa clé à chaque utilisation\u00a0; une nouvelle clé ne peut donc pas être essayée avant d’être enregistrée. Enregistrez la connexion, puis ouvrez-la et essayez-la.',
  '{0} must not be empty.': '{0} ne doit pas être vide.',
  '{0} must be at least {1}.': '{0} : au moins {1}.',
  '{0} must be at most {1}.': '{0} : au plus {1}.',
  '{0} must have at least {1, plural, one {# character} other {# characters}}.':
    '{0} doit avoir au moins {1, plural, one {# caractère} many {# caractères} other {# caractères}}.',
  '{0} must have at most {1, plural, one {# character} other {# characters}}.':
    '{0} doit avoir au plus {1, plural, one {# caractère} many {# caractères} other {# caractères}}.',
  '{0} must have at least {1, plural, one {# entry} other {# entries}}.':
    '{0} doit avoir au moins {1, plural, one {# entrée} many {# entrées} other {# entrées}}.',
  '{0} must have at most {1, plural, one {# entry} other {# entries}}.':
    '{0} doit avoir au plus {1, plural, one {# entrée} many {# entrées} other {# entrées}}.',
  '{0} must be a whole number.': '{0} doit être un nombre entier.',
  '{0} must be a number.': '{0} doit être un nombre.',
  '{0} is not valid.': '{0} n’est pas valide.',
  '{0} must be a time such as 08:30.': '{0} doit être une heure telle que 08:30.',
  '{0} must be a date that exists ({1} does not).': '{0} : le {1} n’existe pas.',
  '{0} must be a date and time such as 2026-03-02T16:30.':
    '{0} doit être une date et une heure, par exemple 2026-03-02T16:30.',
  '{0} must be an email address.': '{0} doit être une adresse e-mail.',
  '{0} must be four to twelve digits.': '{0} doit avoir de quatre à douze chiffres.',
  '{0} must be one to twelve digits.': '{0} doit avoir de un à douze chiffres.',
  '{0} must not contain line breaks or control characters.':
    '{0} ne doit contenir ni saut de ligne ni caractère de contrôle.',
  '{0} must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only.':
    '{0} ne peut avoir que des lettres et des chiffres, séparés par des traits d’union, points, barres obliques, traits de soulignement ou espaces.',
  '{0} must be 1 to 40 letters, digits, hyphens and underscores.':
    '{0} doit avoir de 1 à 40 lettres, chiffres, traits d’union et traits de soulignement.',
  '{0} must be a code such as DE or BY.': '{0} doit être un code tel que DE ou BY.',
  '{0} must be given, because the days are signed off.':
    '{0} est nécessaire, car les jours sont validés.',
  '{0} is required: everyone with photos must have agreed to face recognition.':
    '{0} est nécessaire : toutes les personnes avec photos doivent avoir accepté la reconnaissance faciale.',
  'Too many wrong passwords. Wait {0}, then try again.':
    'Trop de mots de passe incorrects. Attendez {0}, puis réessayez.',
  '{0, plural, one {# second} other {# seconds}}':
    '{0, plural, one {# seconde} many {# secondes} other {# secondes}}',
  '{0, plural, one {# minute} other {# minutes}}':
    '{0, plural, one {# minute} many {# minutes} other {# minutes}}',
  'An internal error occurred. Everything recorded so far is safe. Try again, and report the problem if it happens again.':
    'Une erreur interne s’est produite. Tout ce qui a été enregistré est en sécurité. Réessayez, et signalez le problème s’il se répète.',
  'This screen belongs to another version of Rollcall. Reload the page.':
    'Cet écran appartient à une autre version de Rollcall. Rechargez la page.',
  'The disk is full, so {0} could not be written. Its previous content is unchanged. Free some space and try again.':
    'Le disque est plein : {0} n’a pas pu être écrit. Son contenu précédent est inchangé. Libérez de l’espace et réessayez.',
  'Rollcall has no permission to read or write {0}. Change the permissions of that folder, or choose another.':
    'Rollcall n’a pas le droit de lire ou d’écrire {0}. Modifiez les droits du dossier, ou choisissez-en un autre.',
  '{0} cannot be created, because part of its path is a file and not a folder. Choose another folder.':
    '{0} ne peut pas être créé, car une partie de son chemin est un fichier et non un dossier. Choisissez un autre dossier.',
  '{0} could not be opened, because this machine has too many files open. Close other programs and try again.':
    '{0} n’a pas pu être ouvert, car trop de fichiers sont ouverts sur cet ordinateur. Fermez d’autres programmes et réessayez.',
  '{0} could not be read or written, because this machine has too little memory. Close other programs and try again.':
    '{0} n’a pas pu être lu ou écrit, faute de mémoire. Fermez d’autres programmes et réessayez.',
  'The disk or network drive of {0} is no longer connected. Connect it again; nothing that was already saved is lost.':
    'Le disque ou lecteur réseau de {0} n’est plus connecté. Reconnectez-le ; rien de ce qui était enregistré n’est perdu.',
  '{0} is in use by another program. Close that program and try again.':
    '{0} est utilisé par un autre programme. Fermez-le et réessayez.',
  '{0} was not found. Check the name, and that its folder exists.':
    '{0} est introuvable. Vérifiez le nom, et que le dossier existe.',
  'The name {0} is too long. Choose a shorter one.':
    'Le nom {0} est trop long. Choisissez-en un plus court.',
  '{0} is a link that leads back to itself. Choose another path.':
    '{0} est un lien qui mène à lui-même. Choisissez un autre chemin.',
  '{0} {1}, or choose “Continue although the faces differ”.':
    '{0} {1}, ou choisissez « Continuer malgré des visages différents ».',
  'There is no connector named {0}. To list connectors, run "rollcall connectors".':
    'Aucune connexion ne s’appelle {0}. Pour afficher les connexions, lancez « rollcall connectors ».',
  'Rollcall closed its data folder before this change could be saved. Nothing was changed. Try again.':
    'Rollcall a fermé son dossier de données avant que cette modification ait pu être enregistrée. Rien n’a été modifié. Réessayez.',
  'This screen was closed. Open the kiosk again.':
    'Cet écran a été fermé. Ouvrez de nouveau la borne.',
  'This person can no longer clock in here. Ask HR.':
    'Cette personne ne peut plus pointer ici. Demandez aux RH.',
  'Rollcall is closing. Start it again.': 'Rollcall est en cours de fermeture. Redémarrez-le.',
  'The hub at {0} did not answer within {1} s. It may be overloaded, or the network is slow. Try again later.':
    'Le serveur central {0} n’a pas répondu en {1} s. Il est peut-être surchargé, ou le réseau est lent. Réessayez plus tard.',
  'The hub at {0} cannot be reached. Check its address and the network.':
    'Le serveur central {0} est injoignable. Vérifiez son adresse et le réseau.',
  'The hub’s database cannot be reached, so attendance cannot be shown now. Nothing is lost. Check that the PostgreSQL server runs, and try again.':
    'La base de données du serveur central est injoignable, les présences ne peuvent donc pas être affichées pour le moment. Rien n’est perdu. Vérifiez que le serveur PostgreSQL fonctionne, puis réessayez.',
  '{0} does not answer like a hub of this version. Check the address, and update Rollcall on both machines.':
    '{0} ne répond pas comme un serveur central de cette version. Vérifiez l’adresse et mettez Rollcall à jour sur les deux machines.',
  'The server at {0} has a different certificate than this hub. Another computer may be pretending to be the hub, so nothing was sent. If the hub’s certificate was replaced, join again with a new code.':
    'Le serveur {0} présente un autre certificat que ce serveur central. Quelqu’un s’est peut-être interposé : rien n’a été envoyé. Si le certificat a été remplacé, connectez-vous de nouveau avec un nouveau code.',
  'The pairing code is not complete, or has a typing mistake. Compare it with the one that the hub showed.':
    'Le code d’appairage est incomplet ou contient une faute de frappe. Comparez-le avec celui du serveur central.',
  'The hub did not accept the pairing code: it has expired or was used, or too many wrong codes were tried. Make a new one with "rollcall hub pair".':
    'Le serveur central a refusé le code d’appairage : il a expiré, a déjà servi, ou trop de codes faux ont été essayés. Créez-en un nouveau avec "rollcall hub pair".',
  '{0} is not the address of a hub. Type its name or IP address, with the port if that is not {1}.':
    '{0} n’est pas l’adresse d’un serveur central. Saisissez son nom ou son adresse IP, avec le port si ce n’est pas {1}.',
  '{0} sent a receipt that this kiosk’s hub did not sign. It was refused. If the hub was set up again, join again with a new code.':
    '{0} a envoyé un reçu que le serveur central de cette borne n’a pas signé. Il a été refusé. Si le serveur central a été réinstallé, connectez-vous de nouveau avec un nouveau code.',
  '{0} sent a list of people that this kiosk’s hub did not make for it. It was refused. If the hub was set up again, join again with a new code.':
    '{0} a envoyé une liste de personnes que le serveur central de cette borne n’a pas établie pour elle. Elle a été refusée. Si le serveur central a été réinstallé, connectez la borne avec un nouveau code.',
  'The code is not the one that "rollcall hub serve" printed. Read it there and type it again.':
    'Le code n’est pas celui que « rollcall hub serve » a affiché. Lisez-le à cet endroit et saisissez-le à nouveau.',
  'This is a kiosk, not a hub. Open the address of the hub.':
    'Ceci est une borne et non un serveur central. Ouvrez l’adresse du serveur central.',
  'This alarm no longer exists.': 'Cette alerte n’existe plus.',
  'A kiosk has no sites: only a hub has them. Leave the site out.':
    'Une borne n’a pas de sites : ils sont sur le serveur central. N’indiquez pas de site.',
  'This site or group no longer exists. Load the list again.':
    'Ce site ou ce groupe n’existe plus. Rechargez la liste.',
  '{0} is an access group. Choose a site.': '{0} est un groupe d’accès. Choisissez un site.',
  'There is a site or group {0} already.': 'Il existe déjà un site ou un groupe {0}.',
  'An access group can only have sites and kiosks of this hub.':
    'Un groupe d’accès représente des sites et des bornes de ce serveur central.',
  '{0} still has people or kiosks. Choose another site or group for them first.':
    '{0} a encore des personnes ou des bornes. Choisissez d’abord pour elles un autre site ou groupe.',
  'There is no kiosk {0}, or it was already revoked. To list the kiosks, run "rollcall hub status".':
    'Il n’y a pas de borne {0}, ou elle a déjà été retirée. La commande « rollcall hub status » affiche les bornes.',
  'Several kiosks are called {0}. Name one by its ID: {1}.':
    'Plusieurs bornes s’appellent {0}. Indiquez-en une par son identifiant : {1}.',
  'This is not possible at the desk of a hub. Do it at the kiosk.':
    'Ce n’est pas possible sur le serveur central. Faites-le sur la borne.',
  'Of the absences that this kiosk had before it joined its hub, {0, plural, one {# absence} other {# absences}} could not be copied to the hub, because the person has another one on the same days. They exist only here. Compare both lists, and correct them at the hub’s desk.':
    'Parmi les absences que ce terminal avait avant de rejoindre son serveur central, {0, plural, one {# absence n’a pas pu y être reprise} many {# d’absences n’ont pas pu y être reprises} other {# absences n’ont pas pu y être reprises}}, car la personne en a une autre ces jours-là. Elles restent seulement ici. Comparez les deux listes et corrigez-les au serveur central.',
  'This kiosk has had no answer from its hub for {0, plural, one {# day} other {# days}}. Until the hub answers, people clock in with their PIN only. Check the network, or leave the hub.':
    'Cette borne n’a reçu aucune réponse de son serveur central depuis {0, plural, one {# jour} many {# jours} other {# jours}}. Jusqu’à sa réponse, le pointage se fait uniquement par code PIN. Vérifiez le réseau, ou déconnectez la borne du serveur central.',
  'The hub sets this for all its kiosks: {0}. Change it at the hub’s desk. Nothing was changed.':
    'Le serveur central fixe cela pour toutes ses bornes : {0}. Modifiez-le au serveur central. Rien n’a été modifié.',
  'Absences and sign-offs are the same at all kiosks of a hub. Enter them at the hub’s desk. Nothing was changed.':
    'Les absences et les clôtures sont les mêmes à toutes les bornes d’un serveur central. Saisissez-les au serveur central. Rien n’a été modifié.',
  'The journal of {0} matches the hub’s entries. There is nothing to do.':
    'Le journal de {0} correspond à ce qu’a le serveur central. Il n’y a rien à faire.',
  'This kiosk has no hub. Nothing was changed.':
    'Cette borne n’a pas de serveur central. Rien n’a été modifié.',
  'The journal no longer has entries that the hub has confirmed: an older copy of the data was put back, or entries were removed. The hub keeps them, and accepts no new ones until an administrator has checked this.':
    'Le journal n’a plus des entrées que le serveur central a confirmées : une ancienne copie des données a été remise, ou des entrées ont été supprimées. Le serveur central les garde et n’en accepte pas de nouvelles avant qu’un administrateur ait vérifié.',
  'The hub refused entry {0} of this kiosk’s journal, because it does not match the entries that this kiosk sent before. An older copy of the data may have been put back, or two machines use copies of it. New entries are kept here, and do not count at the hub.':
    'Le serveur central a refusé l’entrée {0} du journal de cette borne, car elle ne correspond pas à ce que cette borne a envoyé avant. Une ancienne copie des données a peut-être été remise, ou deux machines en utilisent des copies. Les nouvelles entrées restent ici et ne comptent pas au serveur central.',
  'This kiosk was removed from its hub, which accepts no more entries from it.':
    'Cette borne a été retirée de son serveur central, qui n’accepte plus ses entrées.',
  'The hub does not know this kiosk. Join again with a new code.':
    'Le serveur central ne connaît pas cette borne. Connectez-vous de nouveau avec un nouveau code.',
  'The hub has a different key for this kiosk. Join again with a new code.':
    'Le serveur central a une autre clé de cette borne. Connectez-vous de nouveau avec un nouveau code.',
  'The address of the server must begin with https:// or http://, and must not contain a user name, "?" or "#".':
    'L’adresse du serveur doit commencer par https:// ou http:// et ne contenir ni nom d’utilisateur, ni « ? », ni « # ».',
  'The key is not the public key of a publisher (Ed25519 in base64). Copy the whole line that the publisher gives you.':
    'La clé n’est pas la clé publique d’un éditeur (Ed25519 en base64). Copiez toute la ligne que l’éditeur indique.',
  'No server for updates is set, so no server was asked. Set one with "rollcall update server".':
    'Aucun serveur de mises à jour n’est défini, donc rien n’a été demandé. Définissez-en un avec « rollcall update server ».',
};
