import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { unaudited } from '../access/audit-first.js';
import type { DataFolder } from '../app/data-folder.js';
import { newPunch } from '../attendance/testing/entries.js';
import { eventually } from '../base/testing/eventually.js';
import {
  findByBadge,
  findByPhone,
  learnCard,
  makeRotating,
  printBadges,
  withdrawBadge,
  type BadgeStore,
  type PrintedBadge,
} from '../people/badges/badges.js';
import type { PeopleData } from '../people/people-data.js';
import { changeSettings } from '../settings/settings.js';
import {
  enrol,
  hubsOfTests,
  joinTo,
  openFolder,
  openKiosk,
  recordOf,
} from './testing/hub-and-kiosks.js';

const hubs = hubsOfTests();

const badgesOf = ({ people }: PeopleData): BadgeStore => {
  const { register, badgeKeys: keys } = people.store;
  return { register, keys };
};

/** Prints a badge. @returns the text of its code. */
async function printBadge(data: PeopleData, who: string): Promise<string> {
  let text = '';
  const print = ([badge]: readonly PrintedBadge[]): Promise<void> => {
    ({ text } = badge!);
    return Promise.resolve();
  };
  await printBadges(badgesOf(data), [who], print, unaudited);
  return text;
}

const codeAt = (secret: string, nowMs: number): string =>
  new TOTP({ secret }).generate({ timestamp: nowMs });

/** Who has the phone with this secret, as a door finds them. */
function phoneOf({ people, key }: PeopleData, id: string, secret: string): string | null {
  const nowMs = Date.now();
  const person = people.store.register.find(id);
  return findByPhone(key, person, codeAt(secret, nowMs), nowMs)?.subjectId ?? null;
}

test('badges work at each kiosk, also after it left, until they are withdrawn anywhere', async () => {
  const { hub, data } = await hubs.newHub();
  const ada = await enrol(data, 'Ada', '7');
  const gate = await openKiosk(null);
  const ben = await enrol(gate.data, 'Ben', '8');
  const back = await openKiosk(hub);
  const all = [data, gate.data, back.data];
  // Made at the desk, and at a kiosk that joins later.
  const printed = await printBadge(data, 'Ada');
  await learnCard(badgesOf(gate.data), 'Ben', '0012345678', unaudited);
  const { secret } = await makeRotating(badgesOf(data), 'Ada', unaudited);
  await joinTo(hub, gate);
  const found = (one: DataFolder): (string | null)[] => [
    findByBadge(badgesOf(one), 'printed', printed),
    findByBadge(badgesOf(one), 'card', '0012345678'),
    phoneOf(one, ada, secret),
  ];
  await eventually(() => {
    for (const one of all) expect(found(one)).toEqual([ada, ben, ada]);
  });
  expect((await gate.uplink.state())!.peopleWaiting).toBe(0);
  // Nothing is shared in the clear, and the file of people shows no secret.
  const file = await readFile(join(back.path, 'people.json'), 'utf8');
  expect([secret, printed, '0012345678'].filter((text) => file.includes(text))).toEqual([]);
  // Withdrawn at one kiosk while another learns a card: both count.
  await back.close();
  const offline = await openFolder(back.path);
  await learnCard(badgesOf(offline.data), 'Ada', '0099999999', unaudited);
  await offline.close();
  const [lost] = recordOf(gate.data, ada)!.badges!.filter(({ kind }) => kind === 'printed');
  await withdrawBadge(badgesOf(gate.data), 'Ada', lost!.id, unaudited);
  const again = await openKiosk(null, back.path);
  await eventually(() => {
    for (const one of [data, gate.data, again.data]) {
      expect(found(one)).toEqual([null, ben, ada]);
      expect(findByBadge(badgesOf(one), 'card', '0099999999')).toBe(ada);
    }
  });
  await again.uplink.replaceLink(() => again.data.linkFiles.leave());
  await again.close();
  const alone = await openFolder(back.path);
  expect(found(alone.data)).toEqual([null, ben, ada]);
});

test('a code from a phone that was used at one kiosk is refused at another', async () => {
  const { hub, data } = await hubs.newHub();
  // Only settings that change after the hub first looked go to the kiosks.
  await hub.roster!.refresh();
  const ada = await enrol(data, 'Ada', '7');
  await changeSettings(data.settingsFile, {
    badges: { printed: false, rotating: true, cards: false },
  });
  const { secret } = await makeRotating(badgesOf(data), 'Ada', unaudited);
  const [gate, back] = [await openKiosk(hub), await openKiosk(hub)];
  await eventually(() => {
    for (const one of [gate, back]) {
      expect([phoneOf(one.data, ada, secret), one.data.settings.badges.rotating]).toEqual([
        ada,
        true,
      ]);
    }
  });
  const nowMs = Date.now();
  const code = codeAt(secret, nowMs);
  expect(await gate.data.pins.typed('7', code, nowMs)).toMatchObject({ method: 'totp' });
  const at = new Date(nowMs).toISOString();
  await gate.data.journal.record(ada, () => newPunch({ subjectId: ada, at, method: 'totp' }));
  await eventually(() => {
    expect(back.data.otherDoors.of(ada)).toHaveLength(1);
  });
  await expect(back.data.pins.typed('7', code, nowMs)).rejects.toMatchObject({ code: 'code-used' });
  const laterMs = nowMs + 90_000;
  const later = await back.data.pins.typed('7', codeAt(secret, laterMs), laterMs);
  expect(later).toEqual({ subjectId: ada, method: 'totp' });
});
