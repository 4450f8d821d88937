import type { PurgeCertificate } from '../../../contract/calls/people.js';

/** Name and contents of a certificate's file. */
export function certificateFile(certificate: PurgeCertificate): [name: string, bytes: Blob] {
  const text = `${JSON.stringify(certificate, null, 2)}\n`;
  return [`purge-certificate-${certificate.auditSeq}.json`, new Blob([text])];
}
