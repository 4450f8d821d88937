import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type CallName } from '../../contract/contract.js';
import type { Reply, Send } from '../../contract/transport/reply.js';
import { openApp, type App } from '../app/app.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { openScreenSession } from './screen-session.js';

/* Every call of the contract, made by each kind of person, through a screen's own way in. */

const password = 'a long password';
const calls = Object.entries(contract).map(
  ([name, { access }]) => [name as CallName, access] as const,
);
/** They end the session that the others need. */
const endsSession: readonly CallName[] = ['admin.signOut'];

let app: App;
let screens: Readonly<Record<'nobody' | 'hr' | 'administrator', Send>>;
beforeAll(async () => {
  app = openApp({ folder: join(await temporaryFolder(), 'data'), onNotice: () => undefined });
  const open = (): Send => openScreenSession(app, () => undefined).send;
  screens = { nobody: open(), hr: open(), administrator: open() };
  await ok(screens.administrator('admin.setUp', { name: 'grace', password }));
  await ok(screens.administrator('accounts.add', { name: 'hana', role: 'hr', password }));
  await ok(screens.hr('admin.signIn', { name: 'hana', password }));
});
afterAll(() => app.close());

async function ok(reply: Promise<Reply>): Promise<void> {
  expect(await reply).toMatchObject({ ok: true });
}

/** Made with an input that no call takes: whoever may make it is refused for the input alone. */
async function codeOf(send: Send, call: CallName): Promise<string> {
  const reply = await send(call, 'not an input');
  return reply.ok ? 'ok' : reply.code;
}

describe.each(calls.filter(([call]) => !endsSession.includes(call)))(
  '%s, for %s',
  (call, access) => {
    test('nobody signed in', async () => {
      expect(await codeOf(screens.nobody, call)).toBe(
        access === 'anyone' ? 'invalid-input' : 'signed-out',
      );
    });

    test('HR', async () => {
      expect(await codeOf(screens.hr, call)).toBe(
        access === 'administrator' ? 'not-allowed' : 'invalid-input',
      );
    });

    test('an administrator', async () => {
      expect(await codeOf(screens.administrator, call)).toBe('invalid-input');
    });
  },
);
