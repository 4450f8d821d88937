import { Validator } from '@seriousme/openapi-schema-validator';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseLine } from '../../attendance/journal/entry-line.js';
import { newPunch } from '../../attendance/testing/entries.js';
import { ingest } from '../ingest/ingest.js';
import { storeEntries } from '../ingest/store-entries.js';
import { onBothDatabases } from '../testing/databases.js';
import { addKiosk, memoryJournal, syncRequest } from '../testing/kiosk-journal.js';
import { checkerOf } from '../testing/documented-answers.js';
import { recordedDay, when } from '../testing/recorded-day.js';
import { get } from '../testing/rest-client.js';
import { serveHub } from '../testing/serving.js';
import type { Scope } from './scopes.js';
import { addToken, revokeToken, tokenStatuses } from './tokens.js';
import { latestUses } from './uses.js';

let clients = 0;
const all: readonly Scope[] = ['punches:read', 'present:read', 'kiosks:read', 'corrections:read'];
onBothDatabases((database) => {
  const tokenFor = async (scopes: readonly Scope[] = all) => {
    const name = `client-${++clients}`;
    return { name, ...(await addToken(database().db, { name, scopes })) };
  };
  /** A kiosk with a name of its own, since all tests share the database. */
  const kioskNamed = async (name: string) => ({ name, id: await addKiosk(database().db, name) });

  test('a page never misses what arrives, or is corrected, while a client reads', async () => {
    const { db } = database();
    const [hub, lines, { token }] = [await serveHub(db), await recordedDay(), await tokenFor()];
    const [gate, yard] = [await kioskNamed('paged-gate'), await kioskNamed('paged-yard')];
    await ingest(db, gate.id, syncRequest(lines.slice(0, 4), { name: gate.name }));
    const page = async (cursor: string | null, limit: number) => {
      const path = `/api/v1/punches?limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { body } = await get(hub, path, token);
      const items = body.items.map(
        ({ kiosk, entry, withdrawnBy }) =>
          `${String(kiosk)} ${String(entry)} ${String(withdrawnBy)}`,
      );
      return { ...body, items };
    };
    const first = await page(null, 3);
    expect(first).toMatchObject({
      items: ['paged-gate 1 null', 'paged-gate 2 null', 'paged-gate 3 null'],
      more: true,
    });
    // Another kiosk sends punches of the same minutes, and entries of the first one are corrected.
    await ingest(db, yard.id, syncRequest(lines.slice(0, 2), { name: yard.name }));
    await ingest(db, gate.id, syncRequest(lines.slice(4), { name: gate.name }));
    const second = await page(first.next, 2);
    expect(second.items).toEqual(['paged-gate 4 null', 'paged-yard 1 null']);
    const third = await page(second.next, 100);
    expect(third).toMatchObject({
      items: [
        'paged-yard 2 null',
        ...['paged-gate 2 6', 'paged-gate 3 7', 'paged-gate 5 null', 'paged-gate 6 null'],
      ],
      more: false,
    });
    expect(await page(third.next, 100)).toEqual({ items: [], next: third.next, more: false });
    // A cursor of what the hub has not any more, as after a restored backup.
    await db.deleteFrom('arrivals').where('kiosk_id', '=', gate.id).execute();
    const lost = await get(hub, `/api/v1/punches?cursor=${third.next!}`, token);
    expect(lost).toMatchObject({ status: 400, body: { errors: [{ parameter: 'cursor' }] } });
    expect(lost.body.detail).toMatch(/restored from a backup; begin again/);
  });

  test('a transaction that ends late is not missed', async ({ skip }) => {
    const { db, server } = database();
    skip(server === null, 'The embedded database has one session, so no transaction overtakes.');
    const [hub, lines, { token }] = [await serveHub(db), await recordedDay(), await tokenFor()];
    const [slow, fast] = [await kioskNamed('slow'), await kioskNamed('fast')];
    const entriesOf = (cursor: string | null) =>
      get(
        hub,
        `/api/v1/punches?updatedSince=2026-01-01T00:00:00Z${cursor === null ? '' : `&cursor=${cursor}`}`,
        token,
      );
    const trx = await db.startTransaction().execute();
    const [line] = lines as [string];
    const origin = { kioskId: slow.id, clockOffsetMs: 0, now: new Date() };
    await storeEntries(trx, origin, [{ entry: parseLine(line)!, line }]);
    await ingest(db, fast.id, syncRequest(lines.slice(0, 1), { name: fast.name }));
    const before = await entriesOf(null);
    expect(before.body.items.map(({ kiosk }) => kiosk)).toContain('fast');
    expect(before.text).not.toContain('slow');
    await trx.commit().execute();
    const after = await entriesOf(before.body.next);
    expect(after.body.items.map(({ kiosk }) => kiosk)).toEqual(['slow']);
  });

  test('punches, corrections, kiosks and who is in, by parameters', async () => {
    const { db } = database();
    const [hub, lines, { token }] = [await serveHub(db), await recordedDay(), await tokenFor()];
    const gate = await kioskNamed('listed');
    const received = new Date();
    await ingest(db, gate.id, syncRequest(lines, { name: gate.name }), null, received);
    const items = async (path: string) => (await get(hub, `/api/v1/${path}`, token)).body.items;
    const entries = async (query: string) =>
      (await items(`punches?kiosk=listed&${query}`)).map(({ entry }) => entry);
    expect((await items('punches?kiosk=listed'))[0]).toEqual({
      kioskId: gate.id,
      kiosk: 'listed',
      entry: 1,
      person: 'subject-0',
      at: '2026-03-02T08:00:00.000Z',
      offset: '+01:00',
      zone: 'Europe/Berlin',
      direction: 'in',
      method: 'face',
      flags: [],
      ...{ withdrawnBy: null, withdrawnByKioskId: null, importedFrom: null },
      updatedAt: received.toISOString(),
    });
    const range = 'from=2026-03-02T09:01:00%2B01:00&to=2026-03-02T08:04:00Z';
    expect(await entries(range)).toEqual([2, 3, 4]);
    expect(await entries('person=subject-1')).toEqual([2, 6]);
    expect(await entries(`updatedSince=${received.toISOString()}`)).toHaveLength(6);
    const next = new Date(received.getTime() + 1).toISOString();
    expect(await entries(`updatedSince=${next}`)).toEqual([]);
    expect(await items(`punches?kiosk=${gate.id}&limit=1`)).toHaveLength(1);

    const corrected = await items('corrections?kiosk=listed');
    const receivedAt = received.toISOString();
    const of = { kioskId: gate.id, withdrawsKioskId: gate.id, kiosk: 'listed', receivedAt };
    expect(corrected).toEqual([
      {
        ...{ ...of, ...when, entry: 6, by: 'hr', author: 'hana', reason: 'forgot', withdraws: 2 },
        adds: { person: 'subject-1', direction: 'out', ...when },
      },
      {
        ...{ ...of, ...when, entry: 7, by: 'door', author: null, reason: 'not-me' },
        ...{ withdraws: 3, adds: null },
      },
    ]);
    const listed = await items('kiosks?limit=1000');
    expect(listed.find(({ id }) => id === gate.id)).toMatchObject({ name: 'listed', entries: 7 });
  });

  test('who is in: the last punch of each person at all kiosks, page by page', async () => {
    const { db } = database();
    const [hub, { token }] = [await serveHub(db), await tokenFor()];
    const [gate, back] = [await kioskNamed('gate-in'), await kioskNamed('back-out')];
    const [came, left] = [await memoryJournal(), await memoryJournal()];
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const people = ['present-a', 'present-b', 'present-c', 'present-d'];
    for (const subjectId of people) {
      // The last one came yesterday, and has forgotten to punch out.
      const at = ago(subjectId === 'present-d' ? 25 * 60 : 60);
      await came.journal.record('', () => newPunch({ at, subjectId }));
    }
    const out = newPunch({ at: ago(5), subjectId: 'present-b', direction: 'out' });
    await left.journal.record('', () => out);
    await ingest(db, gate.id, syncRequest(came.lines, { name: gate.name }));
    await ingest(db, back.id, syncRequest(left.lines, { name: back.name }));
    const page = async (query: string) => (await get(hub, `/api/v1/present?${query}`, token)).body;
    const first = await page('limit=1');
    expect(first).toMatchObject({ items: [{ person: 'present-a', kiosk: 'gate-in' }], more: true });
    const second = await page(`limit=5&cursor=${first.next!}`);
    expect(second).toMatchObject({ items: [{ person: 'present-c' }], more: false });
    const all48 = await page('hours=48');
    expect(all48.items.map(({ person }) => person)).toEqual([
      'present-a',
      'present-c',
      'present-d',
    ]);
  });

  test('who is in at a site: those whose last punch at any kiosk is an “in” there', async () => {
    const { db } = database();
    const [hub, { token }] = [await serveHub(db), await tokenFor()];
    const [there, elsewhere] = [await kioskNamed('site-gate'), await kioskNamed('site-yard')];
    const site = { id: randomUUID(), kind: 'site', name: 'Quay' } as const;
    await db.insertInto('places').values(site).execute();
    const { id: site_id } = site;
    await db.updateTable('kiosks').set({ site_id }).where('id', '=', there.id).execute();
    const come = async (kiosk: typeof there, people: readonly string[], minutesAgo: number) => {
      const { journal, lines } = await memoryJournal();
      const at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
      for (const subjectId of people) await journal.record('', () => newPunch({ at, subjectId }));
      await ingest(db, kiosk.id, syncRequest(lines, { name: kiosk.name }));
    };
    await come(there, ['quay-a', 'quay-moved-on'], 60);
    await come(elsewhere, ['quay-moved-on', 'quay-other'], 30);
    const ask = (which: string) => get(hub, `/api/v1/present?site=${which}`, token);
    for (const which of ['Quay', site.id]) {
      const { body } = await ask(which);
      expect(body.items).toMatchObject([{ person: 'quay-a', kiosk: 'site-gate' }]);
    }
    const unknown = await ask('Mars');
    expect([unknown.status, unknown.body.errors]).toMatchObject([400, [{ parameter: 'site' }]]);
  });

  test('wrong and unknown parameters are refused by their names', async () => {
    const [hub, { token }] = [await serveHub(database().db), await tokenFor()];
    const wrong = await get(
      hub,
      '/api/v1/punches?Since=x&limit=5000&from=2026-02-30T00:00:00Z&to=March&person=a&person=b',
      token,
    );
    expect(wrong.status).toBe(400);
    expect(wrong.headers['content-type']).toBe('application/problem+json');
    expect(wrong.body.errors!.map(({ parameter }) => parameter).sort()).toEqual(
      ['Since', 'from', 'limit', 'person', 'to'].sort(),
    );
    expect(wrong.body.detail).toContain('“limit” must be a whole number from 1 to 1000.');
    expect(wrong.body.detail).toContain('“Since” is unknown here; the parameters are from, to,');
    for (const query of [
      'kiosk=nowhere',
      'kiosk=a%00b',
      'person=',
      'cursor=x',
      `cursor=${Buffer.from('["x"]').toString('base64url')}`,
      'from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z',
    ]) {
      const { status, body } = await get(hub, `/api/v1/punches?${query}`, token);
      expect({ query, status, errors: body.errors?.length }).toEqual({
        query,
        status: 400,
        errors: 1,
      });
    }
    expect((await get(hub, '/api/v1/kiosks?cursor=WyJ4Il0', token)).status).toBe(400);
    expect((await get(hub, '/api/v1/days', token)).status).toBe(404);
    expect(await get(hub, '/api/v1/punches', token, 'POST')).toMatchObject({
      status: 405,
      headers: { allow: 'GET' },
    });
  });

  test('tokens are hashed, have scopes, are revoked, limited, and their uses are written down', async () => {
    const { db } = database();
    const hub = await serveHub(db, { requestsPerMinute: 4 });
    const { name, token } = await tokenFor(['kiosks:read']);
    expect(JSON.stringify(await db.selectFrom('api_tokens').selectAll().execute())).not.toContain(
      token,
    );
    await expect(addToken(db, { name, scopes: all })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const without = await get(hub, '/api/v1/kiosks', null);
    expect(without).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
    expect((await get(hub, '/api/v1/kiosks', `${token}x`)).status).toBe(401);
    expect((await get(hub, '/api/v1/kiosks', token)).status).toBe(200);
    const other = await get(hub, '/api/v1/punches?person=grace&grace=1', token);
    expect(other.status).toBe(403);
    expect(other.headers['www-authenticate']).toContain('scope="punches:read"');
    await get(hub, '/api/v1/kiosks?limit=1', token);
    await get(hub, '/api/v1/kiosks?limit=0', token);
    const tooMany = await get(hub, '/api/v1/kiosks', token);
    expect(tooMany.status).toBe(429);
    expect(Number(tooMany.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(tooMany.headers['retry-after'])).toBeLessThanOrEqual(60);
    // Another client is not slowed down.
    expect((await get(hub, '/api/v1/kiosks', (await tokenFor()).token)).status).toBe(200);
    await revokeToken(db, name);
    await expect(revokeToken(db, name)).rejects.toMatchObject({ code: 'not-found' });
    expect((await get(hub, '/api/v1/kiosks', token)).status).toBe(401);
    const uses = await latestUses(db, name);
    expect(uses.map(({ path, parameters, status }) => [path, parameters, status])).toEqual([
      ['/api/v1/kiosks', '', 401],
      ['/api/v1/kiosks', 'limit', 400],
      ['/api/v1/kiosks', 'limit', 200],
      ['/api/v1/punches', 'person', 403],
      ['/api/v1/kiosks', '', 200],
    ]);
    expect(JSON.stringify(await db.selectFrom('api_uses').selectAll().execute())).not.toContain(
      'grace',
    );
    const status = (await tokenStatuses(db)).find((one) => one.name === name);
    expect(status).toMatchObject({ uses: 5, scopes: ['kiosks:read'], lastUsedAt: uses[0]!.at });
    expect(status!.revokedAt).not.toBeNull();
    // The name is free again.
    await addToken(db, { name, scopes: all });
    // Guesses from one address are limited too.
    let guesses = 0;
    while ((await get(hub, '/api/v1/kiosks', 'guess')).status === 401) guesses++;
    expect(guesses).toBeLessThan(60);
  });

  test('metrics tell about the kiosks, to tokens with their scope', async () => {
    const { db } = database();
    const hub = await serveHub(db);
    const lines = await recordedDay();
    const kiosk = await kioskNamed('measured');
    await ingest(db, kiosk.id, syncRequest(lines, { name: kiosk.name }));
    const { token } = await tokenFor(['metrics:read']);
    const { status, text } = await get(hub, '/metrics', token);
    expect(status).toBe(200);
    expect(text).toContain(`rollcall_kiosk_entries{kiosk="measured"} ${lines.length}\n`);
    expect(text).toMatch(/rollcall_kiosk_seen_seconds_ago\{kiosk="measured"\} \d/);
    expect((await get(hub, '/metrics', null)).status).toBe(401);
    const { token: weak } = await tokenFor(['kiosks:read']);
    expect((await get(hub, '/metrics', weak)).status).toBe(401);
  });

  test('the OpenAPI document is valid, and every path answers as it says', async () => {
    const { db } = database();
    const bugs: unknown[] = [];
    const hub = await serveHub(db, { onBug: (error) => bugs.push(error) });
    const [lines, { token }] = [await recordedDay(), await tokenFor()];
    const kiosk = await kioskNamed('described');
    await ingest(db, kiosk.id, syncRequest(lines, { name: kiosk.name }));
    const arrived = await memoryJournal();
    const now = new Date().toISOString();
    await arrived.journal.record('', () => newPunch({ at: now, subjectId: 'described' }));
    const { id } = await kioskNamed('described-too');
    await ingest(db, id, syncRequest(arrived.lines, { name: 'described-too' }));
    const { body } = await get(hub, '/api/v1/openapi.json', null);
    expect(await new Validator().validate(body)).toEqual({ valid: true });
    const document = body as unknown as {
      openapi: string;
      paths: Record<string, { get: { parameters: { name: string }[] } }>;
    };
    expect(document.openapi).toMatch(/^3\.1\./);
    const check = checkerOf(document);
    expect(Object.keys(document.paths).sort()).toEqual(
      ['punches', 'corrections', 'present', 'kiosks'].map((one) => `/api/v1/${one}`).sort(),
    );
    const { token: weak } = await tokenFor([]);
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      const good = await get(hub, path, token);
      expect(good.body.items.length).toBeGreaterThan(0);
      check(path, 200, 'application/json', good.body);
      const names = operation.parameters.map(({ name }) => name);
      const refused = await get(hub, `${path}?${names.map((name) => `${name}=`).join('&')}`, token);
      // Each documented parameter is known: none is refused as unknown, and all as empty.
      expect(refused.body.errors!.map(({ parameter }) => parameter).sort()).toEqual(names.sort());
      expect(refused.text).not.toContain('is unknown here');
      check(path, 400, 'application/problem+json', refused.body);
      check(path, 401, 'application/problem+json', (await get(hub, path, null)).body);
      check(path, 403, 'application/problem+json', (await get(hub, path, weak)).body);
    }
    // A database that does not answer.
    await db.schema.alterTable('api_tokens').renameTo('tokens_away').execute();
    const away = await get(hub, '/api/v1/kiosks', token);
    await db.schema.alterTable('tokens_away').renameTo('api_tokens').execute();
    check('/api/v1/kiosks', 503, 'application/problem+json', away.body);
    expect([away.status, bugs.length]).toEqual([503, 1]);
  });
});
