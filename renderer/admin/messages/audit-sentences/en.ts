import { auditMessages, type AuditMessageName } from '../../../../contract/audit-messages.js';

/** A text for each sentence of the audit log; the English ones are in the contract, for the command line. */
export type AuditSentenceMessages = {
  readonly [Name in AuditMessageName as `audit.sentence.${Name}`]: string;
};

export const auditSentencesEn = Object.fromEntries(
  Object.entries(auditMessages).map(([name, text]) => [`audit.sentence.${name}`, text]),
) as AuditSentenceMessages;
