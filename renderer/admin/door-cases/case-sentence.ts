import type { DoorCase } from '../../../contract/calls/door-cases.js';
import type { MessageValues } from '../../language/format-message.js';
import type { AdminMessageKey } from '../messages/catalogue.js';

/** The message that says what happened, and what to do. */
export function caseSentence({ kind, person, takenFor, count }: DoorCase): {
  readonly key: AdminMessageKey;
  readonly values: MessageValues;
} {
  const taken = takenFor?.name ?? '';
  const name = person?.name ?? '';
  switch (kind) {
    case 'help':
      return { key: 'door-cases.help', values: {} };
    case 'near-miss':
      return { key: 'door-cases.nearMiss', values: { name, count } };
    case 'look-alike':
      return person === null
        ? { key: 'door-cases.takenByUnknown', values: { taken, count } }
        : { key: 'door-cases.taken', values: { name, taken, count } };
  }
}
