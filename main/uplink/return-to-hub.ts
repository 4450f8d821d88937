import { HubClient, HubRefusal } from '../link/hub-client.js';
import { hubPaths, SyncAnswer, type SyncRequest } from '../link/messages.js';
import { readReceipt } from '../link/receipt.js';
import { emptyHead } from '../storage/chain.js';
import type { Link } from './link-files.js';
import { maxItems, nextBatch, placeOf, type Batch, type Place } from './outbox.js';
import { beginChain, type ChainParts } from './restart.js';

/** What a kiosk says about itself in each request. */
type AboutKiosk = Pick<SyncRequest, 'program' | 'name'>;

/** A former id, and the last entry that the journal has under it. */
interface FormerId {
  readonly id: string;
  readonly seq: number;
}

/**
 * Makes this kiosk known again to a hub whose database was restored from a backup of before it got its present id. It sends
 * what belongs to a former id under that one, and then asks for the same present id again. Otherwise, an administrator
 * would have to join it again, and the hub would get all entries a second time under the present id.
 * @param kiosk its present id, which the hub does not know.
 * @param first its very first id, that of its data folder.
 * @returns true if the hub knows it again; its receipt is on the disk then.
 * @throws as `HubClient.send`; Fault as `LinkFiles.confirm`.
 */
export async function returnToHub(
  parts: ChainParts,
  link: Link,
  { kiosk, first }: { readonly kiosk: string; readonly first: string },
  about: AboutKiosk,
): Promise<boolean> {
  const { files } = parts;
  const [chain, confirmed] = [await files.newChain(), await files.confirmed()];
  const isOurs = confirmed !== null && readReceipt(confirmed.receipt, link.hubKey, kiosk) !== null;
  if (chain?.id !== kiosk || !isOurs) return false;
  const { receipt } = confirmed;
  // Earlier versions kept no former ids.
  const formerIds: readonly FormerId[] =
    chain.earlier.length > 0 ? chain.earlier : [{ id: first, seq: 0 }];
  for (const former of formerIds) {
    const { address, fingerprint, keys } = link;
    const client = new HubClient({
      address,
      fingerprint,
      sender: former.id,
      signKey: keys.sign,
    });
    try {
      const base = await sendUpTo(parts, client, link, former, about);
      const begun = await beginChain(parts, client, link, { id: kiosk, base, receipt });
      if (begun === null) return false;
      const { seq, start } = begun.place;
      await files.confirm({ version: 1, receipt: begun.receipt, seq, start, contradicted: null });
      return true;
    } catch (error) {
      if (!(error instanceof HubRefusal) || error.reason === 'busy') throw error;
      // The backup may be of before that id, too.
      if (error.reason !== 'unknown') return false;
    } finally {
      client.close();
    }
  }
  return false;
}

/**
 * Sends a former id's entries that the hub does not have.
 * @returns the last entry under that id that both have; the beginning of the journal if the hub's last one is not here.
 */
async function sendUpTo(
  { journal }: ChainParts,
  client: HubClient,
  link: Link,
  former: FormerId,
  about: AboutKiosk,
): Promise<Place> {
  const beginning: Place = { ...emptyHead, start: 0 };
  const send = async (batch: Batch | null): Promise<Place | null> => {
    const items = [...(batch?.items ?? [])];
    const { head } = journal;
    const rest = { head, clockOffsetMs: client.clockOffsetMs, contradicts: null, items };
    const answer = await client.send(hubPaths.sync, { version: 1, ...about, ...rest }, SyncAnswer);
    if (!('receipt' in answer)) return null;
    const receipt = readReceipt(answer.receipt, link.hubKey, former.id);
    return receipt === null || (batch !== null && receipt.seq < batch.last.seq)
      ? null
      : placeOf(journal, receipt);
  };
  let place = await send(null);
  while (place !== null && place.seq < former.seq) {
    const batch = await nextBatch(journal, place, Math.min(maxItems, former.seq - place.seq));
    // Entries that were lost may reach into the present id.
    if (batch === null || batch.last.seq > former.seq) break;
    place = await send(batch);
  }
  return place ?? beginning;
}
