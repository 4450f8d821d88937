import { openBox, sealBox } from '../../link/sealed-box.js';
import { signAnswer } from '../../link/signed-answer.js';
import {
  boxContexts,
  PeopleChanges,
  PeopleRequest,
  RosterRequest,
} from '../../link/roster-messages.js';
import { accepted, refused, type HubAnswer } from './answers.js';
import { knownKiosk, parsed, type KnownKiosk, type SentRequest } from './known-kiosk.js';
import type { HubRooms } from './rooms.js';

/** Longest body of a `RosterRequest`, in bytes; it has about 300. */
const maxRosterBytes = 10_000;

/**
 * The request of a kiosk; null if it is not a `RosterRequest`. It is read before the sender is known, so it must be
 * short.
 */
export function readRosterRequest({ body }: SentRequest): RosterRequest | null {
  return body.length > maxRosterBytes ? null : parsed(RosterRequest, body);
}

/** Answers a kiosk that asks for changed people. @param request as `readRosterRequest`. */
export async function rosterRequest(
  rooms: HubRooms,
  sent: SentRequest,
  request: RosterRequest | null,
): Promise<HubAnswer> {
  const { identity, roster } = rooms;
  const kiosk = await knownKiosk(rooms, sent);
  if ('status' in kiosk) return kiosk;
  // A hub without a site has no people.
  if (request === null || roster === null) return refused('invalid');
  // If the kiosk has hung up, no page is made: it will ask again.
  const isThere = async (): Promise<boolean> =>
    !sent.hungUp.aborted && (await isActive(rooms, kiosk));
  const page = await roster.answer(kiosk.id, request, isThere);
  if (page === null) return refused((await isActive(rooms, kiosk)) ? 'invalid' : 'revoked');
  const sealed = sealBox(kiosk.seal_key, json(page), boxContexts.roster);
  const { nonce, since } = request;
  const asked = { kind: 'rollcall-roster', kiosk: kiosk.id, nonce, since } as const;
  return accepted(signAnswer(identity.keys.sign, asked, sealed, new Date()));
}

/** Accepts changes that were made at a kiosk. */
export async function peopleRequest(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer> {
  const { identity, roster } = rooms;
  const kiosk = await knownKiosk(rooms, sent);
  if ('status' in kiosk) return kiosk;
  const request = parsed(PeopleRequest, sent.body);
  const box = Buffer.from(request?.sealed ?? '', 'base64');
  const opened = openBox(identity.keys.seal, box, boxContexts.people);
  const changes = opened && parsed(PeopleChanges, opened);
  if (request === null || changes === null || roster === null) return refused('invalid');
  const settled = await roster.take(kiosk, changes.changes, changes);
  if (settled === null) return refused('revoked');
  const sealed = sealBox(kiosk.seal_key, json(settled), boxContexts.settled);
  const { nonce } = request;
  const asked = { kind: 'rollcall-people', kiosk: kiosk.id, nonce, since: 0 } as const;
  return accepted(signAnswer(identity.keys.sign, asked, sealed, new Date()));
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** True if a kiosk was not revoked and still has the same keys. */
async function isActive({ db }: HubRooms, { id, seal_key }: KnownKiosk): Promise<boolean> {
  const found = await db
    .selectFrom('kiosks')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'active')
    .where('seal_key', '=', seal_key)
    .executeTakeFirst();
  return found !== undefined;
}
