import { expect, test } from 'vitest';
import { onBothDatabases } from '../testing/databases.js';
import { addKiosk } from '../testing/kiosk-journal.js';
import { confirmVersion } from './confirmed.js';

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
});
