import { once } from 'node:events';
import { request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import { newPunch } from '../../attendance/testing/entries.js';
import { newKeys } from '../../link/keys.js';
import { hubPaths, SyncAnswer } from '../../link/messages.js';
import { pairingCode, readPairingCode } from '../../link/pairing-code.js';
import { readReceipt } from '../../link/receipt.js';
import { headerNames, signedHeaders } from '../../link/signed-request.js';
import { revokeKiosk } from '../pairing/kiosks.js';
import { hubStatus } from '../status.js';
import { onBothDatabases } from '../testing/databases.js';
import { testExpectedPeople } from '../testing/expected-people.js';
import { memoryJournal, syncRequest } from '../testing/kiosk-journal.js';
import { clientFor, pairNew, serveHub } from '../testing/serving.js';

onBothDatabases((database) => {
  let lines: readonly string[] = [];
  beforeAll(async () => {
    const recorded = await memoryJournal();
    for (let count = 0; count < 3; count++) await recorded.journal.record('', () => newPunch());
    ({ lines } = recorded);
  });

  test('a kiosk is paired by a code, and its entries get a signed receipt', async () => {
    const hub = await serveHub(database().db);
    const { client, id, hubKey } = await pairNew(hub, await hub.code());
    const answer = await client.send(hubPaths.sync, syncRequest(lines), SyncAnswer);
    expect(answer.state).toBe('accepted');
    const { receipt } = answer as Extract<SyncAnswer, { state: 'accepted' }>;
    const read = readReceipt(receipt, hubKey, id);
    expect(read).toMatchObject({ seq: 3, hash: syncRequest(lines).head.hash });
    expect(
      readReceipt({ ...receipt, text: receipt.text.replace('3', '4') }, hubKey, id),
    ).toBeNull();
    // The same machine, so the same clock.
    expect(Math.abs(client.clockOffsetMs!)).toBeLessThan(1000);
  });

  testExpectedPeople(database);

  test('a code pairs one kiosk, until it expires', async () => {
    const { db } = database();
    const hub = await serveHub(db);
    const code = await hub.code();
    await pairNew(hub, code);
    await expect(pairNew(hub, code)).rejects.toMatchObject({ reason: 'code' });
    const late = await hub.code();
    await db.updateTable('pairing_codes').set({ expires_at: new Date() }).execute();
    await expect(pairNew(hub, late)).rejects.toMatchObject({ reason: 'code' });
    const guess = pairingCode('0000000', hub.fingerprint);
    for (let count = 0; count < 98; count++) {
      await pairNew(hub, guess).catch(() => undefined);
    }
    await expect(pairNew(hub, await hub.code())).rejects.toMatchObject({ reason: 'busy' });
  });

  test('nothing is sent to a server with another certificate', async () => {
    const [hub, other] = [await serveHub(database().db), await serveHub(database().db)];
    await expect(pairNew({ ...hub, address: other.address }, await hub.code())).rejects.toThrow(
      /different certificate/,
    );
    // The other server does not know the secret, so the code is still valid.
    const { keys, id } = await pairNew(hub, await hub.code());
    const astray = clientFor(other, hub.fingerprint, id, keys);
    const sending = astray.send(hubPaths.sync, syncRequest(lines), SyncAnswer);
    await expect(sending).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('a kiosk without its key, or with revoked keys, is refused with an alarm', async () => {
    const { db } = database();
    const hub = await serveHub(db);
    const { id, client } = await pairNew(hub, await hub.code(), { name: 'yard' });
    const request = syncRequest(lines, { name: 'yard' });
    const send = (from: typeof client) => from.send(hubPaths.sync, request, SyncAnswer);
    const thief = clientFor(hub, hub.fingerprint, id, newKeys());
    await expect(send(thief)).rejects.toMatchObject({ reason: 'signature' });
    await send(client);
    await revokeKiosk(db, 'yard');
    await expect(send(client)).rejects.toMatchObject({ reason: 'revoked' });
    await expect(revokeKiosk(db, 'yard')).rejects.toMatchObject({ code: 'not-found' });
    const { kiosks, alarms } = await hubStatus(db);
    expect(kiosks.find((kiosk) => kiosk.id === id)).toMatchObject({
      name: 'yard',
      state: 'revoked',
      entries: 3,
      lag: 0,
    });
    const kinds = alarms.filter(({ kiosk }) => kiosk === id).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['revoked', 'signature']);
    // It joins again with a new code and new keys, and its journal continues.
    const again = await pairNew(hub, await hub.code(), { id });
    expect(await send(again.client)).toMatchObject({ state: 'accepted' });
  });

  test('a recorded request cannot be sent again, changed or sent elsewhere', async () => {
    const hub = await serveHub(database().db);
    const { id, keys } = await pairNew(hub, await hub.code());
    const body = Buffer.from(JSON.stringify(syncRequest(lines)));
    const post = async (path: string, headers: object, sent: Buffer) => {
      const request = httpsRequest(new URL(path, hub.address), {
        method: 'POST',
        rejectUnauthorized: false,
        headers: { ...headers, 'content-length': sent.length },
      });
      request.end(sent);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      let text = '';
      for await (const chunk of response) text += String(chunk);
      return { nonce: String(response.headers[headerNames.nonce]), text };
    };
    const signed = (nonce: string) =>
      signedHeaders(keys.sign, {
        fingerprint: hub.fingerprint,
        path: hubPaths.sync,
        sender: id,
        nonce,
        body,
      });
    const { nonce } = await post(hubPaths.hello, {}, Buffer.from('{}'));
    const headers = signed(nonce);
    const changed = Buffer.from(body.toString().replace('"gate"', '"gaze"'));
    expect((await post(hubPaths.sync, headers, changed)).text).toContain('signature');
    expect((await post(hubPaths.pair, headers, body)).text).toContain('invalid');
    expect((await post(hubPaths.sync, headers, body)).text).toContain('accepted');
    expect((await post(hubPaths.sync, headers, body)).text).toContain('nonce');
    expect((await post(hubPaths.sync, signed(`1${nonce}`), body)).text).toContain('nonce');
    expect((await post(hubPaths.sync, {}, body)).text).toContain('unknown');
    expect((await post(hubPaths.sync, {}, Buffer.alloc(5_000_000))).text).toContain('invalid');
  });

  test('the secret of a code is not in the database', async () => {
    const { db } = database();
    const hub = await serveHub(db);
    const { secret } = readPairingCode(await hub.code())!;
    const rows = await db.selectFrom('pairing_codes').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});
