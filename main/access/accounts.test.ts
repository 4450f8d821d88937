import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../storage/testing/folder.js';
import { Accounts } from './accounts.js';

const password = 'a password of grace';
const noNotice = (sentence: string): void => {
  throw new Error(sentence);
};

/** A folder with the account of Grace, whose password is hashed once. */
let made: string;

beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'rollcall-accounts-'));
  const accounts = await Accounts.open(made, noNotice);
  await accounts.add({ name: 'grace', role: 'administrator' }, password);
  return () => rm(made, { recursive: true });
});

/** A copy of that folder, opened. */
async function withGrace(): Promise<{ folder: string; accounts: Accounts }> {
  const folder = await temporaryFolder();
  await cp(made, folder, { recursive: true });
  return { folder, accounts: await Accounts.open(folder, noNotice) };
}

test('a password works for its account, even after a restart, and is not stored in plain text', async () => {
  const { folder } = await withGrace();
  const again = await Accounts.open(folder, noNotice);
  expect(await again.signIn('grace', password)).toEqual({ name: 'grace', role: 'administrator' });
  expect(await readFile(join(folder, 'accounts.json'), 'utf8')).not.toContain(password);
});

test('wrong passwords lock for longer and longer, even after a restart', async () => {
  const { folder, accounts } = await withGrace();
  const now = Date.parse('2026-03-02T08:00:00Z');
  const codeOf = (error: { code: string }): string => error.code;
  const codes: string[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    codes.push(
      await accounts.signIn('grace', 'wrong', now).then(() => 'in', codeOf as () => string),
    );
  }
  expect(codes).toEqual(['wrong-password', 'wrong-password', 'sign-in-locked']);
  const again = await Accounts.open(folder, noNotice);
  await expect(again.signIn('grace', password, now + 29_000)).rejects.toMatchObject({
    code: 'sign-in-locked',
  });
  await expect(again.signIn('grace', 'wrong', now + 31_000)).rejects.toMatchObject({
    message: expect.stringContaining('60 seconds') as string,
  });
  expect(await again.signIn('grace', password, now + 92_000)).toMatchObject({ name: 'grace' });
});

test('an unknown name is refused like a wrong password', async () => {
  const { accounts } = await withGrace();
  await expect(accounts.signIn('nobody', password)).rejects.toMatchObject({
    code: 'wrong-password',
  });
});

test('the last administrator cannot be removed, and names are unique', async () => {
  const { accounts } = await withGrace();
  await accounts.add({ name: 'hana', role: 'hr' }, 'a password of hana');
  await expect(accounts.remove('grace')).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(
    accounts.add({ name: 'hana', role: 'hr' }, 'a password of hana'),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  await accounts.remove('hana');
  expect(accounts.list()).toEqual([{ name: 'grace', role: 'administrator' }]);
});

test('a new password replaces the old one', async () => {
  const { accounts } = await withGrace();
  await accounts.setPassword('grace', 'another password');
  await expect(accounts.signIn('grace', password)).rejects.toMatchObject({
    code: 'wrong-password',
  });
  expect(await accounts.signIn('grace', 'another password')).toMatchObject({ name: 'grace' });
});
