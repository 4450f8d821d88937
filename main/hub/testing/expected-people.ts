import * as fc from 'fast-check';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../../app/data-folder.js';
import { takenKinds, type RosterPage } from '../../link/roster-messages.js';
import { eraseSubject } from '../../people/leaving/pending-changes.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import type { HubDatabase } from '../database/open-database.js';
import { openIdentity } from '../identity.js';
import { HubRoster } from '../roster/roster.js';
import { addKiosk } from './kiosk-journal.js';

/** The people that a kiosk has, by the pages that it applied. */
interface KioskCopy {
  applied: number;
  people: Map<string, string>;
}

/** A kiosk that asks the hub, and what it had before each answer: a disk can be put back. */
class CopyingKiosk {
  copy: KioskCopy = { applied: 0, people: new Map() };
  older: KioskCopy = this.copy;

  constructor(
    readonly id: string,
    private readonly roster: HubRoster,
  ) {}

  /** @param isLost true if the answer does not arrive. @returns true if more follows. */
  async ask(isLost: boolean): Promise<boolean> {
    const { applied: since } = this.copy;
    const request = { version: 1, nonce: 'n'.repeat(20), since, urgentSince: since } as const;
    const rest = { doorsSince: 0, takes: [...takenKinds], holdMs: 0 };
    const page = await this.roster.answer(this.id, { ...request, ...rest }, () =>
      Promise.resolve(true),
    );
    if (isLost) return true;
    this.older = this.copy;
    this.copy = applied(this.copy, page!);
    return page!.more || page!.again;
  }
}

function applied(before: KioskCopy, page: RosterPage): KioskCopy {
  expect(page.upTo).toBeGreaterThanOrEqual(before.applied);
  const people = new Map(before.people);
  for (const item of [...page.urgent, ...page.items]) {
    if (item.kind === 'erased' || item.kind === 'removed') people.delete(item.subjectId);
    if (item.kind === 'person') people.set(item.record.subjectId, item.record.name);
  }
  return { applied: page.again ? 0 : page.upTo, people };
}

const hr = { actor: 'hana', role: 'hr', via: 'screen' } as const;
const maxPeople = 6;
const kioskCount = 3;

/** One thing that happens at the hub, or to a kiosk; numbers choose among what there is. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('enrol' as const) }),
  fc.record({ kind: fc.constant('rename' as const), person: fc.nat() }),
  fc.record({ kind: fc.constant('erase' as const), person: fc.nat() }),
  fc.record({
    kind: fc.constant('expect' as const),
    person: fc.nat(),
    places: fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('site' as const), kiosk: fc.nat(), site: fc.nat({ max: 2 }) }),
  fc.record({
    kind: fc.constant('doors' as const),
    group: fc.nat({ max: 1 }),
    doors: fc.uniqueArray(fc.nat({ max: 4 }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('ask' as const), kiosk: fc.nat(), isLost: fc.boolean() }),
  fc.record({ kind: fc.constant('old' as const), kiosk: fc.nat() }),
  fc.record({ kind: fc.constant('lost' as const), kiosk: fc.nat() }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A hub with two sites, two groups and three kiosks. */
class Fleet {
  readonly kiosks: CopyingKiosk[] = [];
  /** Two sites, then two groups. */
  readonly placeIds: string[] = [];
  readonly #siteOf = new Map<CopyingKiosk, number>();
  readonly #doorsOf = new Map<number, readonly string[]>();
  readonly #placesOf = new Map<string, readonly number[]>();
  #latest = 0;
  #count = 0;

  constructor(
    private readonly db: HubDatabase,
    readonly data: DataFolder,
    readonly roster: HubRoster,
  ) {}

  async setUp(): Promise<void> {
    for (const [index, kind] of (['site', 'site', 'group', 'group'] as const).entries()) {
      const added = await this.roster.places.add({ kind, name: `Place ${index}`, doorIds: [] });
      this.placeIds.push(added.id);
    }
    for (let index = 0; index < kioskCount; index++) {
      this.kiosks.push(new CopyingKiosk(await addKiosk(this.db, `kiosk-${index}`), this.roster));
    }
  }

  async run(given: Step): Promise<void> {
    const { data, roster } = this;
    const { places } = roster;
    const people = data.people.store.register.all.map(({ subjectId }) => subjectId);
    const person = 'person' in given ? people[given.person % people.length] : undefined;
    const kiosk = 'kiosk' in given ? this.kiosks[given.kiosk % kioskCount]! : this.kiosks[0]!;
    if (given.kind === 'enrol' && people.length < maxPeople) {
      await data.people.addWithPin(`Person ${++this.#count}`, String(1000 + this.#count), '2468');
    }
    if (given.kind === 'rename' && person !== undefined) {
      await data.people.rename(person, `Person ${++this.#count}`, 'hana');
    }
    if (given.kind === 'erase' && person !== undefined) {
      await eraseSubject(data, person, hr, 'requested');
    }
    if (given.kind === 'expect' && person !== undefined) {
      this.#placesOf.set(person, given.places);
      await places.expect(
        [person],
        given.places.map((at) => this.placeIds[at]!),
      );
    }
    if (given.kind === 'site') {
      this.#siteOf.set(kiosk, given.site);
      await places.moveKiosk(kiosk.id, given.site === 2 ? null : this.placeIds[given.site]!);
    }
    if (given.kind === 'doors') {
      const doors = [...this.placeIds.slice(0, 2), ...this.kiosks.map(({ id }) => id)];
      const doorIds = given.doors.map((at) => doors[at]!);
      this.#doorsOf.set(given.group + 2, doorIds);
      const name = `Place ${given.group + 2}`;
      await places.change(this.placeIds[given.group + 2]!, { name, doorIds });
    }
    if (given.kind === 'ask') await kiosk.ask(given.isLost);
    if (given.kind === 'old') kiosk.copy = kiosk.older;
    if (given.kind === 'lost') kiosk.copy = { applied: 0, people: kiosk.copy.people };
    await roster.refresh();
    const { value } = await this.db
      .selectFrom('counters')
      .select('value')
      .where('name', '=', 'roster')
      .executeTakeFirstOrThrow();
    expect(value).toBeGreaterThanOrEqual(this.#latest);
    this.#latest = value;
  }

  /** Who must be at a kiosk, by the plain rule. */
  expectedAt(kiosk: CopyingKiosk): Map<string, string> {
    const site = this.#siteOf.get(kiosk) ?? 2;
    const isAt = (place: number): boolean => {
      if (place < 2) return place === site;
      const doors = this.#doorsOf.get(place) ?? [];
      return doors.includes(kiosk.id) || doors.includes(this.placeIds[site] ?? '');
    };
    const here = this.data.people.store.register.all.filter(({ subjectId }) => {
      const places = this.#placesOf.get(subjectId) ?? [];
      return places.length === 0 || places.some(isAt);
    });
    return new Map(here.map(({ subjectId, name }) => [subjectId, name]));
  }
}

/** Sequences; `ROLLCALL_SEQUENCES=500` for many. */
const sequences = Number(process.env['ROLLCALL_SEQUENCES'] ?? 3);

/** Tests for one database: every kiosk has exactly the people who are expected there. */
export function testExpectedPeople(database: () => { readonly db: HubDatabase }): void {
  test('after any changes, lost answers and older disks, kiosks have exactly the people of their places', async () => {
    const { db } = database();
    const identity = await openIdentity(await temporaryFolder(), undefined);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
        for (const table of ['roster', 'places', 'group_doors', 'person_places', 'kiosks'] as const)
          await db.deleteFrom(table).execute();
        const folder = join(await temporaryFolder(), 'data');
        const data = await openDataFolder({ folder, notify: () => undefined });
        const fail = (error: unknown): never => {
          throw error;
        };
        const site = { data: () => Promise.resolve(data) };
        const fleet = new Fleet(db, data, new HubRoster(db, site, identity, fail));
        try {
          await fleet.setUp();
          for (const one of steps) await fleet.run(one);
          for (const kiosk of fleet.kiosks) {
            for (let isMore = true; isMore;) isMore = await kiosk.ask(false);
            expect(kiosk.copy.people).toEqual(fleet.expectedAt(kiosk));
          }
        } finally {
          await fleet.roster.close();
          await data.close();
        }
      }),
      { numRuns: sequences },
    );
  });
}
