import type { AuditEntry } from '../../../contract/calls/access.js';
import { labelOf } from '../../../contract/labels.js';

/** Where an action was carried out. */
export const viaNames: Readonly<Record<AuditEntry['via'], string>> = {
  screen: 'screen',
  'command-line': 'command line',
  service: 'automatic',
};

/** Fields that only the audit log has, or that mean something different in it. */
const fieldNames: Readonly<Record<string, string>> = {
  added: 'Added',
  apcer: 'Attacks accepted (APCER)',
  bpcer: 'Live people refused (BPCER)',
  calibration: 'Thresholds',
  changed: 'Updated',
  consentVersions: 'Consent text version',
  count: 'Attempts',
  day: 'Day',
  family: 'Model family',
  imported: 'Imported punches',
  live: 'Recordings of live people',
  method: 'Method',
  people: 'People',
  proposal: 'Proposal',
  purgeAt: 'Erasure date',
  purged: 'Erased data',
  recordings: 'Recordings',
  refused: 'Refused',
  rows: 'Rows',
  samples: 'Samples',
  seq: 'Journal entry',
  sources: 'Files',
  state: 'Result',
  unknownPeople: 'Unknown people',
  until: 'Until',
  withdrawn: 'Withdrawn punches',
};

/**
 * The label of a field of an audit entry.
 * @param path as in `FieldChange`: `scheduledExport.folder` becomes "Daily export: Folder".
 */
export function fieldName(path: string): string {
  return (
    knownName(path) ??
    path
      .split('.')
      .map((field) => knownName(field) ?? wordsOf(field))
      .join(': ')
  );
}

function knownName(path: string): string | null {
  const own = fieldNames[path];
  if (own !== undefined) return own;
  const label = labelOf(path);
  // For a nested field without its own label, `labelOf` returns that of its last part.
  const lastPart = path.slice(path.lastIndexOf('.') + 1);
  const isFallback = label === labelOf('') || (path !== lastPart && label === labelOf(lastPart));
  return isFallback ? null : label;
}

/** Turns the code's name of an unlisted field into words: `sampleVariance` becomes "Sample variance". */
function wordsOf(name: string): string {
  const words = name
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
