/** What the services say in a list or a warning, by its English pattern; see `translateSentence`. */
export const frValues: Readonly<Record<string, string>> = {
  'the photo shows no face: use one with the whole face in view':
    'la photo ne montre aucun visage\u00a0: utilisez-en une où tout le visage est visible',
  'the photo shows {0} faces: use one of this person alone':
    'la photo montre {0} visages\u00a0: utilisez-en une où cette personne est seule',
  'the photos do not show one person (distance to the {0} {1}; {2}): use only photos of this person':
    'les photos ne montrent pas une seule personne (distance {1}\u00a0; {2})\u00a0: n’utilisez que des photos de cette personne',
  'the face does not match the other photos (distance {0}; {1}): check that it is the same person':
    'le visage ne correspond pas aux autres photos (distance {0}\u00a0; {1})\u00a0: vérifiez qu’il s’agit de la même personne',
  'at most {0} for one person': 'au plus {0} pour une même personne',
  'distance {0}; at most {1} for one person':
    'distance {0}\u00a0; au plus {1} pour une même personne',
  'the face is blurred: hold still and clean the lens':
    'le visage est flou\u00a0: restez immobile et nettoyez l’objectif',
  'the face is too dark: add light from the front':
    'le visage est trop sombre\u00a0: ajoutez de la lumière de face',
  'the face is too bright: reduce the light or turn away from it':
    'le visage est trop clair\u00a0: réduisez la lumière ou détournez-vous-en',
  'the face has too little contrast: use stronger, even light':
    'le visage manque de contraste\u00a0: utilisez une lumière plus forte et uniforme',
  'the face is only {0} pixels wide (at least {1} pixels are needed): come closer':
    'le visage ne mesure que {0} pixels de large (il en faut au moins {1})\u00a0: approchez-vous',
  'the head is turned {0}° to the side (at most {1}° is allowed): look at the camera':
    'la tête est tournée de {0}° sur le côté ({1}° au plus sont permis)\u00a0: regardez la caméra',
  'the head is tilted {0}° to one side (at most {1}° is allowed): hold it upright':
    'la tête est penchée de {0}° sur le côté ({1}° au plus sont permis)\u00a0: tenez-la droite',
  'the head is tilted {0}° down (at most {1}° is allowed): look at the camera':
    'la tête est baissée de {0}° ({1}° au plus sont permis)\u00a0: regardez la caméra',
  'the head is tilted {0}° up (at most {1}° is allowed): look at the camera':
    'la tête est levée de {0}° ({1}° au plus sont permis)\u00a0: regardez la caméra',
  'part of the face seems covered: take off any mask or dark glasses':
    'une partie du visage semble couverte\u00a0: retirez le masque ou les lunettes foncées',
  '{0}% of the face is outside the picture (at most {1}% is allowed): move to the middle':
    '{0}\u00a0% du visage est hors de l’image ({1}\u00a0% au plus sont permis)\u00a0: placez-vous au milieu',
  'it is a HEIC photo, which Rollcall cannot read here. Open it and export it as JPEG; on an iPhone, choose Settings › Camera › Formats › Most Compatible for new photos':
    'c’est une photo HEIC, que Rollcall ne peut pas lire ici. Ouvrez-la et exportez-la en JPEG\u00a0; sur un iPhone, choisissez Réglages › Appareil photo › Formats › Le plus compatible pour les nouvelles photos',
  'it is an SVG drawing, which is not accepted. Use a photo':
    'c’est un dessin SVG, qui n’est pas accepté. Utilisez une photo',
  'it is empty (0 bytes). Choose another file':
    'il est vide (0 octet). Choisissez un autre fichier',
  'it is a {0} picture, which Rollcall cannot read. Save it as JPEG or PNG':
    'c’est une image {0}, que Rollcall ne peut pas lire. Enregistrez-la en JPEG ou PNG',
  'it is a {0} file, which Rollcall cannot read. Save it as JPEG or PNG':
    'c’est un fichier {0}, que Rollcall ne peut pas lire. Enregistrez-le en JPEG ou PNG',
  'it is not a photo': 'ce n’est pas une photo',
  'it is not an image or is incomplete ({0}). Take the photo again, or save it as JPEG or PNG':
    'ce n’est pas une image, ou elle est incomplète ({0}). Reprenez la photo ou enregistrez-la en JPEG ou PNG',
  'its content is of an unknown kind': 'son contenu est d’un type inconnu',
  'it has {0} × {1} pixels; at most {2} million are allowed. Make it smaller':
    'elle a {0} × {1} pixels\u00a0; {2} millions au plus sont permis. Réduisez-la',
  'at {0} × {1} pixels it is too small or too narrow to show a face. Use a larger image':
    'avec {0} × {1} pixels, elle est trop petite ou trop étroite pour montrer un visage. Utilisez une image plus grande',
  'it is a folder or a device. Choose an image file':
    'c’est un dossier ou un périphérique. Choisissez un fichier image',
  'it belongs to the operating system or a photo program, such as thumbnails':
    'il appartient au système ou à un logiciel de photos, par exemple des miniatures',
  'it is a link to a file that does not exist': 'c’est un lien vers un fichier qui n’existe pas',
  'it is a link to another folder': 'c’est un lien vers un autre dossier',
  'it cannot be read ({0})': 'il ne peut pas être lu ({0})',
  'Only {0, plural, one {# photo was} other {# photos were}} accepted. With at least {1} photos, this person is recognised more reliably.':
    'Seulement {0, plural, one {# photo a été acceptée} many {# de photos ont été acceptées} other {# photos ont été acceptées}}. Avec au moins {1} photos, cette personne est reconnue de façon plus fiable.',
  '{0} is probably the same person as {1} ({2}), who is already enrolled (distance {3}). Re-enrol that record instead, or merge the two records.':
    '{0} est probablement la même personne que {1} ({2}), déjà enregistrée (distance {3}). Enregistrez plutôt cette fiche à nouveau, ou fusionnez les deux.',
  '{0} looks very similar to {1} ({2}, distance {3}). One may be mistaken for the other.':
    '{0} ressemble beaucoup à {1} ({2}, distance {3}). L’un peut être pris pour l’autre.',
  'Another person is also named {0} ({1}). Use their IDs to tell them apart.':
    'Une autre personne s’appelle aussi {0} ({1}). Distinguez-les par leurs identifiants.',
  'The photos do not show the face that {0} is enrolled with ({1}).':
    'Les photos ne montrent pas le visage avec lequel {0} est enregistré ({1}).',
  '{0} and {1} have different faces ({2}).': '{0} et {1} ont des visages différents ({2}).',
  'Check that both records are of one person':
    'Vérifiez que les deux fiches concernent une seule personne',
  'Use photos of this person': 'Utilisez des photos de cette personne',
  'The template is missing. Re-enrol this person.':
    'Le gabarit manque. Enregistrez de nouveau cette personne.',
  'clock-in missing': 'entrée manquante',
  'clock-out missing': 'sortie manquante',
  'shift not finished': 'poste non terminé',
  '{0}, so overtime of its week may be missing':
    '{0}\u00a0; des heures sup. de cette semaine peuvent donc manquer',
  'no employee number': 'pas de numéro d’employé',
  'employee number {0} is not a file number of up to six digits':
    'le numéro d’employé {0} n’est pas un numéro de six chiffres au plus',
  'longer than 24 hours': 'plus de 24 heures',
  'longer than 23:59 hours': 'plus de 23:59 heures',
  'no email address': 'pas d’adresse e-mail',
  'another person has the email address {0}': 'une autre personne a l’adresse e-mail {0}',
  'name was erased': 'le nom a été effacé',
  'the name has "{0}", which QuickBooks cannot read (Windows-1252)':
    'le nom contient «\u00a0{0}\u00a0», que QuickBooks ne peut pas lire (Windows-1252)',
  'ADP (paydata batch)': 'ADP (lot Paydata)',
  'Frappe HR (Employee Checkin)': 'Frappe HR (pointages)',
  'Kimai (timesheet import)': 'Kimai (import de feuilles de temps)',
  'OrangeHRM (attendance record)': 'OrangeHRM (présences)',
  'Daily overtime threshold (hours)': 'Seuil quotidien d’heures sup. (heures)',
  'Weekly overtime threshold (hours)': 'Seuil hebdomadaire d’heures sup. (heures)',
  'Company code': 'Code société',
  'Batch ID': 'Identifiant du lot',
  'Rate type': 'Type de taux',
  'Company name (from the QuickBooks timer list)':
    'Nom de la société (dans la liste du minuteur de QuickBooks)',
  'COMPANYCREATETIME (from the same list)': 'COMPANYCREATETIME (dans la même liste)',
  'Customer:Job': 'Client:Projet',
  'Service item': 'Article de service',
  'Payroll item': 'Élément de paie',
  '{0}. Use a photo, saved as JPEG or PNG': '{0}. Utilisez une photo enregistrée en JPEG ou PNG',
  'BambooHR (hours)': 'BambooHR (heures)',
  Customer: 'Client',
  Project: 'Projet',
  Activity: 'Activité',
  'a number such as 8 or 7.5': 'un nombre tel que 8 ou 7.5',
  'two or three letters or digits, such as ABC':
    'deux ou trois lettres ou chiffres, par exemple ABC',
  'up to 25 letters and digits': '25 lettres et chiffres au plus',
  'REG or OT, in capitals': 'REG ou OT, en majuscules',
  'a whole number such as 1015362067': 'un nombre entier tel que 1015362067',
  'text in Western European letters (Windows-1252)':
    'un texte en lettres d’Europe occidentale (Windows-1252)',
  'is empty': 'est vide',
  'must be typed again, because the system or its address has changed':
    'doit être saisi de nouveau, car le système ou son adresse est différent',
  'must not be empty': 'ne doit pas être vide',
  'must not contain a zero byte': 'ne doit pas contenir d’octet nul',
  'must have at most {0, plural, one {# character} other {# characters}}':
    'doit avoir au plus {0, plural, one {# caractère} many {# de caractères} other {# caractères}}',
  'must not contain line breaks or control characters':
    'ne doit contenir ni retour à la ligne ni caractère de contrôle',
  'must be letters and digits, with hyphens, dots, slashes, underscores or spaces between them only':
    'ne doit comporter que des lettres et des chiffres, séparés par des traits d’union, points, barres obliques, tirets bas ou espaces',
  'must be one to twelve digits': 'doit comporter d’un à douze chiffres',
  'must be four to twelve digits': 'doit comporter de quatre à douze chiffres',
  'must be an email address': 'doit être une adresse e-mail',
  'must be a date such as 2026-03-02': 'doit être une date telle que 2026-03-02',
  'must be a date that exists ({0} does not)': 'doit être une date qui existe ({0} n’existe pas)',
  'contains a formula; enter its value instead':
    'contient une formule\u00a0; saisissez sa valeur à la place',
  'there is no schedule named {0}; add it in the settings':
    'il n’y a pas d’horaire nommé {0}\u00a0; ajoutez-le dans les paramètres',
  'this row is too long to be a person; correct it':
    'cette ligne est trop longue pour une personne\u00a0; corrigez-la',
  'has unbalanced quotation marks; add or remove one':
    'a un guillemet en trop ou en moins\u00a0; ajoutez-en ou retirez-en un',
  '“{0}” looks garbled; choose the encoding of the file, or correct the text':
    '«\u00a0{0}\u00a0» semble mal décodé\u00a0; choisissez l’encodage du fichier ou corrigez le texte',
  '{0} people with this name are enrolled; add a table with their employee numbers':
    '{0} personnes de ce nom sont enregistrées\u00a0; ajoutez un tableau avec leurs numéros d’employé',
  'is written {0} for the person who is enrolled; use the same spelling':
    's’écrit {0} pour la personne enregistrée\u00a0; utilisez la même orthographe',
  'is not in a folder named after a person; create such a folder, or add a table':
    'n’est pas dans un dossier portant le nom d’une personne\u00a0; créez-en un ou ajoutez un tableau',
  'is the name of {0} folders ({1}). If these are different people, give the folders different names, or add a table whose photos column says which folder belongs to whom; if it is one person, put all photos into one folder':
    'est le nom de {0} dossiers ({1}). S’il s’agit de personnes différentes, donnez-leur des noms différents, ou ajoutez un tableau dont la colonne photos indique à qui est chaque dossier\u00a0; s’il s’agit d’une seule personne, mettez toutes les photos dans un dossier',
  'is a folder ({0}) inside {1}, which has photos too. If they show one person, put all photos into {2}; otherwise move the folder out of it':
    'est un dossier ({0}) dans {1}, qui contient aussi des photos. Si elles montrent une seule personne, mettez toutes les photos dans {2}\u00a0; sinon, sortez-en le dossier',
  'must be in a ZIP file or folder together with the table':
    'doivent se trouver avec le tableau dans un ZIP ou un dossier',
  '{0} files are named {1} ({2}); add the folder to the name':
    '{0} fichiers s’appellent {1} ({2})\u00a0; ajoutez le dossier au nom',
  '{0} was not found; check its name': '{0} est introuvable\u00a0; vérifiez son nom',
  '{0} folders are named {1} ({2}), which may be different people; enter the path of this person’s folder in the photos column':
    '{0} dossiers s’appellent {1} ({2}) et concernent peut-être des personnes différentes\u00a0; saisissez le chemin du dossier de cette personne dans la colonne photos',
  'the folder’s name {0}': 'le nom du dossier {0}',
  'has no photo that can be read': 'n’a aucune photo lisible',
  'it is not in the folder of a person': 'il n’est dans aucun dossier d’une personne',
  'no row of the table is for its folder or lists it':
    'aucune ligne du tableau ne concerne son dossier ni ne le cite',
  'the same photos also belong to {0}; enter in the photos column which photos belong to whom':
    'les mêmes photos appartiennent aussi à {0}\u00a0; indiquez dans la colonne photos à qui elles sont',
  'needs photos, or a number and a PIN; otherwise this person cannot clock in':
    'a besoin de photos, ou d’un numéro et d’un PIN\u00a0; sinon cette personne ne peut pas pointer',
  'needs a number in the same row': 'a besoin d’un numéro dans la même ligne',
  'is also used in {0}': 'est aussi utilisé dans {0}',
  'is also in {0}; add employee numbers to tell people apart':
    'est aussi dans {0}\u00a0; ajoutez des numéros d’employé pour distinguer les personnes',
  'line {0}': 'ligne {0}',
  'lines {0}': 'lignes {0}',
  '{0} already belongs to {1}': '{0} appartient déjà à {1}',
  '{0} is the code for the PIN pad of {1}': '{0} est le code de {1} pour le clavier PIN',
  '{0} is the employee number of {1}': '{0} est le numéro d’employé de {1}',
  'there is another file with the same path; rename it':
    'il existe un autre fichier de même chemin\u00a0; renommez-le',
  'the folder is empty': 'le dossier est vide',
  'is read as a photo, because of its content': 'est lu comme une photo en raison de son contenu',
  'is missing': 'manque',
  'is larger than {0} MB': 'dépasse {0} Mo',
  'is not a photo, because it is compressed too much':
    'n’est pas une photo, car la compression est trop forte',
  'cannot be unpacked ({0})': 'ne peut pas être décompressé ({0})',
  'not added, because no photo could be used; provide other photos, or a number and a PIN':
    'non ajoutée, car aucune photo n’était utilisable\u00a0; fournissez d’autres photos, ou un numéro et un PIN',
  'The row {0}.': 'La ligne\u00a0: {0}.',
  'The last day ({0}) is before the first day ({1}).':
    'Le dernier jour ({0}) précède le premier ({1}).',
  '{0} already has an absence from {1} to {2}.': '{0} a déjà une absence du {1} au {2}.',
  'The row names no person.': 'La ligne n’indique aucune personne.',
  'No one has the name "{0}".': 'Personne ne s’appelle «\u00a0{0}\u00a0».',
  'No one has the employee number "{0}".': 'Personne n’a le numéro d’employé «\u00a0{0}\u00a0».',
  '{0} people are named "{1}". Add a column with employee numbers.':
    '{0} personnes s’appellent «\u00a0{1}\u00a0». Ajoutez une colonne avec les numéros d’employé.',
  '"{0}" is not a kind of absence: write vacation, sick or other.':
    '«\u00a0{0}\u00a0» n’est pas un type d’absence\u00a0: écrivez congés, maladie ou autre.',
  '"{0}" is "{1}", but it {2}.': '«\u00a0{0}\u00a0» vaut «\u00a0{1}\u00a0»\u00a0: {2}.',
  journal: 'journal des pointages',
  'audit log': 'journal d’audit',
  'The {0} and its head file do not match. {1} New entries are still recorded. Run "{2}" to check the {3}.':
    '{0} et fichier de tête ne concordent pas. {1} Les nouvelles entrées restent enregistrées. Vérifiez avec «\u00a0{2}\u00a0».',
  'Entries of the {0} up to number {1}, written by an older version, were changed. Run "{2}" to check the {3}.':
    '{0}\u00a0: des entrées jusqu’au numéro {1}, écrites par une version antérieure, ont été modifiées. Vérifiez avec «\u00a0{2}\u00a0».',
  'The head file of the {0} was replaced by one of an older version of Rollcall. It may be an old copy.':
    '{0}\u00a0: le fichier de tête a été remplacé par celui d’une version antérieure de Rollcall. C’est peut-être une ancienne copie.',
  'The site’s state file is older than the head file of the {0}. It was replaced by an old copy, and other files may have been too.':
    'Le fichier d’état du site est plus ancien que le fichier de tête ({0}). Il a été remplacé par une ancienne copie, et d’autres fichiers peut-être aussi.',
  'The head file is missing.': 'Le fichier de tête manque.',
  'The head file is an old copy.': 'Le fichier de tête est une ancienne copie.',
  'Entry {0} is not the one that was recorded.':
    'L’entrée {0} n’est pas celle qui a été enregistrée.',
  'The {0} was removed, cut off or replaced by an older one: entry {1} was recorded, but is missing.':
    '{0} supprimé, tronqué ou remplacé par une version plus ancienne\u00a0: l’entrée {1} a été enregistrée, mais manque.',
  'The {0} was rewritten: entry {1} is not the one that was recorded.':
    '{0} réécrit\u00a0: l’entrée {1} n’est pas celle qui a été enregistrée.',
  '{0, plural, one {# line} other {# lines}} of the {1} {2} changed or damaged (the first is line {3}) and {4} not count. {5} {6}':
    '{1}\u00a0: {0, plural, one {# ligne a été modifiée ou endommagée (ligne {3}) et ne compte pas} many {# de lignes ont été modifiées ou endommagées (la première est la ligne {3}) et ne comptent pas} other {# lignes ont été modifiées ou endommagées (la première est la ligne {3}) et ne comptent pas}}. {5} {6}',
  'It is still in the file.': 'Elle est toujours dans le fichier.',
  'They are still in the file.': 'Elles sont toujours dans le fichier.',
  'Run "{0}" to find the first one.': 'Trouvez la première avec «\u00a0{0}\u00a0».',
  '{0, plural, one {# entry} other {# entries}} of the {1} {2} not match the entry before: entries were replaced or removed. {3}':
    '{1}\u00a0: {0, plural, one {# entrée ne correspond} many {# d’entrées ne correspondent} other {# entrées ne correspondent}} pas à la précédente\u00a0: des entrées ont été remplacées ou supprimées. {3}',
  '{0, plural, one {# line} other {# lines}} at the end of the {1} {2} not written by Rollcall, or cannot be proven. {3} moved, unchanged, to {4} in the same folder. If a person is missing a punch, add it as a correction.':
    '{1}\u00a0: {0, plural, one {# ligne à la fin n’a pas été écrite par Rollcall ou ne peut être prouvée. Elle ne compte pas et a été déplacée, inchangée,} many {# de lignes à la fin n’ont pas été écrites par Rollcall ou ne peuvent être prouvées. Elles ne comptent pas et ont été déplacées, inchangées,} other {# lignes à la fin n’ont pas été écrites par Rollcall ou ne peuvent être prouvées. Elles ne comptent pas et ont été déplacées, inchangées,}} vers {4} dans le même dossier. S’il manque un pointage à quelqu’un, ajoutez-le comme correction.',
  '{0} was removed. It would show if the data folder were replaced by an older copy.':
    '{0} a été supprimé. Ce fichier montrerait si le dossier de données était remplacé par une copie plus ancienne.',
  '{0} is damaged or was changed.': '{0} est endommagé ou a été modifié.',
  '{0} remembers another data folder, with {1} entries in its journal and {2} in its audit log on {3}. The data folder was removed or replaced.':
    '{0} se souvient d’un autre dossier de données, avec {1} entrées dans son journal et {2} dans son journal d’audit le {3}. Le dossier de données a été supprimé ou échangé.',
  '{0} was changed outside Rollcall.': '{0} a été modifié en dehors de Rollcall.',
  '{0} was removed, and a new one was started.':
    '{0} a été supprimé et un nouveau fichier a été commencé.',
  'The data folder was replaced by an older copy: {0} remembers a later one, of {1}.':
    'Le dossier de données a été remplacé par une copie plus ancienne\u00a0: {0} en connaît une plus récente, du {1}.',
  'The site’s state file (state.sealed) is damaged. It would have shown if other files were replaced by older copies.':
    'Le fichier d’état du site (state.sealed) est endommagé. Il aurait montré si d’autres fichiers avaient été remplacés par des copies plus anciennes.',
  'The site’s state file (state.sealed) is missing. It would have shown if other files were replaced by older copies.':
    'Le fichier d’état du site (state.sealed) manque. Il aurait montré si d’autres fichiers avaient été remplacés par des copies plus anciennes.',
  'Entry {0} (line {1}) of the {2} was changed or damaged.':
    '{2}\u00a0: l’entrée {0} (ligne {1}) a été modifiée ou endommagée.',
  'Entry {0} of the {1} is missing: line {2} holds entry {3}.':
    '{1}\u00a0: l’entrée {0} manque\u00a0; la ligne {2} contient l’entrée {3}.',
  'Entry {0} of the {1} was duplicated or moved to line {2}.':
    '{1}\u00a0: l’entrée {0} a été dupliquée ou déplacée à la ligne {2}.',
  'Entry {0} of the {1} does not match the entry before it: one of the two was replaced.':
    '{1}\u00a0: l’entrée {0} ne correspond pas à la précédente\u00a0; l’une des deux a été remplacée.',
  'Entry {0} of the {1} was not written by Rollcall: it is not authenticated.':
    '{1}\u00a0: l’entrée {0} n’a pas été écrite par Rollcall\u00a0; elle n’est pas authentifiée.',
  'Entry {0} of the {1} is not the one that was recorded. The log was rewritten.':
    '{1}\u00a0: l’entrée {0} n’est pas celle qui a été enregistrée. Le journal a été réécrit.',
  'The head file of the {0} cannot be read: {1}':
    '{0}\u00a0: le fichier de tête ne peut pas être lu. {1}',
  'The head file of the {0} is missing, so entries may have been removed from the end.':
    '{0}\u00a0: le fichier de tête manque\u00a0; des entrées ont donc pu être supprimées à la fin.',
  'The {0} has {1, plural, one {# entry} other {# entries}}, but only {2} {3} recorded.':
    '{0}\u00a0: il y a {1, plural, one {# entrée} many {# d’entrées} other {# entrées}}, mais seulement {2} enregistrées.',
  'Entry {0} of the {1} is missing from the end.': '{1}\u00a0: l’entrée {0} manque à la fin.',
  'Entries {0} to {1} of the {2} are missing from the end.':
    '{2}\u00a0: les entrées {0} à {1} manquent à la fin.',
  'The certificate is from the kiosk {0}, but this is {1}. Check it on that kiosk.':
    'Le certificat vient de la borne {0}, mais celle-ci est {1}. Vérifiez-le sur l’autre borne.',
  'The audit log was altered.': 'Le journal d’audit a été altéré.',
  'The certificate does not match entry {0} of the audit log. It may have been altered.':
    'Le certificat ne correspond pas à l’entrée {0} du journal d’audit. Il a peut-être été altéré.',
  '{0} and {1} on the command line.': '{0}\u00a0; en ligne de commande, {1}.',
  'accepted as it was': 'accepté tel quel',
  'started again with an empty file': 'recommencé avec un fichier vide',
  '{0} was removed': '{0} a été supprimé',
  '{0} {1} shows that.': '{0} Preuve\u00a0: {1}.',
  'The site’s state file': 'le fichier d’état du site',
  '{0} and {1} more': '{0} et {1} autres',
  'The layout {0} has no parameter "{1}". Remove it.':
    'Le format {0} n’a pas de paramètre «\u00a0{1}\u00a0». Retirez-le.',
  'The layout {0} needs a value for "{1}". Enter it and try again.':
    'Le format {0} exige une valeur pour «\u00a0{1}\u00a0». Saisissez-la et réessayez.',
  '"{0}" must be {1}.': '«\u00a0{0}\u00a0» doit être {1}.',
  'Western ({0})': 'Europe occidentale ({0})',
  'Central European ({0})': 'Europe centrale ({0})',
  'Cyrillic ({0})': 'Cyrillique ({0})',
  'Greek ({0})': 'Grec ({0})',
  'Turkish ({0})': 'Turc ({0})',
  'Baltic ({0})': 'Balte ({0})',
  'Vietnamese ({0})': 'Vietnamien ({0})',
  'Hebrew ({0})': 'Hébreu ({0})',
  'Arabic ({0})': 'Arabe ({0})',
  'Thai ({0})': 'Thaï ({0})',
  'Japanese ({0})': 'Japonais ({0})',
  'Chinese, simplified ({0})': 'Chinois simplifié ({0})',
  'Chinese, traditional ({0})': 'Chinois traditionnel ({0})',
  'Korean ({0})': 'Coréen ({0})',
};
