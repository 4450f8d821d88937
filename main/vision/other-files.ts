/*
 * Files and folders in which operating systems, storage devices and photo programs keep their own data:
 * settings, deleted files, thumbnails. A thumbnail is too small for a template, and often shows an earlier
 * version of a photo.
 */

const systemFolders = new Set([
  '__macosx',
  // Synology and QNAP.
  ...['@eadir', '#recycle', '#snapshot', '@recycle', '@recently-snapshot', '.@__thumb'],
  // Windows and Linux.
  ...['$recycle.bin', 'recycler', 'system volume information', 'lost+found'],
  ...['thumbnail', 'thumbnails', 'thumb', 'thumbs', '_thumbs', 'preview', 'previews'],
]);

/** Previews and catalogues of Lightroom, Apple Photos and Capture One. */
const programFolder = /\.(lrdata|lrlibrary|lrcat-data|photoslibrary|cocatalog)$/;

const systemFiles = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r', 'picasa.ini']);

/** True for the name of a folder whose files are not photos of people. */
export function isSystemFolder(name: string): boolean {
  const lower = name.toLowerCase();
  return name.startsWith('.') || systemFolders.has(lower) || programFolder.test(lower);
}

/** True for the name of a hidden file, or of one that an operating system adds. */
export function isSystemFile(name: string): boolean {
  return name.startsWith('.') || systemFiles.has(name.toLowerCase());
}

export const systemReason =
  'it belongs to the operating system or a photo program, such as thumbnails';

/**
 * The part of a path that is left out as a whole: the outermost system folder, or the file itself.
 * @param path with `/`. @returns null if nothing on the path belongs to a system.
 */
export function systemPart(path: string): string | null {
  const names = path.split('/');
  const at = names.findIndex((name, index) =>
    index === names.length - 1 ? isSystemFile(name) : isSystemFolder(name),
  );
  return at < 0 ? null : names.slice(0, at + 1).join('/');
}
