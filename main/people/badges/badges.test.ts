import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HOTP, Secret } from 'otpauth';
import { expect, test } from 'vitest';
import { unaudited } from '../../access/audit-first.js';
import { faultOf } from '../../storage/testing/fault.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import type { PersonRecord } from '../records/person-record.js';
import { PersonRegister } from '../records/person-register.js';
import { BadgeKeys } from './badge-keys.js';
import { isBadgeText, stepOfCode, unsealPhoneSecret } from './badge-secrets.js';
import {
  findByBadge,
  findByPhone,
  learnCard,
  makeRotating,
  printBadges,
  withdrawBadge,
  type BadgeStore,
  type PrintedBadge,
} from './badges.js';
import { writeBadges } from './draw-badges.js';
import { printedCodes } from './testing/printed-codes.js';

const key = new Uint8Array(32).fill(7);

function keysOf(folder: string, of = key): Promise<BadgeKeys> {
  return BadgeKeys.open(join(folder, 'hub'), of, (problem) => {
    throw new Error(problem);
  });
}

async function openStore(): Promise<BadgeStore & { readonly file: string }> {
  const folder = await temporaryFolder();
  const register = await PersonRegister.open(folder, () => undefined, null);
  const people: PersonRecord[] = [
    { subjectId: 'id-ada', name: 'Ada', number: '0042' },
    { subjectId: 'id-ben', name: 'Ben', number: 'HR-7' },
  ].map((person) => ({ ...person, samples: 0, modelId: '', enrolledAt: '2026-03-02T08:00:00Z' }));
  await register.write(people);
  return { register, keys: await keysOf(folder), file: join(folder, 'people.json') };
}

async function print(store: BadgeStore, ...who: string[]): Promise<readonly PrintedBadge[]> {
  let printed: readonly PrintedBadge[] = [];
  const keep = (badges: readonly PrintedBadge[]) => {
    printed = badges;
    return Promise.resolve();
  };
  await printBadges(store, who, keep, unaudited);
  return printed;
}

test('a printed badge finds its person until a new one is printed, and the file does not show it', async () => {
  const store = await openStore();
  const [first] = await print(store, 'Ada', 'id-ada');
  expect(isBadgeText(first!.text)).toBe(true);
  expect(findByBadge(store, 'printed', first!.text)).toBe('id-ada');
  expect(findByBadge(store, 'card', first!.text)).toBeNull();
  expect(
    findByBadge({ ...store, keys: await keysOf('', new Uint8Array(32)) }, 'printed', first!.text),
  ).toBeNull();
  expect(await readFile(store.file, 'utf8')).not.toContain(first!.text.slice(5));
  const [second, other] = await print(store, 'Ada', 'Ben');
  expect(findByBadge(store, 'printed', first!.text)).toBeNull();
  expect(findByBadge(store, 'printed', second!.text)).toBe('id-ada');
  expect(findByBadge(store, 'printed', other!.text)).toBe('id-ben');
});

test('if the sheet cannot be written, the badges do not change', async () => {
  const store = await openStore();
  const [badge] = await print(store, 'Ada');
  const failing = () => Promise.reject(new Error('no paper'));
  await expect(printBadges(store, ['Ada', 'Ben'], failing, unaudited)).rejects.toThrow('no paper');
  expect(findByBadge(store, 'printed', badge!.text)).toBe('id-ada');
});

test('a card belongs to one person, is learnt once, and works until it is withdrawn', async () => {
  const store = await openStore();
  await learnCard(store, 'Ada', '0012345678', unaudited);
  await learnCard(store, 'Ada', '0012345678', unaudited);
  await learnCard(store, 'Ada', '0012345679', unaudited);
  expect(findByBadge(store, 'card', '0012345678')).toBe('id-ada');
  const fault = await faultOf(() => learnCard(store, 'Ben', '0012345678', unaudited));
  expect(fault.message).toBe(
    'This card already belongs to Ada (id-ada). Withdraw it there first, or use another card.',
  );
  expect(await readFile(store.file, 'utf8')).not.toContain('0012345678');
  const [card, ...others] = store.register.find('id-ada')!.badges!;
  expect(others).toHaveLength(1);
  await withdrawBadge(store, 'Ada', card!.id, unaudited);
  expect(findByBadge(store, 'card', '0012345678')).toBeNull();
  expect(findByBadge(store, 'card', '0012345679')).toBe('id-ada');
  const gone = await faultOf(() => withdrawBadge(store, 'Ada', card!.id, unaudited));
  expect(gone.code).toBe('not-found');
});

test('a person who is suspended or has left has no badge', async () => {
  const store = await openStore();
  await learnCard(store, 'Ada', '0012345678', unaudited);
  const ada = store.register.find('id-ada')!;
  await store.register.replace(ada, { ...ada, suspended: true });
  expect(findByBadge(store, 'card', '0012345678')).toBeNull();
});

test('codes follow RFC 6238, and may be one step early or late', () => {
  // Appendix B; the last six of its eight digits.
  const secret = new Secret({ buffer: new TextEncoder().encode('12345678901234567890').buffer });
  for (const [second, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [20_000_000_000, '353130'],
  ] as const) {
    const step = Math.floor(second / 30);
    const found = [-2, -1, 0, 1, 2].map((late) =>
      stepOfCode(secret.base32, code, (second + 30 * late) * 1000),
    );
    expect(found).toEqual([null, step, step, step, null]);
  }
});

test('a phone belongs to a number that can be typed, and its secret is sealed', async () => {
  const store = await openStore();
  const ada = await makeRotating(store, 'Ada', unaudited);
  const ben = await makeRotating(store, 'Ben', unaudited);
  expect(ada.typed).toBe('0042');
  expect(ben.typed).toMatch(/^\d{6}$/);
  expect(await readFile(store.file, 'utf8')).not.toContain(ada.secret);
  const nowMs = 1_800_000_000_000;
  const counter = nowMs / 30_000;
  const code = new HOTP({ secret: ada.secret }).generate({ counter });
  const person = store.register.find('id-ada')!;
  expect(findByPhone(key, person, code, nowMs)).toMatchObject({
    subjectId: 'id-ada',
    step: counter,
  });
  expect(findByPhone(key, store.register.find('id-ben'), code, nowMs)).toBeNull();
  const [badge] = person.badges!;
  if (badge?.kind !== 'rotating') throw new Error('no phone');
  const swapped = await faultOf(() =>
    Promise.resolve().then(() => unsealPhoneSecret(key, badge.sealed, 'another')),
  );
  expect(swapped.code).toBe('data-damaged');
});

test('eleven badges need two pages, with one code each', async () => {
  const file = join(await temporaryFolder(), 'badges.pdf');
  const text = 'RCB1:ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const names = ['Ada', 'سارة الخطيب', 'Somebody with a very long name that needs two lines'];
  const badges = Array.from({ length: 11 }, (_, at) => ({
    name: names[at % 3]!,
    number: at === 0 ? null : String(at),
    text,
  }));
  await writeBadges(badges, { site: 'Works', logo: null, language: 'ar', paper: 'letter' }, file);
  const pdf = await readFile(file);
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(2);
  expect(await printedCodes(pdf)).toHaveLength(11);
});
