import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseLine } from '../../main/attendance/journal/entry-line.js';
import type { HubDatabase } from '../../main/hub/database/open-database.js';
import type { ChaosHub } from './chaos-hub.js';
import type { ChaosKiosk, Ledger } from './chaos-kiosk.js';
import type { KioskState } from './messages.js';

/** Kiosks with their state at the end. */
export type Settled = ReadonlyMap<ChaosKiosk, KioskState>;

/**
 * Checks the fleet after it has settled: each punch that was confirmed at a door must be once at the hub and once at
 * its desk, every person must be at all kiosks, and no erased person may be left anywhere.
 * @returns a sentence for each problem.
 */
export async function checkFleet(
  hub: ChaosHub,
  settled: Settled,
  { added, erasing, erased, bugs }: Ledger,
): Promise<string[]> {
  const problems = [...bugs];
  const copied = await copiesAtDesk(hub);
  for (const [kiosk, state] of settled) {
    problems.push(...(await checkEntries(hub.db, kiosk, state, copied)));
    const templates = await templatesIn(kiosk.folder);
    problems.push(...checkPeople(kiosk, state, templates, { added, erasing, erased }));
  }
  const [[first, expected] = []] = settled;
  for (const [kiosk, { people }] of settled) {
    const isSame = JSON.stringify(sorted(people)) === JSON.stringify(sorted(expected!.people));
    if (!isSame) problems.push(`${kiosk.name} has other people than ${first!.name}`);
  }
  for (const id of await templatesIn(join(hub.folder, 'site'))) {
    if (erased.has(id)) problems.push(`the hub has a template of ${id}, who was erased`);
  }
  for (const { sentence } of await hub.db.selectFrom('alarms').selectAll().execute()) {
    problems.push(`alarm: ${sentence}`);
  }
  return problems;
}

/** How often the desk's journal has each entry of a kiosk, by the kiosk's name there and the number. */
export async function copiesAtDesk({ folder, db }: ChaosHub): Promise<Map<string, number>> {
  const names = await db.selectFrom('kiosks').select(['id', 'site_name']).execute();
  const idOf = new Map(names.map(({ id, site_name }) => [site_name, id]));
  const copies = new Map<string, number>();
  const text = await readFile(join(folder, 'site/journal/punches.jsonl'), 'utf8');
  for (const line of text.split('\n')) {
    const entry = parseLine(line);
    if (entry?.kind !== 'imported') continue;
    const key = `${idOf.get(entry.kioskId)} ${entry.originSeq}`;
    copies.set(key, (copies.get(key) ?? 0) + 1);
  }
  return copies;
}

async function checkEntries(
  db: HubDatabase,
  { name, folder, punches }: ChaosKiosk,
  { id, entries, reports }: KioskState,
  copied: ReadonlyMap<string, number>,
): Promise<string[]> {
  const problems = reports.map((sentence) => `${name} reports: ${sentence}`);
  const text = await readFile(join(folder, 'journal/punches.jsonl'), 'utf8');
  const own = text.split('\n').filter((line) => line !== '');
  const rows = await db
    .selectFrom('entries')
    .select(['seq', 'line'])
    .where('kiosk_id', '=', id)
    .orderBy('seq')
    .execute();
  const standing = await db
    .selectFrom('punches')
    .select(['seq', 'subject_id', 'direction', 'withdrawn_by'])
    .where('kiosk_id', '=', id)
    .execute();
  const standingOf = new Map(standing.map((row) => [row.seq, row]));
  const isSame = own.length === entries && rows.every(({ line }, at) => line === own[at]);
  if (!isSame || rows.length !== own.length) {
    problems.push(`${name} has ${own.length} entries, and the hub ${rows.length}, or others`);
  }
  for (const { seq, subjectId, direction, at } of punches.values()) {
    const row = rows[seq - 1];
    const entry = row === undefined ? null : parseLine(row.line);
    const isThere =
      entry?.kind === 'punch' &&
      entry.seq === seq &&
      entry.subjectId === subjectId &&
      entry.direction === direction &&
      entry.at === at;
    if (!isThere) problems.push(`punch ${seq} of ${name} was confirmed and is not at the hub`);
    const counted = standingOf.get(seq);
    if (counted?.subject_id !== subjectId || counted.withdrawn_by !== null) {
      problems.push(`punch ${seq} of ${name} does not count at the hub`);
    }
    const times = copied.get(`${id} ${seq}`) ?? 0;
    if (times !== 1) problems.push(`punch ${seq} of ${name} is at the desk ${times} times`);
  }
  return problems;
}

function checkPeople(
  { name }: ChaosKiosk,
  { people }: KioskState,
  templates: readonly string[],
  { added, erasing, erased }: Omit<Ledger, 'bugs'>,
): string[] {
  const known = new Set(Object.keys(people));
  const left = new Set([...known, ...templates].filter((id) => erased.has(id)));
  const missing = [...added.keys()].filter((id) => !known.has(id) && !erasing.has(id));
  return [
    ...[...left].map((id) => `${name} has ${id}, who was erased at ${erased.get(id)}`),
    ...missing.map((id) => `${name} does not know ${id}, who was added at ${added.get(id)}`),
    ...templates.filter((id) => !known.has(id)).map((id) => `${name} has a template of ${id} only`),
  ];
}

async function templatesIn(folder: string): Promise<string[]> {
  const names = await readdir(join(folder, 'templates')).catch(() => []);
  return names.map((file) => file.split('.')[0]!);
}

function sorted(people: KioskState['people']): [string, string][] {
  return Object.entries(people).sort(([one], [other]) => (one < other ? -1 : 1));
}
