import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Day, shortText } from '../fields.js';

/** Punches to other systems. Part of the contract; see contract.ts. */

export const ConnectorSystem = v.picklist([
  'frappe',
  'odoo',
  'kimai',
  'orangehrm',
  'bamboohr',
  'webhook',
  /** A table of people at an address; nothing is sent there. */
  'csv',
]);
export type ConnectorSystem = v.InferOutput<typeof ConnectorSystem>;

const ConnectorName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be up to 40 small letters, digits and hyphens'),
);
/** How many may leave at once; by default a tenth of the people, at least 3. */
const maxLeaving = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const WholeId = v.pipe(v.number('must be a number'), v.integer('must be a whole number'));

/** What an administrator sets for a connector, without its secret. */
export const ConnectorSettings = v.strictObject({
  name: ConnectorName,
  system: ConnectorSystem,
  /** Base address, such as `https://hr.example.com`. */
  address: shortText(500),
  /** Earlier punches are not sent. */
  from: Day,
  /** Field of the other system with the employee number, for Frappe HR and Odoo. */
  field: v.optional(shortText(100)),
  /** Of Odoo, if the server has several. */
  database: v.optional(shortText(100)),
  /** IANA zone of Frappe HR, if it differs from the kiosk's. */
  zone: v.optional(shortText(100)),
  /** Ids at Kimai. */
  project: v.optional(WholeId),
  activity: v.optional(WholeId),
  /** Id of the OAuth client at OrangeHRM. */
  client: v.optional(shortText(200)),
  /** Ids in the other system by employee number. */
  table: v.optional(v.record(v.string(), v.string()), {}),
  /** Reads the people from there regularly; if left out, only on request. */
  people: v.optional(
    v.strictObject({
      everyHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(168)), 24),
      /** False: only says what would change. */
      apply: v.optional(v.boolean(), false),
      maxLeaving,
    }),
  ),
  /** True to allow an address without encryption that is not this machine. */
  unencrypted: v.optional(v.boolean(), false),
});
export type ConnectorSettings = v.InferOutput<typeof ConnectorSettings>;

const named = v.object({ name: ConnectorName });

/** A delivery that a person has to look at. */
const FailedDelivery = v.object({
  /** Id of the entry: `kiosk.sequence.hash`. */
  entry: v.string(),
  /** Name; null for a person who was erased, and for what is not about a person. */
  person: v.nullable(v.string()),
  what: v.picklist(['in', 'out', 'correction', 'merge', 'person', 'alarm']),
  /** On the wall clock, such as `2026-03-02 08:59`; null if there is none. */
  at: v.nullable(v.string()),
  reason: v.string(),
  /** True for what is to be done in the other system. */
  byHand: v.boolean(),
});

const NamedNumber = v.object({ name: v.string(), number: v.nullable(v.string()) });

/** The last time that people were read automatically. */
export const PeopleRun = v.object({
  /** UTC. */
  at: v.string(),
  /** False for a dry run, and for a list that could not be used: then nothing was changed. */
  isApplied: v.boolean(),
  added: v.number(),
  changed: v.number(),
  left: v.number(),
  /** People who could not be added or changed. */
  refused: v.number(),
  /** Why the list could not be used; null if it could. */
  problem: v.nullable(v.string()),
});
export type PeopleRun = v.InferOutput<typeof PeopleRun>;

/** What a dry run found. */
const DryRun = v.object({
  /** Number of entries that would be sent. */
  toSend: v.number(),
  unmapped: v.array(
    v.object({ person: v.nullable(v.string()), reason: v.string(), entries: v.number() }),
  ),
  failed: v.array(FailedDelivery),
  /** Why the other system could not be asked; null if it could. */
  problem: v.nullable(v.string()),
});

const withSecret = v.object({
  connector: ConnectorSettings,
  secret: v.string(),
  /** True to use the stored secret of the connector of that name, for the same system and server. */
  keepsSecret: v.optional(v.boolean()),
});

export const connectorCalls = {
  /** In the order of adding. */
  'connectors.list': {
    access: 'hr',
    input: v.object({}),
    output: v.array(
      v.object({
        name: v.string(),
        system: ConnectorSystem,
        address: v.string(),
        from: v.string(),
        waiting: v.number(),
        failed: v.number(),
        sent: v.number(),
        /** UTC; null before the first. */
        lastSentAt: v.nullable(v.string()),
        /** The last time that people were read automatically; null for never. */
        peopleRun: v.nullable(PeopleRun),
      }),
    ),
  },
  /**
   * Adds a connector, or replaces the one of that name. Fault `invalid-input`.
   * The secret of a webhook may be left out; then Rollcall makes both of its keys and returns them once.
   */
  'connectors.add': {
    access: 'administrator',
    input: withSecret,
    output: v.object({
      name: v.string(),
      /** For the receiver of a webhook: `whsec_…`, and the public key `whpk_…`. */
      keys: v.nullable(v.object({ secret: v.string(), publicKey: v.string() })),
    }),
  },
  /** The settings of a connector, without its secret, which is never shown. Fault `not-found`. */
  'connectors.settings': { access: 'administrator', input: named, output: ConnectorSettings },
  /**
   * As `connectors.check`, with settings that are not saved. Fault `invalid-input`, also for a new key of OrangeHRM, which
   * a try would use up.
   */
  'connectors.try': { access: 'administrator', input: withSecret, output: DryRun },
  /** Also drops what is not sent yet. Fault `not-found`. */
  'connectors.remove': { access: 'administrator', input: named, output: named },
  /** Dry run: looks people up in the other system and writes nothing. Fault `not-found`. */
  'connectors.check': {
    access: 'hr',
    input: named,
    output: DryRun,
  },
  /**
   * A dry run: reads everyone who works there from Frappe HR, Odoo or a table at an address, and compares them with the
   * people here. Fault `not-found`.
   */
  'connectors.people': {
    access: 'administrator',
    input: v.object({ ...named.entries, maxLeaving }),
    output: v.object({
      adding: v.array(NamedNumber),
      changing: v.array(NamedNumber),
      leaving: v.array(NamedNumber),
      /** People of the list without an employee number. */
      withoutNumber: v.number(),
      /** Why the list may not be used; null if it may. */
      problem: v.nullable(v.string()),
    }),
  },
  /**
   * Does what `connectors.people` shows: adds and updates people, and marks the others as having left. Fault
   * `not-found`.
   */
  'connectors.importPeople': {
    access: 'administrator',
    input: v.object({ ...named.entries, maxLeaving }),
    output: v.object({
      added: v.number(),
      changed: v.number(),
      left: v.number(),
      refused: v.array(v.object({ name: v.string(), reason: v.string() })),
      /** Why nothing was changed; null if it was. */
      problem: v.nullable(v.string()),
    }),
  },
  /** What other systems refused, or did not take for a week: the first 200, and how many there are. Fault `not-found`. */
  'connectors.failed': {
    access: 'hr',
    input: named,
    output: v.object({ failed: v.array(FailedDelivery), count: v.number() }),
  },
  /** Makes what failed wait to be sent again: these entries, or all. Fault `not-found`. */
  'connectors.sendAgain': {
    access: 'hr',
    input: v.object({
      ...named.entries,
      entries: v.optional(v.nullable(v.pipe(v.array(v.string()), v.maxLength(200))), null),
    }),
    output: v.object({ count: v.number() }),
  },
  /**
   * Sends again what was recorded on some days; the other system finds what it has. Faults `not-found`,
   * `invalid-input` for a range that ends before it starts.
   */
  'connectors.replay': {
    access: 'hr',
    input: v.object({ ...named.entries, from: Day, to: Day }),
    output: v.object({ count: v.number() }),
  },
  /** Sends what is due. Fault `not-found`. */
  'connectors.send': {
    access: 'hr',
    input: v.object({
      ...named.entries,
      /** True to try what failed again. */
      again: v.optional(v.boolean(), false),
    }),
    output: v.object({
      sent: v.number(),
      alreadyThere: v.number(),
      waiting: v.number(),
      failed: v.number(),
      /** Why it ended early; null if it did not. */
      stopped: v.nullable(v.string()),
    }),
  },
} as const satisfies Calls;
