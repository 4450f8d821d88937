import * as v from 'valibot';
import { newKeys } from '../link/keys.js';
import { openKey } from '../storage/key.js';
import { SealedFolder, sealedIds } from '../storage/sealed-folder.js';
import { selfMadeCertificate } from './server/certificate.js';

const Stored = v.object({
  version: v.literal(1),
  /** As `PrivateKeys`. */
  keys: v.object({ sign: v.string(), seal: v.string() }),
  /** The self-made certificate. */
  certificate: v.object({ cert: v.string(), key: v.string() }),
});

/** The keys and the certificate that identify a hub. */
export interface HubIdentity extends Readonly<v.InferOutput<typeof Stored>> {
  /** The key of the hub's sealed files, 32 bytes. */
  readonly siteKey: Uint8Array;
}

const fileId = 'identity';

/**
 * Opens the hub's keys and its self-made certificate, sealed in `identity.sealed`, or makes them.
 * @param folder the hub's data folder.
 * @throws Fault as `openKey`, `SealedFolder`.
 */
export async function openIdentity(
  folder: string,
  passphrase: string | undefined,
): Promise<HubIdentity> {
  const sealedFilesExist = (await sealedIds(folder)).length > 0;
  const siteKey = await openKey(folder, { passphrase, sealedFilesExist });
  const files = new SealedFolder(folder, siteKey);
  const bytes = await files.get(fileId);
  if (bytes !== null) {
    return { ...v.parse(Stored, JSON.parse(bytes.toString('utf8'))), siteKey };
  }
  const made = { version: 1 as const, keys: newKeys(), certificate: await selfMadeCertificate() };
  await files.put(fileId, Buffer.from(JSON.stringify(made)));
  return { ...made, siteKey };
}
