import * as v from 'valibot';
import { PairRequest } from '../../link/messages.js';
import { isRequestSignedBy, type claimsOf } from '../../link/signed-request.js';
import { raiseAlarm } from '../alarms.js';
import { refused, type HubAnswer } from './answers.js';
import type { HubRooms } from './rooms.js';

/** A request whose sender is not known yet. */
export interface SentRequest {
  readonly path: string;
  readonly claims: ReturnType<typeof claimsOf>;
  readonly body: Buffer;
  /** Aborted when the sender closes the connection. */
  readonly hungUp: AbortSignal;
}

/** Which kiosks may make a request. */
interface KnownOptions {
  /** The id of a kiosk that was given in the place of the sender's; its request may come again. */
  readonly continuedBy?: string | undefined;
}

/** A kiosk that signed a request, with the key for what is sealed for it. */
export interface KnownKiosk {
  readonly id: string;
  readonly name: string;
  readonly seal_key: string;
}

/** The active kiosk that signed a request, or the refusal. Requests with wrong or revoked keys raise an alarm. */
export async function knownKiosk(
  rooms: HubRooms,
  sent: SentRequest,
  { continuedBy }: KnownOptions = {},
): Promise<KnownKiosk | HubAnswer> {
  const { db } = rooms;
  const sender = sent.claims?.sender ?? '';
  // The database refuses anything else as a UUID.
  if (!v.is(PairRequest.entries.kiosk, sender)) return refused('unknown');
  const kiosk = await db
    .selectFrom('kiosks')
    .select(['id', 'name', 'state', 'sign_key', 'seal_key', 'continued_by'])
    .where('id', '=', sender)
    .executeTakeFirst();
  if (kiosk === undefined) return refused('unknown');
  const problem = checkSignature(rooms, sent, kiosk.sign_key);
  const isRevoked =
    kiosk.state === 'revoked' && (continuedBy === undefined || kiosk.continued_by !== continuedBy);
  if (problem === 'signature' || (problem === null && isRevoked)) {
    const kind = problem ?? 'revoked';
    const sentence =
      kind === 'signature'
        ? `Somebody sent a request as ${kiosk.name} without its key. It was refused.`
        : `${kiosk.name} sent a request although it was revoked. It was refused.`;
    await raiseAlarm(db, { kioskId: kiosk.id, kind, about: '', sentence }, new Date());
    return refused(kind);
  }
  return problem === null ? kiosk : refused(problem);
}

/** Checks nonce and signature, and uses the nonce. @returns why it is refused; null if it is right. */
export function checkSignature(
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

/** The body of a request; null if it is not as the schema says. */
export function parsed<Value>(schema: v.GenericSchema<unknown, Value>, body: Buffer): Value | null {
  try {
    const result = v.safeParse(schema, JSON.parse(body.toString('utf8')));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
