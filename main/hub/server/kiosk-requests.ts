import * as v from 'valibot';
import { isFault } from '../../../contract/fault.js';
import { PairRequest, SyncRequest, hubPaths, type SyncAnswer } from '../../link/messages.js';
import { publicKeysOf } from '../../link/keys.js';
import { readReceipt, signReceipt } from '../../link/receipt.js';
import { isRequestSignedBy, type claimsOf } from '../../link/signed-request.js';
import { raiseAlarm } from '../alarms.js';
import { ingest } from '../ingest/ingest.js';
import { pairKiosk } from '../pairing/kiosks.js';
import { commandSender, runCommand } from './commands.js';
import { accepted, refused, type HubAnswer } from './answers.js';
import type { HubRooms } from './rooms.js';

/** A request whose sender is not known yet. */
export interface SentRequest {
  readonly path: string;
  readonly claims: ReturnType<typeof claimsOf>;
  readonly body: Buffer;
}

/** Answers the requests of kiosks and of the hub's own commands; null for any other path. */
export async function answerKiosk(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer | null> {
  switch (sent.path) {
    case hubPaths.hello:
      return accepted({});
    case hubPaths.pair:
      return pair(rooms, sent);
    case hubPaths.sync:
      return sync(rooms, sent);
    case hubPaths.command:
      return command(rooms, sent);
    default:
      return null;
  }
}

async function pair(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer> {
  const { codes, db, identity } = rooms;
  if (codes.isLocked) return refused('busy');
  const request = parsed(PairRequest, sent.body);
  if (request === null || request.kiosk !== sent.claims?.sender) return refused('invalid');
  const problem = checkSignature(rooms, sent, request.signKey);
  if (problem !== null) return refused(problem);
  if (!(await pairKiosk(db, codes, request))) return refused('code');
  return accepted({ version: 1, hubKey: publicKeysOf(identity.keys).sign });
}

async function sync(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer> {
  const { db, identity } = rooms;
  const sender = sent.claims?.sender ?? '';
  // Anything else is no UUID for the database.
  if (!v.is(PairRequest.entries.kiosk, sender)) return refused('unknown');
  const kiosk = await db
    .selectFrom('kiosks')
    .select(['id', 'name', 'state', 'sign_key'])
    .where('id', '=', sender)
    .executeTakeFirst();
  if (kiosk === undefined) return refused('unknown');
  const problem = checkSignature(rooms, sent, kiosk.sign_key);
  if (problem === 'signature' || (problem === null && kiosk.state === 'revoked')) {
    const kind = problem ?? 'revoked';
    const sentence =
      kind === 'signature'
        ? `Somebody sent a request as ${kiosk.name} without its key. It was refused.`
        : `${kiosk.name} sent a request although it was revoked. It was refused.`;
    await raiseAlarm(db, { kioskId: kiosk.id, kind, about: '', sentence }, new Date());
    return refused(kind);
  }
  if (problem !== null) return refused(problem);
  const request = parsed(SyncRequest, sent.body);
  if (request === null) return refused('invalid');
  const { contradicts } = request;
  const own = contradicts && readReceipt(contradicts, publicKeysOf(identity.keys).sign, kiosk.id);
  const done = await ingest(db, kiosk.id, request, own?.seq ?? null);
  if (!('head' in done)) return accepted(done satisfies SyncAnswer);
  const { head, ...state } = done;
  const receipt = signReceipt(identity.keys.sign, kiosk.id, head, new Date());
  return accepted({ ...state, receipt } satisfies SyncAnswer);
}

async function command(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer> {
  if (sent.claims?.sender !== commandSender) return refused('unknown');
  const problem = checkSignature(rooms, sent, publicKeysOf(rooms.identity.keys).sign);
  if (problem !== null) return refused(problem);
  try {
    return await runCommand(rooms, JSON.parse(sent.body.toString('utf8')));
  } catch (error) {
    if (!isFault(error)) throw error;
    return accepted({ fault: { code: error.code, message: error.message } });
  }
}

/** Checks nonce and signature, and uses the nonce. @returns why it is refused; null if it is right. */
function checkSignature(
  { nonces, fingerprint }: HubRooms,
  { claims, path, body }: SentRequest,
  key: string,
): 'nonce' | 'signature' | null {
  if (claims === null || !nonces.isGood(claims.nonce)) return 'nonce';
  const { sender, nonce, signature } = claims;
  const request = { fingerprint, path, sender, nonce, body };
  if (!isRequestSignedBy(key, request, signature)) return 'signature';
  nonces.use(nonce);
  return null;
}

function parsed<Value>(schema: v.GenericSchema<unknown, Value>, body: Buffer): Value | null {
  try {
    const result = v.safeParse(schema, JSON.parse(body.toString('utf8')));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
