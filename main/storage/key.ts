import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { readIfThere, writeAtomically } from './atomic-file.js';

/** scrypt's cost: 128 MiB and about half a second (OWASP's first choice, N = 2^17, r = 8, p = 1). */
const cost = { N: 2 ** 17, r: 8, p: 1 };

const Parameters = v.object({
  version: v.literal(1),
  kdf: v.literal('scrypt'),
  // scrypt takes powers of two only.
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

/** Where the system keeps a key for us, in place of a file that others could copy. */
export interface Keychain {
  /** @returns the 32 bytes that were saved; null where none were. */
  load(): Promise<Buffer | null>;
  save(key: Buffer): Promise<void>;
}

/**
 * The key of 32 bytes that templates are sealed under: in the file `key` (mode 0600), or made of a
 * passphrase whose parameters are in `key.json`, or in a keychain. Made on first use: in the
 * keychain where one is given, unless there is a passphrase.
 * @param sealedFilesExist true where something is sealed already: then a missing key is an error.
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
  const parameters = await readIfThere(parametersFile);
  if (parameters !== null) {
    if (options.passphrase === undefined) {
      throw new Fault(
        'key-missing',
        `The templates in ${folder} are sealed with a passphrase; give it in the environment variable ROLLCALL_PASSPHRASE.`,
      );
    }
    return keyOfPassphrase(options.passphrase, parameters, parametersFile);
  }
  const present = await readIfThere(keyFile);
  if (present !== null) return checkedKey(present, keyFile);
  // A passphrase on first use wants nothing of a keychain, which may well not be there.
  const { keychain } = options;
  if (keychain !== undefined && (options.passphrase === undefined || options.sealedFilesExist)) {
    const kept = await keychain.load();
    if (kept !== null) return kept;
  }
  if (options.sealedFilesExist) {
    throw new Fault(
      'key-missing',
      `The key file ${keyFile} is missing, and templates are sealed with it; put it back from your copy. Nothing was changed.`,
    );
  }
  if (options.passphrase !== undefined) {
    return makePassphraseKey(options.passphrase, parametersFile);
  }
  return keychain === undefined ? makeKeyFile(keyFile) : makeKeychainKey(keychain);
}

async function makeKeychainKey(keychain: Keychain): Promise<Buffer> {
  const key = randomBytes(32);
  await keychain.save(key);
  return key;
}

async function makeKeyFile(file: string): Promise<Buffer> {
  const key = randomBytes(32);
  await writeAtomically(file, `${key.toString('base64')}\n`, { mode: 0o600 });
  return key;
}

async function checkedKey(bytes: Buffer, file: string): Promise<Buffer> {
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Fault(
      'wrong-key',
      `The key file ${file} can be read by others (mode ${(mode & 0o777).toString(8)}); run "chmod 600" on it first.`,
    );
  }
  const text = bytes.toString('utf8').trim();
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32 || key.toString('base64') !== text) {
    throw new Fault(
      'data-damaged',
      `The key file ${file} is damaged: it must hold 32 bytes in base64. Put it back from your copy. Nothing was changed.`,
    );
  }
  return key;
}

async function makePassphraseKey(passphrase: string, file: string): Promise<Buffer> {
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
      `${file} is damaged or from a newer version; put it back from your copy. Nothing was changed.`,
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
      `The passphrase is not the one that ${file} was made with. Nothing was changed.`,
    );
  }
  return key;
}

/** Key and verifier from one derivation of 64 bytes. */
async function derive(
  passphrase: string,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<{ key: Buffer; verifier: Buffer }> {
  const run = promisify<string, Buffer, number, object, Buffer>(scrypt);
  const bytes = await run(passphrase.normalize('NFKC'), salt, 64, { N, r, p, maxmem: 256 * N * r });
  return { key: bytes.subarray(0, 32), verifier: bytes.subarray(32) };
}
