import { randomUUID } from 'node:crypto';
import type { Journal } from '../attendance/journal/journal.js';
import { HubRefusal, type HubClient } from '../link/hub-client.js';
import {
  hubPaths,
  RestartAnswer,
  type RestartRequest,
  type SignedReceipt,
} from '../link/messages.js';
import { readReceipt } from '../link/receipt.js';
import type { Link, LinkFiles } from './link-files.js';
import { hashesAfter, placeOf, type Place } from './outbox.js';

/** The kiosk's journal, and its files about the hub. */
export interface ChainParts {
  readonly journal: Journal;
  readonly files: LinkFiles;
}

/** An id, and the entry after which it begins. */
interface ChainToBegin {
  readonly id: string;
  /** An entry that the hub confirmed and that the journal still has. */
  readonly base: Place;
  /** As `RestartRequest.receipt`. */
  readonly receipt?: SignedReceipt;
}

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
  parts: ChainParts,
  client: HubClient,
  link: Link,
  kiosk: string,
  base: Place,
): Promise<Link | null> {
  const { files } = parts;
  const kept = await files.newChain();
  const earlier = kept?.earlier ?? [];
  const chain = kept === null || kept.id === kiosk ? randomUUID() : kept.id;
  await files.keepNewChain({ id: chain, former: kiosk, earlier });
  const begun = await beginChain(parts, client, link, { id: chain, base }).catch(
    async (error: unknown) => {
      // It has begun no chain.
      if (error instanceof HubRefusal && error.reason === 'invalid') {
        await files.keepNewChain({ id: kiosk, earlier });
      }
      throw error;
    },
  );
  if (begun === null) return null;
  const next: Link = { ...link, kiosk: chain };
  const { seq, start } = begun.place;
  await files.keepNewChain({ id: chain, earlier: [{ id: kiosk, seq }, ...earlier] });
  await files.changeLink(next);
  await files.confirm({ version: 1, receipt: begun.receipt, seq, start, contradicted: null });
  return next;
}

/**
 * Asks the hub to begin a new chain, or to say where it began.
 * @param client that signs as the former id.
 * @returns the hub's receipt for the new id, and its place in the journal; null if the answer is not for this kiosk.
 * @throws as `HubClient.send`.
 */
export async function beginChain(
  { journal }: Pick<ChainParts, 'journal'>,
  client: HubClient,
  link: Link,
  { id, base, receipt }: ChainToBegin,
): Promise<{ readonly receipt: SignedReceipt; readonly place: Place } | null> {
  const { seq, hash } = base;
  const hashes = await hashesAfter(journal, base);
  const request: RestartRequest = { version: 1, chain: id, base: { seq, hash }, hashes, receipt };
  const { receipt: signed } = await client.send(hubPaths.restart, request, RestartAnswer);
  const read = readReceipt(signed, link.hubKey, id);
  const place = read && (await placeOf(journal, read));
  return place === null ? null : { receipt: signed, place };
}
