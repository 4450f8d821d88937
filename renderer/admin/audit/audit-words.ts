import {
  auditSentence,
  type AuditWords,
  type NamedAuditEntry,
} from '../../../contract/audit-sentence.js';
import { labelInSentence } from '../../../contract/labels.js';
import { dayText, listText } from '../../language/formats.js';
import { language } from '../../language/language.svelte.js';
import { t } from '../messages/text.js';
import { fieldName } from './audit-names.js';

const words: AuditWords = {
  message: (name, values) => t(`audit.sentence.${name}`, values),
  fields: (fields) => {
    const names = fields.map((field) => fieldName(field, t));
    if (names.length === 0) return t('audit.nothing');
    // German nouns keep their capitals.
    return listText(language() === 'de' ? names : names.map(labelInSentence));
  },
  day: dayText,
};

/** An entry as a sentence in the screen's language. */
export function sentenceOfEntry(entry: NamedAuditEntry): string {
  return auditSentence(entry, words);
}
