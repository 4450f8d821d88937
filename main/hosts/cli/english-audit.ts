import { IntlMessageFormat } from 'intl-messageformat';
import { auditMessages } from '../../../contract/audit-messages.js';
import {
  auditSentence,
  type AuditWords,
  type NamedAuditEntry,
} from '../../../contract/audit-sentence.js';
import { labelInSentence, labelOf } from '../../../contract/labels.js';

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Formats days as everywhere on the command line. */
const words: AuditWords = {
  message: (name, values) =>
    String(new IntlMessageFormat(auditMessages[name], 'en-GB').format(values)),
  fields: (fields) =>
    fields.length === 0
      ? 'nothing'
      : list.format(fields.map((field) => labelInSentence(labelOf(field)))),
  day: (day) => day,
};

/** An entry of the audit log as an English sentence. */
export function englishAudit(entry: NamedAuditEntry): string {
  return auditSentence(entry, words);
}
