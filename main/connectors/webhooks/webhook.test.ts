import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { Receiver } from '../testing/receiver.js';
import { correction, personOf, punch, punchEvent } from '../testing/events.js';
import type { OutgoingEvent } from '../events.js';
import { isSigningKey, newSecret, newSigningKey, publicKeyOf, secretProblem } from './keys.js';
import { webhook } from './webhook.js';

const atMs = Date.parse('2026-03-02T10:00:00Z');

async function connected(secrets: readonly string[]) {
  const server = await new Receiver().start();
  onTestFinished(() => server.stop());
  const address = `${server.address}/hooks/1`;
  const destination = webhook({ address, secrets });
  return { server, send: (event: OutgoingEvent) => destination.send(event, personOf) };
}

test('receivers can check the signature with the library, and the Ed25519 one with the public key', async () => {
  const [secret, next, { secret: signing, publicKey }] = [
    newSecret(),
    newSecret(),
    newSigningKey(),
  ];
  const { server, send } = await connected([secret, next, signing]);
  const event = punchEvent(punch('in 2026-03-02T08:00'));
  expect(await send(event)).toEqual({ kind: 'sent', remoteId: null });
  const { headers, rawBody, path } = server.last;
  expect(path).toBe('/hooks/1');
  expect(headers['webhook-id']).toBe(event.id);
  for (const one of [secret, next]) {
    const received = new Webhook(one).verify(rawBody, headers as Record<string, string>);
    expect(received).toMatchObject({ type: 'punch' });
  }
  const other = new Webhook(newSecret());
  expect(() => other.verify(rawBody, headers as Record<string, string>)).toThrow();
  // By hand, as the specification says.
  const [, , third] = String(headers['webhook-signature']).split(' ');
  const der = Buffer.concat([
    Buffer.from('302a300506032b6570032100', 'hex'),
    Buffer.from(publicKey.replace('whpk_', ''), 'base64'),
  ]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const signed = `${event.id}.${String(headers['webhook-timestamp'])}.${rawBody}`;
  const signature = Buffer.from(third!.replace('v1a,', ''), 'base64');
  expect(verify(null, Buffer.from(signed), key, signature)).toBe(true);
  expect(verify(null, Buffer.from(`${signed} `), key, signature)).toBe(false);
});

test('the body says what happened, with numbers and without names', async () => {
  const { server, send } = await connected([newSecret()]);
  const from = punch('in 2026-03-02T08:00');
  await send(punchEvent(from));
  expect(server.last.body).toEqual({
    type: 'punch',
    timestamp: '2026-03-02T08:00:12.345Z',
    data: {
      id: `${from.mark}.${'a'.repeat(64)}`,
      person: { id: 'ada', employeeNumber: '1001' },
      entry: from.mark,
      kiosk: 'kiosk-1',
      direction: 'in',
      at: '2026-03-02T08:00:12.345Z',
      localTime: '2026-03-02T09:00:12+01:00',
      zone: 'Europe/Berlin',
    },
  });
  await send(correction({ withdraws: from, brings: punch('in 2026-03-02T07:00') }));
  expect(server.last.body).toMatchObject({
    type: 'correction',
    data: {
      reason: 'forgot to clock in',
      withdraws: { entry: from.mark },
      adds: { at: '2026-03-02T07:00:12.345Z', person: { employeeNumber: '1001' } },
    },
  });
  await send({ kind: 'merge', id: 'kiosk-1.9.b', subjectId: 'ben', into: 'ada', atMs });
  expect(server.last.body).toMatchObject({ type: 'correction', data: { into: { id: 'ada' } } });
  await send({ kind: 'person', id: 'kiosk-1.p4.c', subjectId: 'ben', change: 'left', atMs });
  expect(server.last.body).toMatchObject({ type: 'person', data: { change: 'left' } });
  await send({ kind: 'alarm', id: 'kiosk-1.a1.d', sentence: 'The clock was changed.', atMs });
  expect(server.last.body).toMatchObject({
    type: 'alarm',
    timestamp: '2026-03-02T10:00:00.000Z',
    data: { message: 'The clock was changed.' },
  });
});

test('every status except success is tried again, and a receiver that is gone for good is reported', async () => {
  const { server, send } = await connected([newSecret()]);
  const event = punchEvent(punch('in 2026-03-02T08:00'));
  for (const status of [400, 401, 403, 404, 500]) {
    server.status = status;
    expect(await send(event)).toMatchObject({ kind: 'wait' });
  }
  server.status = 410;
  expect(await send(event)).toMatchObject({ kind: 'reauthorise' });
  server.troubles.push('busy');
  expect(await send(event)).toMatchObject({ kind: 'wait', afterMs: 7000 });
  server.troubles.push('moved');
  expect(await send(event)).toMatchObject({ kind: 'wait' });
  server.status = 204;
  server.troubles.push('page');
  expect(await send(event)).toMatchObject({ kind: 'sent' });
});

test('secrets are checked before they are used', () => {
  const { secret, publicKey } = newSigningKey();
  expect(publicKeyOf(secret)).toBe(publicKey);
  expect([newSecret(), secret].map(secretProblem)).toEqual([null, null]);
  expect([newSecret(), secret].map(isSigningKey)).toEqual([false, true]);
  expect(['whsec_c2hvcnQ=', 'whsk_c2hvcnQ=', 'secret'].map(secretProblem)).toEqual([
    'must have 24 to 64 bytes after "whsec_"',
    'must have 32 or 64 bytes after "whsk_"',
    'must begin with "whsec_" or "whsk_"',
  ]);
});
