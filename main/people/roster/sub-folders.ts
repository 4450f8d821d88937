/*
 * Folders inside a person's folder, in which photo programs and people sort that person's photos.
 */

/** Words of their names, in the languages of the screens and of common cameras and programs. */
const words = new Set(
  `selected selection selections selects chosen picks favorites favourites
  original originals unedited edited edits retouched cropped resized final finals
  raw raws jpg jpgs jpeg jpegs png heic tiff hires lowres fullsize
  photo photos picture pictures pics image images img imgs portraits headshot headshots
  enrolment enrollment samples export exports exported backup backups unsorted untitled folder tmp temp
  lightroom photoshop picasa capture captureone dcim
  auswahl ausgewählt ausgewählte originale bearbeitet bearbeitete foto fotos bilder neuer ordner
  sicherung exportiert
  sélection sélectionnées originaux originales retouchées dossier nouveau
  selección seleccionadas editadas imágenes carpeta nueva
  صور صورة مختارة المختارة أصلية الأصلية مجلد جديد`.split(/\s+/),
);

/** A year, month or day, such as `2026`, `2026-03` and `2026-03-02`. */
const date = /^(19|20)\d\d([-_. ]?\d\d){0,2}$/;

/** A camera's folder, such as `100APPLE` (DCF, JEITA CP-3461: three digits and five characters). */
const cameraFolder = /^[1-9]\d\d[A-Z0-9_]{5}$/;

/**
 * True for the name of a folder that sorts the photos of one person, such as `selected` or `Lightroom
 * Export 2`, so that it does not name a person.
 */
export function isSortingFolder(name: string): boolean {
  const parts = name
    .normalize('NFC')
    .toLowerCase()
    .replace('capture one', 'captureone')
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter(Boolean);
  const letters = parts.filter((part) => !/^\d+$/.test(part));
  const isWords = letters.length > 0 && letters.every((part) => words.has(part));
  return isWords || date.test(name) || cameraFolder.test(name);
}
