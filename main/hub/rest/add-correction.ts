import { Temporal } from 'temporal-polyfill';
import * as v from 'valibot';
import { Reason } from '../../../contract/fields.js';
import { Fault } from '../../../contract/fault.js';
import type { JournalEntry } from '../../attendance/journal/entry.js';
import { originKey } from '../../attendance/journal/standing-punches.js';
import { systemZone } from '../../base/wall-clock.js';
import type { SiteData } from '../site.js';
import { Entry, Person, Uuid } from './fields.js';
import { actorOf, type DeskOperation, type DeskRooms, type OperationAnswer } from './operation.js';
import { InstantText, parameterFault, readParameters } from './query.js';
import { parsedBody } from './request-body.js';

const PunchRef = v.strictObject({ kioskId: Uuid, entry: Entry });

const NewCorrection = v.strictObject({
  withdraws: v.pipe(
    v.nullable(PunchRef),
    v.description('The punch that no longer counts, as in the list of punches.'),
  ),
  adds: v.pipe(
    v.nullable(
      v.strictObject({
        person: v.optional(Person),
        direction: v.optional(v.picklist(['in', 'out'])),
        at: v.optional(InstantText),
      }),
    ),
    v.description(
      'The punch to add, on a whole minute. Fields that are left out are taken from the withdrawn punch.',
    ),
  ),
  reason: v.pipe(Reason, v.description('Why, for the audit log and for the person.')),
});
type NewCorrection = v.InferOutput<typeof NewCorrection>;

const Made = v.object({
  kioskId: v.pipe(Uuid, v.description('The hub’s desk.')),
  entry: Entry,
});

/** Corrects attendance at the desk. */
export const addCorrection: DeskOperation = {
  method: 'POST',
  path: '/api/v1/corrections',
  operationId: 'addCorrection',
  summary: 'Correct attendance',
  description:
    'Withdraws a punch, adds one, or both, as a correction at the desk does: the original entries stay. The correction is in the lists of punches and corrections a few seconds later, by its number.',
  scope: 'corrections:write',
  parameters: {},
  body: { name: 'NewCorrection', schema: NewCorrection },
  answer: { status: 201, description: 'The entry of the correction.', schema: Made },
  named: { NewCorrection },
  run: async (rooms, { query, body, token }) => {
    readParameters({}, query);
    const given = parsedBody(NewCorrection, body);
    const data = await rooms.desk.site.data();
    const input = await amendmentOf(rooms, data, given);
    const { seq } = await rooms.desk.calls(actorOf(token, 'hr'), (client) =>
      client['attendance.amend'](input),
    );
    return made(data, seq);
  },
  find: async (rooms, { body, token }, { journalSeq }) => {
    const given = parsedBody(NewCorrection, body);
    const data = await rooms.desk.site.data();
    const seq = await withdrawnSeq(rooms, data, given);
    for await (const entry of data.journal.entries()) {
      if (entry.seq > journalSeq && isSame(entry, given, seq, token.name)) {
        return made(data, entry.seq);
      }
    }
    return null;
  },
};

function made({ site }: SiteData, entry: number): OperationAnswer {
  return { status: 201, body: { kioskId: site.site, entry } };
}

/** The input of the desk's call. @throws Fault `not-found` if the desk does not have the punch. */
async function amendmentOf(rooms: DeskRooms, data: SiteData, given: NewCorrection) {
  const withdraws = await withdrawnSeq(rooms, data, given);
  if (given.withdraws !== null && withdraws === null) {
    throw new Fault(
      'not-found',
      `The desk has no entry ${given.withdraws.entry} of that kiosk. Check “withdraws”. If the punch has just arrived, try again in a few seconds.`,
    );
  }
  const { adds, reason } = given;
  if (adds === null) return { withdraws, brings: null, reason };
  const { person: subjectId, direction, at } = adds;
  const localTime =
    at === undefined ? undefined : siteWallTime(at, data.settings.zone ?? systemZone());
  return { withdraws, brings: { subjectId, direction, localTime }, reason };
}

/** The number of a punch in the site's journal; null if it is not there. */
async function withdrawnSeq(
  { db }: DeskRooms,
  { journal, site }: SiteData,
  { withdraws }: NewCorrection,
): Promise<number | null> {
  if (withdraws === null) return null;
  const { kioskId, entry } = withdraws;
  if (kioskId === site.site) return entry;
  const kiosk = await db
    .selectFrom('kiosks')
    .select('site_name')
    .where('id', '=', kioskId)
    .executeTakeFirst();
  const origin = { kioskId: kiosk?.site_name ?? '', seq: entry };
  return (await journal.standing.importedAs([origin])).get(originKey(origin)) ?? null;
}

/** An instant on the site's wall clock, with its UTC offset. @throws Fault `invalid-input` if it has seconds. */
function siteWallTime(at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const minute = local.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  if (!minute.equals(local)) {
    throw parameterFault([
      { field: 'adds.at', problem: 'must be a whole minute, such as 2026-03-02T07:59:00Z' },
    ]);
  }
  return `${minute.toPlainDateTime().toString({ smallestUnit: 'minute' })}${minute.offset}`;
}

/** True for the entry that a correction made. @param seq of the withdrawn punch in the site's journal. */
function isSame(
  entry: JournalEntry,
  { adds, reason }: NewCorrection,
  seq: number | null,
  author: string,
): boolean {
  if (entry.kind !== 'amendment' || entry.author !== author) return false;
  const { brings } = entry;
  if (entry.withdraws !== seq || entry.reason !== reason) return false;
  if (adds === null || brings === null) return adds === brings;
  const { person = brings.subjectId, direction = brings.direction, at = brings.at } = adds;
  const isAt = Date.parse(at) === Date.parse(brings.at);
  return person === brings.subjectId && direction === brings.direction && isAt;
}
