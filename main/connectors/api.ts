import type { connectorCalls, ConnectorSettings } from '../../contract/calls/connectors.js';
import type { ApiOf, Input, Output } from '../../contract/contract.js';
import { actorOf, type Acting } from '../access/acting.js';
import { requireOrder } from '../attendance/days/day-range.js';
import { auditFirst } from '../access/audit-first.js';
import type { Actor } from '../access/session.js';
import { requireUsable, type ConnectorSecret } from './create-destination.js';
import type { ExistingPerson } from './directory/compare-people.js';
import { applyPeople, planPeople } from './directory/import-people.js';
import { checkSaved, failedDelivery, tryWithoutSaving } from './check.js';
import { replay, send, type ConnectorData } from './send.js';
import type { SiteConnectors } from './site-connectors.js';
import { newSecret, newSigningKey } from './webhooks/keys.js';

export interface ConnectorContext extends Acting {
  readonly data: () => Promise<ConnectorData>;
}

/** The number that a person can look at; the rest follows when these are done. */
const maxFailedShown = 200;

/** Connectors of a kiosk without a hub, or of the desk of a hub. */
export function connectorsApi(context: ConnectorContext): ApiOf<typeof connectorCalls> {
  const { data } = context;
  const audited = (action: 'connectors.add' | 'connectors.remove') =>
    auditFirst<ConnectorSettings>(context, ({ name, system, address }) => ({
      action,
      target: null,
      // The other parts of a webhook's address may be secret.
      after: { name, system, address: new URL(address).origin },
    }));
  return {
    'connectors.list': async () => {
      const { connectors } = await data();
      if (connectors.list().length === 0) return [];
      const deliveries = await connectors.deliveries();
      return Promise.all(
        connectors.list().map(async ({ name, system, address, from }) => {
          const { waiting, dead, sent, lastSentAtMs } = await deliveries.summary(name);
          const lastSentAt = lastSentAtMs === null ? null : new Date(lastSentAtMs).toISOString();
          const counts = { waiting, failed: dead, sent, lastSentAt };
          const peopleRun = connectors.peopleRunOf(name);
          return { name, system, address, from, ...counts, peopleRun };
        }),
      );
    },
    'connectors.add': async (input) => {
      const { connectors } = await data();
      const { connector } = input;
      const { shown, ...secret } = await secretOf(connectors, input);
      requireUsable(connector, secret);
      const given = input.keepsSecret === true ? null : secret;
      await connectors.add(connector, given, audited('connectors.add'));
      return { name: connector.name, keys: shown };
    },
    'connectors.settings': async ({ name }) => (await data()).connectors.find(name),
    'connectors.try': async (input) => {
      const opened = await data();
      return opened.connectors.runs.run(() => tryWithoutSaving(opened, input));
    },
    'connectors.remove': async ({ name }) => {
      await (await data()).connectors.remove(name, audited('connectors.remove'));
      return { name };
    },
    'connectors.people': async ({ name, maxLeaving }) => people(await data(), name, maxLeaving),
    'connectors.importPeople': async ({ name, maxLeaving }) => {
      const opened = await data();
      const actor = actorOf(context.session);
      return opened.connectors.runs.run(() => importPeople(opened, actor, name, maxLeaving));
    },
    'connectors.check': async ({ name }) => {
      const opened = await data();
      return opened.connectors.runs.run(() => checkSaved(opened, name));
    },
    'connectors.failed': async ({ name }) => {
      const opened = await data();
      const { connectors } = opened;
      connectors.find(name);
      const deliveries = await connectors.deliveries();
      const dead = await deliveries.list(name, 'dead', maxFailedShown);
      const { dead: count } = await deliveries.summary(name);
      return { failed: dead.map((delivery) => failedDelivery(delivery, opened)), count };
    },
    'connectors.sendAgain': async ({ name, entries }) => {
      const { connectors } = await data();
      connectors.find(name);
      const deliveries = await connectors.deliveries();
      let count = 0;
      const entry = { action: 'connectors.sendAgain', target: null, after: { name } } as const;
      await auditFirst(context, () => entry)(null, async () => {
        count = await deliveries.sendAgain(name, entries);
      });
      return { count };
    },
    'connectors.replay': async ({ name, ...days }) => {
      const opened = await data();
      opened.connectors.find(name);
      requireOrder(days);
      let count = 0;
      const after = { name, ...days };
      const entry = { action: 'connectors.replay', target: null, after } as const;
      await auditFirst(context, () => entry)(null, async () => {
        count = await replay(opened, name, days);
      });
      return { count };
    },
    'connectors.send': async ({ name, again }) => {
      const opened = await data();
      return opened.connectors.runs.run(() => send(opened, name, again));
    },
  };
}

/** The keys of a connector, and the part of them that the administrator sees. @throws Fault as `keptSecret`. */
async function secretOf(
  connectors: SiteConnectors,
  { connector, secret, keepsSecret }: Input<'connectors.add'>,
): Promise<ConnectorSecret & { readonly shown: Output<'connectors.add'>['keys'] }> {
  if (keepsSecret === true) return { ...(await connectors.keptSecret(connector)), shown: null };
  const { system } = connector;
  if (system !== 'webhook' || secret !== '') return { keys: [secret], shown: null };
  const shared = newSecret();
  const signing = newSigningKey();
  return {
    keys: [shared, signing.secret],
    shown: { secret: shared, publicKey: signing.publicKey },
  };
}

async function people(
  { connectors, people: known }: ConnectorData,
  name: string,
  maxLeaving: number | undefined,
): Promise<Output<'connectors.people'>> {
  const settings = connectors.find(name);
  const found = await planPeople(known, settings, await connectors.firstKey(name), maxLeaving);
  const { adding, changing, returning, leaving, withoutNumber, problem } = found;
  const changed = [...changing.map(({ person }) => person), ...returning];
  return {
    adding: adding.map(nameAndNumber),
    changing: [...new Set(changed)].map(nameAndNumber),
    leaving: leaving.map(nameAndNumber),
    withoutNumber,
    problem,
  };
}

function nameAndNumber({ name, number }: Pick<ExistingPerson, 'name' | 'number'>) {
  return { name, number };
}

async function importPeople(
  data: ConnectorData,
  actor: Actor,
  name: string,
  maxLeaving: number | undefined,
): Promise<Output<'connectors.importPeople'>> {
  const { connectors, people: known } = data;
  const settings = connectors.find(name);
  const found = await planPeople(known, settings, await connectors.firstKey(name), maxLeaving);
  const { problem } = found;
  if (problem !== null) return { added: 0, changed: 0, left: 0, refused: [], problem };
  const { refused, ...counts } = await applyPeople(data, actor, found);
  return { ...counts, refused: [...refused], problem: null };
}
