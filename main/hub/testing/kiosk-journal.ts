import { randomUUID } from 'node:crypto';
import { Journal } from '../../attendance/journal/journal.js';
import { emptyHead, type LogHead } from '../../storage/chain.js';
import { parseLine } from '../../attendance/journal/entry-line.js';
import { newKeys, publicKeysOf } from '../../link/keys.js';
import type { SentItem, SyncRequest } from '../../link/messages.js';
import { InMemoryLog } from '../../storage/testing/in-memory-log.js';
import type { HubDatabase } from '../database/open-database.js';

/** Pins the keys of a new kiosk. @returns its id. */
export async function addKiosk(db: HubDatabase, name = 'gate'): Promise<string> {
  const id = randomUUID();
  const { sign, seal } = publicKeysOf(newKeys());
  const keys = { sign_key: sign, seal_key: seal };
  await db
    .insertInto('kiosks')
    .values({ id, name, state: 'active', ...keys, paired_at: new Date() })
    .execute();
  return id;
}

/** A journal whose lines are in memory. */
export async function memoryJournal(): Promise<{ journal: Journal; lines: readonly string[] }> {
  const store = new InMemoryLog();
  const journal = await Journal.open(store, () => undefined, store.guard);
  return { journal, lines: store.lines };
}

/** The request of a kiosk with this journal; given fields replace the defaults. */
export function syncRequest(
  items: readonly SentItem[],
  given: Partial<SyncRequest> = {},
): SyncRequest {
  return {
    version: 1,
    program: '0.1.0',
    name: 'gate',
    head: headOf(items.at(-1)),
    clockOffsetMs: 40,
    contradicts: null,
    items: [...items],
    ...given,
  };
}

function headOf(item: SentItem | undefined): LogHead {
  if (item === undefined) return emptyHead;
  if (typeof item !== 'string') return { seq: item.to, hash: item.hash };
  const { seq, hash } = parseLine(item) ?? emptyHead;
  return { seq, hash };
}
