import { randomUUID } from 'node:crypto';
import { chainEntry } from '../main/attendance/journal/entry-line.js';
import type { HubDatabase } from '../main/hub/database/open-database.js';
import type { SyncRequest } from '../main/link/messages.js';
import { emptyHead, macKeyOf, type LogHead } from '../main/storage/chain.js';

const people = 500;
const key = macKeyOf(new Uint8Array(32), 'entries of the journal');

/** A kiosk that makes punches of 500 people and sends them, without a data folder. */
export class SimulatedKiosk {
  readonly id = randomUUID();
  #head: LogHead = emptyHead;

  constructor(readonly name: string) {}

  /** The next entries that it sends. @param count number of entries. */
  next(count: number): SyncRequest {
    const items = Array.from({ length: count }, () => this.#line());
    const request = { version: 1, program: '0.1.0', name: this.name, head: this.#head } as const;
    return { ...request, clockOffsetMs: 0, contradicts: null, items };
  }

  #line(): string {
    const index = this.#head.seq;
    const { entry, line } = chainEntry(
      {
        kind: 'punch',
        at: new Date(Date.UTC(2026, 2, 2, 6) + index * 20_000).toISOString(),
        offset: '+01:00',
        zone: 'Europe/Berlin',
        subjectId: `00000000-0000-4000-8000-${String(index % people).padStart(12, '0')}`,
        direction: index % 2 === 0 ? 'in' : 'out',
        method: 'face',
        kioskId: this.name,
        modelId: 'mobilefacenet-192',
        distance: 0.2,
        margin: 0.3,
        flags: [],
      },
      this.#head,
      key,
    );
    this.#head = { seq: entry.seq, hash: entry.hash };
    return line;
  }
}

/** Makes kiosks known to a hub's database. */
export async function pairAll(
  db: HubDatabase,
  fleet: readonly Pick<SimulatedKiosk, 'id'>[],
): Promise<void> {
  const keys = { sign_key: '', seal_key: '' };
  const rows = fleet.map(({ id }) => ({
    ...{ id, name: id, state: 'active' as const, ...keys },
    paired_at: new Date(),
  }));
  await db.insertInto('kiosks').values(rows).execute();
}
