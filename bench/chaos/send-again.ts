import type { Journal } from '../../main/attendance/journal/journal.js';
import { HubClient } from '../../main/link/hub-client.js';
import { hubPaths, SyncAnswer, type SentItem, type SyncRequest } from '../../main/link/messages.js';
import type { LinkFiles } from '../../main/uplink/link-files.js';

/** Entries from the end of the journal that may be sent again. */
const lastEntries = 80;

/**
 * Sends some of the latest entries again, over a separate connection: so the hub gets entries twice, late, and before
 * earlier ones.
 * @param name of the kiosk.
 * @returns the problem: the hub must recognise them as the same entries; null if there is none.
 */
export async function sendAgain(
  journal: Journal,
  files: LinkFiles,
  name: string,
  random: () => number,
): Promise<string | null> {
  const link = await files.link();
  if (link === null || journal.head.seq === 0) return null;
  const items: SentItem[] = [];
  for await (const { line } of journal.lines()) {
    items.push(line);
    if (items.length > lastEntries) items.shift();
  }
  const from = Math.floor(random() * items.length);
  const { address, fingerprint, keys, kiosk } = link;
  const client = new HubClient({ address, fingerprint, sender: kiosk!, signKey: keys.sign });
  const request: SyncRequest = {
    version: 1,
    program: 'chaos',
    name,
    head: journal.head,
    clockOffsetMs: 0,
    contradicts: null,
    items: items.slice(from, from + 1 + Math.floor(random() * 40)),
  };
  try {
    const answer = await client.send(hubPaths.sync, request, SyncAnswer);
    const isRight = ['accepted', 'gap', 'behind'].includes(answer.state);
    return isRight ? null : `entries that were sent again were answered with ${answer.state}`;
  } catch {
    // No network, or no hub.
    return null;
  } finally {
    client.close();
  }
}
