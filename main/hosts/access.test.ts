import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type CallName } from '../../contract/contract.js';
import type { Reply, Send } from '../../contract/transport/reply.js';
import { openApp, type App } from '../app/app.js';
import { openScreenSession } from './screen-session.js';

/* Every call of the contract, made by each role through a screen's session. */

const password = 'a long password';
const calls = Object.entries(contract).map(
  ([name, { access }]) => [name as CallName, access] as const,
);
/** Ends the session that the other calls need. */
const endsSession: readonly CallName[] = ['admin.signOut'];

let folder: string;
let app: App;
let screens: Readonly<Record<'signedOut' | 'team' | 'hr' | 'administrator', Send>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-access-'));
  app = openApp({ folder: join(folder, 'data'), onNotice: () => undefined });
  const open = (): Send => openScreenSession(app, () => undefined).send;
  screens = { signedOut: open(), team: open(), hr: open(), administrator: open() };
  await ok(screens.administrator('admin.setUp', { name: 'grace', password }));
  await ok(screens.administrator('accounts.add', { name: 'hana', role: 'hr', password }));
  const team = { name: 'tom', role: 'team', departments: ['Lab'], password };
  await ok(screens.administrator('accounts.add', team));
  await ok(screens.team('admin.signIn', { name: 'tom', password }));
  await ok(screens.hr('admin.signIn', { name: 'hana', password }));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

async function ok(reply: Promise<Reply>): Promise<void> {
  expect(await reply).toMatchObject({ ok: true });
}

/** Makes a call with an input that every call refuses, so that allowed calls return `invalid-input`. */
async function codeOf(send: Send, call: CallName): Promise<string> {
  const reply = await send(call, 'not an input');
  return reply.ok ? 'ok' : reply.code;
}

describe.each(calls.filter(([call]) => !endsSession.includes(call)))(
  '%s, for %s',
  (call, access) => {
    test('no one signed in', async () => {
      expect(await codeOf(screens.signedOut, call)).toBe(
        access === 'anyone' ? 'invalid-input' : 'signed-out',
      );
    });

    test('a team', async () => {
      expect(await codeOf(screens.team, call)).toBe(
        access === 'anyone' || access === 'team' ? 'invalid-input' : 'not-allowed',
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
