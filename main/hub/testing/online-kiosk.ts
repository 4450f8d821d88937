import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { HubClient } from '../../link/hub-client.js';
import { newKeys, publicKeysOf } from '../../link/keys.js';
import { hubPaths } from '../../link/messages.js';
import { boxContexts, maxHoldMs, RosterPage } from '../../link/roster-messages.js';
import { openBox } from '../../link/sealed-box.js';
import { readAnswer, SignedAnswer } from '../../link/signed-answer.js';
import type { HubDatabase } from '../database/open-database.js';

/** The address of a hub, and the keys by which it is known. */
export interface HubPlace {
  readonly address: string;
  readonly fingerprint: string;
  /** As `PublicKeys.sign`. */
  readonly hubKey: string;
}

/** A kiosk that is in contact with its hub, without a data folder. */
export interface OnlineKiosk {
  readonly id: string;
  /** Resolves with the time, as `performance.now()`, when it has a person by this name. */
  gets(name: string): Promise<number>;
  /** Rejects if the hub refuses it, or does not answer as its hub. */
  readonly failed: Promise<never>;
  close(): Promise<void>;
}

/**
 * A paired kiosk that has taken all people and holds a request, over TLS as a real one: it checks each page's signature
 * and opens it.
 */
export async function onlineKiosk(db: HubDatabase, hub: HubPlace): Promise<OnlineKiosk> {
  const id = randomUUID();
  const keys = newKeys();
  const { sign: sign_key, seal: seal_key } = publicKeysOf(keys);
  const row = { id, name: id, state: 'active', sign_key, seal_key } as const;
  await db
    .insertInto('kiosks')
    .values({ ...row, paired_at: new Date() })
    .execute();
  const { address, fingerprint, hubKey } = hub;
  const client = new HubClient({ address, fingerprint, sender: id, signKey: keys.sign });
  let known = { since: 0, doorsSince: 0 };
  const ask = async (holdMs: number): Promise<RosterPage> => {
    const { since, doorsSince } = known;
    const nonce = randomUUID();
    const request = { version: 1, nonce, since, urgentSince: since, doorsSince, holdMs } as const;
    const signed = await client.send(hubPaths.roster, request, SignedAnswer);
    const asked = { kind: 'rollcall-roster', kiosk: id, nonce, since } as const;
    const answer = readAnswer(signed, hubKey, asked)!;
    const opened = openBox(keys.seal, answer.sealed, boxContexts.roster)!;
    const page = v.parse(RosterPage, JSON.parse(opened.toString('utf8')));
    known = { since: page.upTo, doorsSince: page.doorsUpTo };
    return page;
  };
  while ((await ask(0)).more);
  const waiting = new Map<string, (atMs: number) => void>();
  let isClosed = false;
  const follow = async (): Promise<void> => {
    while (!isClosed) {
      const { items } = await ask(maxHoldMs);
      for (const item of items) {
        if (item.kind === 'person') waiting.get(item.record.name)?.(performance.now());
      }
    }
  };
  const following = follow().catch((error: unknown) => {
    if (!isClosed) throw error;
  });
  return {
    id,
    gets: (name) => new Promise((resolve) => waiting.set(name, resolve)),
    failed: following.then(() => new Promise<never>(() => undefined)),
    close: async () => {
      isClosed = true;
      client.close();
      await following.catch(() => undefined);
    },
  };
}
