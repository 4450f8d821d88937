import type { HubQueue } from '../../connectors/event-source.js';

/** The queue of a hub for its desk, which is assembled before the hub's database is open. */
export interface QueueOfHub {
  /** Waits for the database. */
  readonly get: () => Promise<HubQueue>;
  readonly open: (queue: HubQueue) => void;
}

export function queueOfHub(): QueueOfHub {
  let open: QueueOfHub['open'] = () => undefined;
  const queue = new Promise<HubQueue>((resolve) => {
    open = resolve;
  });
  return { get: () => queue, open };
}
