import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { HubClient } from '../link/hub-client.js';
import { hubPaths } from '../link/messages.js';
import {
  boxContexts,
  PeopleSettled,
  type PeopleChanges,
  type PeopleRequest,
} from '../link/roster-messages.js';
import { openBox, sealBox } from '../link/sealed-box.js';
import { readAnswer, SignedAnswer } from '../link/signed-answer.js';
import type { Link } from './link-files.js';

/** Where changes are sent to. */
export interface HubToAsk {
  readonly client: HubClient;
  readonly link: Link;
  /** Id of this kiosk. */
  readonly kiosk: string;
  /** Of the hub, as `PublicKeys.seal`. */
  readonly sealKey: string;
}

/**
 * Sends changes, sealed for the hub.
 * @returns what became of each; null if the hub did not sign the answer.
 * @throws as `HubClient.send`.
 */
export async function askHub(
  { client, link, kiosk, sealKey }: HubToAsk,
  changes: PeopleChanges,
): Promise<PeopleSettled | null> {
  const nonce = randomBytes(18).toString('base64url');
  const body = Buffer.from(JSON.stringify(changes));
  const sealed = sealBox(sealKey, body, boxContexts.people).toString('base64');
  const request: PeopleRequest = { version: 1, nonce, sealed };
  const signed = await client.send(hubPaths.people, request, SignedAnswer);
  const asked = { kind: 'rollcall-people', kiosk, nonce, since: 0 } as const;
  const answer = readAnswer(signed, link.hubKey, asked);
  const opened = answer && openBox(link.keys.seal, answer.sealed, boxContexts.settled);
  if (opened === null) return null;
  const parsed = v.safeParse(PeopleSettled, JSON.parse(opened.toString('utf8')));
  const isAnswer = parsed.success && parsed.output.settled.length === changes.changes.length;
  return isAnswer ? parsed.output : null;
}
