import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { generate } from 'selfsigned';
import { fileFault } from '../../storage/file-faults.js';
import { Fault } from '../../../contract/fault.js';

/** A certificate with its private key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/**
 * How long a self-made certificate is valid, in days. Kiosks know it by its fingerprint; with a new one, every kiosk
 * would have to join again.
 */
const selfMadeDays = 3650;

/** Makes a certificate with a P-256 key for this machine's name. */
export async function selfMadeCertificate(): Promise<Certificate> {
  const notAfterDate = new Date(Date.now() + selfMadeDays * 86_400_000);
  const names = [...new Set([hostname(), 'localhost'])];
  const made = await generate([{ name: 'commonName', value: 'Rollcall hub' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate,
    extensions: [
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** Reads the administrator's own certificate. @throws Fault `not-found`, `invalid-input`. */
export async function ownCertificate(files: {
  readonly certificate: string;
  readonly key: string;
}): Promise<Certificate> {
  const read = async (file: string): Promise<string> => {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      throw fileFault(file, error);
    }
  };
  const certificate = { cert: await read(files.certificate), key: await read(files.key) };
  try {
    fingerprintOf(certificate.cert);
  } catch (cause) {
    throw new Fault(
      'invalid-input',
      `${files.certificate} is not a certificate in PEM. Choose another file with --certificate.`,
      { cause },
    );
  }
  return certificate;
}

/** SHA-256 of the certificate, 64 hexadecimal digits. @param cert PEM; of several, the first counts. */
export function fingerprintOf(cert: string): string {
  return new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase();
}
