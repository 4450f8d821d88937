import * as v from 'valibot';
import { Fault } from '../../../contract/fault.js';
import type { HubDatabase } from '../database/open-database.js';

/** Only the hub reads the content of a cursor; a client only sends it back. */
function encoded(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws Fault `invalid-input` if the text is not a cursor of this schema. */
function decoded<Parts>(schema: v.GenericSchema<unknown, Parts>, text: string): Parts {
  let parts: unknown = null;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Not JSON: refused below.
  }
  const read = v.safeParse(schema, parts);
  if (read.success) return read.output;
  throw cursorFault(
    'is not a cursor of this list; take the one that the page before had in “next”',
  );
}

function cursorFault(problem: string): Fault {
  return new Fault('invalid-input', `“cursor” ${problem}.`, {
    fields: [{ field: 'cursor', problem }],
  });
}

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A place in the order of arrival: after entry `seq`, as added or changed by the arrival of `position`. */
export interface ArrivalPlace {
  readonly position: number;
  readonly kioskId: string;
  readonly arrival: number;
  readonly seq: number;
  /** The kiosk of the entry `seq`: a correction of the hub's site changes punches of several kiosks. */
  readonly ofKiosk: string;
}
const Id = v.pipe(v.string(), v.uuid());
const ArrivalParts = v.strictTuple([Count, Id, Count, Count, Id]);

export function arrivalCursor(place: ArrivalPlace): string {
  const { position, kioskId, arrival, seq, ofKiosk } = place;
  return encoded([position, kioskId, arrival, seq, ofKiosk]);
}

/**
 * Reads `arrivalCursor`. After the database was restored from a backup, a position can stand for another arrival; a
 * client that continued from it would miss entries.
 * @throws Fault `invalid-input` if it is not such a cursor, or its arrival is unknown.
 */
export async function readArrivalCursor(db: HubDatabase, text: string): Promise<ArrivalPlace> {
  const [position, kioskId, arrival, seq, ofKiosk] = decoded(ArrivalParts, text);
  const found = await db
    .selectFrom('arrivals')
    .select('position')
    .where('kiosk_id', '=', kioskId)
    .where('seq', '=', arrival)
    .executeTakeFirst();
  if (found?.position === position) {
    return { position, kioskId, arrival, seq, ofKiosk };
  }
  throw restoredFault();
}

function restoredFault(): Fault {
  return cursorFault(
    'does not fit the hub’s database any more, such as after it was restored from a backup; begin again without it, and skip what you have',
  );
}

/** A place in a list that is ordered by an ID. */
export function idCursor(id: string): string {
  return encoded([id]);
}

/** @param id schema of the ID. @throws Fault `invalid-input` if it is no such cursor. */
export function readIdCursor(text: string, id: v.GenericSchema<unknown, string>): string {
  return decoded(v.strictTuple([id]), text)[0];
}

const PersonParts = v.strictTuple([Count, v.string()]);

/** A place in the order in which people changed. */
export function personCursor(row: {
  readonly version: number;
  readonly subject_id: string;
}): string {
  return encoded([row.version, row.subject_id]);
}

/**
 * The version of a `personCursor`. After the database was restored from a backup, versions can be given again; then
 * the person of the cursor has a lower one.
 * @throws Fault `invalid-input` if it is not such a cursor, or no longer matches the database.
 */
export async function readPersonCursor(db: HubDatabase, text: string): Promise<number> {
  const [version, subjectId] = decoded(PersonParts, text);
  const found = subjectId.includes('\0')
    ? undefined
    : await db
        .selectFrom('roster')
        .select('version')
        .where('subject_id', '=', subjectId)
        .executeTakeFirst();
  if (found !== undefined && found.version >= version) return version;
  throw restoredFault();
}

/** PostgreSQL cannot store text with the character 0. */
const StoredText = v.pipe(
  v.string(),
  v.check((text) => !text.includes('\0')),
);
const DayParts = v.strictTuple([StoredText, StoredText]);

/** A place in the list of shift days. */
export function dayCursor({
  person,
  day,
}: {
  readonly person: string;
  readonly day: string;
}): string {
  return encoded([person, day]);
}

/** @throws Fault `invalid-input` if it is not a `dayCursor`. */
export function readDayCursor(text: string): { readonly person: string; readonly day: string } {
  const [person, day] = decoded(DayParts, text);
  return { person, day };
}
