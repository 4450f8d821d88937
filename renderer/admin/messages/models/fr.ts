import type { ModelsMessages } from './en.js';

export const modelsFr: ModelsMessages = {
  'models.title': 'Modèles',
  'models.about':
    'Rollcall comprend des détecteurs et des modèles d’empreinte. Vous pouvez en importer d’autres, comme FaceNet, et des réseaux pour la détection du vivant. Chaque modèle est testé avant d’être ajouté. Les gabarits sont conservés quand vous changez de modèle.',
  'models.wait': 'Veuillez patienter…',
  'models.analysed': 'Photos analysées',
  'models.purpose.mobilefacenet': 'Reconnaît les personnes (192 valeurs par visage, par défaut)',
  'models.purpose.face-recognition': 'Reconnaît les personnes (128 valeurs par visage)',
  'models.purpose.blazeface': 'Trouve les visages (par défaut)',
  'models.purpose.mtcnn': 'Trouve les visages (MTCNN)',
  'models.findsFaces': '{family}\u00a0: trouve les visages',
  'models.recognises':
    '{dimension, plural, one {{family}\u00a0: reconnaît les personnes (# valeur par visage)} many {{family}\u00a0: reconnaît les personnes (# de valeurs par visage)} other {{family}\u00a0: reconnaît les personnes (# valeurs par visage)}}',
  'models.thresholds.included': 'Inclus',
  'models.thresholds.measured': 'Mesurés',
  'models.thresholds.missing': 'Non mesurés',
  'models.inUse': 'Utilisé',
  'models.nowInUse': '{id} est désormais utilisé.',
  'models.reEmbedded': 'Enregistrés de nouveau à partir des photos conservées\u00a0: {names}.',
  'models.toReEnrol':
    'Enregistrez de nouveau ces personnes (d’ici là, elles ne peuvent utiliser que leur code PIN)\u00a0: {names}.',
  'models.calibrated':
    'Les seuils de {id} ont été mesurés sur {genuine, plural, one {# paire} many {# de paires} other {# paires}} de photos de la même personne et {impostor, plural, one {# paire} many {# de paires} other {# paires}} de personnes différentes.',
  'models.removed': '{id} a été supprimé.',
  'models.successor':
    'Ce site utilise {current}. Le modèle plus récent {id} reconnaît les personnes plus sûrement. Si vous changez, {withPhotos, plural, one {# personne est enregistrée} many {# de personnes sont enregistrées} other {# personnes sont enregistrées}} de nouveau à partir des photos conservées, {learnt, plural, one {# personne a été apprise} many {# de personnes ont été apprises} other {# personnes ont été apprises}} à l’entrée, et vous enregistrez de nouveau {others, plural, one {# personne} many {# de personnes} other {# personnes}}. D’ici là, elles utilisent leur code PIN. Aucun gabarit n’est perdu\u00a0: vous pouvez revenir en arrière.',
  'models.learnt': 'Appris à l’entrée : {names}.',
  'models.learn.title': 'Apprendre les visages pour le prochain modèle',
  'models.learn.about':
    'Les personnes dont les photos ne sont pas conservées doivent être enregistrées de nouveau après un changement de modèle. L’entrée peut apprendre leur visage auparavant, en trois visites. Elle n’utilise que de bonnes images de personnes reconnues sans aucun doute et dont le consentement le prévoit. Les images ne sont pas conservées, seulement des nombres calculés à partir d’elles, chiffrés. Le journal d’audit mentionne chaque personne dont le visage a été appris.',
  'models.learn.next': 'Prochain modèle',
  'models.learn.start': 'Commencer l’apprentissage',
  'models.learn.allow':
    'Pour l’utiliser, activez « {setting} » sur la page Paramètres. Le texte de consentement le mentionne alors, et les personnes enregistrées ensuite à l’écran l’acceptent.',
  'models.learn.started': 'L’entrée apprend maintenant les visages pour {model}.',
  'models.learn.stopped':
    'L’entrée n’apprend plus les visages. Ce qu’elle avait appris sur {erased, plural, one {# personne} many {# de personnes} other {# personnes}} a été effacé.',
  'models.learn.progress':
    'L’entrée apprend les visages pour {model}. {people, plural, one {# personne n’a} many {# de personnes n’ont} other {# personnes n’ont}} pas encore de gabarit : {learnt} appris à l’entrée, {withPhotos} avec photos conservées, {missing} restants, dont {collecting} partiellement appris.',
  'models.learn.missing':
    'Si vous changez maintenant, enregistrez de nouveau ces personnes : {names}.',
  'models.learn.confusable':
    'Ces personnes ne sont pas apprises, car elles ressemblent à quelqu’un d’autre : {names}.',
  'models.learn.stop': 'Arrêter l’apprentissage',
  'models.learn.stopNote':
    'Ce que l’entrée a appris pour {model} est effacé. Lors du changement, enregistrez de nouveau ces personnes. Les gabarits utilisés restent.',
  'models.learn.cancel': 'Annuler',
  'models.learn.stopAndErase': 'Arrêter et effacer',
  'models.oneVote': '{family} : une voix de la détection du vivant',
  'models.model': 'Modèle',
  'models.purpose': 'Usage',
  'models.thresholds': 'Seuils',
  'models.imported': 'Importé',
  'models.actions': 'Actions',
  'models.measure': 'Mesurer les seuils',
  'models.measureOf': 'Mesurer les seuils de {id}',
  'models.use': 'Utiliser',
  'models.useOf': 'Utiliser {id}',
  'models.remove': 'Supprimer',
  'models.removeOf': 'Supprimer {id}',
  'models.photoFolder':
    'Dossier de photos sur cet ordinateur, pour mesurer les seuils (un sous-dossier par personne)',
  'models.import.title': 'Importer un modèle',
  'models.import.about':
    'Choisissez un graphe figé de FaceNet (.pb ou .zip), un modèle d’empreinte (.onnx ou .tflite), det1.npy, det2.npy et det3.npy de MTCNN ensemble, ou un réseau pour la détection du vivant comme MiniFASNet (.pth ou .onnx).',
  'models.import.files': 'Fichiers',
  'models.import.hints':
    'Pour SFace, les fichiers ArcFace connus et MiniFASNet, laissez ces champs vides. Pour d’autres modèles, saisissez les valeurs publiées par l’auteur. Les couleurs de 0 à 255 sont normalisées en soustrayant la moyenne puis en divisant par l’écart type.',
  'models.import.testedAntispoof':
    'Testé sur {faces, plural, one {# visage} many {# de visages} other {# visages}} de personnes réelles : il en prend {pictures} pour des images. Il a désormais une voix dans la détection du vivant.',
  'models.import.antispoofHints':
    'Seulement pour des réseaux autres que le MiniFASNet publié : combien de largeurs de visage le réseau regarde autour d’un visage, et laquelle de ses classes, comptées à partir de 0, désigne un visage réel.',
  'models.import.cropScale': 'Facteur de recadrage',
  'models.import.liveClass': 'Classe des visages réels',
  'models.import.channels': 'Ordre des couleurs',
  'models.import.published': 'Comme publié',
  'models.import.rgb': 'RGB',
  'models.import.bgr': 'BGR',
  'models.import.framing': 'Cadrage du visage',
  'models.import.fivePoints': 'Cinq points (ArcFace)',
  'models.import.meanFace': 'Visage moyen (dlib)',
  'models.import.box': 'Cadre du détecteur',
  'models.import.mean': 'Moyenne',
  'models.import.deviation': 'Écart type',
  'models.import.side': 'Taille d’entrée (pixels, si le modèle accepte toute taille)',
  'models.import.progress': 'Progression du téléversement',
  'models.import.submit': 'Tester et importer',
  'models.import.done': '{id} a été importé ({family}, {size} Mo).',
  'models.import.tested':
    '{faces, plural, one {Testé sur # visage\u00a0: {rightOrder} des comparaisons étaient correctes. Il prend {ratio} fois le temps des modèles fournis.} many {Testé sur # de visages\u00a0: {rightOrder} des comparaisons étaient correctes. Il prend {ratio} fois le temps des modèles fournis.} other {Testé sur # visages\u00a0: {rightOrder} des comparaisons étaient correctes. Il prend {ratio} fois le temps des modèles fournis.}}',
  'models.import.altered':
    '{probes, plural, one {Dans des copies modifiées des photos, {found} de # visage ont été trouvés, dont {rank1} attribués à la bonne personne.} many {Dans des copies modifiées des photos, {found} de # de visages ont été trouvés, dont {rank1} attribués à la bonne personne.} other {Dans des copies modifiées des photos, {found} de # visages ont été trouvés, dont {rank1} attribués à la bonne personne.}}',
  'models.import.measureFirst': 'Mesurez ses seuils avant de l’utiliser.',
};
