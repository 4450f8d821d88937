import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import type { HubClient } from '../link/hub-client.js';
import { hubPaths } from '../link/messages.js';
import {
  boxContexts,
  RosterPage,
  takenKinds,
  type RosterRequest,
} from '../link/roster-messages.js';
import { openBox } from '../link/sealed-box.js';
import { readAnswer, SignedAnswer } from '../link/signed-answer.js';
import type { Link } from './link-files.js';

/** Up to where a kiosk knows the people, the urgent changes and the punches of other doors, and which people it has. */
type KnownOfRoster = Pick<RosterRequest, 'since' | 'urgentSince' | 'doorsSince' | 'view'>;

/**
 * Asks the hub for what changed, and opens its answer.
 * @param kiosk the id that the hub knows this kiosk by.
 * @param holdMs how long the hub may wait for news.
 * @throws Fault as `forgedRoster`; as `HubClient.send`.
 */
export async function askRoster(
  client: HubClient,
  link: Link,
  kiosk: string,
  known: KnownOfRoster,
  holdMs: number,
): Promise<RosterPage> {
  const { since } = known;
  const nonce = randomBytes(18).toString('base64url');
  const takes = [...takenKinds];
  const request: RosterRequest = { version: 1, nonce, ...known, takes, holdMs };
  const signed = await client.send(hubPaths.roster, request, SignedAnswer, holdMs);
  const asked = { kind: 'rollcall-roster', kiosk, nonce, since } as const;
  const answer = readAnswer(signed, link.hubKey, asked);
  const opened = answer && openBox(link.keys.seal, answer.sealed, boxContexts.roster);
  if (opened === null) throw forgedRoster(link);
  const page = v.safeParse(RosterPage, JSON.parse(opened.toString('utf8')));
  if (!page.success || page.output.upTo < since) throw forgedRoster(link);
  return page.output;
}

/** For people that the hub did not give this kiosk: a fault `invalid-input`. */
export function forgedRoster({ address }: Link): Fault {
  return new Fault(
    'invalid-input',
    `${address} sent a list of people that this kiosk’s hub did not make for it. It was refused. If the hub was set up again, join again with a new code.`,
  );
}
