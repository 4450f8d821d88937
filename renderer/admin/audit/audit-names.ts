import { messages, type AdminMessageKey } from '../messages/catalogue.js';

/** A message by its key. */
export type TextOf = (key: AdminMessageKey) => string;

/**
 * The label of a field of an audit entry.
 * @param path as in `FieldChange`: `scheduledExport.folder` becomes "Daily export: Folder".
 * @param text a message in the reader's language.
 */
export function fieldName(path: string, text: TextOf): string {
  return (
    knownName(path, text) ??
    path
      .split('.')
      .map((field) => knownName(field, text) ?? wordsOf(field))
      .join(': ')
  );
}

function knownName(path: string, text: TextOf): string | null {
  const key = `audit.field.${path}`;
  return isKey(key) ? text(key) : null;
}

function isKey(key: string): key is AdminMessageKey {
  return Object.hasOwn(messages.en, key);
}

/** Turns the code's name of an unlisted field into words: `sampleVariance` becomes "Sample variance". */
function wordsOf(name: string): string {
  const words = name
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
