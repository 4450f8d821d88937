import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { maxLogoBytes, type Brand } from '../../contract/calls/brand.js';
import { Fault } from '../../contract/fault.js';
import { readIfExists, writeAtomically } from '../storage/atomic-file.js';
import { withFileFaults } from '../storage/file-faults.js';

type Logo = NonNullable<Brand['logo']>;

/** First bytes of each format (PNG, section 5.2; JPEG, ITU-T T.81, B.1.1.3). */
const signatures = [
  { contentType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { contentType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
] as const;

/** Not sealed: it is not secret, and every visitor sees it. */
const fileIn = (folder: string): string => join(folder, 'logo');

/** A logo from its file. @throws Fault `invalid-input` if it is too large, or neither PNG nor JPEG. */
export function logoOf(bytes: Logo['bytes']): Logo {
  if (bytes.length > maxLogoBytes) {
    throw new Fault(
      'invalid-input',
      `The logo has ${Math.ceil(bytes.length / 1000)} kB; at most ${maxLogoBytes / 1000} kB are allowed. Save it smaller, such as 400 pixels wide.`,
    );
  }
  const format = signatures.find((one) => one.bytes.every((byte, at) => bytes[at] === byte));
  if (format === undefined) {
    throw new Fault(
      'invalid-input',
      'The logo is not a PNG or JPEG file. Choose a PNG or JPEG file.',
    );
  }
  return { contentType: format.contentType, bytes };
}

/** The logo of a data folder; null if there is none, or if the file was replaced by something else. */
export async function readLogo(folder: string): Promise<Brand['logo']> {
  const bytes = await readIfExists(fileIn(folder));
  if (bytes === null) return null;
  try {
    // Without Node's own methods, so that it is the same over every transport.
    return logoOf(new Uint8Array(bytes));
  } catch (error) {
    // The door opens without a logo too.
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** Replaces the logo, or removes it with null. @throws Fault `disk-full`, `data-read-only`. */
export async function writeLogo(folder: string, logo: Logo | null): Promise<void> {
  const file = fileIn(folder);
  if (logo !== null) await writeAtomically(file, logo.bytes);
  else await withFileFaults(file, () => rm(file, { force: true }));
}
