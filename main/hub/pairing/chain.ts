import type { Kysely } from 'kysely';
import type { HubTables } from '../database/schema.js';

/** A part of a kiosk's journal: the entries after `after` that no later part has. */
export interface ChainPart {
  readonly id: string;
  /** Name in the journal of the hub's site; null before its first entry there. */
  readonly siteName: string | null;
  /** Number of the entry before the first one. */
  readonly after: number;
}

/**
 * The journal of a kiosk by the ids that it had, newest first: one part, unless an administrator let it continue after
 * a fork or a loss (ADR 27).
 */
export async function chainOf(db: Kysely<HubTables>, kioskId: string): Promise<ChainPart[]> {
  const parts: ChainPart[] = [];
  for (let id: string | null = kioskId; id !== null;) {
    const row = await db
      .selectFrom('kiosks')
      .select(['site_name', 'continues_id', 'continues_seq'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) break;
    parts.push({ id, siteName: row.site_name, after: row.continues_seq ?? 0 });
    id = row.continues_id;
  }
  return parts;
}

/** The part that has an entry. @param seq its number, at least 1. */
export function partOf(chain: readonly ChainPart[], seq: number): ChainPart {
  return chain.find(({ after }) => seq > after) ?? chain.at(-1)!;
}
