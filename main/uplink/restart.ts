import { randomUUID } from 'node:crypto';
import type { Journal } from '../attendance/journal/journal.js';
import { HubRefusal, type HubClient } from '../link/hub-client.js';
import { hubPaths, RestartAnswer, type RestartRequest } from '../link/messages.js';
import { readReceipt } from '../link/receipt.js';
import type { Link, LinkFiles } from './link-files.js';
import { hashesAfter, placeOf, type Place } from './outbox.js';

/**
 * True if this kiosk asked to go on under a new id, and does not know yet whether it does: the answer was lost, or could not
 * be saved. The hub may take nothing more from the id that it has now.
 * @param kiosk the id that it has now.
 */
export async function isRestarting(files: LinkFiles, kiosk: string): Promise<boolean> {
  const chain = await files.newChain();
  return chain !== null && chain.id !== kiosk;
}

/**
 * Goes on under a new id, after the last entry that the hub has too. The new id is on the disk before the hub gets it, so
 * that after a lost answer the same one is sent again.
 * @param kiosk the id that the hub knows this kiosk by now.
 * @param base an entry that the hub confirmed and that the journal still has.
 * @returns the link from now on, which is on the disk; null if the hub's answer is not for this kiosk.
 * @throws as `HubClient.send`; Fault as `SealedFolder.put`.
 */
export async function restartChain(
  { journal, files }: { readonly journal: Journal; readonly files: LinkFiles },
  client: HubClient,
  link: Link,
  kiosk: string,
  base: Place,
): Promise<Link | null> {
  const kept = await files.newChain();
  const chain = kept === null || kept.id === kiosk ? randomUUID() : kept.id;
  await files.keepNewChain({ id: chain, former: kiosk });
  const { seq, hash } = base;
  const hashes = await hashesAfter(journal, base);
  const request: RestartRequest = { version: 1, chain, base: { seq, hash }, hashes };
  const { receipt: signed } = await client
    .send(hubPaths.restart, request, RestartAnswer)
    .catch(async (error: unknown) => {
      // It has begun no chain.
      if (error instanceof HubRefusal && error.reason === 'invalid') {
        await files.keepNewChain({ id: kiosk });
      }
      throw error;
    });
  const receipt = readReceipt(signed, link.hubKey, chain);
  const place = receipt && (await placeOf(journal, receipt));
  if (receipt === null || place === null) return null;
  const next: Link = { ...link, kiosk: chain };
  await files.keepNewChain({ id: chain });
  await files.changeLink(next);
  const { start } = place;
  await files.confirm({ version: 1, receipt: signed, seq: place.seq, start, contradicted: null });
  return next;
}
