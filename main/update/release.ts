import * as v from 'valibot';
import { isSignedBy } from '../link/keys.js';
import { VersionText } from './version.js';

/** A file of a release, in the folder of its version on the server. */
const ReleaseFile = v.object({
  name: v.pipe(v.string(), v.regex(/^[\w][\w. -]{0,199}$/)),
  /** `package`: Rollcall for the web host and the hub, as `.tar.gz`. `installer`: for Electron. */
  kind: v.picklist(['package', 'installer']),
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000_000)),
  /** In hex. */
  sha512: v.pipe(v.string(), v.regex(/^[\da-f]{128}$/)),
});
export type ReleaseFile = v.InferOutput<typeof ReleaseFile>;

/** The newest version for one system, and its files. */
export const Release = v.object({
  kind: v.literal('rollcall-release'),
  layout: v.literal(1),
  version: VersionText,
  /** System and processor, such as `linux-x64`, so that a release cannot be used on another system. */
  system: v.string(),
  files: v.pipe(v.array(ReleaseFile), v.minLength(1), v.maxLength(20)),
});
export type Release = v.InferOutput<typeof Release>;

/** The system and processor of this machine, such as `linux-x64`. */
export const thisSystem = `${process.platform}-${process.arch}`;

/** Name of the list of a release on the server. Its signature has `.sig` after it. @param system as `Release`. */
export function releaseFileOf(system: string): string {
  return `rollcall-${system}.json`;
}

/**
 * Reads a release that was signed (Ed25519).
 * @param text as it came from the server.
 * @param signature in base64. @param key public key as `PublicKeys.sign`.
 * @returns null if it is not signed with the key, or is for another system.
 */
export function signedRelease(
  text: string,
  signature: string,
  key: string,
  system = thisSystem,
): Release | null {
  // Nothing is parsed before the signature is checked.
  if (!isSignedBy(key, text, signature.trim())) return null;
  try {
    const release = v.parse(Release, JSON.parse(text));
    return release.system === system ? release : null;
  } catch {
    return null;
  }
}
