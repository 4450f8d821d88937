import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../../contract/fault.js';
import { addressProblem } from '../connectors/http/allowed-address.js';
import { isPublicKey } from '../link/keys.js';
import {
  releaseFileOf,
  signedRelease,
  thisSystem,
  type Release,
  type ReleaseFile,
} from './release.js';
import { failureOf, UpdateFailure } from './update-failure.js';

/** The source of new versions, and the key that signs them. */
export interface UpdateSource {
  /** Base address, checked by `addressProblem`. */
  readonly server: string;
  /** Public key of the publisher, Ed25519, as SubjectPublicKeyInfo in base64. */
  readonly key: string;
}

/**
 * Checks the address and key of an update server. Plain HTTP is allowed, because everything is signed.
 * @throws Fault `invalid-input`.
 */
export function requireSource({ server, key }: UpdateSource): void {
  if (addressProblem(server, true) !== null) {
    throw new Fault(
      'invalid-input',
      'The address of the server must begin with https:// or http://, and must not contain a user name, "?" or "#".',
    );
  }
  if (isPublicKey(key, 'ed25519')) return;
  throw new Fault(
    'invalid-input',
    'The key is not the public key of a publisher (Ed25519 in base64). Copy the whole line that the publisher gives you.',
  );
}

/** A list of a few files is much smaller. */
const maxListBytes = 100_000;
const listTimeoutMs = 20_000;
/** 200 MB over a slow line of 1 Mbit/s take half an hour. */
const fileTimeoutMs = 3_600_000;

/**
 * The newest release that the server has for this system.
 * @throws UpdateFailure `unreachable`, `not-signed`.
 */
export async function fetchRelease(
  { server, key }: UpdateSource,
  signal: AbortSignal,
): Promise<Release> {
  const name = releaseFileOf(thisSystem);
  const text = await textAt(addressOf(server, name), signal);
  const signature = await textAt(addressOf(server, `${name}.sig`), signal);
  const release = signedRelease(text, signature, key);
  if (release === null) throw new UpdateFailure('not-signed');
  return release;
}

/**
 * Downloads a file of a release, and checks its size and digest.
 * @param to path of the file to write; removed after a failure.
 * @throws UpdateFailure `unreachable`, `not-signed`, `no-space`.
 */
export async function fetchFile(
  { server }: UpdateSource,
  { version }: Release,
  { name, sizeBytes, sha512 }: ReleaseFile,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  const hash = createHash('sha512');
  let size = 0;
  const check = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length;
      hash.update(piece);
      // A server that never stops sending must not fill the disk.
      if (size > sizeBytes) done(new UpdateFailure('not-signed'));
      else done(null, piece);
    },
  });
  try {
    const timeout = AbortSignal.timeout(fileTimeoutMs);
    const address = addressOf(server, `${version}/${name}`);
    const body = await bodyAt(address, AbortSignal.any([signal, timeout]));
    await pipeline(body, check, createWriteStream(to, { mode: 0o600, flush: true }));
    if (size !== sizeBytes || hash.digest('hex') !== sha512) throw new UpdateFailure('not-signed');
  } catch (error) {
    await rm(to, { force: true });
    throw failureOf(error, 'unreachable');
  }
}

/** Address of the folder of a version, where Electron's updater looks. */
export function folderAddressOf(server: string, version: string): string {
  return addressOf(server, version);
}

function addressOf(server: string, path: string): string {
  const parts = path.split('/').map(encodeURIComponent);
  return `${server.replace(/\/+$/, '')}/${parts.join('/')}`;
}

async function textAt(address: string, signal: AbortSignal): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  const timeout = AbortSignal.timeout(listTimeoutMs);
  try {
    for await (const piece of await bodyAt(address, AbortSignal.any([signal, timeout]))) {
      pieces.push(piece as Buffer);
      size += (piece as Buffer).length;
      if (size > maxListBytes) throw new UpdateFailure('unreachable');
    }
  } catch (error) {
    throw failureOf(error, 'unreachable');
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The answer to a request. Redirects are not followed: only the administrator chooses the address. */
async function bodyAt(address: string, signal: AbortSignal): Promise<Readable> {
  const response = await fetch(address, {
    redirect: 'error',
    headers: { 'user-agent': 'Rollcall' },
    signal,
  });
  if (!response.ok || response.body === null) throw new UpdateFailure('unreachable');
  // By its iterator, because the types of the browser's and of Node's streams differ.
  return Readable.from(response.body as AsyncIterable<Uint8Array>);
}
