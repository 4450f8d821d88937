import { expect, onTestFinished, test } from 'vitest';
import { correction, personOf, punch, punchEvent } from '../testing/events.js';
import { OrangeHrmServer } from '../testing/orangehrm-server.js';
import { connectorSuite } from '../testing/suite.js';
import { orangeHrmConnector } from './orangehrm.js';
import type { OrangeHrmTokens } from './orangehrm-tokens.js';

const tokens: OrangeHrmTokens = {
  clientId: 'rollcall',
  clientSecret: '',
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
};
/** The tokens of each server, as the caller keeps them for all its connectors. */
const kept = new WeakMap<OrangeHrmServer, OrangeHrmTokens>();

function connect(server: OrangeHrmServer, limits: { address: string; timeoutMs?: number }) {
  return orangeHrmConnector({
    table: {},
    tokens: kept.get(server) ?? tokens,
    saveTokens: (fresh) => {
      kept.set(server, fresh);
      return Promise.resolve();
    },
    ...limits,
  });
}

connectorSuite('OrangeHRM', {
  start: () => new OrangeHrmServer().start(),
  connect,
  ada: '31',
  unitMs: 60_000,
});

async function connected() {
  const server = await new OrangeHrmServer().start();
  onTestFinished(() => server.stop());
  const connector = connect(server, { address: server.address });
  return {
    server,
    send: (event: Parameters<typeof connector.send>[0]) => connector.send(event, personOf),
  };
}

test('an access token that has ended is replaced, and the new tokens are kept', async () => {
  const { server, send } = await connected();
  kept.set(server, tokens);
  server.generation = 1;
  const from = punch('in 2026-03-02T08:00');
  await send(punchEvent(from));
  expect(kept.get(server)).toMatchObject({ accessToken: 'access-1' });
  const old = connect(server, { address: server.address });
  kept.set(server, { ...tokens, accessToken: 'ended' });
  const again = connect(server, { address: server.address });
  expect(await again.send(punchEvent(from), personOf)).toMatchObject({ kind: 'already-there' });
  expect(kept.get(server)).toMatchObject({ accessToken: 'access-2', refreshToken: 'refresh-2' });
  // Without the new refresh token, no one can sign in.
  expect(await old.send(punchEvent(from), personOf)).toEqual({
    kind: 'reauthorise',
    reason: 'The access to OrangeHRM has ended. Authorise Rollcall again.',
  });
});

test('a second clock-in is refused with what OrangeHRM says', async () => {
  const { send } = await connected();
  await send(punchEvent(punch('in 2026-03-02T08:00')));
  expect(await send(punchEvent(punch('in 2026-03-03T08:00')))).toMatchObject({
    kind: 'refused',
    reason: 'OrangeHRM refused the punch: Cannot Proceed Punch In Employee Already Punched In.',
  });
});

test('an account that may not delete leaves it to HR', async () => {
  const { server, send } = await connected();
  const from = punch('in 2026-03-02T08:00');
  await send(punchEvent(from));
  server.mayDelete = false;
  expect(await send(correction({ withdraws: from }))).toEqual({
    kind: 'refused',
    byHand: true,
    reason: 'Delete the attendance in OrangeHRM that began at 2026-03-02 09:00.',
  });
  server.mayDelete = true;
  expect(await send(correction({ withdraws: from }))).toMatchObject({ kind: 'sent' });
  expect(server.records()).toEqual([]);
});
