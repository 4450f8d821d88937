import { sql, type Transaction } from 'kysely';
import type { JournalEntry } from '../../attendance/journal/entry.js';
import { grouped } from '../../base/grouped.js';
import type { HubTables } from '../database/schema.js';
import { chainOf, partOf } from '../pairing/chain.js';
import type { SentEntry } from './batch.js';
import { punchChanges, type PunchChanges, type PunchRow } from './punch-rows.js';

/** The kiosk that entries come from, and when. */
export interface Origin {
  readonly kioskId: string;
  /** True for the hub's own site, whose corrections count for the punches of all kiosks. */
  readonly isDesk?: boolean;
  /** The hub's clock minus the kiosk's, in ms. */
  readonly clockOffsetMs: number | null;
  readonly now: Date;
}

/** The origin, with the arrival that the entries are of. */
interface Arriving extends Origin {
  /** Number of the last entry. */
  readonly arrival: number;
}

/**
 * Stores entries as one arrival, and what they change in the table of punches. Each table gets one statement with an
 * array for each column: a statement with a value for each field would have thousands of parameters.
 * @param entries not empty.
 */
export async function storeEntries(
  trx: Transaction<HubTables>,
  origin: Origin,
  entries: readonly SentEntry[],
): Promise<void> {
  const { kioskId, isDesk = false, clockOffsetMs, now } = origin;
  const isCopy = isDesk ? await copiesIn(trx) : () => false;
  const arrival = entries.at(-1)!.entry.seq;
  await trx.insertInto('arrivals').values({ kiosk_id: kioskId, seq: arrival, at: now }).execute();
  await sql`
    insert into entries (kiosk_id, seq, hash, kind, at, line, clock_offset_ms, received_at, arrival)
    select ${kioskId}::uuid, sent.seq, sent.hash, sent.kind, sent.at, sent.line, ${clockOffsetMs}::bigint,
      ${now}::timestamptz, ${arrival}::bigint
    from unnest(
      ${entries.map(({ entry }) => entry.seq)}::bigint[],
      ${entries.map(({ entry }) => entry.hash)}::text[],
      ${entries.map(({ entry }) => (isCopy(entry) ? 'copied' : entry.kind))}::text[],
      ${entries.map(({ entry }) => entry.at)}::timestamptz[],
      string_to_array(${entries.map(({ line }) => line).join('\n')}, ${'\n'})
    ) as sent (seq, hash, kind, at, line)`.execute(trx);
  await storePunches(trx, { ...origin, arrival }, punchChanges(entries));
}

async function storePunches(
  trx: Transaction<HubTables>,
  origin: Arriving,
  { added, withdrawn, merges, reviewed }: PunchChanges,
): Promise<void> {
  const { kioskId, isDesk = false, now, arrival } = origin;
  const chain = await chainOf(trx, kioskId);
  const ids = chain.map(({ id }) => id);
  const intoOf = await mergesOf(trx, ids, merges);
  if (added.length > 0) await insertPunches(trx, origin, added, intoOf);
  for (const [owner, own] of grouped(withdrawn, ({ seq }) => partOf(chain, seq).id)) {
    await sql`
      update punches set withdrawn_by = change.by_seq, withdrawn_by_kiosk = null,
        updated_at = ${now}::timestamptz, arrival = ${arrival}::bigint, arrival_kiosk = ${kioskId}::uuid
      from unnest(
        ${own.map(({ seq }) => seq)}::bigint[],
        ${own.map(({ by }) => by)}::bigint[]
      ) as change (seq, by_seq)
      where punches.kiosk_id = ${owner}::uuid and punches.seq = change.seq`.execute(trx);
  }
  if (isDesk && withdrawn.length > 0) {
    await withdrawAtKiosks(trx, { ...origin, arrival }, withdrawn);
  }
  if (isDesk && reviewed.length > 0) {
    await trx
      .updateTable('punches')
      .set({ reviewed: true })
      .where('kiosk_id', '=', kioskId)
      .where('seq', 'in', reviewed)
      .execute();
  }
  for (const { seq, subjectId, into } of merges) {
    await trx
      .insertInto('merges')
      .values({ kiosk_id: kioskId, seq, subject_id: subjectId, into_id: into })
      .execute();
    const renamed = trx
      .updateTable('punches')
      .set({ subject_id: intoOf(into), updated_at: now, arrival, arrival_kiosk: kioskId })
      .where('subject_id', '=', subjectId);
    await (isDesk ? renamed : renamed.where('kiosk_id', 'in', ids)).execute();
  }
}

/** True for entries of the site's journal that stand for a correction of a kiosk, which the kiosk sends itself. */
async function copiesIn(trx: Transaction<HubTables>): Promise<(entry: JournalEntry) => boolean> {
  const named = await trx
    .selectFrom('kiosks')
    .select('site_name')
    .where('site_name', 'is not', null)
    .execute();
  const names = new Set(named.map(({ site_name }) => site_name));
  return ({ kind, kioskId }) => kind !== 'imported' && names.has(kioskId);
}

/** Withdraws the kiosks' own punches that the site's journal withdraws. */
async function withdrawAtKiosks(
  trx: Transaction<HubTables>,
  { kioskId, now, arrival }: Arriving,
  withdrawn: PunchChanges['withdrawn'],
): Promise<void> {
  await sql`
    update punches as origin set withdrawn_by = change.by_seq, withdrawn_by_kiosk = ${kioskId}::uuid,
      updated_at = ${now}::timestamptz, arrival = ${arrival}::bigint, arrival_kiosk = ${kioskId}::uuid
    from unnest(
      ${withdrawn.map(({ seq }) => seq)}::bigint[],
      ${withdrawn.map(({ by }) => by)}::bigint[]
    ) as change (seq, by_seq)
    join punches as here on here.kiosk_id = ${kioskId}::uuid and here.seq = change.seq
    join kiosks on kiosks.site_name = here.origin_kiosk
    where origin.kiosk_id = kiosks.id and origin.seq = here.origin_seq
      and origin.withdrawn_by is null`.execute(trx);
}

async function insertPunches(
  trx: Transaction<HubTables>,
  { kioskId, now, arrival }: Arriving,
  added: readonly PunchRow[],
  intoOf: (subjectId: string) => string,
): Promise<void> {
  await sql`
    insert into punches (kiosk_id, seq, subject_id, at, offset_minutes, zone, direction, method, flags,
      origin_kiosk, origin_seq, updated_at, arrival, arrival_kiosk)
    select ${kioskId}::uuid, sent.*, ${now}::timestamptz, ${arrival}::bigint, ${kioskId}::uuid
    from unnest(
      ${added.map(({ seq }) => seq)}::bigint[],
      ${added.map(({ subjectId }) => intoOf(subjectId))}::text[],
      ${added.map(({ at }) => at)}::timestamptz[],
      ${added.map((row) => row.offsetMinutes)}::integer[],
      ${added.map(({ zone }) => zone)}::text[],
      ${added.map(({ direction }) => direction)}::text[],
      ${added.map(({ method }) => method)}::text[],
      ${added.map(({ flags }) => flags)}::text[],
      ${added.map(({ originKiosk }) => originKiosk)}::text[],
      ${added.map(({ originSeq }) => originSeq)}::bigint[]
    ) as sent`.execute(trx);
}

/**
 * @param kioskIds of the journal that the batch is of.
 * @param added merges of the same batch.
 * @returns a function from a subject to the one that its punches count for.
 */
async function mergesOf(
  trx: Transaction<HubTables>,
  kioskIds: readonly string[],
  added: PunchChanges['merges'],
): Promise<(subjectId: string) => string> {
  const stored = await trx
    .selectFrom('merges')
    .innerJoin('kiosks', 'kiosks.id', 'merges.kiosk_id')
    .select(['subject_id', 'into_id'])
    .where((eb) => eb.or([eb('kiosk_id', 'in', kioskIds), eb('kiosks.is_desk', '=', true)]))
    .orderBy('seq')
    .execute();
  const into = new Map(stored.map((merge) => [merge.subject_id, merge.into_id]));
  for (const merge of added) into.set(merge.subjectId, merge.into);
  return (subjectId) => {
    let current = subjectId;
    // A chain of merges ends; the bound is for a journal whose merges form a cycle.
    for (let step = 0; step <= into.size; step++) {
      const next = into.get(current);
      if (next === undefined) return current;
      current = next;
    }
    return current;
  };
}
