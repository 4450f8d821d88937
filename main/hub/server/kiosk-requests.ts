import { isFault } from '../../../contract/fault.js';
import {
  PairRequest,
  RestartRequest,
  SyncRequest,
  hubPaths,
  type SignedReceipt,
  type SyncAnswer,
} from '../../link/messages.js';
import { publicKeysOf } from '../../link/keys.js';
import { readReceipt, signReceipt, type Receipt } from '../../link/receipt.js';
import { raiseRestored } from '../alarms.js';
import type { HubIdentity } from '../identity.js';
import { ingest } from '../ingest/ingest.js';
import { reportLost } from '../ingest/report-lost.js';
import { continueChain, mayRestart } from '../pairing/continue-chain.js';
import { pairKiosk } from '../pairing/kiosks.js';
import { commandSender, runCommand } from './commands.js';
import { accepted, refused, tooBusy, type HubAnswer } from './answers.js';
import { checkSignature, knownKiosk, parsed, type SentRequest } from './known-kiosk.js';
import { peopleRequest, readRosterRequest, rosterRequest } from './roster-requests.js';
import type { HubRooms } from './rooms.js';
import { TooBusy } from './work-limit.js';

/** Answers the requests of kiosks and of the hub's own commands; null for any other path. */
export async function answerKiosk(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer | null> {
  switch (sent.path) {
    case hubPaths.hello:
      return accepted({});
    case hubPaths.pair:
      return pair(rooms, sent);
    case hubPaths.sync:
      return inTurn(rooms, sent, sync);
    case hubPaths.restart:
      return inTurn(rooms, sent, restart);
    case hubPaths.roster:
      return roster(rooms, sent);
    case hubPaths.people:
      return inTurn(rooms, sent, peopleRequest);
    case hubPaths.command:
      return command(rooms, sent);
    default:
      return null;
  }
}

/** Answers when the hub has time for it; otherwise says when to try again. */
async function inTurn(
  rooms: HubRooms,
  sent: SentRequest,
  answer: (rooms: HubRooms, sent: SentRequest) => Promise<HubAnswer>,
): Promise<HubAnswer> {
  const answered = await rooms.work.run(() => answer(rooms, sent), sent.hungUp);
  return answered instanceof TooBusy ? tooBusy(answered.retryAfterMs) : answered;
}

async function pair(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer> {
  const { codes, db, identity } = rooms;
  if (codes.isLocked) return refused('busy');
  const request = parsed(PairRequest, sent.body);
  if (request === null || request.kiosk !== sent.claims?.sender) return refused('invalid');
  const problem = checkSignature(rooms, sent, request.signKey);
  if (problem !== null) return refused(problem);
  if (!(await pairKiosk(db, codes, request))) return refused('code');
  const { sign: hubKey, seal: sealKey } = publicKeysOf(identity.keys);
  return accepted({ version: 1, hubKey, sealKey });
}

async function roster(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer> {
  const request = readRosterRequest(sent);
  const answer = (): Promise<HubAnswer> => rosterRequest(rooms, sent, request);
  // One that is held must not take a turn from the others.
  return request !== null && request.holdMs > 0 ? answer() : inTurn(rooms, sent, answer);
}

async function sync(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer> {
  const { db, identity } = rooms;
  const kiosk = await knownKiosk(rooms, sent);
  if ('status' in kiosk) return kiosk;
  const request = parsed(SyncRequest, sent.body);
  if (request === null) return refused('invalid');
  const { contradicts, confirmed = null } = request;
  const read = (signed: SignedReceipt | null): Receipt | null =>
    signed && readReceipt(signed, ownKey(identity), kiosk.id);
  const own = read(contradicts);
  const lost = read(confirmed);
  if (lost !== null) await reportLost(db, kiosk.id, lost);
  const done = await ingest(db, kiosk.id, request, own?.seq ?? null);
  if (done.state === 'revoked') return refused('revoked');
  const isContradicted =
    contradicts !== null ||
    request.isRefused === true ||
    ['fork', 'broken', 'behind'].includes(done.state);
  if (isContradicted && (await mayRestart(db, kiosk.id))) {
    return accepted({ state: 'restart' } satisfies SyncAnswer);
  }
  if (request.items.length > 0) rooms.roster?.punched();
  if (!('head' in done)) return accepted(done satisfies SyncAnswer);
  const { head, ...state } = done;
  const receipt = signReceipt(identity.keys.sign, kiosk.id, head, new Date());
  return accepted({ ...state, receipt } satisfies SyncAnswer);
}

async function restart(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer> {
  const { db, identity } = rooms;
  const request = parsed(RestartRequest, sent.body);
  const kiosk = await knownKiosk(rooms, sent, { continuedBy: request?.chain });
  if ('status' in kiosk) return kiosk;
  if (request === null) return refused('invalid');
  const { chain, receipt: shown } = request;
  const isProven = shown !== undefined && readReceipt(shown, ownKey(identity), chain) !== null;
  const head = await continueChain(db, kiosk.id, request, { isProven });
  if (head === null) return refused('invalid');
  if (isProven) await raiseRestored(db, chain);
  await rooms.roster?.places.reload();
  const receipt = signReceipt(identity.keys.sign, chain, head, new Date());
  return accepted({ version: 1, receipt });
}

/** The key of the hub's own signatures. */
function ownKey({ keys }: HubIdentity): string {
  return publicKeysOf(keys).sign;
}

async function command(rooms: HubRooms, sent: SentRequest): Promise<HubAnswer> {
  if (sent.claims?.sender !== commandSender) return refused('unknown');
  const problem = checkSignature(rooms, sent, ownKey(rooms.identity));
  if (problem !== null) return refused(problem);
  try {
    return await runCommand(rooms, JSON.parse(sent.body.toString('utf8')));
  } catch (error) {
    if (!isFault(error)) throw error;
    return accepted({ fault: { code: error.code, message: error.message } });
  }
}
