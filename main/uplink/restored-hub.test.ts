import { describe, expect, test } from 'vitest';
import { eventually } from '../base/testing/eventually.js';
import { newPunch } from '../attendance/testing/entries.js';
import { BackedUpHub, databaseKinds } from '../hub/testing/backed-up-hub.js';
import { hubStatus } from '../hub/status.js';
import { eraseSubject } from '../people/leaving/pending-changes.js';
import { enrol, openFolder, openKiosk, recordOf, siteOf } from './testing/hub-and-kiosks.js';

/* Whole hubs, whose databases are backed up and restored as the guide says, and kiosks with real data folders. */

const hr = { actor: 'hana', role: 'hr', via: 'screen' } as const;
type Kiosk = Awaited<ReturnType<typeof openKiosk>>;

async function punch({ data }: Kiosk, count: number, subjectId: string): Promise<void> {
  for (let index = 0; index < count; index++) {
    await data.journal.record('', () => newPunch({ subjectId }));
  }
}

async function linesOf({ data }: Kiosk): Promise<string[]> {
  const lines: string[] = [];
  for await (const { line } of data.journal.lines()) lines.push(line);
  return lines;
}

async function linesAt({ db }: BackedUpHub, kioskId: string): Promise<string[]> {
  const query = db.selectFrom('entries').select('line').where('kiosk_id', '=', kioskId);
  return (await query.orderBy('seq').execute()).map(({ line }) => line);
}

const alarmsAt = async ({ db }: BackedUpHub): Promise<string[]> =>
  (await hubStatus(db)).alarms.map(({ kind }) => kind);

describe.each(databaseKinds)('%s', (kind) => {
  test('a restored hub gets the entries that it lost, and its kiosks all people', async () => {
    const { data } = await openFolder();
    const hub = await BackedUpHub.start(kind, siteOf(data));
    const [ada, ben] = [await enrol(data, 'Ada', '7'), await enrol(data, 'Ben', '8')];
    const joined = await openKiosk(hub);
    const { site } = joined.data.site;
    await punch(joined, 3, ben);
    await eventually(async () => {
      expect(recordOf(joined.data, ada)).toBeDefined();
      expect((await joined.uplink.state())!.waiting).toBe(0);
    });
    await joined.close();
    await hub.backUp();

    // After the backup, the kiosk follows some changes, and the hub confirms some entries.
    const gate = await openKiosk(null, joined.path);
    const cleo = await enrol(data, 'Cleo', '9');
    await eraseSubject(data, ada, hr, 'requested');
    await punch(gate, 2, ben);
    await eventually(async () => {
      expect([recordOf(gate.data, ada), recordOf(gate.data, cleo)?.name]).toEqual([
        undefined,
        'Cleo',
      ]);
      expect(await gate.uplink.state()).toMatchObject({ confirmed: 5, waiting: 0 });
    });
    const { rosterVersion } = (await gate.uplink.state())!;
    await gate.close();
    await hub.restore();
    await hub.start();

    // The hub gives the same versions again, to other changes, before the kiosk asks.
    await data.people.setStatus(ben, { suspended: true });
    const { roster, db } = hub.running;
    for (let latest = 0, count = 0; latest <= rosterVersion; count++) {
      await data.people.rename(cleo, `Cleo ${count}`, 'hana');
      await roster!.refresh();
      const row = db.selectFrom('counters').select('value').where('name', '=', 'roster');
      latest = (await row.executeTakeFirstOrThrow()).value;
    }
    const again = await openKiosk(null, gate.path);
    await punch(again, 1, cleo);
    await eventually(async () => {
      expect([recordOf(again.data, ben)?.suspended, recordOf(again.data, ada)]).toEqual([
        true,
        undefined,
      ]);
      expect(recordOf(again.data, cleo)!.name).toBe(recordOf(data, cleo)!.name);
      expect(await linesAt(hub, site)).toEqual(await linesOf(again));
    });
    expect(await alarmsAt(hub)).toEqual(['restored']);
    expect(await again.uplink.state()).toMatchObject({ confirmed: 6, waiting: 0, problem: null });
  });
});
