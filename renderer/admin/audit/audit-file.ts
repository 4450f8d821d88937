import { stringify } from 'csv-stringify/browser/esm/sync';
import type { NamedAuditEntry } from '../../../contract/audit-sentence.js';
import { t } from '../messages/text.js';
import { sentenceOfEntry } from './audit-words.js';

/**
 * Entries of the audit log as CSV in the screen's language, with a heading. Times are UTC (ISO 8601). Values before and
 * after are JSON. A cell that a spreadsheet would calculate is neutralised.
 */
export function auditFile(entries: readonly NamedAuditEntry[]): string {
  const heading = [
    t('audit.number'),
    t('audit.time'),
    t('audit.account'),
    t('audit.role'),
    t('audit.via'),
    t('audit.actionCode'),
    t('audit.action'),
    t('audit.target'),
    t('audit.changes'),
  ];
  const rows = entries.map((entry) => [
    entry.seq,
    entry.at,
    entry.actor,
    entry.role,
    t(`audit.via.${entry.via}`),
    entry.action,
    sentenceOfEntry(entry),
    entry.target ?? '',
    JSON.stringify({ before: entry.before, after: entry.after }),
  ]);
  // A byte order mark, so that spreadsheets read UTF-8.
  return stringify([heading, ...rows], { bom: true, escape_formulas: true });
}
