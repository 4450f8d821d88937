import type { Destination, PersonOf } from '../connector.js';
import { refused, type Outcome } from '../outcome.js';
import { backOffMs, giveUpMs } from './back-off.js';
import type { Delivery, DeliveryStore, Settlement } from './delivery-store.js';

export interface DeliverOptions {
  readonly store: DeliveryStore;
  /** Id of the destination in the store. */
  readonly id: string;
  readonly destination: Destination;
  readonly personOf: PersonOf;
  readonly now?: () => number;
  readonly random?: () => number;
  /** Called after each attempt. */
  readonly onOutcome?: (delivery: Delivery, outcome: Outcome) => void;
  readonly signal?: AbortSignal;
}

/** What one run delivered. */
export interface DeliverReport {
  readonly sent: number;
  readonly alreadyThere: number;
  readonly waiting: number;
  readonly dead: number;
  /** Why the run ended before all that were due; null if it did not. */
  readonly stopped: string | null;
}

/** Deliveries that are read from the store at a time. */
const batch = 100;
/**
 * After this number of failures in a row, the whole system is down; it is not just one person's record that is wrong.
 */
const maxFailures = 3;
/** When a refused key is tried again, in case the other system made a mistake. */
const reauthoriseMs = 3_600_000;

/**
 * Delivers everything that is due for one destination, one delivery after another. A crash at any point loses nothing:
 * unsettled deliveries are sent again, and the destination recognises those that it already has.
 */
export async function deliver(options: DeliverOptions): Promise<DeliverReport> {
  const { store, id, destination, personOf, now = Date.now, onOutcome, signal } = options;
  const counts = { sent: 0, alreadyThere: 0, waiting: 0, dead: 0 };
  let failures = 0;
  for (;;) {
    const due = await store.due(id, now(), batch);
    if (due.length === 0) return { ...counts, stopped: null };
    for (const delivery of due) {
      if (signal?.aborted === true) return { ...counts, stopped: 'The run was stopped.' };
      const outcome = await attempt(destination, delivery, personOf);
      const settlement = settlementOf(delivery, outcome, now(), options.random);
      await store.settle(delivery, settlement);
      onOutcome?.(delivery, outcome);
      if (settlement.state === 'dead') counts.dead += 1;
      else if (outcome.kind === 'sent') counts.sent += 1;
      else if (outcome.kind === 'already-there') counts.alreadyThere += 1;
      else counts.waiting += 1;
      failures = outcome.kind === 'wait' ? failures + 1 : 0;
      if (outcome.kind === 'reauthorise' || (outcome.kind === 'wait' && failures >= maxFailures)) {
        return { ...counts, stopped: outcome.reason };
      }
    }
  }
}

/** A person who was erased is not sent anywhere again. */
function attempt(
  destination: Destination,
  { event }: Delivery,
  personOf: PersonOf,
): Promise<Outcome> {
  const needsPerson = event.kind !== 'alarm' && event.kind !== 'person' && event.kind !== 'merge';
  if (needsPerson && personOf(event.subjectId) === null) {
    return Promise.resolve(refused('The person was erased.'));
  }
  return destination.send(event, personOf);
}

function settlementOf(
  { attempts, firstAtMs, nextAtMs }: Delivery,
  outcome: Outcome,
  nowMs: number,
  random?: () => number,
): Settlement {
  if (outcome.kind === 'sent' || outcome.kind === 'already-there') return { state: 'sent' };
  const tried = { attempts: attempts + 1, firstAtMs: firstAtMs ?? nowMs, outcome };
  if (outcome.kind === 'refused') return { ...tried, state: 'dead', nextAtMs };
  if (outcome.kind === 'reauthorise') {
    // The problem was not this delivery, so its time does not run out.
    return { attempts, firstAtMs, outcome, state: 'waiting', nextAtMs: nowMs + reauthoriseMs };
  }
  if (nowMs - tried.firstAtMs >= giveUpMs) return { ...tried, state: 'dead', nextAtMs };
  const waitMs = backOffMs(tried.attempts, outcome.afterMs, random);
  return { ...tried, state: 'waiting', nextAtMs: nowMs + waitMs };
}
