import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { readIfExists, writeAtomically } from './atomic-file.js';

/** scrypt cost: 128 MiB and about half a second (OWASP's first choice, N = 2^17, r = 8, p = 1). */
const cost = { N: 2 ** 17, r: 8, p: 1 };

const Parameters = v.object({
  version: v.literal(1),
  kdf: v.literal('scrypt'),
  // scrypt accepts only powers of two.
  N: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(2),
    v.maxValue(2 ** 20),
    v.check((n) => (n & (n - 1)) === 0),
  ),
  r: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32)),
  p: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
  salt: v.string(),
  verifier: v.string(),
});

/** The key store of the operating system, which protects the key better than a file. */
export interface Keychain {
  /** @returns the 32 bytes that were saved; null if there are none. */
  load(): Promise<Buffer | null>;
  save(key: Buffer): Promise<void>;
}

/**
 * Returns the key that templates are sealed with, 32 bytes. It is in the file `key` (mode 0600), in a
 * keychain, or derived from a passphrase whose parameters are in `key.json`. On first use it is created:
 * from the passphrase if there is one, else in the keychain if there is one, else in the file.
 * @param options `sealedFilesExist`: true if data is sealed already, so that a missing key is an error.
 * @throws Fault `key-missing`, `wrong-key`, `data-damaged`, `data-read-only`, `disk-full`.
 */
export async function openKey(
  folder: string,
  options: {
    readonly passphrase?: string | undefined;
    readonly keychain?: Keychain | undefined;
    readonly sealedFilesExist: boolean;
  },
): Promise<Buffer> {
  const keyFile = join(folder, 'key');
  const parametersFile = join(folder, 'key.json');
  const parameters = await readIfExists(parametersFile);
  if (parameters !== null) {
    if (options.passphrase === undefined) {
      throw new Fault(
        'key-missing',
        `The templates in ${folder} are protected by a passphrase. Set it in the environment variable ROLLCALL_PASSPHRASE.`,
      );
    }
    return keyOfPassphrase(options.passphrase, parameters, parametersFile);
  }
  const keyFileBytes = await readIfExists(keyFile);
  if (keyFileBytes !== null) return checkedKey(keyFileBytes, keyFile);
  // First use with a passphrase must not need the keychain, which may not be available.
  const { keychain } = options;
  if (keychain !== undefined && (options.passphrase === undefined || options.sealedFilesExist)) {
    const savedKey = await keychain.load();
    if (savedKey !== null) return savedKey;
  }
  if (options.sealedFilesExist) {
    throw new Fault(
      'key-missing',
      `The key file ${keyFile} is missing, and the templates cannot be opened without it. Restore it from your copy. Nothing was changed.`,
    );
  }
  if (options.passphrase !== undefined) {
    return createPassphraseKey(options.passphrase, parametersFile);
  }
  return keychain === undefined ? createKeyFile(keyFile) : createKeychainKey(keychain);
}

async function createKeychainKey(keychain: Keychain): Promise<Buffer> {
  const key = randomBytes(32);
  await keychain.save(key);
  return key;
}

async function createKeyFile(file: string): Promise<Buffer> {
  const key = randomBytes(32);
  await writeAtomically(file, `${key.toString('base64')}\n`, { mode: 0o600 });
  return key;
}

async function checkedKey(bytes: Buffer, file: string): Promise<Buffer> {
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Fault(
      'wrong-key',
      `Other users of this machine have access to the key file ${file} (mode ${(mode & 0o777).toString(8)}). Run "chmod 600" on it first.`,
    );
  }
  const text = bytes.toString('utf8').trim();
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32 || key.toString('base64') !== text) {
    throw new Fault(
      'data-damaged',
      `The key file ${file} is damaged: it must contain 32 bytes in base64. Restore it from your copy. Nothing was changed.`,
    );
  }
  return key;
}

async function createPassphraseKey(passphrase: string, file: string): Promise<Buffer> {
  const salt = randomBytes(16);
  const { key, verifier } = await derive(passphrase, salt, cost);
  const parameters = {
    version: 1,
    kdf: 'scrypt',
    ...cost,
    salt: salt.toString('base64'),
    verifier: verifier.toString('base64'),
  };
  await writeAtomically(file, `${JSON.stringify(parameters, null, 1)}\n`, { mode: 0o600 });
  return key;
}

async function keyOfPassphrase(passphrase: string, bytes: Buffer, file: string): Promise<Buffer> {
  let parameters: v.InferOutput<typeof Parameters>;
  try {
    parameters = v.parse(Parameters, JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new Fault(
      'data-damaged',
      `${file} is damaged or was written by a newer version of Rollcall. Restore it from your copy, or update Rollcall. Nothing was changed.`,
      { cause },
    );
  }
  const { key, verifier } = await derive(
    passphrase,
    Buffer.from(parameters.salt, 'base64'),
    parameters,
  );
  const expected = Buffer.from(parameters.verifier, 'base64');
  if (expected.length !== verifier.length || !timingSafeEqual(verifier, expected)) {
    throw new Fault(
      'wrong-key',
      `The passphrase is wrong: it does not match ${file}. Nothing was changed. Check ROLLCALL_PASSPHRASE.`,
    );
  }
  return key;
}

/** Derives 64 bytes: the key, and a verifier of the passphrase. */
async function derive(
  passphrase: string,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<{ key: Buffer; verifier: Buffer }> {
  const run = promisify<string, Buffer, number, object, Buffer>(scrypt);
  const bytes = await run(passphrase.normalize('NFKC'), salt, 64, { N, r, p, maxmem: 256 * N * r });
  return { key: bytes.subarray(0, 32), verifier: bytes.subarray(32) };
}
