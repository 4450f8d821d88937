import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ConnectorSettings } from '../../../contract/calls/connectors.js';
import { parseLine } from '../../attendance/journal/entry-line.js';
import type { OutgoingEvent } from '../../connectors/events.js';
import { wait } from '../../connectors/outcome.js';
import { correction, punch, punchEvent } from '../../connectors/testing/events.js';
import { publicKeysOf } from '../../link/keys.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { raiseAlarm } from '../alarms.js';
import { Desk } from '../desk/desk.js';
import { SiteEntries } from '../desk/site-entries.js';
import { openIdentity } from '../identity.js';
import { ingest } from '../ingest/ingest.js';
import type { SiteData } from '../site.js';
import { onBothDatabases } from '../testing/databases.js';
import { addKiosk, memoryJournal, syncRequest } from '../testing/kiosk-journal.js';
import { recordedDay, when } from '../testing/recorded-day.js';
import { DatabaseStore } from './database-store.js';
import { HubSource } from './hub-source.js';

const webhook: ConnectorSettings = {
  ...{ name: 'hook', system: 'webhook', address: 'https://hr.example.com', from: '2026-03-01' },
  ...{ table: {}, unencrypted: false },
};

onBothDatabases((database) => {
  test('deliveries are in order for each person, wait, fail, and are sent again', async () => {
    const store = new DatabaseStore(database().db, () => 1000);
    const name = `store-${randomUUID()}`;
    const first = punch('in 2026-03-02T08:00');
    const events = [
      punchEvent(first),
      punchEvent(punch('out 2026-03-02T16:00', first)),
      punchEvent(punch('in 2026-03-02T08:05'), 'ben'),
    ] as const;
    const source = { name: 'arrivals', upTo: 3 };
    await store.add(name, events, source);
    await store.add(name, events.slice(0, 1), { name: 'arrivals', upTo: 2 });
    expect(await store.takenUpTo(name, 'arrivals')).toBe(3);
    const due = await store.due(name, 0, 10);
    expect(due.map(({ event }) => event)).toEqual([events[0], events[2]]);
    const outcome = wait('It could not be reached.');
    const later = { state: 'waiting', attempts: 1, firstAtMs: 5, nextAtMs: 50, outcome } as const;
    await store.settle(due[0]!, later);
    // Neither the first, whose time has not come, nor the second, which has to wait for it.
    expect((await store.due(name, 49, 10)).map(({ event }) => event)).toEqual([events[2]]);
    expect(await store.due(name, 50, 1)).toEqual([{ ...due[0], ...later }]);
    // The clock was a day ahead when the time was set.
    expect(await store.due(name, 49 - 86_400_000, 10)).toMatchObject([{ event: events[0] }]);
    await store.settle(due[1]!, { state: 'sent' });
    const refusal = { kind: 'refused', reason: 'No.', byHand: false } as const;
    await store.settle(due[0]!, { ...later, state: 'dead', outcome: refusal });
    // A dead delivery does not hold up the next one.
    expect((await store.due(name, 50, 10)).map(({ event }) => event)).toEqual([events[1]]);
    expect(await store.summary(name)).toEqual({ waiting: 1, dead: 1, sent: 1, lastSentAtMs: 1000 });
    expect(await store.list(name, 'dead', 1)).toMatchObject([{ outcome: refusal }]);
    expect(await store.sendAgain(name, ['another'])).toBe(0);
    expect(await store.sendAgain(name, null)).toBe(1);
    expect(await store.due(name, 1000, 10)).toMatchObject([{ event: events[0], attempts: 0 }]);
    // Events about an erased person are removed with them, even if they also concern another person.
    const moved = correction({ withdraws: first, brings: punch('in 2026-03-02T08:30') });
    await store.add(name, [{ ...moved, id: 'moved', bringsFor: 'eve' }], source);
    await store.forget('eve');
    expect((await store.summary(name)).waiting).toBe(2);
    await store.startOver(name);
    expect(await store.takenUpTo(name, 'arrivals')).toBe(0);
    await store.remove(name);
    expect(await store.summary(name)).toEqual({ waiting: 0, dead: 0, sent: 0, lastSentAtMs: null });
  });

  test('events come from kiosks and the desk, each once, with the ids that a kiosk gives them', async () => {
    const { db } = database();
    const site = await newSite();
    const entries = new SiteEntries(db, publicKeysOf(site.identity.keys));
    const desk = new Desk({ db, entries, site: site.hub, log: fail });
    // Two kiosks with the same name and the same numbers.
    const [gate, other] = [await addKiosk(db), await addKiosk(db)];
    const lines = await recordedDay();
    await ingest(db, gate, syncRequest(lines.slice(0, 5)));
    await desk.tick();
    const [store, source] = [new DatabaseStore(db), new HubSource(db, site.hub)];
    const take = async (): Promise<OutgoingEvent[]> => {
      const events: OutgoingEvent[] = [];
      for await (const portion of source.newPortions(webhook, store)) {
        await store.add('hook', portion.events, portion.source);
        events.push(...portion.events);
      }
      return events;
    };
    const hashes = lines.map((line) => parseLine(line)!.hash);
    const [siteName, otherName] = await namesOf(gate, other);
    const first = await take();
    expect(first.map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5].map((seq) => `${siteName}.${seq}.${hashes[seq - 1]!}`),
    );
    expect(first[0]).toMatchObject({
      subjectId: 'subject-0',
      punch: { mark: `${siteName}.1`, direction: 'in', partner: null, offsetMinutes: 60 },
    });
    expect(await take()).toEqual([]);

    // The rest of the day of one kiosk, the whole day of the other, and a correction at the desk.
    await ingest(db, gate, syncRequest(lines.slice(5)));
    await ingest(db, other, syncRequest(lines, { name: 'gate' }));
    await desk.tick();
    const withdraws = site.journal.importedFrom(siteName!).get(1)!;
    const brings = { subjectId: 'subject-0', direction: 'in', ...when } as const;
    const amendment = { ...when, kioskId: 'hub', author: 'hana', reason: 'earlier' };
    await site.journal.amend({ ...amendment, withdraws, brings });
    await desk.tick();
    await raiseAlarm(
      db,
      { kioskId: gate, kind: 'clock', about: '', sentence: 'Its clock is wrong.' },
      new Date(),
    );
    const second = await take();
    const shown = second.map((event) => ({
      id: event.id.split('.').slice(0, 2).join('.'),
      kind: event.kind,
      ...(event.kind === 'correction' && {
        withdraws: event.withdraws?.mark ?? null,
        brings: event.brings?.mark ?? null,
      }),
    }));
    const of = (name: string | undefined) => [
      { id: `${name!}.6`, kind: 'correction', withdraws: `${name!}.2`, brings: `${name!}.6` },
      { id: `${name!}.7`, kind: 'correction', withdraws: `${name!}.3`, brings: null },
    ];
    expect(shown.slice(0, 2)).toEqual(of(siteName));
    // They were withdrawn before they were read: only the corrections are sent.
    const punches = [1, 4, 5].map((seq) => ({ id: `${otherName!}.${seq}`, kind: 'punch' }));
    expect(shown.slice(2, 7)).toEqual([...punches, ...of(otherName)]);
    const { seq } = site.journal.head;
    expect(shown[7]).toEqual({
      ...{ id: `hub.${seq}`, kind: 'correction' },
      ...{ withdraws: `${siteName!}.1`, brings: `hub.${seq}` },
    });
    expect(second[8]).toMatchObject({ kind: 'alarm', sentence: 'Its clock is wrong.' });
    expect(second).toHaveLength(9);
    expect(await take()).toEqual([]);

    // The same day once more, as it is now.
    const again: string[] = [];
    for await (const events of source.eventsOf(webhook, { from: '2026-03-02', to: '2026-03-02' })) {
      again.push(...events.map(({ id }) => id));
    }
    const current = [...first.slice(3), ...second.slice(0, 8)].map(({ id }) => id);
    expect(again.sort()).toEqual(current.sort());
    expect((await store.summary('hook')).waiting).toBe(14);

    async function namesOf(...ids: string[]) {
      const rows = await db.selectFrom('kiosks').select(['id', 'site_name', 'name']).execute();
      return ids.map((id) => {
        const row = rows.find((one) => one.id === id)!;
        return row.site_name ?? `${row.name}-2`;
      });
    }
  });
});

/** The hub's site with a journal in memory. */
async function newSite() {
  const { journal } = await memoryJournal();
  const settings = { kioskId: 'hub', longestShiftHours: 16 };
  const people = { store: { register: { find: () => undefined } } };
  const data = { journal, settings, people, site: { site: randomUUID() } } as unknown as SiteData;
  const identity = await openIdentity(await temporaryFolder(), undefined);
  return { journal, identity, hub: { data: () => Promise.resolve(data) } };
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
