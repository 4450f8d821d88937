import { expect, test } from 'vitest';
import { onBothDatabases } from '../testing/databases.js';
import { addKiosk } from '../testing/kiosk-journal.js';
import { confirmVersion } from './confirmed.js';
import { DoorPositions } from './door-positions.js';

onBothDatabases((database) => {
  test('a request that was given up and ends late takes no confirmation back for good', async () => {
    const { db } = database();
    const kiosk = await addKiosk(db);
    await db
      .insertInto('roster')
      .values(
        [9, 11, 13].map((version) => ({
          subject_id: `erased-at-${version}`,
          version,
          digest: null,
          into_id: null,
          changed_at: new Date(),
          access: null,
        })),
      )
      .execute();
    await confirmVersion(db, kiosk, 12);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let late: Promise<unknown>[] = [];
    const busy = db.transaction().execute(async (trx) => {
      await trx.selectFrom('kiosks').select('id').where('id', '=', kiosk).forUpdate().execute();
      // Both wait now: an old request at version 8, and the next one.
      late = [confirmVersion(db, kiosk, 8), confirmVersion(db, kiosk, 14)];
      await released;
    });
    setTimeout(release, 200);
    await busy;
    await Promise.all(late);
    await confirmVersion(db, kiosk, 14);
    const confirmed = db.selectFrom('roster_erasures').select('subject_id').orderBy('subject_id');
    expect(await confirmed.execute()).toEqual([
      { subject_id: 'erased-at-11' },
      { subject_id: 'erased-at-13' },
      { subject_id: 'erased-at-9' },
    ]);
  });

  test('a position of arrivals that the database gave in a former state counts as none', async () => {
    const { db } = database();
    const setLast = (value: number) =>
      db.updateTable('counters').set({ value }).where('name', '=', 'arrivals').execute();
    await setLast(480);
    const positions = new DoorPositions(db);
    expect(await positions.from('gate', 480)).toBe(480);
    // Other arrivals have these positions now.
    await setLast(600);
    expect(await positions.from('gate', 500)).toBe(0);
    positions.sent('gate', 550);
    expect([await positions.from('gate', 550), await positions.from('back', 550)]).toEqual([
      550, 0,
    ]);
  });
});
